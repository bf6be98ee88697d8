// Whom to charge what for a month; made to be printed.
import {csv} from '../controls.js';
import {h} from '../dom.js';
import * as format from '../format.js';
import {panel} from '../panel.js';
import {firstOfMonth, go, same} from '../state.js';
import {column, table} from '../table.js';

const BACK = 13;

function months(ctx) {
  return Array.from({length: BACK}, (_, i) => firstOfMonth(ctx.meta.now, ctx.zone, -i).slice(0, 7)).filter(month => !ctx.meta.earliest || month >= ctx.meta.earliest.slice(0, 7));
}

function sections(lines, by) {
  const found = new Map();
  for (const line of lines) found.set(line[by[0]], [...found.get(line[by[0]]) ?? [], line]);
  return [...found];
}

export default ctx => {
  const zone = ctx.parameters.get('timezone') ?? 'UTC';
  const month = ctx.parameters.get('month') ?? firstOfMonth(ctx.meta.now, zone, -1).slice(0, 7);
  const asked = {month, timezone: zone};
  const choices = months({...ctx, zone});
  const select = h('select', {'aria-label': 'Month', id: 'period', onchange: event => go(same({month: event.target.value}))},
    [...new Set([month, ...choices])].sort().reverse().map(value => h('option', {value, selected: value === month}, value)));
  return [
    h('div', {class: 'query'}, h('div', {class: 'chips'}, select,
      h('button', {type: 'button', onclick: () => print()}, 'Print or save as PDF'), csv(ctx, {...asked, answer: 'chargeback', format: 'csv'}, `aimeter-chargeback-${month}.csv`))),
    panel(ctx, null, async () => {
      const report = await ctx.get('chargeback', asked);
      const {by, total} = report;
      if (!report.lines.length) return h('p', {class: 'state'}, `Nothing was spent in ${month}.`);
      const columns = [...by.slice(1).map(name => column(name, 'TEXT')), column('calls', 'COUNT'), column('cost', 'MONEY'),
        column('share', 'SHARE', {plain: true, render: row => format.share(format.ratio(row.cost_nano_usd, total.cost_nano_usd))})];
      return [
        h('div', {class: 'statement'}, h('h2', {}, `AI spend of ${month}`), h('p', {class: 'muted'}, `by ${by.map(format.label).join(', ')} · days of ${report.timezone} · metered by aimeter ${ctx.meta.version}`),
          h('p', {class: 'value', title: format.exact(total.cost_usd), 'data-usd': total.cost_usd, id: 'charged'}, format.money(total.cost_nano_usd, 2)),
          report.unattributed_nano_usd > 0 && h('p', {class: 'warn', title: format.exact(report.unattributed_usd)}, `${format.money(report.unattributed_nano_usd)} of it belongs to no known ${format.label(by[0])}.`),
          total.unpriced_records > 0 && h('p', {class: 'warn'}, `${format.count(total.unpriced_records)} calls without a price are in no sum.`)),
        sections(report.lines, by).map(([name, lines], i) => h('section', {class: 'charge'}, h('h3', {}, name ?? `no ${format.label(by[0])}`), table(`charge-${i}`, columns, lines, {caption: `Charges of ${name ?? 'no one known'}`})))];
    }, {size: 14, wide: true, id: 'chargeback-panel'}),
  ];
};

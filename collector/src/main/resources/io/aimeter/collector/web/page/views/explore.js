// Any dimensions, any filters: a chart and a table, and down from each row to what it is made of.
import {csv, filters, grouping} from '../controls.js';
import {stackChart} from '../chart.js';
import {colour} from '../colours.js';
import {h} from '../dom.js';
import * as format from '../format.js';
import {bar, swatch} from '../marks.js';
import {panel} from '../panel.js';
import {coloured, condition, seriesBy} from '../series.js';
import {link} from '../state.js';
import {column, table} from '../table.js';

const DOWN = ['team', 'app', 'feature', 'model'];
const TIMES = ['day', 'hour'];
const TOP = 200;

/** What a row is made of: the next dimension that is not fixed yet, and calls at the end. */
function below(by, where, row) {
  const keys = by.filter(name => !TIMES.includes(name));
  const fixed = [...where, ...keys.map(name => condition(name, row[name]))];
  const known = new Set(fixed.map(text => text.slice(0, text.indexOf('='))));
  const last = Math.max(-1, ...DOWN.map((name, i) => known.has(name) ? i : -1));
  const next = DOWN.slice(last + 1).find(name => !known.has(name));
  if (!keys.length) return null;
  const more = {where: [...new Set(fixed)]};
  return next ? link('explore', {...more, by: next}) : link('calls', more);
}

function columnsOf(by, total) {
  const keys = by.map(name => column(name, 'TEXT', {
    render: (row, value) => [by.length === 1 && !TIMES.includes(name) && swatch(colour(name, value)), value ?? h('span', {class: 'muted'}, 'unknown')]}));
  return [...keys,
    column('cost', 'MONEY'),
    column('share', 'SHARE', {plain: true, class: 'share-cell', render: row => {
      const part = format.ratio(row.cost_nano_usd, total.cost_nano_usd);
      return [bar(part), h('span', {}, format.share(part))];
    }}),
    column('calls', 'COUNT'), column('errors', 'COUNT'),
    column('uncached_input_tokens', 'COUNT', {label: 'input', hint: 'input tokens not read from a cache'}),
    column('cache_read_tokens', 'COUNT', {label: 'cached', hint: 'input tokens read from a cache'}),
    column('output_tokens', 'COUNT', {label: 'output', hint: 'output tokens'}),
    column('a_call', 'MONEY', {plain: true, render: row => format.money(row.calls && row.cost_nano_usd !== null ? row.cost_nano_usd / row.calls : null)})];
}

export default ctx => {
  const by = (ctx.parameters.get('by') ?? 'team').split(',');
  const where = ctx.parameters.getAll('where');
  const asked = [...Object.entries(ctx.period), ...where.map(text => ['where', text])];
  const report = ctx.get('report', [...asked, ['by', by.join(',')], ['top', String(TOP)]]);
  report.catch(() => {});
  const first = by.find(name => !TIMES.includes(name)) ?? 'team';
  return [
    h('div', {class: 'query'}, grouping(ctx, by), filters(ctx, where)),
    panel(ctx, null, async () => {
      const top = by.length === 1 && by[0] === first ? await report : await ctx.get('report', [...asked, ['by', first], ['top', '8']]);
      const {times, series, step} = await seriesBy(ctx, first, top, where);
      return times.length ? stackChart(times, series, step, `Spend by ${first} and ${step}`) : null;
    }, {size: 9, wide: true}),
    panel(ctx, null, async () => {
      const found = await report;
      if (!found.lines.length) return h('p', {class: 'state'}, 'Nothing was spent so in this time.');
      const {total} = found;
      if (by.length === 1) coloured(found, by[0]);
      return [
        h('div', {class: 'above'}, h('p', {}, h('b', {title: format.exact(total.cost_usd), 'data-usd': total.cost_usd, id: 'total'}, format.headline(total.cost_nano_usd)), ` in ${format.count(total.calls)} calls, ${format.count(found.groups)} rows`),
          h('p', {}, h('a', {href: link('calls', {where})}, 'Calls'), csv(ctx, [...asked, ['answer', 'report'], ['by', by.join(',')], ['format', 'csv']], `aimeter-${by.join('-')}.csv`))),
        table('explore', columnsOf(by, total), found.lines, {caption: `Spend by ${by.join(', ')}`, total, open: row => below(by, where, row)}),
        found.others && h('p', {class: 'notes', title: format.exact(found.others.cost_usd)}, `The ${TOP} dearest of ${format.count(found.groups)}; all others: ${format.money(found.others.cost_nano_usd)}. The CSV has them all.`)];
    }, {size: 12, wide: true, id: 'lines'}),
  ];
};

// What is spent, whether that is more than before, and what needs a look.
import {choice} from '../controls.js';
import {stackChart} from '../chart.js';
import {h} from '../dom.js';
import * as format from '../format.js';
import {bar, swatch} from '../marks.js';
import {panel} from '../panel.js';
import {coloured, condition, seriesBy} from '../series.js';
import {link, same} from '../state.js';
import {answerColumns, column, notes, table} from '../table.js';
import {colour} from '../colours.js';
import {spikeList} from './spikes.js';

const DIMENSIONS = ['team', 'app', 'feature', 'model', 'provider'];

function tile(name, value, title, below, more = {}) {
  return h('div', {class: 'tile', ...more}, h('p', {class: 'name'}, name), h('p', {class: 'value', title}, value), h('p', {class: 'below'}, below));
}

function change(now, before) {
  if (!before?.total.cost_nano_usd) return 'nothing in the period before';
  const part = (now - before.total.cost_nano_usd) / before.total.cost_nano_usd;
  return [h('b', {class: part > 0 ? 'up' : 'down'}, format.rate(part)), ` against ${format.headline(before.total.cost_nano_usd)} before`];
}

/** The period of the same length before the one that was reported. */
function earlier(ctx, report) {
  const since = Date.parse(report.since);
  const length = Date.parse(report.until ?? ctx.meta.now) - since;
  return ctx.get('report', {by: 'provider', since: new Date(since - length).toISOString(), until: report.since, timezone: ctx.period.timezone});
}

async function tiles(ctx, now, forecast) {
  const report = await now;
  const [before, month] = await Promise.all([earlier(ctx, report), forecast]);
  const {total} = report;
  const team = report.coverage.find(one => one.dimension === 'team') ?? report.coverage[0];
  const unknown = format.ratio(team?.unknown_nano_usd, total.cost_nano_usd);
  return h('div', {class: 'tiles'},
    tile('Spent', format.headline(total.cost_nano_usd), format.exact(total.cost_usd), change(total.cost_nano_usd, before), {'data-usd': total.cost_usd, id: 'spent'}),
    tile('By the end of the month', format.headline(month?.forecast_nano_usd), format.exact(month?.forecast_usd),
      month?.forecast_nano_usd ? [month.forecast_error_nano_usd ? `± ${format.headline(month.forecast_error_nano_usd)}, ` : '', `${format.headline(month.spent_nano_usd)} so far`] : 'not enough days for a forecast'),
    tile('Calls', format.short(total.calls), format.count(total.calls), !total.calls ? 'none in this time' : [`${format.share(format.ratio(total.errors, total.calls))} failed`, ` · ${format.money(total.calls ? total.cost_nano_usd / total.calls : null)} a call`]),
    tile('Attributed to a team', unknown === null ? format.NONE : format.share(1 - unknown), 'of what was spent', `${format.headline(team?.unknown_nano_usd)} of unknown teams`));
}

function alarm(text, detail, href) {
  return h('li', {}, href ? h('a', {href}, text) : h('b', {}, text), h('span', {}, detail));
}

/** What is in no sum, or not exact, is said before the sums are believed. */
async function alarms(now) {
  const report = await now;
  const {total} = report;
  const models = report.unpriced_models.slice(0, 3).map(one => one.model ?? 'unknown model').join(', ');
  const found = [
    total.unpriced_records > 0 && alarm(`${format.count(total.unpriced_records)} calls have no price`, `and are in no sum: ${models}${report.unpriced_models.length > 3 ? ', …' : ''}`, link('prices')),
    report.unmetered_clients.length > 0 && alarm(`${report.unmetered_clients.length} ${report.unmetered_clients.length === 1 ? 'client is' : 'clients are'} not metered`, report.unmetered_clients.slice(0, 3).map(one => `${one.client} → ${one.host}`).join(', ')),
    total.calls_without_usage > 0 && alarm(`${format.count(total.calls_without_usage)} calls did not say their usage`, 'and cost what nobody knows', link('explore', {by: 'client,model'})),
    total.estimated_cost_nano_usd > 0 && alarm(`${format.headline(total.estimated_cost_nano_usd)} is estimated`, `${format.count(total.estimated_calls)} calls whose tokens aimeter counted itself`),
    (report.dropped_records > 0 || report.missing_records > 0) && alarm(`${format.count((report.dropped_records ?? 0) + (report.missing_records ?? 0))} records are lost`, `${format.count(report.dropped_records)} dropped, ${format.count(report.missing_records)} missing`, link('health')),
  ].filter(Boolean);
  return found.length ? h('ul', {class: 'alarms', 'aria-label': 'What the sums do not say'}, found) : null;
}

async function trendTable(ctx, dimension, now) {
  coloured(await now, dimension);
  const answer = await ctx.get('trend', {...ctx.period, by: dimension, top: '8'});
  if (!answer.rows.length) return notes(answer);
  const columns = answerColumns(answer, {
    before: null, change: {signed: true}, rate: {shape: 'RATE'}, volume: null, mix: null, tokens: null, price: null,
    series: {label: ''}, [dimension]: {render: (row, value) => [swatch(colour(dimension, value)), value ?? 'unknown']},
  });
  const why = {...column('why', 'TEXT'), plain: true, hint: 'The largest part of the change', render: row => reason(row)};
  return table('growth', [...columns.slice(0, -1), why, columns[columns.length - 1]], answer.rows,
    {caption: 'Where spend grew most', open: row => drill(dimension, row[dimension])});
}

const REASONS = {volume: 'calls', mix: 'other models', tokens: 'tokens a call', price: 'prices'};

function reason(row) {
  const [name, part] = Object.keys(REASONS).map(name => [name, row[`${name}_nano_usd`]]).sort((a, b) => Math.abs(b[1] ?? 0) - Math.abs(a[1] ?? 0))[0];
  return part ? h('span', {class: 'muted nowrap', title: Object.keys(REASONS).map(one => `${REASONS[one]}: ${format.exact(row[`${one}_usd`])}`).join('\n')}, `${part > 0 ? 'more' : 'less'} by ${REASONS[name]}`) : format.NONE;
}

const drill = (name, value) => link('explore', {by: next(name), where: condition(name, value)});

const next = dimension => ({team: 'app', app: 'feature', feature: 'model', provider: 'model'})[dimension] ?? 'team';

async function budgets(ctx) {
  const answer = await ctx.get('budgets', {timezone: ctx.period.timezone});
  if (!answer.rows.length) return notes(answer);
  const pressing = row => Math.max(row.used ?? 0, row.expected ?? 0);
  const first = [...answer.rows].sort((a, b) => pressing(b) - pressing(a));
  return h('ul', {class: 'gauges'}, first.slice(0, 8).map(row => h('li', {},
    h('span', {class: 'gauge-name'}, row.budget), h('span', {class: 'n', title: `${format.exact(row.spent_usd)} of ${format.exact(row.allocated_usd)}`}, `${format.share(row.used)} of ${format.headline(row.allocated_nano_usd)}`),
    bar(row.used, {marker: row.expected <= 1 ? row.expected : null, tone: row.used >= 1 ? 'over' : row.expected > 1 ? 'warn' : ''}))));
}

async function coverage(now) {
  const report = await now;
  const all = report.total.cost_nano_usd;
  if (!all) return h('p', {class: 'muted'}, 'Nothing was spent in this time.');
  return h('ul', {class: 'gauges'}, report.coverage.map(one => {
    const known = format.ratio(all - one.unknown_nano_usd, all);
    const sources = Object.entries(one.nano_usd_by_source).map(([source, nanos]) => `${source}: ${format.share(format.ratio(nanos, all))}`).join('\n');
    return h('li', {title: sources}, h('span', {class: 'gauge-name'}, format.label(one.dimension)), h('span', {class: 'n'}, format.share(known)), bar(known));
  }));
}

export default ctx => {
  const dimension = DIMENSIONS.includes(ctx.parameters.get('by')) ? ctx.parameters.get('by') : 'team';
  const report = ctx.get('report', {...ctx.period, by: dimension, top: '8'});
  const forecast = ctx.get('forecast', {timezone: ctx.period.timezone}).catch(problem => { if (problem.status === 404) return null; throw problem; });
  // Both are waited for by panels, which tell what is wrong.
  report.catch(() => {});
  forecast.catch(() => {});
  return h('div', {class: 'overview'},
    panel(ctx, null, () => alarms(report), {size: 0, wide: true, id: 'alarms'}),
    panel(ctx, null, () => tiles(ctx, report, forecast), {size: 3, wide: true}),
    panel(ctx, 'Spend', async () => {
      const {times, series, step} = await seriesBy({...ctx, drill}, dimension, await report);
      return times.length ? stackChart(times, series, step, `Spend by ${dimension} and ${step}`) : h('p', {class: 'muted'}, 'Nothing was spent in this time.');
    }, {size: 9, wide: true, more: choice('Split by', DIMENSIONS, dimension, value => same({by: value}))}),
    panel(ctx, 'Grew most', () => trendTable(ctx, dimension, report), {size: 9, id: 'growth-panel', more: h('span', {class: 'muted'}, 'against the period before')}),
    panel(ctx, 'Budgets', () => budgets(ctx), {size: 8, more: h('a', {href: link('budgets')}, 'all')}),
    panel(ctx, 'Spikes', async () => spikeList(ctx, await ctx.get('spikes', ctx.period), 4), {size: 5, more: h('a', {href: link('spikes')}, 'all')}),
    panel(ctx, 'Attributed', () => coverage(report), {size: 5, more: h('span', {class: 'muted'}, 'known, of what was spent')}));
};

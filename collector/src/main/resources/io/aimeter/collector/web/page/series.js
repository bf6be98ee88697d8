// Asks for sums over time by a dimension: the first values by cost, and all others together.
import {assign, colour, OTHERS} from './colours.js';
import {same} from './state.js';

const SHOWN = 7;
const HOURS = 3 * 86_400;

const pairs = (period, where, more) => [...Object.entries(period), ...where.map(text => ['where', text]), ...more];
const seconds = text => Date.parse(text.length > 10 ? `${text.slice(0, 13).replace(' ', 'T')}:00:00Z` : `${text.slice(0, 10)}T00:00:00Z`) / 1000;

function everyStep(first, last, size) {
  const times = [];
  for (let time = first; time <= last; time += size) times.push(time);
  return times;
}

/** The values of a report that have colours: the dearest. */
export function coloured(report, dimension) {
  const names = report.lines.map(line => line[dimension]).slice(0, SHOWN);
  assign(dimension, names);
  return names;
}

/** A value as a condition; what is unknown is asked for by nothing. */
export const condition = (dimension, value) => `${dimension}=${value ?? ''}`;

/**
 * The series of a dimension.
 *
 * @param top the report by the dimension alone, dearest first
 * @return `{times, series, step}`; without times where nothing was spent
 */
export async function seriesBy(ctx, dimension, top, where = []) {
  const length = (Date.parse(top.until ?? ctx.meta.now) - Date.parse(top.since)) / 1000;
  const step = length <= HOURS ? 'hour' : 'day';
  const size = step === 'hour' ? 3600 : 86_400;
  const names = coloured(top, dimension);
  const ask = (by, conditions) => ctx.get('report', pairs(ctx.period, [...where, ...conditions], [['by', by]]));
  // Of the values that are shown alone: a year of all would be long.
  const parts = ask(`${dimension},${step}`, names.map(name => condition(dimension, name)));
  const whole = ask(step, []);
  const [total, lines] = (await Promise.all([whole, parts])).map(report => report.lines);
  const stamps = total.map(line => seconds(line[step])).sort((a, b) => a - b);
  const times = stamps.length ? everyStep(stamps[0], stamps[stamps.length - 1], size) : [];
  const place = new Map(times.map((time, i) => [time, i]));
  const values = new Map(names.map(name => [name, times.map(() => null)]));
  const others = times.map(() => null);
  for (const line of total) others[place.get(seconds(line[step]))] = line.cost_nano_usd;
  for (const line of lines) {
    const name = line[dimension];
    const at = place.get(seconds(line[step]));
    if (!values.has(name) || line.cost_nano_usd === null) continue;
    values.get(name)[at] = line.cost_nano_usd;
    others[at] -= line.cost_nano_usd;
  }
  const series = names.map(name => ({name: name ?? 'unknown', colour: colour(dimension, name), values: values.get(name),
    href: ctx.drill?.(dimension, name) ?? same({where: [...where, condition(dimension, name)]})}));
  if (top.groups > names.length) series.push({name: `${top.groups - names.length} others`, colour: OTHERS, values: others, href: null});
  return {times, series, step};
}

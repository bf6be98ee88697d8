// Asks for sums over time by a dimension: the first values by cost, and all others together.
import {assign, colour, OTHERS} from './colours.js';
import {same} from './state.js';

const SHOWN = 7;
const HOURS = 3 * 86_400;

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
  const found = await ctx.get('series', [...Object.entries(ctx.period), ...where.map(text => ['where', text]), ['by', dimension], ['step', step], ['top', SHOWN]]);
  const stamps = found.times.map(seconds);
  const times = stamps.length ? everyStep(stamps[0], stamps[stamps.length - 1], size) : [];
  const place = new Map(times.map((time, i) => [time, i]));
  const spread = nanos => {
    const values = times.map(() => null);
    // Where clocks are set back, an hour is there twice.
    nanos?.forEach((value, i) => { const at = place.get(stamps[i]); if (value !== null) values[at] = (values[at] ?? 0) + value; });
    return values;
  };
  const values = new Map(found.series.map(one => [one.value, spread(one.cost_nano_usd)]));
  const series = names.map(name => ({name: name ?? 'unknown', colour: colour(dimension, name), values: values.get(name) ?? spread(),
    href: ctx.drill?.(dimension, name) ?? same({where: [...where, condition(dimension, name)]})}));
  if (found.others_nano_usd) series.push({name: `${found.groups - found.series.length} others`, colour: OTHERS, values: spread(found.others_nano_usd), href: null});
  return {times, series, step};
}

// How the collector, its sinks and the store fare.
import {h} from '../dom.js';
import * as format from '../format.js';
import {panel} from '../panel.js';

const label = name => format.label(name.replace(/_(ms|bytes|at)$/, ''));

/** A value by the unit its name ends in. */
function value(name, given, zone) {
  if (given === null || given === undefined || given === '') return format.NONE;
  if (typeof given === 'boolean') return given ? 'yes' : 'no';
  if (typeof given === 'string') return /^\d{4}-\d\d-\d\dT.*Z$/.test(given) ? format.moment(given, zone, true) : given;
  if (/_at_ms$/.test(name)) return format.moment(new Date(given).toISOString(), zone, true);
  if (/_ms$/.test(name)) return format.ago(given);
  if (/bytes/.test(name)) return format.short(given).replace('B', 'G').replace(/([kMGT]?)$/, ' $1B');
  return name === 'pid' ? String(given) : format.count(given);
}

const isProblem = (name, given) => /problem/.test(name) && given || /(^|\.)(missing|dropped|refused|unreadable)/.test(name) && given > 0;

function facts(found, zone) {
  return h('dl', {class: 'facts'}, Object.entries(found).filter(([, given]) => typeof given !== 'object' || given === null).map(([name, given]) => h('div', {class: isProblem(name, given) ? 'bad' : null},
    h('dt', {}, label(name)), h('dd', {title: typeof given === 'number' ? format.count(given) : null}, value(name, given, zone)))));
}

/** A store, and what its collector said last: without what of that is said beside it. */
function one(found, zone) {
  const {name, status, ...rest} = found;
  const {last_problem: _, written_at_ms: __, ...said} = status ?? {};
  return [name && h('h3', {}, name), facts(rest, zone), Object.keys(said).length ? [h('h3', {}, 'Its collector'), facts(said, zone)] : null];
}

/** Parts of a status: facts of an object, a box each of a list. */
function part(name, found, zone) {
  const list = Array.isArray(found) ? found : [found];
  return h('section', {class: 'panel'}, h('header', {}, h('h2', {}, label(name))), h('div', {class: 'content'},
    list.length ? list.map(each => typeof each === 'object' && each !== null ? one(each, zone) : h('p', {}, String(each)))
      : h('p', {class: 'muted'}, 'none')));
}

/** All that is wrong, wherever it is said. */
function problems(found, of = '') {
  return Object.entries(found ?? {}).flatMap(([name, given]) => {
    if (name === 'last_problem') return [];
    if (given !== null && typeof given === 'object') return problems(given, given.name ?? (Array.isArray(found) || name === 'status' ? of : label(name)));
    if (!isProblem(name, given)) return [];
    const what = typeof given === 'string' ? name.replace(/\.?problem$/, '') : '';
    const whose = [of, what].filter(Boolean).join(', ');
    return `${whose}${whose && ': '}${typeof given === 'string' ? given : `${format.count(given)} ${label(name)}`}`;
  });
}

export default ctx => panel(ctx, null, async () => {
  const found = await ctx.get('health');
  const parts = Object.entries(found).filter(([, given]) => typeof given === 'object' && given !== null);
  const rest = Object.fromEntries(Object.entries(found).filter(([, given]) => typeof given !== 'object' || given === null));
  const wrong = problems(found);
  return [
    wrong.length ? wrong.map(text => h('p', {class: 'problem', role: 'alert'}, text)) : h('p', {class: 'fine'}, 'Nothing is wrong.'),
    h('div', {class: 'masonry'}, parts.map(([name, given]) => part(name, given, ctx.period.timezone)), Object.keys(rest).length ? part('all stores', rest, ctx.period.timezone) : null)];
}, {size: 10, wide: true, id: 'health-panel'});

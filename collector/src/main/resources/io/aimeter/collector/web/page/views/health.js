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
  if (/bytes/.test(name)) return `${format.short(given)}B`;
  return name === 'pid' ? String(given) : format.count(given);
}

const isProblem = (name, given) => /problem/.test(name) && given || /^(missing|dropped|refused|unreadable)/.test(name) && given > 0;

function facts(found, zone) {
  return h('dl', {class: 'facts'}, Object.entries(found).filter(([, given]) => typeof given !== 'object' || given === null).map(([name, given]) => h('div', {class: isProblem(name, given) ? 'bad' : null},
    h('dt', {}, label(name)), h('dd', {title: typeof given === 'number' ? format.count(given) : null}, value(name, given, zone)))));
}

/** Parts of a status: facts of an object, a box each of a list. */
function part(name, found, zone) {
  const list = Array.isArray(found) ? found : [found];
  return h('section', {class: 'panel'}, h('header', {}, h('h2', {}, label(name))), h('div', {class: 'content'},
    list.length ? list.map(one => typeof one === 'object' && one !== null ? [one.name && h('h3', {}, one.name), facts(Object.fromEntries(Object.entries(one).filter(([key]) => key !== 'name')), zone)] : h('p', {}, String(one)))
      : h('p', {class: 'muted'}, 'none')));
}

/** All that is wrong, wherever it is said. */
function problems(found, of = '') {
  return Object.entries(found ?? {}).flatMap(([name, given]) => {
    if (given !== null && typeof given === 'object') return problems(given, given.name ?? (Array.isArray(found) ? of : label(name)));
    if (!isProblem(name, given)) return [];
    return typeof given === 'string' ? `${of}: ${given}` : `${of}: ${format.count(given)} ${label(name)}`;
  });
}

export default ctx => panel(ctx, null, async () => {
  const found = await ctx.get('health');
  const parts = Object.entries(found).filter(([, given]) => typeof given === 'object' && given !== null);
  const rest = Object.fromEntries(Object.entries(found).filter(([, given]) => typeof given !== 'object' || given === null));
  const wrong = problems(found);
  return [
    wrong.length ? wrong.map(text => h('p', {class: 'problem', role: 'alert'}, text)) : h('p', {class: 'fine'}, 'Nothing is wrong.'),
    h('div', {class: 'masonry'}, parts.map(([name, given]) => part(name, given, ctx.period.timezone)), Object.keys(rest).length ? part('store', rest, ctx.period.timezone) : null)];
}, {size: 10, wide: true, id: 'health-panel'});

// What is asked for: period, zone, grouping, filters. Each change is a new URL.
import {h} from './dom.js';
import {label} from './format.js';
import {begins, go, same} from './state.js';

const PERIODS = [['24h', 'Last 24 hours'], ['7d', 'Last 7 days'], ['30d', 'Last 30 days'], ['90d', 'Last 90 days'], ['365d', 'Last 12 months'],
  ['this-month', 'This month'], ['last-month', 'Last month']];

const TIMES = ['day', 'hour'];

const option = (value, text, chosen) => h('option', {value, selected: value === chosen}, text);

/** Period and zone. */
export function periodControls(ctx) {
  const since = ctx.parameters.get('since') ?? '30d';
  const until = ctx.parameters.get('until');
  const known = !until && PERIODS.some(([value]) => value === since);
  const start = known ? null : begins(since, ctx.meta.now);
  const from = h('input', {type: 'date', 'aria-label': 'From', value: start === null ? null : new Date(start).toISOString().slice(0, 10)});
  const to = h('input', {type: 'date', 'aria-label': 'Until, not included', value: until?.slice(0, 10)});
  const dates = h('span', {class: 'dates', hidden: known}, from, h('span', {class: 'muted'}, '–'), to,
    h('button', {type: 'button', onclick: () => from.value && go(same({since: from.value, until: to.value}))}, 'Show'));
  const select = h('select', {id: 'period', 'aria-label': 'Period', onchange: event => {
    if (event.target.value === 'dates') { dates.hidden = false; from.focus(); } else go(same({since: event.target.value, until: null}));
  }}, PERIODS.map(([value, text]) => option(value, text, known ? since : null)), option('dates', known ? 'Dates …' : 'Dates', known ? null : 'dates'));
  const zones = [...new Set([ctx.meta.timezone, 'UTC', Intl.DateTimeFormat().resolvedOptions().timeZone, ctx.period.timezone])];
  const zone = h('select', {'aria-label': 'Time zone', onchange: event => {
    if (event.target.value) { go(same({timezone: event.target.value})); return; }
    // Exactly when asked for: there are four hundred.
    event.target.replaceChildren(...Intl.supportedValuesOf('timeZone').map(name => option(name, name, ctx.period.timezone)));
    event.target.focus();
  }}, zones.map(name => option(name, name, ctx.period.timezone)), option('', 'Other zones …'));
  return [select, dates, zone];
}

/** One of some, as buttons. */
export function choice(name, values, chosen, to) {
  return h('span', {class: 'choice', role: 'group', 'aria-label': name},
    values.map(value => h('a', {href: to(value), class: value === chosen ? 'on' : null, 'aria-current': value === chosen ? 'true' : null}, label(value))));
}

/** The dimensions grouped by, in order; to add and to take away. */
export function grouping(ctx, by) {
  const rest = [...new Set([...ctx.meta.dimensions, ...TIMES])].filter(name => !by.includes(name));
  return h('div', {class: 'chips', role: 'group', 'aria-label': 'Grouped by'}, h('span', {class: 'muted'}, 'by'),
    by.map(name => h('span', {class: 'chip'}, label(name),
      by.length > 1 && h('a', {href: same({by: by.filter(other => other !== name).join(',')}), title: `Do not group by ${label(name)}`, 'aria-label': `Do not group by ${label(name)}`}, '×'))),
    by.length < 4 && h('select', {'aria-label': 'Group by one more', id: 'group', onchange: event => go(same({by: [...by, event.target.value].join(',')}))},
      option('', '+ group', ''), rest.map(name => option(name, label(name), ''))));
}

function addFilter(ctx, where) {
  const list = h('datalist', {id: 'values'});
  const value = h('input', {type: 'text', list: 'values', placeholder: 'value, * for anything', 'aria-label': 'Value', size: 22, autocomplete: 'off'});
  const dimension = h('select', {'aria-label': 'Filter by', id: 'filter', onchange: () => pick()}, option('', '+ filter', ''),
    ctx.meta.dimensions.filter(name => !TIMES.includes(name)).map(name => option(name, label(name), '')));
  const form = h('form', {class: 'filter', onsubmit: event => {
    event.preventDefault();
    if (value.value.trim()) go(same({where: [...where, `${dimension.value}=${value.value.trim()}`]}));
  }}, dimension, h('span', {hidden: true}, '=', value, list, h('button', {type: 'submit'}, 'Add')));
  async function pick() {
    form.lastChild.hidden = !dimension.value;
    if (!dimension.value) return;
    value.focus();
    const found = await ctx.get('values', [...Object.entries(ctx.period), ['dimension', dimension.value], ['top', '50'], ...where.map(text => ['where', text])]);
    list.replaceChildren(...found.values.filter(one => one.value !== null).map(one => h('option', {value: one.value})));
  }
  return form;
}

/** The conditions in force; to add and to take away. */
export function filters(ctx, where) {
  return h('div', {class: 'chips', role: 'group', 'aria-label': 'Filters'},
    where.map(text => h('span', {class: 'chip accent'}, text.endsWith('=') ? `${text.slice(0, -1)} unknown` : text.replace('=', ' = '),
      h('a', {href: same({where: where.filter(other => other !== text)}), title: 'Take this filter away', 'aria-label': `Take the filter ${text} away`}, '×'))),
    addFilter(ctx, where));
}

/** A button that saves what is seen as CSV, exactly as the command line prints it. */
export function csv(ctx, parameters, name) {
  return h('button', {type: 'button', class: 'quiet', onclick: event => ctx.save(parameters, name, event.target)}, 'CSV');
}

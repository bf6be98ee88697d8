// Tables of answers: a column's shape says how it is written, exact values are in titles and data attributes.
import {h} from './dom.js';
import * as format from './format.js';
import {bar, sparkline} from './marks.js';

// Which column a table is sorted by, and that all of it is shown, outlives a refresh.
const sorted = new Map();
const whole = new Set();

const DAY = /^\d{4}-\d\d-\d\d$/;

const NUMERIC = new Set(['COUNT', 'MONEY', 'SHARE', 'TENTHS', 'RATE']);

/** Shapes by their names, for columns that are made here: `column('cost', 'MONEY')`. */
export const column = (name, shape, more = {}) => ({name, shape, ...more});

const key = ({name, shape}) => shape === 'MONEY' || shape === 'SERIES' ? `${name}_nano_usd` : name;

/** A row's value in a column, as the API gave it. */
export const valueOf = (row, col) => row[key(col)];

function cell(row, col, digits, zone) {
  const value = valueOf(row, col);
  const numeric = NUMERIC.has(col.shape);
  const td = content => h('td', {class: numeric ? 'n' : col.class}, content);
  if (col.render) return h('td', {class: col.class ?? (numeric ? 'n' : null)}, col.render(row, value));
  switch (col.shape) {
    case 'MONEY': return h('td', {class: `n ${col.signed && value > 0 ? 'up' : ''}`, title: format.exact(row[`${col.name}_usd`]), 'data-usd': row[`${col.name}_usd`] ?? ''},
      (col.signed && value > 0 ? '+' : '') + format.money(value, digits));
    case 'COUNT': return h('td', {class: 'n', title: format.count(value), 'data-count': value ?? ''}, format.short(value));
    case 'SHARE': return h('td', {class: 'n', title: value ?? 'not known'}, format.share(value));
    case 'RATE': return h('td', {class: 'n', title: value ?? 'not known'}, format.rate(value));
    case 'TENTHS': return td(format.tenths(value));
    case 'BAR': return h('td', {class: 'bar-cell'}, bar(value));
    case 'SERIES': return h('td', {class: 'spark-cell'}, sparkline(value));
    case 'MOMENT': return h('td', {class: 'nowrap', title: value}, format.moment(value, zone));
    case 'TEXTS': return h('td', {}, h('span', {class: 'clamp', title: (value ?? []).join('\n')}, value?.length ? value.join(', ') : format.NONE));
    default: return h('td', {class: col.class ?? (DAY.test(value) ? 'date' : null)}, value === null || value === undefined || value === '' ? h('span', {class: 'muted', title: 'not known'}, format.NONE) : String(value));
  }
}

/** The largest sum decides how many decimals a column has. */
function decimalsOf(rows, col) {
  return format.decimals(Math.max(0, ...rows.map(row => Math.abs(valueOf(row, col) ?? 0))));
}

function compare(col, down) {
  return (one, other) => {
    const [a, b] = [valueOf(one, col), valueOf(other, col)];
    if (a === b) return 0;
    // What is not known is last, either way.
    if (a === null || a === undefined) return 1;
    if (b === null || b === undefined) return -1;
    const order = col.numeric || typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
    return down ? -order : order;
  };
}

/**
 * A table that can be sorted by its headings.
 *
 * @param id by which its order is remembered
 * @param options `caption` for those who do not see; `total`, a last row; `open(row)`, the link a row opens; `zone`;
 *   `most`, how many rows are shown until all are asked for
 */
export function table(id, columns, rows, {caption, total = null, open = null, zone = 'UTC', details = null, most = Infinity} = {}) {
  const body = h('tbody');
  const rest = h('p', {class: 'rest'}, h('button', {type: 'button', onclick: () => { whole.add(id); fill(); }}, `Show all ${rows.length}`));
  const heads = columns.map(col => {
    const sortable = col.shape !== 'SERIES' && col.shape !== 'BAR' && !col.plain;
    const text = col.label ?? format.label(col.name);
    return h('th', {scope: 'col', class: NUMERIC.has(col.shape) || col.numeric ? 'n' : null, title: col.hint},
      sortable ? h('button', {type: 'button', onclick: () => sortBy(col)}, text) : text);
  });
  const digits = columns.map(col => col.shape === 'MONEY' ? decimalsOf(total ? [...rows, total] : rows, col) : 0);

  function fill() {
    const order = sorted.get(id);
    const by = order && columns.find(col => col.name === order.name);
    const shown = by ? [...rows].sort(compare(by, order.down)) : rows;
    const all = whole.has(id) || shown.length <= most;
    body.replaceChildren(...(all ? shown : shown.slice(0, most)).flatMap(tableRow));
    rest.hidden = all;
    heads.forEach((head, i) => {
      if (by === columns[i]) head.setAttribute('aria-sort', order.down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    });
  }

  function tableRow(row) {
    const cells = columns.map((col, i) => cell(row, col, digits[i], zone));
    const to = open?.(row);
    if (to) {
      const first = cells[0];
      first.replaceChildren(h('a', {href: to, class: 'row-link'}, ...first.childNodes));
    }
    const tr = h('tr', {class: to || details ? 'opens' : null}, cells);
    if (to) tr.addEventListener('click', event => { if (!event.target.closest('a,button') && !String(getSelection())) location.hash = to; });
    return details ? withDetails(tr, row) : [tr];
  }

  function withDetails(tr, row) {
    const below = h('tr', {class: 'details', hidden: true}, h('td', {colspan: columns.length}));
    const toggle = h('button', {type: 'button', class: 'row-link quiet', 'aria-expanded': 'false', onclick: event => {
      event.stopPropagation();
      if (!below.firstChild.hasChildNodes()) below.firstChild.append(details(row));
      below.hidden = !below.hidden;
      toggle.setAttribute('aria-expanded', String(!below.hidden));
    }}, ...tr.firstChild.childNodes);
    tr.firstChild.replaceChildren(toggle);
    tr.addEventListener('click', event => { if (!event.target.closest('a,button')) toggle.click(); });
    return [tr, below];
  }

  function sortBy(col) {
    const now = sorted.get(id);
    const down = now?.name === col.name ? !now.down : NUMERIC.has(col.shape);
    sorted.set(id, {name: col.name, down});
    fill();
  }

  fill();
  return h('div', {class: 'table-wrap', tabindex: '0', role: 'region', 'aria-label': caption},
    h('table', {id},
      caption && h('caption', {class: 'unseen'}, caption),
      h('thead', {}, h('tr', {}, heads)),
      body,
      total && h('tfoot', {}, h('tr', {}, columns.map((col, i) => cell(total, i === 0 ? {...col, shape: 'TEXT', render: () => 'total'} : col, digits[i], zone))))), rest);
}

/** An answer's own columns; `changes` by name: what is to be other, or null for a column to leave out. */
export function answerColumns(answer, changes = {}) {
  return answer.columns
    .filter(col => changes[col.name] !== null && col.name !== '')
    .map(col => ({name: col.name, shape: String(col.shape).toUpperCase(), ...changes[col.name]}));
}

/** What an answer says beside its rows. */
export function notes(answer) {
  const texts = (answer.notes ?? []).filter(text => text !== '');
  return texts.length ? h('div', {class: 'notes'}, texts.map(text => h('p', {class: text.startsWith('!') ? 'warn' : null}, text.replace(/^! /, '')))) : null;
}

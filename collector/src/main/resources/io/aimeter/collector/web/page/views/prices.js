// The prices in force.
import {h} from '../dom.js';
import * as format from '../format.js';
import {panel} from '../panel.js';
import {answerColumns, notes, table} from '../table.js';

const TOKENS = ['input', 'cache_read', 'cache_write_5m', 'output'];

const noPrice = () => h('span', {class: 'muted', title: 'not charged by itself'}, format.NONE);

/** Its site, where the source is an address. */
function source(text) {
  if (!/^https?:/.test(text ?? '')) return h('span', {class: 'short', title: text}, text ?? format.NONE);
  return h('a', {class: 'short', href: text, rel: 'noreferrer', target: '_blank', title: text}, new URL(text).hostname.replace(/^www\./, ''));
}

function columnsOf(answer) {
  const tokens = Object.fromEntries(TOKENS.map(name => [name, {class: 'n', numeric: true, render: (row, value) => value ?? noPrice()}]));
  return answerColumns(answer, {...tokens, aliases: null, until: null, cache_write_1h: null,
    cache_write_5m: {...tokens.cache_write_5m, label: 'cache write', hint: 'for five minutes, and for an hour', render: (row, value) => value === null ? noPrice() : row.cache_write_1h === null ? value : `${value}, ${row.cache_write_1h}`},
    model: {render: row => h('span', {class: 'path', title: row.aliases?.length ? `also ${row.aliases.join(', ')}` : null}, row.model)},
    more: {label: 'other rates', plain: true, render: (row, value) => h('span', {class: 'short', title: value?.join('\n')}, value?.length ? value.join(', ') : format.NONE)}, since: {render: row => h('span', {class: 'nowrap'}, row.until ? `${row.since} to ${row.until}` : row.since ?? format.NONE)},
    source: {plain: true, render: row => source(row.source)}});
}

export default ctx => panel(ctx, null, async () => {
  const answer = await ctx.get('prices');
  const box = h('div');
  const input = h('input', {type: 'search', id: 'filter', placeholder: 'model or provider', 'aria-label': 'Only models or providers with this in their name', oninput: () => fill()});
  const columns = columnsOf(answer);
  function fill() {
    const text = input.value.toLowerCase();
    const rows = answer.rows.filter(row => [row.provider, row.model, ...row.aliases ?? []].some(name => name.toLowerCase().includes(text)));
    box.replaceChildren(rows.length ? table('prices', columns, rows, {caption: 'Prices', most: 50}) : h('p', {class: 'state'}, 'No such model in the price book.'));
  }
  fill();
  return [h('div', {class: 'above'}, input, notes(answer)), box];
}, {size: 20, wide: true, id: 'prices-panel'});

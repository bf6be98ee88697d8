// The prices in force.
import {h} from '../dom.js';
import {panel} from '../panel.js';
import {answerColumns, notes, table} from '../table.js';

export default ctx => panel(ctx, null, async () => {
  const answer = await ctx.get('prices');
  const box = h('div');
  const input = h('input', {type: 'search', id: 'filter', placeholder: 'model or provider', 'aria-label': 'Only models or providers with this in their name', oninput: () => fill()});
  const columns = answerColumns(answer);
  function fill() {
    const text = input.value.toLowerCase();
    const rows = answer.rows.filter(row => Object.values(row).some(value => typeof value === 'string' && value.toLowerCase().includes(text)));
    box.replaceChildren(rows.length ? table('prices', columns, rows, {caption: 'Prices'}) : h('p', {class: 'state'}, 'No such model in the price book.'));
  }
  fill();
  return [h('div', {class: 'above'}, input, h('p', {class: 'muted'}, 'USD a million tokens')), notes(answer), box];
}, {size: 20, wide: true, id: 'prices-panel'});

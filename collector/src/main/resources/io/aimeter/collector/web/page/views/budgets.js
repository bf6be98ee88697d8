// What became of allocations.
import {csv} from '../controls.js';
import {h} from '../dom.js';
import * as format from '../format.js';
import {bar} from '../marks.js';
import {panel, state} from '../panel.js';
import {answerColumns, notes, table} from '../table.js';

function standing(row) {
  if (row.used >= 1) return h('b', {class: 'tag over'}, 'over');
  if (row.expected > 1) return h('b', {class: 'tag warn'}, 'will be over');
  return h('span', {class: 'tag'}, 'within');
}

function used(row, value) {
  return [bar(value, {marker: row.expected <= 1 ? row.expected : null, tone: row.used >= 1 ? 'over' : row.expected > 1 ? 'warn' : ''}), h('span', {}, format.share(value))];
}

export default ctx => panel(ctx, null, async () => {
  const answer = await ctx.get('budgets', {timezone: ctx.period.timezone});
  if (!answer.rows.length) return state('No allocations', null, notes(answer));
  const columns = answerColumns(answer, {
    used: {class: 'share-cell', render: used},
    expected: {label: 'will use', hint: 'of the allocation, by the forecast'}, forecast_error: {label: '±', hint: 'one standard deviation of the forecast'},
    burn_rate_a_day: {label: 'a day', hint: 'spent a day lately'}, days_left: {hint: 'until it is used up, by the forecast'}});
  columns.splice(1, 0, {name: 'standing', shape: 'TEXT', plain: true, label: '', render: standing});
  return [h('div', {class: 'above'}, h('p', {class: 'muted screen'}, 'The mark in a bar is where the period will end by the forecast.'),
    csv(ctx, {answer: 'budgets', format: 'csv', timezone: ctx.period.timezone}, 'aimeter-budgets.csv')),
  table('budgets', columns, answer.rows, {caption: 'Budgets'})];
}, {size: 12, wide: true});

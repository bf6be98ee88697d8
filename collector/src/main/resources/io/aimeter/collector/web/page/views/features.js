// Which features cost out of proportion to their use.
import {csv} from '../controls.js';
import {h} from '../dom.js';
import {path} from '../marks.js';
import {panel} from '../panel.js';
import {link} from '../state.js';
import {answerColumns, notes, table} from '../table.js';

const PLACE = ['team', 'app', 'feature'];

const places = row => PLACE.filter(name => row[name]).map(name => `${name}=${row[name]}`);

export default ctx => panel(ctx, null, async () => {
  const asked = {...ctx.period, top: '100'};
  const answer = await ctx.get('features', asked);
  if (!answer.rows.length) return notes(answer);
  const columns = answerColumns(answer, {
    team: null, app: null, feature: null,
    outlier: {label: '', plain: true, render: (row, value) => value === 'true' || value === true ? h('b', {class: 'tag over'}, 'outlier') : ''},
    of_cost: {hint: 'share of all spend'}, of_calls: {hint: 'share of all calls'}, times_of_app: {label: '× app', hint: 'cost a call against the app’s other calls of the type'},
    times_of_all: {label: '× all', hint: 'cost a call against all other calls of the type; twenty times is an outlier'}});
  columns.unshift({name: 'where', shape: 'TEXT', plain: true, label: 'feature', render: row => path(row, PLACE)});
  return [h('div', {class: 'above'}, h('p', {class: 'muted'}, 'Outliers first: twenty times dearer a call than the others of their type, or more.'), csv(ctx, {...asked, answer: 'features', format: 'csv'}, 'aimeter-features.csv')),
    table('features', columns, answer.rows, {caption: 'Features', open: row => link('explore', {where: places(row), by: 'model'})}), notes(answer)];
}, {size: 14, wide: true});

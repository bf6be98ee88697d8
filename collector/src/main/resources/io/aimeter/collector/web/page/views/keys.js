// Who uses which key, and how far the move from shared keys is.
import {h} from '../dom.js';
import * as format from '../format.js';
import {bar} from '../marks.js';
import {panel} from '../panel.js';
import {link} from '../state.js';
import {answerColumns, notes, table} from '../table.js';

const day = (ctx, moment) => h('span', {class: 'nowrap', title: format.moment(moment, ctx.period.timezone)}, format.moment(moment, ctx.period.timezone).slice(0, 10));

// The start of a period is all these two take.
const since = ctx => ({since: ctx.period.since, timezone: ctx.period.timezone});

async function keys(ctx) {
  const answer = await ctx.get('keys', since(ctx));
  if (!answer.rows.length) return notes(answer);
  const columns = answerColumns(answer, {
    fingerprint: null, environments: null, features: null, use: {render: (row, value) => h('b', {class: `tag ${value === 'shared' ? 'warn' : ''}`}, value)},
    key: {render: (row, value) => h('code', {class: 'nowrap', title: row.fingerprint}, value || row.fingerprint.slice(0, 8))},
    first_seen: {render: (row, value) => day(ctx, value)}, last_seen: {render: (row, value) => day(ctx, value)}});
  return [table('keys-table', columns, answer.rows, {caption: 'Keys', most: 20, open: row => link('explore', {where: `key=${row.key ? `${row.key} ` : ''}${row.fingerprint}`, by: 'team,app'})}), notes(answer)];
}

async function weeks(ctx) {
  const answer = await ctx.get('migration', {...since(ctx), by: 'week'});
  if (!answer.rows.length) return notes(answer);
  return [h('ul', {class: 'gauges'}, answer.rows.map(row => h('li', {title: `${format.exact(row.shared_usd)} of ${format.exact(row.all_usd)}`},
    h('span', {class: 'gauge-name'}, `week of ${row.week}`), h('span', {class: 'n'}, format.share(row.share)), bar(row.share, {tone: 'warn'})))), notes(answer)];
}

async function moves(ctx, by) {
  const answer = await ctx.get('migration', {...since(ctx), by});
  if (!answer.rows.length) return h('p', {class: 'muted'}, 'Nobody.');
  const anyApp = answer.rows.some(row => row.app);
  return table(`moves-${by}`, answerColumns(answer, {...(anyApp ? {} : {app: null, shared_keys: null}), first_share: {label: 'first week'}, last_share: {label: 'last week'}, shared_last_week: {label: 'on shared keys'}}), answer.rows, {caption: `Moves by ${by}`, most: 12});
}

export default ctx => h('div', {class: 'columns'},
  panel(ctx, 'Keys', () => keys(ctx), {size: 8, wide: true, id: 'keys-panel'}),
  panel(ctx, 'On shared keys, by week', () => weeks(ctx), {size: 8, id: 'weeks'}),
  panel(ctx, 'By team', () => moves(ctx, 'team'), {size: 8}),
  panel(ctx, 'Still to move', () => moves(ctx, 'app'), {size: 8, wide: true, id: 'stragglers'}));

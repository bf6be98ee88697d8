// When far more was spent than usual, and what caused it.
import {h} from '../dom.js';
import * as format from '../format.js';
import {panel} from '../panel.js';
import {link} from '../state.js';
import {notes} from '../table.js';

/** A day before and after, so that one sees what usual is. */
function around(row) {
  const day = 86_400_000;
  return {since: new Date(Date.parse(row.since) - day).toISOString(), until: new Date(Date.parse(row.until) + day).toISOString()};
}

const isCondition = text => text.indexOf('=') > 0;

function spike(ctx, row) {
  const causes = row.cause ?? [];
  const where = causes.filter(isCondition);
  const times = row.usual_nano_usd ? row.spent_nano_usd / row.usual_nano_usd : null;
  return h('li', {},
    h('p', {class: 'cause'}, h('a', {class: 'row-link', href: link('explore', {...around(row), where, by: where.length ? 'model' : 'team'})}, causes.length ? causes.join(', ') : 'spread over everything')),
    h('p', {class: 'n', title: format.exact(row.excess_usd), 'data-usd': row.excess_usd}, h('b', {class: 'up'}, `+${format.money(row.excess_nano_usd)}`)),
    h('p', {class: 'muted'}, `${format.moment(row.since, ctx.period.timezone)} to ${format.moment(row.until, ctx.period.timezone)}`,
      times !== null && ` · ${format.tenths(times)} times the usual ${format.money(row.usual_nano_usd)}`,
      row.explains !== null && ` · explains ${format.share(row.explains)}`,
      row.release && ` · began with release ${row.release} of ${row.app ?? 'an unnamed application'} (${format.moment(row.released, ctx.period.timezone)})`));
}

/** The first spikes of an answer. */
export function spikeList(ctx, answer, most = Infinity) {
  return answer.rows.length ? h('ol', {class: 'spikes'}, answer.rows.slice(0, most).map(row => spike(ctx, row))) : notes(answer);
}

export default ctx => panel(ctx, null, async () => spikeList(ctx, await ctx.get('spikes', ctx.period)), {size: 10, wide: true});

// Single calls, the newest first, with all that is known of each.
import {filters} from '../controls.js';
import {h} from '../dom.js';
import * as format from '../format.js';
import {bar, path} from '../marks.js';
import {panel} from '../panel.js';
import {link} from '../state.js';
import {column, table} from '../table.js';

const LIMIT = '100';
const PARTS = [['input', 'input'], ['cache_read', 'cache read'], ['cache_write', 'cache write'], ['output', 'output'], ['other', 'all else']];

const model = row => row.response_model ?? row.request_model ?? row.url_model ?? null;

function parts(record) {
  const all = record.cost_nano_usd;
  const shown = PARTS.map(([name, text]) => [text, record[`${name}_cost_nano_usd`]]).filter(([, nanos]) => nanos !== undefined);
  return h('ul', {class: 'gauges parts'}, shown.map(([text, nanos]) => h('li', {}, h('span', {class: 'gauge-name'}, text), h('span', {class: 'n', title: `${nanos} nano-USD`}, format.money(nanos, 6)), bar(format.ratio(nanos, all)))));
}

function value(field) {
  if (field === null || typeof field !== 'object') return String(field);
  return Object.entries(field).map(([name, of]) => `${name}: ${of}`).join('\n');
}

function details(record) {
  const id = `${record.instance}:${record.sequence}`;
  return h('div', {class: 'record'},
    h('section', {}, h('h3', {}, 'What it cost'), parts(record),
      h('p', {class: 'muted'}, `${record.price_state ?? 'no price state'}, by price book ${record.price_version ?? format.NONE}. Each step of it:`), h('pre', {}, h('code', {}, `aimeter prices explain ${id}`))),
    h('section', {}, h('h3', {}, 'All fields'), h('dl', {class: 'fields'}, Object.entries(record).map(([name, field]) => [h('dt', {}, name), h('dd', {}, value(field))]))));
}

function columns(zone) {
  return [column('started_at', 'TEXT', {label: 'when', class: 'nowrap', render: row => format.moment(row.started_at, zone, true)}),
    column('where', 'TEXT', {plain: true, render: row => path(row, ['team', 'app', 'feature'])}), column('model', 'TEXT', {plain: true, render: row => model(row) ?? format.NONE}),
    column('uncached_input_tokens', 'COUNT', {label: 'input'}), column('cache_read_tokens', 'COUNT', {label: 'cached'}), column('output_tokens', 'COUNT', {label: 'output'}),
    column('cost', 'MONEY', {render: row => h('span', {title: row.cost_nano_usd === undefined ? 'not known' : `${row.cost_nano_usd} nano-USD`}, format.money(row.cost_nano_usd, 6))}),
    column('duration_ns', 'COUNT', {label: 'took', render: row => format.duration(row.duration_ns)}),
    column('http_status', 'TEXT', {label: 'status', render: row => h('span', {class: row.http_status >= 400 || row.error_type ? 'up' : null, title: row.error_type}, row.http_status ?? row.error_type ?? format.NONE)})];
}

export default ctx => {
  const where = ctx.parameters.getAll('where');
  const ask = before => ctx.get('records', [...Object.entries(ctx.period), ...where.map(text => ['where', text]), ['limit', LIMIT], ...before ? [['before', before]] : []]);
  return [
    h('div', {class: 'query'}, h('p', {class: 'crumbs'}, h('a', {href: link('explore', {where, by: 'team'})}, 'Explore'), ' › calls'), filters(ctx, where)),
    panel(ctx, null, async () => {
      const box = h('div');
      async function page(before) {
        const {records, next} = await ask(before);
        if (!records.length && !before) {
          box.append(h('p', {class: 'state'}, 'No such call in this time.'));
          return;
        }
        box.querySelector('.more')?.remove();
        box.append(table(`calls-${before ?? ''}`, columns(ctx.period.timezone), records, {caption: 'Calls, the newest first', details}));
        if (next) box.append(h('p', {class: 'more'}, h('button', {type: 'button', onclick: event => { event.target.disabled = true; page(next); }}, 'Earlier calls')));
      }
      await page(null);
      return box;
    }, {size: 16, wide: true, id: 'calls-panel'}),
  ];
};

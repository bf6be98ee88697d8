// Money that need not be spent, with its evidence; and what another model would cost.
import {csv} from '../controls.js';
import {h} from '../dom.js';
import {path} from '../marks.js';
import {panel} from '../panel.js';
import {go, link, same} from '../state.js';
import {answerColumns, notes, table} from '../table.js';

const PLACE = ['team', 'app', 'feature', 'model'];

/** A saving's evidence, and where another model is the way, what that would cost. */
function evidence(ctx, row, value) {
  if (!/model/.test(row.saving)) return value;
  const asked = same({where: fixed(row), whatif: ctx.parameters.get('whatif') ?? ''});
  return [value, ' ', h('a', {class: 'nowrap', href: asked, onclick: () => setTimeout(() => document.getElementById('whatif-model')?.focus(), 200)}, 'what if …')];
}

const fixed = row => PLACE.filter(name => row[name]).map(name => `${name}=${row[name]}`);

function whatIf(ctx) {
  const model = ctx.parameters.get('whatif');
  const where = ctx.parameters.getAll('where');
  const models = h('datalist', {id: 'models'});
  const name = h('input', {type: 'text', id: 'whatif-model', list: 'models', value: model, required: true, placeholder: 'gpt-4.1-mini', autocomplete: 'off', onfocus: async () => {
    if (models.hasChildNodes()) return;
    const {rows} = await ctx.get('prices');
    models.append(...[...new Set(rows.map(row => row.model))].map(value => h('option', {value})));
  }});
  const which = h('input', {type: 'text', id: 'whatif-where', value: where.join(' '), placeholder: 'team=search model=gpt-4o*', size: 34});
  const form = h('form', {class: 'inline', id: 'whatif', onsubmit: event => {
    event.preventDefault();
    go(same({whatif: name.value.trim(), where: which.value.trim() ? which.value.trim().split(/\s+(?=[\w.-]+=)/) : null}));
  }}, h('label', {for: 'whatif-model'}, 'What if'), name, models, h('label', {for: 'whatif-where'}, 'answered the calls with'), which, h('button', {type: 'submit', class: 'primary'}, 'Work it out'));
  return panel(ctx, 'What if', async () => {
    if (!model) return [form, h('p', {class: 'muted'}, 'The calls that were made, at the tokens they used, at another model’s prices. The link of a saving by another model fills it in.')];
    const answer = await ctx.get('whatif', [...Object.entries(ctx.period), ['model', model], ...where.map(text => ['where', text])]);
    return [form, answer.rows.length ? table('whatif-table', answerColumns(answer, {change: {signed: true}, rate: {shape: 'RATE'}, otherwise: {label: `with ${model}`}}), answer.rows, {caption: `What ${model} would cost`}) : null, notes(answer)];
  }, {size: 4, wide: true, id: 'whatif-panel'});
}

export default ctx => [
  panel(ctx, null, async () => {
    const asked = {...ctx.period, top: '50'};
    const answer = await ctx.get('savings', asked);
    if (!answer.rows.length) return notes(answer);
    const columns = [
      ...answerColumns(answer).filter(col => col.name === 'a_month'),
      ...answerColumns(answer, {team: null, app: null, feature: null, model: null, a_month: null, in_period: {label: 'in this period'},
        confidence: {render: (row, value) => h('span', {class: `tag ${value}`}, value)}, evidence: {class: 'text', plain: true, render: (row, value) => evidence(ctx, row, value)}}),
    ];
    const place = {name: 'where', shape: 'TEXT', plain: true, render: row => path(row, PLACE)};
    columns.splice(2, 0, place);
    return [h('div', {class: 'above'}, h('p', {class: 'muted'}, 'A month: thirty days like those of this period.'), csv(ctx, {...asked, answer: 'savings', format: 'csv'}, 'aimeter-savings.csv')),
      table('savings', columns, answer.rows, {caption: 'Savings', open: row => link('explore', {where: fixed(row), by: row.feature ? 'model' : 'feature'})}), notes(answer)];
  }, {size: 12, wide: true, id: 'savings-panel'}),
  whatIf(ctx),
];

// The frame around the views: finds out which is asked for, shows it, keeps it fresh, and says what is wrong.
import {ApiError, download, get, setToken, takeToken} from './api.js';
import {periodControls} from './controls.js';
import {byId, h} from './dom.js';
import {ago, count} from './format.js';
import {keyboard, openKeys} from './keyboard.js';
import {state} from './panel.js';
import * as where from './state.js';
import {initTheme, nextTheme} from './theme.js';
import {VIEWS} from './views.js';

const EVERY = 30_000;
const main = byId('main');
let meta = null;
let shown = null;
let asked = 0;
let answeredAt = 0;
let abort = null;

function navigation(current) {
  const nav = byId('nav');
  nav.replaceChildren(...VIEWS.map(view => h('a', {href: where.link(view.name), 'aria-current': view.name === current || view.children?.includes(current) ? 'page' : null, title: `g ${view.key}`}, view.title)));
  // On a phone it is a line that scrolls.
  const here = nav.querySelector('[aria-current]');
  if (here) nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
}

function context(now, signal, waiting) {
  return {
    meta, signal, parameters: now.parameters, period: where.period(now.parameters, meta),
    get: (path, parameters) => get(path, parameters, signal),
    wait: promise => waiting.push(promise),
    save: async (parameters, name, button) => {
      button.disabled = true;
      try {
        await download(parameters, name);
      } catch (problem) {
        banner(`Not saved: ${problem.message}`);
      } finally {
        button.disabled = false;
      }
    },
  };
}

function banner(text) {
  byId('banner').replaceChildren(...text ? [h('p', {class: 'alarm'}, text)] : []);
}

/** How far back the store reaches, where more was asked for. */
function reach(view, now) {
  const gone = meta.expired_before;
  const since = view.period ? where.period(now.parameters, meta).since : now.parameters.get('month');
  const missing = gone && since && (where.begins(since, meta.now) ?? Infinity) < Date.parse(gone);
  byId('reach').textContent = missing ? `Records before ${gone.slice(0, 10)} are gone by retention: what began before that day is in no number here.` : '';
}

function empty() {
  return state('Nothing has been metered yet', `${meta.writing ? 'The collector stands ready.' : 'No collector is running; start one: aimeter collect.'} As soon as an application makes its first call to an AI provider, it is here.`,
    h('pre', {}, h('code', {}, 'java -javaagent:aimeter.jar -Dai.team=search -Dai.app=ranker -jar your-application.jar')),
    h('p', {class: 'muted'}, 'Nothing arrives? ', h('code', {}, 'aimeter doctor'), ' says why.'));
}

function tokenForm(wrong) {
  const input = h('input', {type: 'password', id: 'token', autocomplete: 'off', 'aria-describedby': 'token-help', required: true});
  return state(wrong ? 'This token is not the collector’s' : 'A token is needed', null,
    h('form', {class: 'token', onsubmit: event => { event.preventDefault(); setToken(input.value.trim()); start(); }},
      h('label', {for: 'token'}, 'Token'), input, h('button', {type: 'submit', class: 'primary'}, 'Open')),
    h('p', {id: 'token-help', class: 'muted'}, h('code', {}, 'aimeter dashboard'), ' prints a link with it, from ', h('code', {}, 'dashboard-token'), ' in the aimeter directory; a collector has its own where ', h('code', {}, 'http.token-file'), ' says. It stays in this tab.'));
}

let tried = false;

function failed(problem, quietly) {
  if (problem.name === 'AbortError') return;
  main.removeAttribute('aria-busy');
  if (!(problem instanceof ApiError)) {
    console.error(problem);
    main.replaceChildren(state('This page failed', problem.message));
  } else if (problem.status === 401) {
    const wrong = tried || sessionStorage.getItem('aimeter.token') !== null;
    setToken(null);
    tried = true;
    main.replaceChildren(tokenForm(wrong));
    byId('token').focus();
  } else if (quietly) {
    banner(`${problem.message} What is shown is ${ago(Date.now() - answeredAt)} old; asked again by itself.`);
  } else {
    const titles = {0: 'The collector does not answer', 503: 'The store cannot be read now', 403: 'Not from here'};
    main.replaceChildren(state(titles[problem.status] ?? 'The collector refused', problem.message,
      h('button', {type: 'button', class: 'primary', onclick: start}, 'Try again'),
      h('p', {class: 'muted'}, 'It is tried again by itself. ', h('code', {}, 'aimeter doctor'), ' says what is wrong.')));
  }
}

/** Keeps what a person is at over a refresh: place, focus, what is unfolded. */
function swap(fresh) {
  const at = document.activeElement?.getAttribute?.('href') ?? null;
  const open = [...main.querySelectorAll('details')].map(one => one.open);
  const heights = scrollY;
  main.replaceChildren(...fresh);
  [...main.querySelectorAll('details')].forEach((one, i) => { one.open = open[i] ?? false; });
  if (at !== null && document.activeElement === document.body) [...main.querySelectorAll('a')].find(link => link.getAttribute('href') === at)?.focus({preventScroll: true});
  scrollTo(0, heights);
}

async function show(quietly = false) {
  abort?.abort();
  abort = new AbortController();
  const {signal} = abort;
  const turn = ++asked;
  if (!quietly) main.setAttribute('aria-busy', 'true');
  try {
    const told = await get('meta', [], signal);
    // Records do not go all at once: what was seen is worth more than a page for beginners.
    if (meta?.records && !told.records) throw new ApiError(503, `The store has no records any more, and had ${count(meta.records)}: has its directory been moved or removed?`);
    meta = told;
    tried = false;
    const now = where.read();
    const view = VIEWS.find(one => one.name === now.view || one.children?.includes(now.view)) ?? VIEWS[0];
    navigation(view.name);
    byId('title').textContent = view.title;
    document.title = `${view.title} – aimeter`;
    byId('foot').textContent = `aimeter ${meta.version}${meta.writing === false ? ' · no collector writes' : ''}`;
    const waiting = [];
    const ctx = context(now, signal, waiting);
    const isEmpty = !meta.records && view.needsRecords;
    if (!quietly) byId('controls').replaceChildren(...(view.period && !isEmpty ? periodControls(ctx) : []));
    reach(view, now);
    const fresh = isEmpty ? [empty()] : [await view.load(now.view)].flat().map(load => load(ctx)).flat();
    if (quietly && shown === location.hash) {
      await Promise.all(waiting);
      if (turn !== asked) return;
      swap(fresh);
    } else {
      main.replaceChildren(...fresh);
      if (shown !== null && shown !== location.hash) scrollTo(0, 0);
      shown = location.hash;
      await Promise.all(waiting);
    }
    if (turn !== asked) return;
    answeredAt = Date.now();
    banner('');
    main.removeAttribute('aria-busy');
    age();
  } catch (problem) {
    if (turn === asked) failed(problem, quietly && answeredAt > 0);
  }
}

function age() {
  byId('age').textContent = answeredAt ? `${ago(Date.now() - answeredAt)} ago` : '…';
}

function start() {
  meta = null;
  answeredAt = 0;
  shown = null;
  return show();
}

/** Nobody is disturbed who is typing, choosing or selecting, and nobody who does not look. */
function refresh() {
  age();
  const busy = document.activeElement?.matches?.('input,select,textarea') || byId('keys').open || String(getSelection()) || main.querySelector('tr.details:not([hidden])');
  const asks = main.querySelector('form.token');
  if (document.hidden || busy || asks || Date.now() - Math.max(answeredAt, lastTry) < EVERY) return;
  lastTry = Date.now();
  show(answeredAt > 0);
}

let lastTry = Date.now();

takeToken();
initTheme();
navigation(where.read().view);
byId('title').textContent = (VIEWS.find(view => view.name === where.read().view) ?? VIEWS[0]).title;
main.replaceChildren(h('p', {class: 'skeleton'}), h('p', {class: 'skeleton'}));
byId('skip').addEventListener('click', event => { event.preventDefault(); main.focus(); });
byId('refresh').addEventListener('click', () => show(true));
byId('theme').addEventListener('click', nextTheme);
byId('help').addEventListener('click', openKeys);
addEventListener('hashchange', () => { takeToken(); show(); });
document.addEventListener('visibilitychange', refresh);
setInterval(refresh, 1000);
keyboard({refresh: () => show(true), theme: nextTheme});
start();

// Keys for those who do not leave the keyboard, and the page that tells them.
import {byId, h} from './dom.js';
import {go, link} from './state.js';
import {VIEWS} from './views.js';

let after = '';

function keysTable() {
  const rows = [['?', 'these keys'], ['g …', VIEWS.map(view => `${view.key} ${view.title}`).join(', ')], ['j k', 'next, previous row'], ['Enter', 'open it'],
    ['/', 'add a filter'], ['p', 'period'], ['r', 'ask again'], ['t', 'light, dark, as the system'], ['Esc', 'leave a field, close this']];
  return h('table', {}, h('tbody', {}, rows.map(([key, what]) => h('tr', {}, h('th', {scope: 'row'}, key.split(' ').map(one => h('kbd', {}, one))), h('td', {}, what)))));
}

/** Opens the list of keys. */
export function openKeys() {
  const dialog = byId('keys');
  dialog.replaceChildren(h('h2', {id: 'keys-title'}, 'Keys'), keysTable(), h('form', {method: 'dialog'}, h('button', {class: 'primary'}, 'Close')));
  dialog.showModal();
}

function step(by) {
  const links = [...document.querySelectorAll('main .row-link')].filter(one => one.offsetParent);
  const at = links.indexOf(document.activeElement);
  links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
}

/** Listens. */
export function keyboard({refresh, theme}) {
  const actions = {'?': openKeys, r: refresh, t: theme, j: () => step(1), k: () => step(-1), '/': () => byId('filter')?.focus(), p: () => byId('period')?.focus()};
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId('keys').open) return;
    if (event.target.matches?.('input,select,textarea')) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    const view = after === 'g' && VIEWS.find(one => one.key === event.key);
    after = event.key === 'g' ? 'g' : '';
    if (view) go(link(view.name));
    else if (actions[event.key]) actions[event.key]();
    else return;
    event.preventDefault();
  });
}

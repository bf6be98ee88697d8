// Light, dark, or as the system is.
import {byId} from './dom.js';

const KEY = 'aimeter.theme';
const ORDER = ['system', 'light', 'dark'];
const chosen = () => localStorage.getItem(KEY) ?? 'system';

function apply() {
  const theme = chosen();
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  byId('theme').setAttribute('aria-label', `Theme: ${theme}`);
  byId('theme').title = `Theme: ${theme} (t)`;
  // Canvases do not follow by themselves.
  dispatchEvent(new Event('aimeter-theme'));
}

/** Applies what was chosen before. */
export function initTheme() {
  apply();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
}

/** The next one. */
export function nextTheme() {
  localStorage.setItem(KEY, ORDER[(ORDER.indexOf(chosen()) + 1) % ORDER.length]);
  apply();
}

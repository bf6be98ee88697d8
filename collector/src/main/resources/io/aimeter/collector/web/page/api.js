// Asks the collector. The token is kept for the tab's life and sent in a header; it is in no link.
const KEY = 'aimeter.token';
let token = sessionStorage.getItem(KEY);

/** What went wrong: the HTTP status (0: nobody answers), and the server's own words. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Takes the token out of the address bar, if it is there. */
export function takeToken() {
  const found = /(?:^#|[&?])token=([^&]*)/.exec(location.hash);
  if (!found) return;
  setToken(decodeURIComponent(found[1]));
  const rest = location.hash.replace(/token=[^&]*&?/, '').replace(/[?&]$/, '');
  history.replaceState(null, '', location.pathname + (rest === '#' ? '' : rest));
}

/** Remembers a token, or forgets it. */
export function setToken(given) {
  token = given;
  if (given) sessionStorage.setItem(KEY, given);
  else sessionStorage.removeItem(KEY);
}

// The collector answers few at once, and is for more than this page.
const AT_ONCE = 3;
const TRIES = 3;
let asking = 0;
const queue = [];

/** Waits for a turn; what came first is asked first. */
async function inTurn(work) {
  if (asking >= AT_ONCE) await new Promise(turn => queue.push(turn));
  asking++;
  try {
    return await work();
  } finally {
    asking--;
    queue.shift()?.();
  }
}

async function fetched(url, signal) {
  for (let tries = 1; ; tries++) {
    signal?.throwIfAborted();
    const answer = await fetch(url, {headers: token ? {Authorization: `Bearer ${token}`} : {}, signal, cache: 'no-store'});
    if (answer.status !== 503 || tries === TRIES) return answer;
    // Busy, most likely: it says when to come back.
    await new Promise(done => setTimeout(done, 1000 * (Number(answer.headers.get('Retry-After')) || 1)));
  }
}

async function ask(path, parameters, signal) {
  const query = new URLSearchParams(parameters).toString();
  let answer;
  try {
    answer = await inTurn(() => fetched(`api/v1/${path}${query ? `?${query}` : ''}`, signal));
  } catch (problem) {
    if (problem.name === 'AbortError') throw problem;
    throw new ApiError(0, 'Nobody answers at this address.');
  }
  if (answer.ok) return answer;
  const text = await answer.text();
  let message = text;
  try {
    message = JSON.parse(text).error ?? text;
  } catch {
    // Not ours: a proxy between, which says it in its own way.
  }
  throw new ApiError(answer.status, message || `HTTP ${answer.status}`);
}

/** An answer. Parameters: pairs, or an object. */
export const get = async (path, parameters = [], signal = undefined) => (await ask(path, parameters, signal)).json();

/** Saves an answer as a file. */
export async function download(parameters, name) {
  const blob = await (await ask('export', parameters)).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

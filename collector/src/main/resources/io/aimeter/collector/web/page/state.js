// What is looked at is in the URL, after the hash, so that links, back and forward work: `#/explore?since=7d&by=team`.
const COMMON = ['since', 'until', 'timezone'];

/** The view's name and its parameters. */
export function read() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  return {view: path || 'overview', parameters: new URLSearchParams(query ?? '')};
}

function changed(parameters, changes) {
  const result = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(changes)) {
    result.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') result.append(name, one);
    }
  }
  return result;
}

function hash(view, parameters) {
  const query = parameters.toString();
  return `#/${view}${query ? `?${query}` : ''}`;
}

/** A link to a view, which keeps period and zone. */
export function link(view, parameters = {}) {
  const now = read().parameters;
  const kept = new URLSearchParams();
  for (const name of COMMON) if (now.has(name)) kept.set(name, now.get(name));
  return hash(view, changed(kept, parameters));
}

/** A link to the same view, with some parameters changed; null takes one away. */
export function same(changes) {
  const now = read();
  return hash(now.view, changed(now.parameters, changes));
}

/** Goes there. */
export function go(to, replace = false) {
  if (replace) {
    history.replaceState(null, '', to);
    dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    location.hash = to;
  }
}

const pad = number => String(number).padStart(2, '0');

/** The first day of a month, `offset` months from the one a moment is in, in a zone. */
export function firstOfMonth(now, zone, offset = 0) {
  const [year, month] = new Intl.DateTimeFormat('sv-SE', {timeZone: zone, year: 'numeric', month: '2-digit'}).format(new Date(now)).split('-').map(Number);
  const index = year * 12 + month - 1 + offset;
  return `${Math.floor(index / 12)}-${pad(index % 12 + 1)}-01`;
}

const LENGTHS = {h: 3_600_000, d: 86_400_000, w: 604_800_000};

/** When what is looked at begins, in epoch milliseconds; null where that cannot be told here. */
export function begins(since, now) {
  const [, count, unit] = /^(\d+)([hdw])$/.exec(since) ?? [];
  const at = unit ? Date.parse(now) - count * LENGTHS[unit] : Date.parse(since.length === 7 ? `${since}-01` : since);
  return Number.isNaN(at) ? null : at;
}

/** Period and zone as the API takes them. */
export function period(parameters, meta) {
  const zone = parameters.get('timezone') ?? meta.timezone;
  let since = parameters.get('since') ?? '30d';
  let until = parameters.get('until');
  if (since === 'this-month') {
    since = firstOfMonth(meta.now, zone);
  } else if (since === 'last-month') {
    since = firstOfMonth(meta.now, zone, -1);
    until = firstOfMonth(meta.now, zone);
  }
  return {since, ...(until ? {until} : {}), timezone: zone};
}

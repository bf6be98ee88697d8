// Numbers for people. What is not known is a dash, never 0; the exact value is in the title.
export const NONE = '–';

const grouped = digits => new Intl.NumberFormat('en-US', {minimumFractionDigits: digits, maximumFractionDigits: digits});
const formats = [0, 1, 2, 3, 4, 5, 6].map(grouped);

/** How many decimals show a sum of nano-USD of this size, and everything below it, well. */
export function decimals(nanos) {
  const usd = Math.abs(nanos) / 1e9;
  return usd >= 1 || usd === 0 ? 2 : usd >= 0.01 ? 4 : 6;
}

/** Nano-USD: `$1,234.57`; `<$0.01` where the decimals would show nothing of it. */
export function money(nanos, digits = decimals(nanos ?? 0)) {
  if (nanos === null || nanos === undefined) return NONE;
  const usd = Math.abs(nanos) / 1e9;
  const sign = nanos < 0 ? '−' : '';
  if (usd > 0 && usd < 0.5 * 10 ** -digits) return `${sign}<$${formats[digits].format(10 ** -digits)}`;
  return `${sign}$${formats[digits].format(usd)}`;
}

/** A headline: no cents where they say nothing. */
export const headline = nanos => money(nanos, Math.abs(nanos ?? 0) >= 1e13 ? 0 : decimals(nanos ?? 0));

/** An axis: `$1.2k`. */
export function axisMoney(nanos) {
  const usd = nanos / 1e9;
  if (usd === 0) return '$0';
  for (const [size, unit] of [[1e9, 'B'], [1e6, 'M'], [1e3, 'k']]) {
    if (Math.abs(usd) >= size) return `$${+(usd / size).toPrecision(3)}${unit}`;
  }
  return `$${+usd.toPrecision(3)}`;
}

/** The exact sum, from the API's own decimal text. */
export const exact = usd => usd === null || usd === undefined ? 'not known' : `$${usd}`.replace('$-', '−$');

export const count = number => number === null || number === undefined ? NONE : formats[0].format(number);

/** `12.3k`, for places where the title has the rest. */
export function short(number) {
  if (number === null || number === undefined) return NONE;
  for (const [size, unit] of [[1e12, 'T'], [1e9, 'B'], [1e6, 'M'], [1e4, 'k']]) {
    if (Math.abs(number) >= size) return `${formats[1].format(number / (unit === 'k' ? 1e3 : size))}${unit}`;
  }
  return count(number);
}

/** 0.123 → `12.3 %`. */
export const share = part => part === null || part === undefined ? NONE : `${formats[1].format(part * 100)} %`;

/** A rate with its sign: `+12.3 %`. */
export const rate = part => part === null || part === undefined ? NONE : `${part > 0 ? '+' : part < 0 ? '−' : ''}${formats[1].format(Math.abs(part) * 100)} %`;

export const tenths = number => number === null || number === undefined ? NONE : formats[1].format(number);

/** A part of a whole, null where the whole is nothing. */
export const ratio = (part, whole) => part === null || part === undefined || !whole ? null : part / whole;

/** A moment in a zone: `2026-11-28 18:05`. */
export function moment(text, zone, seconds = false) {
  if (!text) return NONE;
  const parts = new Intl.DateTimeFormat('sv-SE', {timeZone: zone, dateStyle: 'short', timeStyle: seconds ? 'medium' : 'short'});
  return parts.format(new Date(text));
}

/** `3 s`, `4 min`, `5 h`, `6 d`. */
export function ago(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 100) return `${seconds} s`;
  if (seconds < 6000) return `${Math.round(seconds / 60)} min`;
  return seconds < 260_000 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`;
}

/** Nanoseconds: `850 ms`, `3.2 s`. */
export function duration(nanos) {
  if (nanos === null || nanos === undefined) return NONE;
  const millis = nanos / 1e6;
  return millis < 1000 ? `${formats[0].format(millis)} ms` : millis < 100_000 ? `${formats[1].format(millis / 1000)} s` : ago(millis);
}

/** A dimension's name in a heading: `cost-center` → `cost centre`. */
export const label = name => name.replace('cost-center', 'cost centre').replace('cost_center', 'cost centre').replace(/[-_]/g, ' ');

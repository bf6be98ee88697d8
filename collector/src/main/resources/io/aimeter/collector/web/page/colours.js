// A value keeps its colour wherever it is shown, for the tab's life; in one chart no two have the same.
const KEY = 'aimeter.colours';
const COLOURS = 10;
const NONE = '--c-none';
const given = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');

function free(taken, values) {
  const uses = Array.from({length: COLOURS}, (_, index) => Object.values(values).filter(other => other === index).length);
  return uses.map((count, index) => index).filter(index => !taken.has(index)).sort((a, b) => uses[a] - uses[b] || a - b)[0];
}

/** Gives values that are shown together their colours; not more than there are. */
export function assign(dimension, names) {
  const values = given[dimension] ??= {};
  const taken = new Set();
  for (const name of names.filter(name => name !== null)) {
    if (values[name] === undefined || taken.has(values[name])) values[name] = free(taken, values);
    taken.add(values[name]);
  }
  sessionStorage.setItem(KEY, JSON.stringify(given));
}

/** The custom property with the colour of a dimension's value. */
export function colour(dimension, value) {
  const index = value === null ? undefined : given[dimension]?.[value];
  return index === undefined ? NONE : `--c${index}`;
}

export const OTHERS = '--c-others';

/** A custom property's colour now, for canvas: only an element's own colour is computed for the theme. */
export function resolved(property) {
  const probe = document.createElement('i');
  probe.style.color = `var(${property})`;
  document.body.append(probe);
  const {color} = getComputedStyle(probe);
  probe.remove();
  return color;
}

// Small drawings: bars, sparklines, paths. Bars and sparklines are decoration of a number that stands beside them.
import {h, svg} from './dom.js';
import {NONE} from './format.js';

/** A bar: 1 is full; what is over is shown as over. `marker`: where it is expected to be. */
export function bar(part, {marker = null, tone = '', colour = null} = {}) {
  const width = Math.max(0, Math.min(1, part ?? 0)) * 100;
  return svg('svg', {class: `bar-mark ${tone}`, viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true'},
    svg('rect', {class: 'track', width: 100, height: 8}),
    svg('rect', {class: 'filled', width, height: 8, style: colour ? {fill: `var(${colour})`} : null}),
    marker !== null && svg('rect', {class: 'marker', x: Math.max(0, Math.min(99, marker * 100)), width: 1, height: 8}));
}

/** A series as a line. */
export function sparkline(values) {
  if (!values || values.length < 2) return h('span', {class: 'muted'}, '');
  const most = Math.max(...values, 1);
  const points = values.map((value, i) => `${(i / (values.length - 1) * 100).toFixed(1)},${(19 - value / most * 18).toFixed(1)}`).join(' ');
  return svg('svg', {class: 'spark', viewBox: '0 0 100 20', preserveAspectRatio: 'none', 'aria-hidden': 'true'},
    svg('polygon', {points: `0,20 ${points} 100,20`}),
    svg('polyline', {points, 'vector-effect': 'non-scaling-stroke'}));
}

/** A square of a value's colour. */
export const swatch = colour => h('span', {class: 'swatch', style: {background: `var(${colour})`}, 'aria-hidden': 'true'});

/** Where a row belongs, from the largest to the smallest: `team › app › feature`. */
export const path = (row, names) => h('span', {class: 'path'}, names.map(name => row[name]).filter(Boolean).join(' › ') || NONE);

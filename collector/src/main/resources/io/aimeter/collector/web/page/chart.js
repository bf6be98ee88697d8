// Sums over time, stacked: drawn by uPlot, and as a table for who does not see or wants the numbers.
import {h} from './dom.js';
import {axisMoney, money, NONE} from './format.js';
import {resolved} from './colours.js';
import {swatch} from './marks.js';

const HEIGHT = 240;
// More are too thin for bars.
const MOST_BARS = 100;

function stacked(series) {
  let below = series[0]?.values.map(() => 0) ?? [];
  return series.map(({values}) => (below = below.map((sum, i) => sum + (values[i] ?? 0))));
}

function tooltip(times, series, step) {
  const box = h('div', {class: 'tip', hidden: true});
  return {
    hooks: {
      init: [plot => plot.over.append(box)],
      setCursor: [plot => {
        const at = plot.cursor.idx;
        if (at === null || at === undefined || plot.cursor.left < 0) {
          box.hidden = true;
          return;
        }
        const shown = series.map(({name, colour, values}) => ({name, colour, value: values[at]})).filter(({value}) => value).sort((a, b) => b.value - a.value);
        const sum = shown.reduce((all, {value}) => all + value, 0);
        box.replaceChildren(h('p', {class: 'tip-head'}, h('b', {}, label(times[at], step)), h('b', {}, money(sum))),
          ...shown.map(({name, colour, value}) => h('p', {}, h('span', {}, swatch(colour), name), h('span', {}, money(value)))));
        box.hidden = false;
        const right = plot.cursor.left > plot.over.clientWidth / 2;
        box.style.left = right ? '' : `${plot.cursor.left + 14}px`;
        box.style.right = right ? `${plot.over.clientWidth - plot.cursor.left + 14}px` : '';
      }],
    },
  };
}

function label(time, step) {
  const text = new Date(time * 1000).toISOString();
  return step === 'hour' ? text.slice(0, 16).replace('T', ' ') : text.slice(0, 10);
}

const DAY = new Intl.DateTimeFormat('en-US', {timeZone: 'UTC', month: 'short', day: 'numeric'});
const MONTH = new Intl.DateTimeFormat('en-US', {timeZone: 'UTC', month: 'short', year: 'numeric'});

function shortLabel(time, increment) {
  const at = new Date(time * 1000);
  if (increment >= 28 * 86_400) return MONTH.format(at);
  return increment >= 86_400 || time % 86_400 === 0 ? DAY.format(at) : at.toISOString().slice(11, 16);
}

function draw(host, times, series, step, width) {
  const sums = stacked(series);
  const {bars, stepped} = uPlot.paths;
  const paths = times.length <= MOST_BARS ? bars({size: [0.78, 48]}) : stepped({align: 1});
  const axis = {stroke: resolved('--muted'), font: `11px ${getComputedStyle(document.body).fontFamily}`, ticks: {show: false}};
  return new uPlot({
    width, height: HEIGHT, padding: [10, 8, 0, 0], legend: {show: false},
    // Days and hours are drawn as they are named, in the zone that was asked for.
    tzDate: time => uPlot.tzDate(new Date(time * 1000), 'UTC'),
    cursor: {y: false, points: {show: false}, drag: {x: false, y: false}},
    scales: {x: {time: true, range: (plot, min, max) => { const pad = times.length > 1 ? (times[1] - times[0]) / 2 : 43_200; return [min - pad, max + pad]; }},
      y: {range: (plot, min, max) => [0, max > 0 ? max * 1.06 : 1]}},
    axes: [
      {...axis, size: 30, grid: {show: false}, values: (plot, ticks, i, space, increment) => ticks.map(tick => shortLabel(tick, increment))},
      {...axis, size: 56, grid: {stroke: resolved('--line'), width: 1}, values: (plot, ticks) => ticks.map(axisMoney)},
    ],
    // The highest sum first: each next is drawn over its lower part.
    series: [{}, ...series.map(({name, colour}) => ({label: name, fill: resolved(colour), stroke: resolved(colour), width: 0, paths, points: {show: false}})).reverse()],
    plugins: [tooltip(times, series, step)],
  }, [times, ...sums.reverse()], host);
}

function asTable(times, series, step) {
  const row = (time, i) => h('tr', {}, h('th', {scope: 'row'}, label(time, step)),
    series.map(({values}) => h('td', {class: 'n'}, values[i] === null || values[i] === undefined ? NONE : money(values[i]))));
  return h('div', {class: 'table-wrap', tabindex: '0', role: 'region', 'aria-label': 'The chart as a table'}, h('table', {},
    h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, step), series.map(({name}) => h('th', {scope: 'col', class: 'n'}, name)))),
    h('tbody', {}, times.map(row))));
}

/**
 * A chart.
 *
 * @param times epoch seconds, ascending
 * @param series `{name, colour, values, href}`, the lowest first; nano-USD or null
 * @param step `day` or `hour`
 */
export function stackChart(times, series, step, title) {
  const host = h('div', {class: 'plot', role: 'img', 'aria-label': title, style: {'min-height': `${HEIGHT}px`}});
  let plot = null;
  const redraw = width => {
    plot?.destroy();
    plot = draw(host, times, series, step, width);
  };
  const size = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width);
    if (!host.isConnected) { size.disconnect(); plot?.destroy(); removeEventListener('aimeter-theme', theme); return; }
    if (width > 0 && plot?.width !== width) redraw(width);
  });
  const theme = () => { if (host.isConnected && plot) redraw(plot.width); };
  size.observe(host);
  addEventListener('aimeter-theme', theme);
  const numbers = h('details', {class: 'numbers', ontoggle: event => { if (event.target.open && event.target.children.length < 2) event.target.append(asTable(times, series, step)); }},
    h('summary', {}, 'Show as a table'));
  const legend = h('ul', {class: 'legend'}, [...series].map(({name, colour, href}) => h('li', {}, href ? h('a', {href}, swatch(colour), name) : h('span', {}, swatch(colour), name))));
  return h('figure', {class: 'chart'}, legend, host, numbers);
}

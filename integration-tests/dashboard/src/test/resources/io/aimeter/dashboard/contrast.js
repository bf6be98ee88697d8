// WCAG 2 contrast of every text that is seen: 4.5, or 3 where it is large. Returns what is below.
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
const known = new Map();
function rgba(colour) {
  if (!known.has(colour)) known.set(colour, drawn(colour));
  return known.get(colour);
}
function drawn(colour) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}
const over = (top, below) => [0, 1, 2].map(i => (top[i] * top[3] + below[i] * (255 - top[3])) / 255).concat(255);
function background(element) {
  const layers = [];
  for (let one = element; one; one = one.parentElement) {
    const colour = rgba(getComputedStyle(one).backgroundColor);
    layers.push(colour);
    if (colour[3] === 255) break;
  }
  return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 255]);
}
function luminance(colour) {
  const [r, g, b] = colour.slice(0, 3).map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const found = [];
let looked = 0;
for (const element of document.querySelectorAll('body *')) {
  const text = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim()).join(' ').trim();
  if (!text || !element.checkVisibility() || element.closest('.skip,noscript,option')) continue;
  looked++;
  const style = getComputedStyle(element);
  const behind = background(element);
  const [light, dark] = [luminance(over(rgba(style.color), behind)), luminance(behind)].sort((a, b) => b - a);
  const ratio = (light + 0.05) / (dark + 0.05);
  const size = parseFloat(style.fontSize);
  const least = size >= 24 || size >= 18.66 && style.fontWeight >= 700 ? 3 : 4.5;
  if (ratio < least) found.push(`${text.slice(0, 40)}: ${ratio.toFixed(2)}`);
}
// One spike on paper has three: what, how much, and when.
const fewest = document.querySelectorAll('main li, main tbody tr').length > 1 ? 5 : 3;
return looked < fewest ? ['only ' + looked + ' texts were seen'] : [...new Set(found)];

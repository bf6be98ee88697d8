// The views: how each is called, by which key it is reached, and where it is. Code is loaded when it is first shown.
const file = name => () => import(`./views/${name}.js`).then(module => [module.default]);

const view = (name, title, key, more = {}) => ({name, title, key, period: true, needsRecords: true, load: file(name), ...more});

/** In the order of the navigation. */
export const VIEWS = [
  view('overview', 'Overview', 'o'),
  view('explore', 'Explore', 'e', {children: ['calls'], load: name => file(name)()}),
  view('budgets', 'Budgets', 'b', {period: false}),
  view('savings', 'Savings', 's'),
  view('spikes', 'Spikes', 'x'),
  view('features', 'Features', 'f'),
  view('keys', 'Keys', 'k'),
  view('chargeback', 'Chargeback', 'c', {period: false}),
  view('prices', 'Prices', 'p', {period: false, needsRecords: false}),
  view('health', 'Health', 'h', {period: false, needsRecords: false}),
];

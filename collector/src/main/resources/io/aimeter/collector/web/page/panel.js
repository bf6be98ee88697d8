// Parts of a view that are asked for by themselves: a slow or failing one keeps no other from being seen.
import {h} from './dom.js';

/** What is said where there is nothing, or something is wrong. */
export function state(title, text, ...more) {
  return h('div', {class: 'state'}, h('h2', {}, title), text && h('p', {}, text), ...more);
}

/**
 * A part of a view.
 *
 * @param load what to wait for; its result is the content
 * @param size rows it is likely to have, so that nothing jumps
 */
export function panel(ctx, title, load, {size = 4, more = null, wide = false, id = null} = {}) {
  const content = h('div', {class: 'content', 'aria-busy': 'true', style: {'min-height': `${size * 1.9}rem`}}, h('p', {class: 'skeleton'}));
  const section = h('section', {class: `panel ${wide ? 'wide' : ''}`, id}, title && h('header', {}, h('h2', {}, title), more), content);
  ctx.wait((async () => {
    try {
      const found = await load();
      content.replaceChildren(...[found].flat(9).filter(Boolean));
      content.style.minHeight = '';
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      if (problem.status === 401 || problem.status === 0 || problem.status === 503) throw problem;
      content.replaceChildren(h('p', {class: 'problem', role: 'alert'}, problem.status ? problem.message : `This page failed here: ${problem.message}`));
      if (!problem.status) console.error(problem);
    } finally {
      content.removeAttribute('aria-busy');
    }
  })());
  return section;
}

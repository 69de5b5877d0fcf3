import { parseHtml } from './html-dom';

const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** What a page may not show. */
const MAYBE_HIDDEN = '[hidden], [aria-hidden="true"], [style]';

/**
 * Parses a page inert: nothing of it runs or is fetched. What it hides by attributes is gone, and so are its style
 * attributes: the parser would read each of them again for whoever asks for an element's style.
 */
export function parseInert(html: string): Document {
  const page = parseHtml(html);
  for (const element of page.querySelectorAll(MAYBE_HIDDEN)) {
    const isHidden = element.matches('[hidden], [aria-hidden="true"]');
    if (isHidden || HIDING.test(element.getAttribute('style') ?? '')) element.remove();
    else element.removeAttribute('style');
  }
  return page;
}

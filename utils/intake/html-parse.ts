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

/** Texts of the scripts of a page, which are searched for what WeChat says of an article. */
export function inlineScripts(html: string): string[] {
  const texts: string[] = [];
  const open = /<script\b/gi;
  const close = /<\/script/gi;
  while (open.test(html)) {
    const start = html.indexOf('>', open.lastIndex) + 1;
    close.lastIndex = start;
    // Without an end there is none for those that follow either.
    if (start === 0 || !close.test(html)) break;
    texts.push(html.slice(start, close.lastIndex - '</script'.length));
    open.lastIndex = close.lastIndex;
  }
  return texts;
}

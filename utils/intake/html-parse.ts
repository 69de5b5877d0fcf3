const RAW_BLOCK = /<(script|style)\b([^>]*)>/gi;
const TAG = /<[a-z][^<>]*>/gi;
const ACTIVE = /(["'\s/])(style|on\w+)(?=\s*=)/gi;
const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** What a page may not show. Its style attributes are called `data-style` here. */
const MAYBE_HIDDEN = '[hidden], [aria-hidden="true"], [data-style]';

/**
 * Parses a page inert: nothing of it runs or is fetched. What it hides by attributes is gone. Its scripts, styles and
 * event handlers go, too, but for structured data: the extension's security policy holds for such a document, and
 * Chromium reports each of them as a breach, though none would have run.
 */
export function parseInert(html: string): Document {
  const bare = withoutBlocks(html).replace(TAG, (tag) => tag.replace(ACTIVE, '$1data-$2'));
  const page = new DOMParser().parseFromString(bare, 'text/html');
  for (const element of page.querySelectorAll(MAYBE_HIDDEN)) {
    const isHidden = element.matches('[hidden], [aria-hidden="true"]');
    if (isHidden || HIDING.test(element.getAttribute('data-style') ?? '')) element.remove();
  }
  return page;
}

/** Without scripts and style sheets; one without its end reaches to the end of the page, as in browsers. */
function withoutBlocks(html: string): string {
  let kept = '';
  let from = 0;
  for (const { 0: tag, 1: name, 2: attributes, index } of html.matchAll(RAW_BLOCK)) {
    if (index < from || attributes.includes('ld+json')) continue;
    kept += html.slice(from, index);
    const close = new RegExp(`</${name}`, 'gi');
    close.lastIndex = index + tag.length;
    const end = close.exec(html);
    if (end === null) return kept;
    from = end.index;
  }
  return kept + html.slice(from);
}

/** Texts of the scripts that `parseInert` leaves out. */
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

import { type FragmentTerms, fragmentTerms } from './fragment-terms';
import type { TextQuoteSelector } from './selector';

/**
 * The address of a page at a place in its text (WICG, URL Fragment Text Directives): `#:~:text=prefix-,start,end,-suffix`,
 * with a second directive for the case that the first finds nothing where that is likely. A `#hash` of the address
 * stays, a text directive that it has is replaced. An address that is not of the web comes back as it is.
 */
export function textFragmentUrl(url: string, quote: TextQuoteSelector): string {
  const all = /^https?:/i.test(url) ? fragmentTerms(quote) : [];
  if (all.length === 0) return url;
  const [page, hash = ''] = splitAt(url, '#');
  const directives = all.map((terms) => `text=${directive(terms)}`).join('&');
  return `${page}#${splitAt(hash, ':~:')[0]}:~:${directives}`;
}

function directive({ prefix, start, end, suffix }: FragmentTerms): string {
  return [
    ...(prefix === '' ? [] : [`${encoded(prefix)}-`]),
    ...[start, end].filter((term) => term !== '').map(encoded),
    ...(suffix === '' ? [] : [`-${encoded(suffix)}`]),
  ].join(',');
}

/** Dash, comma and ampersand have a meaning in the directive. A half of a character can't be written in an address. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/-/g, '%2D');
}

function splitAt(text: string, sign: string): string[] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + sign.length)];
}

import { isInPair } from './describe';
import type { TextQuoteSelector } from './selector';

/** Longer wordings are named by their two ends, of so many UTF-16 units each: addresses can't be of any length. */
const WHOLE_UNITS = 100;
const END_UNITS = 24;

/** Units of the surroundings that go into an address: enough to tell two places apart. */
const SIDE_UNITS = 12;

/**
 * The address of a page at a place in its text (WICG, URL Fragment Text Directives): `#:~:text=prefix-,start,end,-suffix`.
 * A `#hash` of the address stays, a text directive that it has is replaced. An address that is not of the web comes
 * back as it is.
 */
export function textFragmentUrl(url: string, { exact, prefix, suffix }: TextQuoteSelector): string {
  const parts = partsOf(exact);
  if (!/^https?:/i.test(url) || parts.length === 0) return url;
  const before = endOf(lastLine(prefix), SIDE_UNITS);
  const after = beginningOf(firstLine(suffix), SIDE_UNITS);
  const directive = [
    ...(before === '' ? [] : [`${encoded(before)}-`]),
    ...parts.map(encoded),
    ...(after === '' ? [] : [`-${encoded(after)}`]),
  ].join(',');
  const [page, hash = ''] = splitAt(url, '#');
  return `${page}#${splitAt(hash, ':~:')[0]}:~:text=${directive}`;
}

/** The whole wording, or its two ends: browsers look for the whole within one block. Empty for white space alone. */
function partsOf(exact: string): string[] {
  const text = exact.trim();
  if (text === '') return [];
  if (text.length <= WHOLE_UNITS && !/[\n\r]/.test(text)) return [text];
  return [beginningOf(firstLine(text), END_UNITS), endOf(lastLine(text), END_UNITS)];
}

/** No character is cut in two. */
function beginningOf(text: string, units: number): string {
  return text.slice(0, isInPair(text, units) ? units - 1 : units).trim();
}

function endOf(text: string, units: number): string {
  const from = Math.max(0, text.length - units);
  return text.slice(isInPair(text, from) ? from + 1 : from).trim();
}

function firstLine(text: string): string {
  return text.split(/[\n\r]/)[0];
}

function lastLine(text: string): string {
  return text.split(/[\n\r]/).at(-1) ?? '';
}

/** Dash, comma and ampersand have a meaning in the directive. A half of a character can't be written in an address. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/-/g, '%2D');
}

function splitAt(text: string, sign: string): string[] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + sign.length)];
}

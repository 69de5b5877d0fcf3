/** Marks that would turn the rest of a line round. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** Whatever some program takes for the end of a line. */
const LINE_END = /\r\n|[\n\r\v\f\x85\u2028\u2029]/;

/** Lines of a text for a file that is read line by line: well-formed, without control characters; empty ones are left out. */
export function plainLines(text: string): string[] {
  return text
    .toWellFormed()
    .replace(TURNING, '')
    .split(LINE_END)
    .map((line) => line.replace(/[\p{Cc}\ufeff]+/gu, ' ').trim())
    .filter((line) => line !== '');
}

/** A text in one such line; empty where there is nothing to read in it. */
export function oneLine(text: string): string {
  return plainLines(text).join(' ').replace(/ {2,}/g, ' ');
}

/**
 * An address of the web in ASCII without any sign that means something in Markdown, RIS or BibTeX; empty for other
 * addresses, such as scripts and local files, which lead nowhere for others.
 */
export function plainAddress(url: string): string {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return '';
  return new URL(url).href.replace(
    /[^\w\-.~:/?#@!$&+,;=%]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** The day of a time in the reader's own time zone, as `2020-11-05`. @param time ms since the epoch. */
export function localDay(time: number): string {
  const day = new Date(time);
  const parts: [number, number][] = [
    [day.getFullYear(), 4],
    [day.getMonth() + 1, 2],
    [day.getDate(), 2],
  ];
  return parts.map(([part, digits]) => String(part).padStart(digits, '0')).join('-');
}

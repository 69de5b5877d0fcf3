/** Among how many lines after the title the salutation is looked for: before it stand at most a source, a date, an office, a name. */
const HEADER_LINES = 8;

const SALUTATION = /^\s*(?:各位代表|同志们|各位同志)/;

/** Lines of a header in a text without a salutation: an address, where it was taken from, when and where it was read. */
const HEADER_LINE =
  /^[\s\p{Cf}]*$|^https?:|^\s*来源\s*[：:]|^[\s—-]*\d{4}年\d{1,2}月\d{1,2}日.{0,60}(?:会议|大会)/u;

/**
 * The text of a report without its title line and what stands between that and the salutation (the page that it
 * was taken from, date and occasion, office and name), which nobody read out. Without a salutation only those
 * first lines go that can be told for header.
 */
export function withoutHeader(text: string): string {
  const lines = text.split('\n');
  const salutation = lines.slice(1, 1 + HEADER_LINES).findIndex((line) => SALUTATION.test(line)) + 1;
  let first = Math.max(1, salutation);
  if (salutation === 0) while (first < lines.length && HEADER_LINE.test(lines[first])) first++;
  return lines.slice(first).join('\n');
}

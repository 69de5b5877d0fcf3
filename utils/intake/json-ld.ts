import { readDate } from '../text/dates';

/** Longest structured data that is looked at, UTF-16 units. */
const MOST_UNITS = 200_000;

/** Objects that are looked at, at most. */
const MOST_OBJECTS = 1_000;

/** `datePublished` of the page's structured data (JSON-LD, schema.org), or null where it has none that can be read. */
export function publishedInJson(page: Document): string | null {
  for (const { textContent } of page.querySelectorAll('script[type="application/ld+json" i]')) {
    const date = datePublished(textContent ?? '');
    if (date !== null) return date;
  }
  return null;
}

function datePublished(json: string): string | null {
  if (json.length > MOST_UNITS) return null;
  const queue: unknown[] = [parsed(json)];
  for (let at = 0; at < queue.length && at < MOST_OBJECTS; at++) {
    const value = queue[at];
    if (typeof value !== 'object' || value === null) continue;
    const told = 'datePublished' in value ? value.datePublished : null;
    const date = typeof told === 'string' ? readDate(told) : null;
    if (date !== null) return date;
    for (const each of Object.values(value)) queue.push(each);
  }
  return null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

import { normalise } from '../text/normalise';
import { FIGURE, SLOT } from '../text/units';

/** How reports write a wording that they have; may have the signs of normalised text. */
export interface ReportWording {
  /** To cite. */
  readonly quote: string;
  /** What a link looks for: the wording, or the beginning and the end of a template; empty where the spelling isn't known. */
  readonly terms: readonly string[];
}

/** What differs from use to use. */
const OPEN = new RegExp(`[${String.fromCharCode(SLOT, FIGURE)}]`);

/**
 * How reports write the wording that the record counts in them: as it was typed, since the record keeps no quotes, and
 * no traditional characters of the query are in a report.
 * @param key As the record has it, normalised.
 */
export function reportWording(query: string, key: string): ReportWording {
  if (OPEN.test(key)) {
    const pieces = key.split(OPEN).filter((piece) => piece !== '');
    return { quote: key, terms: pieces.length < 2 ? pieces : [pieces[0], pieces[pieces.length - 1]] };
  }
  const typed = query.trim();
  if (normalise(typed).text !== key) return { quote: key, terms: [] };
  const spelled = hanOf(typed) === hanOf(key) ? typed : key;
  return { quote: spelled, terms: [spelled] };
}

function hanOf(text: string): string {
  return text.replace(/\P{Script=Han}/gu, '');
}

import { isHan } from '../text/han';
import type { Audience } from './match';
import { isMark, type PageText } from './page-text';
import { classOf, factsAt, keynessOf, SPOKEN, type WordFacts } from './word-facts';

/**
 * Log-odds (base e) by which a mark proves by itself that officials speak: those of a phrase of six Han characters that
 * is surely a set one (坚持党的领导). Shorter and less sure ones (持续提升, 困难和问题) turn up in chats and mails, too.
 */
export const PROOF = 9;

/**
 * What the language around a mark can count for or against it where nothing is proof, log-odds: about what two Han
 * characters more or fewer are. More, and a mail in the language of offices would be marked throughout; a mark that is
 * surer than proof by as much stays wherever it is (不忘初心、牢记使命 in a chat).
 */
export const LANGUAGE_COUNTS = 2;

/** Han characters on each side of a flow that count as its context: about two paragraphs. */
export const NEAR_HAN = 200;

/** What a flow says of the kind of text that it is in. */
export interface FlowKind {
  /** Han characters. */
  readonly han: number;
  /** How official its language is, see `languageOf`; null until the flow was matched. */
  readonly language: number | null;
  /** How many of its marks are proof. */
  readonly proofs: number;
}

/** How official the text is in which a flow stands, log-odds, -LANGUAGE_COUNTS and more. */
export interface Company {
  /** For marks that need company. */
  readonly value: number;
  /** For a mark that is proof: it doesn't vouch for itself. */
  readonly ofProof: number;
}

/** Of a flow of which nothing is known. */
export const NO_COMPANY: Company = { value: -LANGUAGE_COUNTS, ofProof: -LANGUAGE_COUNTS };

/**
 * The company of one of the flows of a page: the flow itself where it has proof, or all the flows up to NEAR_HAN
 * characters away, whichever is more official. It depends on what the page says, in whatever order that was matched.
 * @param flows In reading order.
 * @param isWhole Whether that is all of the page. Where flows near by are still unknown, the flow itself is all that counts.
 */
export function companyOf(flows: readonly FlowKind[], at: number, isWhole: boolean): Company {
  const { language, proofs } = flows[at];
  if (language === null) return NO_COMPANY;
  let isKnown = true;
  let sum = language;
  let all = proofs;
  for (const step of [-1, 1]) {
    let i = at + step;
    for (let han = 0; han < NEAR_HAN && flows[i] !== undefined; i += step) {
      const flow = flows[i];
      han += flow.han;
      sum += flow.language ?? 0;
      all += flow.proofs;
      isKnown &&= flow.language !== null;
    }
    isKnown &&= isWhole || flows[i] !== undefined || i < 0;
  }
  /** @param less Proofs that don't count. */
  const weigh = (less: number) =>
    Math.max(
      -LANGUAGE_COUNTS,
      proofs > less ? language + PROOF : -LANGUAGE_COUNTS,
      !isKnown ? -LANGUAGE_COUNTS : all > less ? sum + PROOF : Math.min(LANGUAGE_COUNTS, sum),
    );
  return { value: weigh(0), ofProof: weigh(1) };
}

/** Whether a match is shown in some company. */
export function hasCompany({ needs }: { readonly needs: number }, { value, ofProof }: Company): boolean {
  return needs <= (needs > 0 ? value : ofProof);
}

/**
 * How many of a flow's matches are proof. What only the user's own documents explain is none, for what a page has
 * painted must not depend on them.
 */
export function proofsOf(
  matches: readonly { readonly needs: number; readonly audience?: Audience }[],
): number {
  return matches.filter(({ needs, audience }) => needs <= 0 && audience !== 'user').length;
}

/**
 * How much likelier official texts have it than others, log-odds (base e). Counted on 180 official pages and on chats,
 * mails, shops, stories and other pages: 53 of 100 Han characters are in words that officials use more in the former,
 * 24 in the latter, halved since neighbouring words say much the same; words of speech are 2 of 1,000 against 30.
 */
const OFFICIAL_HAN = 0.4;
const OTHER_HAN = -0.24;
const SPOKEN_WORD = -3;

/** How official the language of a text is, log-odds (base e): the sum over its words; 0 where it has no Han characters. */
export function languageOf(page: PageText, known: WordFacts): number {
  const { text } = page;
  let sum = 0;
  for (let start = 0; start < text.length; ) {
    let end = start + 1;
    if (isHan(text.charCodeAt(start))) {
      while (end < text.length && !page.wordBegins(end) && !isMark(text.charCodeAt(end))) end++;
      const facts = factsAt(known, text, start, end);
      sum += (end - start) * (keynessOf(known, facts) > 0 ? OFFICIAL_HAN : OTHER_HAN);
      if ((classOf(known, facts) & SPOKEN) !== 0) sum += SPOKEN_WORD;
    }
    start = end;
  }
  return sum;
}

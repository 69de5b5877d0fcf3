import type { Audience } from './match';

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

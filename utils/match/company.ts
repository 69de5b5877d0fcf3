import type { Audience } from './match';

/**
 * Log-odds (base e) from which a mark alone proves that officials speak: those of a phrase of six Han characters that
 * is certainly set (坚持党的领导). Shorter and less certain ones (持续提升, 困难和问题) also turn up in chats and mails.
 */
export const PROOF = 9;

/**
 * The most that the surrounding language counts against a mark where nothing is proof, log-odds: about as much
 * as two Han characters. With a higher value, a mail in office language would be marked throughout. A mark that exceeds
 * PROOF by this much is shown anywhere (不忘初心、牢记使命 in a chat).
 */
export const LANGUAGE_COUNTS = 2;

/** The most that it counts for a mark: a business mail has as many words of officials as their own mails. */
export const LANGUAGE_FOR = 1;

/** Steps of `Match.needs` in one of log-odds. Whole numbers take less memory, of which a long page has 100,000. */
export const NEED_STEPS = 2;

/** Han characters on each side of a flow that count as its context: about two paragraphs. */
export const NEAR_HAN = 200;

/** What a flow reveals about the kind of text it belongs to. */
export interface FlowKind {
  /** Han characters. */
  readonly han: number;
  /** How official its language is, see `languageOf`; null until the flow is matched. */
  readonly language: number | null;
  /** How many of its marks are proof. */
  readonly proofs: number;
}

/** How official the text around a flow is, log-odds, at least -LANGUAGE_COUNTS. */
export interface Company {
  /** For marks that need company. */
  readonly value: number;
  /** For a mark that is proof: it doesn't vouch for itself. */
  readonly ofProof: number;
}

/** For a flow about which nothing is known. */
export const NO_COMPANY: Company = { value: -LANGUAGE_COUNTS, ofProof: -LANGUAGE_COUNTS };

/**
 * The company of a page's flow: the flow itself if it has proof, or all flows up to NEAR_HAN characters away, whichever
 * is more official. The order in which flows were matched makes no difference.
 * @param flows In reading order.
 * @param isWhole Whether these are all flows of the page. While nearby flows are unknown, only the flow itself counts.
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
      !isKnown ? -LANGUAGE_COUNTS : all > less ? sum + PROOF : Math.min(LANGUAGE_FOR, sum),
    );
  return { value: weigh(0), ofProof: weigh(1) };
}

/** The company of a flow whose surroundings aren't known yet. */
export function ownCompany(flow: FlowKind): Company {
  return companyOf([flow], 0, false);
}

/** The company that is as official as both. */
export function moreOfficial(a: Company, b: Company): Company {
  return { value: Math.max(a.value, b.value), ofProof: Math.max(a.ofProof, b.ofProof) };
}

/** Whether a match is shown in this company. */
export function hasCompany({ needs }: { readonly needs: number }, { value, ofProof }: Company): boolean {
  return needs <= NEED_STEPS * (needs > 0 ? value : ofProof);
}

/**
 * How many of a flow's matches are proof. Matches that only the user's own documents explain never are: what is painted
 * on a page must not depend on them.
 */
export function proofsOf(
  matches: readonly { readonly needs: number; readonly audience?: Audience }[],
): number {
  return matches.filter(({ needs, audience }) => needs <= 0 && audience !== 'user').length;
}

import { countHan } from '../text/han';
import { companyOf, hasCompany, proofsOf } from './company';
import type { Knowledge } from './knowledge';
import { languageOf } from './language';
import type { Match } from './match';
import { type MatchOptions, matchesOf } from './match-text';
import { PageText } from './page-text';

/** The matches of a flow of a page, and how official its language is (`languageOf`). */
export interface FlowMatches {
  readonly matches: readonly Match[];
  readonly language: number;
}

/** Matches one flow. Which of its matches are shown depends on the page around it (`companyOf`). */
export function matchFlow(knowledge: Knowledge, source: string, options: MatchOptions): FlowMatches {
  const page = new PageText(source, knowledge.words);
  return {
    matches: matchesOf(knowledge, page, options),
    language: languageOf(page, knowledge),
  };
}

/** The matches to show on a whole page: for each flow, those that have company. @param flows In reading order. */
export function matchPage(knowledge: Knowledge, flows: readonly string[], options: MatchOptions): Match[][] {
  const matched = flows.map((flow) => {
    const { matches, language } = matchFlow(knowledge, flow, options);
    return { han: countHan(flow), language, proofs: proofsOf(matches), matches };
  });
  return matched.map(({ matches }, at) => {
    const company = companyOf(matched, at, true);
    return matches.filter((match) => hasCompany(match, company));
  });
}

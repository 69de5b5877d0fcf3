import type { Quote } from './page-text';
import type { FalseMark, Fault, Miss, PageScore } from './score';

/** A quote, and the page it is from. */
export interface Place extends Quote {
  readonly page: string;
}

/** One string's faults on all pages. */
export type Gathered<F extends Fault> = Omit<F, 'quotes'> & { readonly places: readonly Place[] };

/** False marks by wording and kind, those with most wrong characters first. */
export function gatherFalseMarks(pages: readonly PageScore[]): Gathered<FalseMark>[] {
  return gather(
    pages,
    ({ falseMarks }) => falseMarks,
    ({ kind, text }) => `${kind} ${text}`,
  );
}

/** Missed spans by text, those with most unmarked characters first. */
export function gatherMisses(pages: readonly PageScore[]): Gathered<Miss>[] {
  return gather(
    pages,
    ({ misses }) => misses,
    ({ text }) => text,
  );
}

function gather<F extends Fault>(
  pages: readonly PageScore[],
  faultsOf: (page: PageScore) => readonly F[],
  keyOf: (fault: F) => string,
): Gathered<F>[] {
  const gathered = new Map<string, Gathered<F>>();
  for (const page of pages) {
    for (const fault of faultsOf(page)) {
      const { quotes, ...rest } = fault;
      const before = gathered.get(keyOf(fault));
      const places = quotes.map((quote) => ({ page: page.name, ...quote }));
      gathered.set(keyOf(fault), {
        ...rest,
        han: (before?.han ?? 0) + fault.han,
        places: [...(before?.places ?? []), ...places],
      });
    }
  }
  return [...gathered.values()].sort((a, b) => b.han - a.han);
}

import { useEffect, useState } from 'preact/hooks';
import type { RelatedPhrase } from '../lookup/answer';
import { request } from '../messaging/client';

/** Phrases that are shown as examples. */
const EXAMPLES = 6;

/**
 * Phrases that most documents of the corpus and reports have; empty until they are known, and where nothing answers.
 * @param corpus Names the corpus's state; null where there is none.
 */
export function useWidespread(corpus: string | null): readonly RelatedPhrase[] {
  const [phrases, setPhrases] = useState<readonly RelatedPhrase[]>([]);
  useEffect(() => {
    if (corpus === null) return;
    let overtaken = false;
    request('listWidespread', { limit: EXAMPLES }).then(
      (found) => {
        if (!overtaken) setPhrases(found);
      },
      () => undefined,
    );
    return () => {
      overtaken = true;
    };
  }, [corpus]);
  return phrases;
}

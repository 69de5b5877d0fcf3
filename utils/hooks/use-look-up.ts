import { useEffect, useState } from 'preact/hooks';
import type { LookUpState } from '../../components/phrases/look-up';
import { LOOKUP_MIN_HAN, POPUP_LINES } from '../limits';
import type { Part, PhraseAnswer, RelatedPhrase, StudyAnswer } from '../lookup/answer';
import { request } from '../messaging/client';
import { countHan } from '../text/han';
import { useAsync } from './use-async';

/** The progress of a look-up. `answer` is the latest one; while a look-up loads, that of an earlier query. */
export interface LookUp<A = PhraseAnswer> {
  readonly status: 'idle' | 'loading' | 'failed' | 'found';
  readonly answer: A | null;
  retry(): void;
}

/** Looks up a wording as it changes, or the part of it that is shown; another wording starts without a part. */
export function usePartLookUp(query: string): LookUpState {
  const [shown, setShown] = useState<{ part: Part; query: string } | null>(null);
  const part = shown?.query === query ? shown.part : null;
  const lookUp = useAnswer(part?.key ?? query, '', askLookUp);
  return { ...lookUp, part, showPart: (next) => setShown(next && { part: next, query }) };
}

/**
 * Looks up a wording with everything that the library shows, again whenever the corpus changes.
 * @param corpus Names the state of the corpus; undefined until it is known, and nothing is asked until then.
 */
export function useStudy(query: string, corpus: string | undefined): LookUp<StudyAnswer> {
  return useAnswer(query, corpus, askStudy);
}

function askLookUp(text: string): Promise<PhraseAnswer> {
  return request('lookUp', { text, limit: POPUP_LINES });
}

function askStudy(text: string): Promise<StudyAnswer> {
  return request('study', { text });
}

/** Not `useAsync`: the earlier answer stays while the next one loads, and goes where the query has too little Chinese. */
function useAnswer<A>(
  query: string,
  corpus: string | undefined,
  ask: (text: string) => Promise<A>,
): LookUp<A> {
  const [state, setState] = useState<Omit<LookUp<A>, 'retry'>>({ status: 'idle', answer: null });
  const [attempt, setAttempt] = useState(0);
  const text = query.trim();

  useEffect(() => {
    if (countHan(text) < LOOKUP_MIN_HAN) {
      setState({ status: 'idle', answer: null });
      return;
    }
    let isOvertaken = false;
    setState(({ answer }) => ({ status: 'loading', answer }));
    if (corpus === undefined) return;
    ask(text).then(
      (answer) => {
        if (!isOvertaken) setState({ status: 'found', answer });
      },
      () => {
        if (!isOvertaken) setState({ status: 'failed', answer: null });
      },
    );
    return () => {
      isOvertaken = true;
    };
  }, [text, attempt, corpus, ask]);

  return { ...state, retry: () => setAttempt(attempt + 1) };
}

/** How many phrases are shown as examples. */
const EXAMPLES = 6;

/**
 * Phrases that most documents of the corpus and most reports have; empty until they are known, and where nothing answers.
 * @param corpus Names the state of the corpus; null where there is none.
 */
export function useWidespread(corpus: string | null): readonly RelatedPhrase[] {
  const ask = () => request('listWidespread', { limit: EXAMPLES });
  return useAsync(corpus === null ? null : ask, [], [corpus], { keeps: true }) ?? [];
}

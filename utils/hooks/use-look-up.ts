import { useEffect, useState } from 'preact/hooks';
import type { LookUpState } from '../../components/phrases/look-up';
import { LOOKUP_MIN_HAN, POPUP_LINES } from '../limits';
import type { Part, PhraseAnswer } from '../lookup/answer';
import type { RelatedPhrase, StudyAnswer } from '../lookup/study-answer';
import { request } from '../messaging/client';
import { countHan } from '../text/han';

/** How far a look-up has come. `answer` is the last one that came, of this query or, while it loads, of one before. */
export interface LookUp<A = PhraseAnswer> {
  readonly status: 'idle' | 'loading' | 'failed' | 'found';
  readonly answer: A | null;
  retry(): void;
}

/** Looks a wording up as it changes; an answer that a newer wording has overtaken is dropped. */
export function useLookUp(query: string): LookUp {
  return useAnswer(query, '', askLookUp);
}

/**
 * The same with all that the library shows; asked again when the corpus becomes another.
 * @param corpus Names its state; undefined until that is known, and nothing is asked till then.
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
    let overtaken = false;
    setState(({ answer }) => ({ status: 'loading', answer }));
    if (corpus === undefined) return;
    ask(text).then(
      (answer) => {
        if (!overtaken) setState({ status: 'found', answer });
      },
      () => {
        if (!overtaken) setState({ status: 'failed', answer: null });
      },
    );
    return () => {
      overtaken = true;
    };
  }, [text, attempt, corpus, ask]);

  return { ...state, retry: () => setAttempt(attempt + 1) };
}

/** Looks a wording up as it changes, or the part of it that is shown; another wording begins without one. */
export function usePartLookUp(query: string): LookUpState {
  const [shown, setShown] = useState<{ part: Part; query: string } | null>(null);
  const part = shown?.query === query ? shown.part : null;
  const lookUp = useLookUp(part?.key ?? query);
  return { ...lookUp, part, showPart: (next) => setShown(next && { part: next, query }) };
}

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

import { useEffect, useState } from 'preact/hooks';
import { LOOKUP_MIN_HAN, POPUP_LINES } from '../limits';
import type { PhraseAnswer } from '../lookup/answer';
import { request } from '../messaging/client';
import { countHan } from '../text/han';

/** How far a look-up has come. `answer` is the last one that came, of this query or, while it loads, of one before. */
export interface LookUp {
  readonly status: 'idle' | 'loading' | 'failed' | 'found';
  readonly answer: PhraseAnswer | null;
  retry(): void;
}

/** Looks a wording up as it changes; an answer that a newer wording has overtaken is dropped. */
export function useLookUp(query: string): LookUp {
  const [state, setState] = useState<Omit<LookUp, 'retry'>>({ status: 'idle', answer: null });
  const [attempt, setAttempt] = useState(0);
  const text = query.trim();

  useEffect(() => {
    if (countHan(text) < LOOKUP_MIN_HAN) {
      setState({ status: 'idle', answer: null });
      return;
    }
    let overtaken = false;
    setState(({ answer }) => ({ status: 'loading', answer }));
    request('lookUp', { text, limit: POPUP_LINES }).then(
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
  }, [text, attempt]);

  return { ...state, retry: () => setAttempt(attempt + 1) };
}

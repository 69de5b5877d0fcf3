import { useState } from 'preact/hooks';
import type { LookUpState } from '../../components/phrases/look-up';
import type { Part } from '../lookup/answer';
import { useLookUp } from './use-look-up';

/** Looks a wording up as it changes, or the part of it that is shown; another wording begins without one. */
export function usePartLookUp(query: string): LookUpState {
  const [shown, setShown] = useState<{ part: Part; query: string } | null>(null);
  const part = shown?.query === query ? shown.part : null;
  const lookUp = useLookUp(part?.key ?? query);
  return { ...lookUp, part, showPart: (next) => setShown(next && { part: next, query }) };
}

import { useEffect, useState } from 'preact/hooks';
import { readBundledDocument, readBundledManifest } from '../generation/package-files';
import { request } from '../messaging/client';
import { unpackMatches } from '../messaging/packed-matches';

/** Han characters of the sentence, and how many of a document are tried. */
const MIN_HAN = 16;
const MAX_HAN = 40;
const TRIED = 60;

/**
 * A sentence of the bundled corpus that is marked as a verbatim run as a whole, to show what that looks like; null until
 * one is found, and where there is none.
 * @param corpus Names the corpus's state; null where there is none.
 */
export function useVerbatim(corpus: string | null): string | null {
  const [sentence, setSentence] = useState<string | null>(null);
  useEffect(() => {
    if (corpus === null) return;
    let overtaken = false;
    findVerbatim().then(
      (found) => {
        if (!overtaken) setSentence(found);
      },
      () => undefined,
    );
    return () => {
      overtaken = true;
    };
  }, [corpus]);
  return sentence;
}

async function findVerbatim(): Promise<string | null> {
  const { documents } = await readBundledManifest();
  for (const info of documents) {
    const { text } = await readBundledDocument(info);
    const sentences = sentencesOf(text).slice(0, TRIED);
    const answer = await request('matchFlows', {
      ...{ flows: sentences, reuse: true, sensitivity: 'normal' as const },
      ...{ canonical: '', document: null, own: { ids: [], isSure: true } },
    });
    const at = unpackMatches(answer).findIndex(
      (matches, flow) =>
        matches.length === 1 &&
        matches[0].kind === 'reuse' &&
        matches[0].end - matches[0].start >= sentences[flow].length - 1,
    );
    if (at >= 0) return sentences[at];
  }
  return null;
}

/** Whole sentences of plain Chinese and of a length that is read at a glance. */
function sentencesOf(text: string): string[] {
  const plain = new RegExp(`(?<=[。\\n])[\\p{Script=Han}，、]{${MIN_HAN},${MAX_HAN}}。`, 'gu');
  return text.match(plain) ?? [];
}

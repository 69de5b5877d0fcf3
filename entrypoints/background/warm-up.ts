import { matchFlow } from '../../utils/match/match-page';
import { pause } from '../../utils/pause';
import type { LoadedCorpus } from './loaded-corpus';

/** Time until it begins, ms: the page that has woken the background comes first. */
const WAIT_MS = 1_000;

/** Text that is matched: after so much of it the engine has compiled all that matters, UTF-16 units. */
const WARM_UNITS = 12_000;

let begun = false;

/** Warms the code up, once for each start of the background; in a moment, and not before a page was read. */
export function warmUpOnce(corpus: LoadedCorpus): void {
  if (begun) return;
  begun = true;
  warmUp(corpus).catch((error: unknown) => console.warn('Matching could not be warmed up.', error));
}

/**
 * Matches some text of the corpus, a paragraph at a time and with room for requests between: engines run code slowly
 * until it has run for a while, and the first page took several times as long as later ones.
 */
async function warmUp({ knowledge, readDocuments }: LoadedCorpus): Promise<void> {
  await pause(WAIT_MS);
  let units = 0;
  for (const { text } of await readDocuments()) {
    for (const paragraph of text.split('\n')) {
      if (units > WARM_UNITS) return;
      units += paragraph.length;
      matchFlow(knowledge, paragraph, { reuse: true, sensitivity: 'normal' });
      await pause();
    }
  }
}

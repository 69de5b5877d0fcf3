import * as v from 'valibot';
import { browser } from '../browser';
import { FACTS_MS } from '../limits';
import { pageFacts } from './schemas';

/** What a page says of itself, as snippets have it. */
export type SaidByPage = v.InferOutput<typeof pageFacts>;

/**
 * Asks a frame what its page says of itself: a script is injected that finds it and is gone, so that the annotator,
 * which every page carries, need not. Null where the frame is gone, may not be read, or takes longer than FACTS_MS.
 */
export async function askFacts(tabId: number, frameId: number): Promise<SaidByPage | null> {
  // Otherwise the browser waits until the page's pictures are there, too.
  const injection = { target: { tabId, frameIds: [frameId] }, files: ['/facts.js'], injectImmediately: true };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), FACTS_MS);
  });
  const said = browser.scripting.executeScript(injection).then(
    ([first]) => {
      const facts = v.safeParse(pageFacts, first?.result);
      return facts.success ? facts.output : null;
    },
    () => null,
  );
  return Promise.race([said, late]).finally(() => clearTimeout(timer));
}

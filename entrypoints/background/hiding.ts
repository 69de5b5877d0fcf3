import { answerLookUp } from '../../utils/lookup/answer-look-up';
import { originOf } from '../../utils/messaging/frame-address';
import { RefusedRequestError, type RequestHandlers } from '../../utils/messaging/server';
import { noteTabSave, wasSavedIn } from '../../utils/reports/tab-storage';
import { hidePhrase as hide, unhidePhrase as unhide } from '../../utils/settings/hidden-phrases';
import { loadSources } from './look-ups';

type Handlers = Pick<RequestHandlers, 'hidePhrase' | 'unhidePhrase'>;

/** Hides phrases on all pages, and takes that back; every frame sees it in the settings. */
export const { hidePhrase, unhidePhrase }: Handlers = {
  async hidePhrase({ phrase, consent }, sender) {
    // A popup's window is not known here: it asks the user itself, and says so.
    if (!consent && (sender.kind !== 'frame' || sender.tab.incognito)) return { status: 'needsConsent' };
    const key = await keyToHide(phrase);
    if (!(await hide(key))) return { status: 'full' };
    if (sender.kind === 'frame')
      await noteTabSave({ ...sender, origin: originOf(sender.url) }, key).catch(() => undefined);
    return { status: 'hidden', key };
  },

  async unhidePhrase({ key }, sender) {
    const isOfFrame =
      sender.kind !== 'frame' || (await wasSavedIn({ ...sender, origin: originOf(sender.url) }, key));
    if (!isOfFrame) throw new RefusedRequestError('not hidden from this page');
    await unhide(key);
  },
};

/** The frame of the template that a phrase is as a whole, since the next page fills it with something else. */
async function keyToHide(phrase: string): Promise<string> {
  const sources = await loadSources().catch(() => null);
  if (sources === null) return phrase;
  const { parts } = answerLookUp(phrase, 0, sources);
  const [only] = parts;
  const isTemplate = parts.length === 1 && only.frame !== null && only.text.length === phrase.length;
  return isTemplate ? only.key : phrase;
}

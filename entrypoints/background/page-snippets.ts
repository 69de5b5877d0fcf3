import { originOf } from '../../utils/messaging/frame-address';
import type { AnchoredSnippet, PageName } from '../../utils/messaging/protocol';
import { RefusedRequestError, type RequestHandlers, type Sender } from '../../utils/messaging/server';
import { anchorAll } from '../../utils/quote/anchor-all';
import { wasSavedIn } from '../../utils/reports/tab-storage';
import { documentKey, pageKeys } from '../../utils/snippets/page-key';
import { changeSnippets, deleteSnippets, hasSnippet, readSnippetsOf } from '../../utils/store/snippets';
import { comparableText } from '../../utils/text/comparable';
import { tellAllPages } from './pages';

type Handlers = Pick<RequestHandlers, 'hasSnippets' | 'anchorSnippets' | 'undoSave' | 'noteSnippet'>;

/** What pages ask about their own snippets: a frame about its own page alone, the library's reader about its document. */
export const { hasSnippets, anchorSnippets, undoSave, noteSnippet }: Handlers = {
  async hasSnippets(name, sender) {
    return (await readSnippetsOf(keysFor(name, sender))).length > 0;
  },

  async anchorSnippets({ text, ...name }, sender) {
    const snippets = await readSnippetsOf(keysFor(name, sender));
    const anchoring = anchorAll(comparableText(text), snippets);
    let step = anchoring.next();
    for (; !step.done; step = anchoring.next()) {
      // Pages that wait for their matches have their turn.
      await new Promise((resolve) => setTimeout(resolve));
    }
    return step.value.map((span, i): AnchoredSnippet => {
      return {
        id: snippets[i].id,
        span: span && { start: span.start, end: span.end },
        isExact: span?.isExact ?? false,
      };
    });
  },

  async undoSave({ id, ...name }, sender) {
    await checkIsOf(id, name, sender);
    await deleteSnippets([id]);
    void tellAllPages('snippetsChanged');
  },

  async noteSnippet({ id, note, ...name }, sender) {
    // One that was deleted is of no page any more.
    if (!(await hasSnippet(id))) return false;
    // The extension's own pages note whatever they list.
    if (sender.kind === 'frame') await checkIsOf(id, name, sender);
    return (await changeSnippets([id], () => ({ note }))).length > 0;
  },
};

/** A frame's page is the one whose address the browser says it has, whatever it says of itself and stands around it. */
function keysFor({ canonical, document }: PageName, sender: Sender): string[] {
  if (sender.kind === 'frame') return pageKeys(sender.url, canonical);
  return document === null ? [] : [documentKey(document)];
}

/** @throws RefusedRequestError where a snippet is not of the sender's page, and was not saved in its frame. */
async function checkIsOf(id: string, name: PageName, sender: Sender): Promise<void> {
  // A page that goes on loading can change its address while its notice of a save is still shown.
  if (sender.kind === 'frame' && (await wasSavedIn({ ...sender, origin: originOf(sender.url) }, id))) return;
  const own = await readSnippetsOf(keysFor(name, sender));
  if (!own.some((snippet) => snippet.id === id)) throw new RefusedRequestError('no snippet of this page');
}

import type { PageFlow } from '../../../utils/page/reading/page-flow';
import { PageReader } from '../../../utils/page/reading/page-reader';
import './reading';

/** Bundled into one script, which runs in a page's own world. */
let reader: PageReader | null = null;
let flows = new Set<PageFlow>();
let added = 0;
let listening = new AbortController();

function textsOf(some: Iterable<PageFlow>): string[] {
  return Array.from(some, ({ text }) => text.replace(/ +/g, ' ').trim()).filter((text) => text !== '');
}

globalThis.reading = {
  start() {
    reader?.stop();
    listening.abort();
    listening = new AbortController();
    flows = new Set();
    added = 0;
    reader = new PageReader(
      {
        flowAdded: (flow) => {
          added++;
          flows.add(flow);
        },
        flowUnchanged: () => undefined,
        flowRemoved: (flow) => {
          if (!flows.delete(flow)) throw new Error('removed, but never added');
        },
        rootAdded: () => undefined,
        rootRemoved: () => undefined,
        sliceEnded: () => undefined,
        documentReplaced: () => undefined,
      },
      () => false,
    );
    reader.listen(listening.signal);
    reader.start();
  },
  texts: () => textsOf(flows),
  inOrder: () => textsOf(reader?.flows() ?? []),
  wrong: () =>
    [...flows]
      .filter(({ text, pieces }) =>
        pieces.some(({ node, start, offset }, i) => {
          const end = pieces[i + 1]?.start ?? text.length;
          const data = node.data.slice(offset, offset + end - start);
          return !node.isConnected || data.replace(/\s/g, ' ') !== text.slice(start, end).replace(/\s/g, ' ');
        }),
      )
      .map(({ text }) => text),
  events: () => ({ added, removed: added - flows.size }),
  isComplete: () => reader?.isComplete ?? false,
};

import type { CDPSession, Page } from 'playwright-core';

/** Name of the script world in which frames are read: apart from the page's, whose policy may forbid evaluation. */
const WORLD = 'tifa-annotate';

/** A frame as `Page.getFrameTree` gives it, with what is looked at here. */
interface FrameTree {
  readonly frame: { readonly id: string };
  readonly childFrames?: readonly FrameTree[];
}

/**
 * Runs a function in each frame of a page and returns what came of it, by the frames' ids. It is sent as text. Frames
 * that go away meanwhile, or can't be read, are left out.
 */
export async function evaluateInFrames<T>(page: Page, read: () => T): Promise<Map<string, T>> {
  const sessions = await Promise.all(
    // A frame in a process of its own has a session of its own; asking for one of another frame is refused.
    [page, ...page.frames().slice(1)].map((each) =>
      page
        .context()
        .newCDPSession(each)
        .catch(() => null),
    ),
  );
  const open = sessions.filter((session) => session !== null);
  try {
    const values = await Promise.all(open.map((session) => evaluateInTree(session, `(${read})()`)));
    return new Map(values.flat() as [string, T][]);
  } finally {
    await Promise.all(open.map((session) => session.detach().catch(() => undefined)));
  }
}

async function evaluateInTree(session: CDPSession, expression: string): Promise<[string, unknown][]> {
  const { frameTree } = await session.send('Page.getFrameTree').catch(() => ({ frameTree: null }));
  const values = await Promise.all(
    idsOf(frameTree)
      .map(async (frameId) => {
        const { executionContextId } = await session.send('Page.createIsolatedWorld', {
          frameId,
          worldName: WORLD,
        });
        const evaluation = { expression, contextId: executionContextId, returnByValue: true };
        const { result, exceptionDetails } = await session.send('Runtime.evaluate', evaluation);
        return exceptionDetails ? null : ([frameId, result.value] as [string, unknown]);
      })
      .map((outcome) => outcome.catch(() => null)),
  );
  return values.filter((outcome) => outcome !== null);
}

function idsOf(tree: FrameTree | null): string[] {
  return tree === null ? [] : [tree.frame.id, ...(tree.childFrames ?? []).flatMap(idsOf)];
}

/** Channel between the corpus worker and the background, which the browser shares among the extension's contexts. */
const CHANNEL = 'tifa-handover';

/** What the worker says (`written`), and what the background answers: at once, and when it has read the generation. */
interface HandoverMessage {
  readonly generation: string;
  readonly state: 'written' | 'reading' | 'read';
}

/** Time limits for the two answers, ms: a background that doesn't answer is stopped, and will read what is in use then. */
const HEARD_MS = 1_000;
const READ_MS = 20_000;

/**
 * Announces a generation that is written and not in use yet, so that the background can read it while the earlier one
 * still answers. Resolves when the background has read it, or doesn't answer in time.
 */
export async function announceWritten(generation: string): Promise<void> {
  const channel = new BroadcastChannel(CHANNEL);
  await new Promise<void>((resolve) => {
    let timer = setTimeout(resolve, HEARD_MS);
    channel.addEventListener('message', ({ data }: MessageEvent<HandoverMessage>) => {
      if (data.generation !== generation) return;
      clearTimeout(timer);
      if (data.state === 'read') resolve();
      else timer = setTimeout(resolve, READ_MS);
    });
    channel.postMessage({ generation, state: 'written' } satisfies HandoverMessage);
  });
  channel.close();
}

/** Reads each generation that the worker announces. Only for the background. @param read Never rejects. */
export function readAnnounced(read: (generation: string) => Promise<void>): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<HandoverMessage>) => {
    if (data.state !== 'written') return;
    const { generation } = data;
    const answer = (state: HandoverMessage['state']) => channel.postMessage({ generation, state });
    answer('reading');
    void read(generation).then(() => answer('read'));
  });
}

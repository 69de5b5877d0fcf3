import { expect, test } from 'vitest';
import { pause } from '../../utils/pause';
import { Queue } from '../../utils/queue';

test('work runs in the order in which it comes, one piece at a time, whatever fails', async () => {
  const queue = new Queue();
  const log: string[] = [];
  const work = (name: string, ms: number) => async () => {
    log.push(`${name} begins`);
    await pause(ms);
    log.push(`${name} ends`);
    if (name === 'b') throw new Error('b failed');
    return name;
  };
  const given = [work('a', 20), work('b', 0), work('c', 5)].map((each) => queue.run(each));
  expect(queue.isEmpty).toBe(false);
  expect(await Promise.allSettled(given)).toEqual([
    { status: 'fulfilled', value: 'a' },
    { status: 'rejected', reason: new Error('b failed') },
    { status: 'fulfilled', value: 'c' },
  ]);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(queue.isEmpty).toBe(true);
});

test('work that comes while the queue is empty, or throws at once, is run too', async () => {
  const queue = new Queue();
  await expect(
    queue.run(() => {
      throw new Error('at once');
    }),
  ).rejects.toThrow('at once');
  expect(queue.isEmpty).toBe(true);
  expect(await queue.run(async () => 1)).toBe(1);
});

import '../dom-classes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NearFirst, type Queued } from '../../../../utils/page/reading/matching';

interface Item extends Queued {
  readonly id: number;
}

function queueOf(tops: readonly number[], units = 1): NearFirst<Item> {
  const queue = new NearFirst<Item>();
  for (const [id, top] of tops.entries()) queue.add({ id, top, units });
  return queue;
}

const distance = (top: number, from: number, to: number) => Math.max(from - top, top - to, 0);

test.each([
  ['what is in the viewport', [0, 500, 1000, 1500, 2000], 900, 1600, 2, [2, 3]],
  ['then what is nearest', [0, 600, 1000, 1500, 2000], 900, 1600, 3, [1, 2, 3]],
  ['below before above at the same distance', [800, 1000, 1200], 1000, 1000, 2, [1, 2]],
  ['at least one', [0], 5000, 6000, 0, [0]],
])('comes first: %s', (_, tops, from, to, units, ids) => {
  const taken = queueOf(tops).take(from, to, units);
  expect(taken.map(({ id }) => id)).toEqual(ids);
});

test('everything comes exactly once, each batch nearer than the rest, in page order', () => {
  const tops = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 40 });
  fc.assert(
    fc.property(
      tops,
      fc.nat(100),
      fc.nat(30),
      fc.integer({ min: 1, max: 8 }),
      (given, from, height, units) => {
        const queue = queueOf(given);
        const to = from + height;
        const all: Item[] = [];
        while (queue.size > 0) {
          const batch = queue.take(from, to, units);
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(units);
          expect(batch.map(({ top }) => top)).toEqual(batch.map(({ top }) => top).sort((a, b) => a - b));
          all.push(...batch);
          const taken = new Set(all.map(({ id }) => id));
          const left = given.filter((_, id) => !taken.has(id)).map((top) => distance(top, from, to));
          const furthest = Math.max(...batch.map(({ top }) => distance(top, from, to)));
          expect(left.every((each) => each >= furthest)).toBe(true);
        }
        expect(all.map(({ id }) => id).sort((a, b) => a - b)).toEqual(given.map((_, id) => id));
      },
    ),
  );
});

test('removed items don’t come, and those added meanwhile do', () => {
  const queue = new NearFirst<Item>();
  const [a, b, c] = [10, 20, 30].map((top, id) => ({ id, top, units: 5 }));
  queue.add(a);
  queue.add(b);
  queue.remove(a);
  expect(queue.size).toBe(1);
  queue.add(c);
  expect(queue.take(0, 100, 5)).toEqual([b]);
  queue.remove(c);
  expect(queue.take(0, 100, 5)).toEqual([]);
  expect(queue.size).toBe(0);
});

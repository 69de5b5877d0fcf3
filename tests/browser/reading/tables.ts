import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Stage } from '../each-browser';
import type { Tab } from '../harness/browser';
import { openReading, read } from './open';

/** The body of a page, and the flows that are read from it, in any order. */
export type FlowCase = readonly [name: string, html: string, flows: readonly string[]];

/** Cases by what they show. */
export type FlowTables = Readonly<Record<string, readonly FlowCase[]>>;

/** Lays down a test for each case. Returns how tests get the page in which they are read. */
export function testFlows(stage: () => Stage, tables: FlowTables): () => Tab {
  let tab: Tab;

  beforeAll(async () => {
    tab = await openReading(stage());
  });

  afterAll(() => tab.close());

  describe.each(Object.entries(tables))('%s', (_, cases) => {
    test.each(cases)('%s', async (_name, html, flows) => {
      expect(await read(tab, html)).toEqual([...flows].sort());
    });
  });

  return () => tab;
}

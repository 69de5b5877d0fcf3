import { safeParse } from 'valibot';
import { expect, test, vi } from 'vitest';
import type { PageMatch } from '../../../utils/match/match';
import { madeSnippet } from '../snippets/made-snippet';

/** What a developer adds. */
const [KIND, SENSITIVITY] = ['idiom', 'all'];

vi.mock('../../../utils/browser', () => ({ browser: {} }));
vi.mock('../../../utils/marks/kinds', async (importOriginal) => {
  const kinds = await importOriginal<typeof import('../../../utils/marks/kinds')>();
  return {
    ...kinds,
    MARK_KINDS: [...kinds.MARK_KINDS, 'idiom'],
    SENSITIVITIES: [...kinds.SENSITIVITIES, 'all'],
  };
});

/** A mark of the new kind, as it is reported and saved. */
const mark = { phrase: '守正创新', text: '守正创新', kind: KIND };

test('there are marks of each strength of a new kind', async () => {
  const { MARK_CLASSES } = await import('../../../utils/marks/look');
  expect(MARK_CLASSES.slice(-3)).toEqual(['idiom-common', 'idiom-typical', 'idiom-rare']);
});

test('matches of a new kind are packed for the way to the page', async () => {
  const { packMatches, unpackMatches } = await import('../../../utils/messaging/packed-matches');
  const rest = { start: 0, end: 4, audience: 'page', rarity: 'rare', needs: 1.5, phrase: '守正创新' };
  const matches = ['phrase', KIND, 'reuse'].map((kind) => ({ ...rest, kind }) as PageMatch);
  expect(unpackMatches(packMatches([matches]))).toEqual([matches]);
});

test('pages may report a new kind and request a new sensitivity', async () => {
  const { requestRules } = await import('../../../utils/messaging/schemas');
  const report = {
    han: 4,
    painted: 4,
    marks: [{ ...mark, count: 1 }],
    snippets: [],
    own: [],
    complete: true,
  };
  expect(safeParse(requestRules.reportFrame.data, report).success).toBe(true);
  const batch = { canonical: '', document: null, own: { ids: [], isSure: true }, flows: [], reuse: true };
  const request = { ...batch, sensitivity: SENSITIVITY };
  expect(safeParse(requestRules.matchFlows.data, request).success).toBe(true);
});

test('pages may tell the side panel where a new kind is', async () => {
  const { placeNews } = await import('../../../utils/messaging/panel-port');
  const { DENSITY_BINS } = await import('../../../utils/limits');
  const density = Array.from({ length: DENSITY_BINS }, () => null);
  const places = { wordings: [mark], places: [0], tops: [0.5], total: 1, density };
  expect(safeParse(placeNews, { type: 'placed', places }).success).toBe(true);
});

test('a new sensitivity is stored', async () => {
  const { completeSettings } = await import('../../../utils/settings/settings');
  expect(completeSettings({ sensitivity: SENSITIVITY }).sensitivity).toBe(SENSITIVITY);
});

test('snippets with phrases of a new kind are exported and read again', async () => {
  const { readSnippetsJson, snippetsJson } = await import('../../../utils/snippets/json');
  const phrase = { ...mark, frequency: 3, documentFrequency: 2, record: null };
  const snippet = madeSnippet({ phrases: [phrase as never] });
  const json = snippetsJson([snippet], { now: 0, version: '0.1.0' });
  expect(readSnippetsJson(json)).toEqual({ taken: [snippet], problems: [] });
});

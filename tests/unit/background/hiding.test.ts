import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Sender } from '../../../utils/messaging/server';
import { readSettings } from '../../../utils/settings/stored-settings';
import { clearStorage } from '../store/fake-storage';

const SLOT = '\u0001';

vi.mock('../../../utils/browser', () => ({ browser: {} }));
vi.mock('../../../entrypoints/background/look-ups', () => ({ loadSources: vi.fn(async () => ({})) }));
vi.mock('../../../utils/lookup/answer-look-up', () => ({
  answerLookUp: (text: string) => ({
    parts: text.startsWith('谱写')
      ? [{ text, key: `谱写${SLOT}篇章`, frame: { fixed: ['谱写', '篇章'], fillers: ['茶乡'] } }]
      : [{ text: '采茶', key: '采茶', frame: null }],
  }),
}));

const { loadSources } = await import('../../../entrypoints/background/look-ups');
const { hidePhrase, unhidePhrase } = await import('../../../entrypoints/background/page-requests');

const popup: Sender = { kind: 'extensionPage' };
const frame = (tabId: number, incognito = false, url = 'https://tea.example/'): Sender => ({
  ...{ kind: 'frame', tabId, frameId: 0, url },
  tab: { title: '茶', index: 0, windowId: 1, incognito },
});
const hidden = async () => (await readSettings()).hiddenPhrases;

beforeEach(clearStorage);

describe('a phrase is hidden', () => {
  test('from a page, without being asked', async () => {
    const outcome = await hidePhrase({ phrase: '采茶制茶', consent: false }, frame(1));
    expect(outcome).toEqual({ status: 'hidden', key: '采茶制茶' });
    expect(await hidden()).toEqual(['采茶制茶']);
  });

  test.each([
    ['a private window', frame(1, true)],
    ['a page of the extension, whose window is not known', popup],
  ])('from %s only with consent', async (_, sender) => {
    const phrase = '采茶制茶';
    expect(await hidePhrase({ phrase, consent: false }, sender)).toEqual({ status: 'needsConsent' });
    expect(await hidden()).toEqual([]);
    expect(await hidePhrase({ phrase, consent: true }, sender)).toEqual({ status: 'hidden', key: phrase });
    expect(await hidden()).toEqual([phrase]);
  });

  test('by the frame that it fills as a whole', async () => {
    const key = `谱写${SLOT}篇章`;
    const outcome = await hidePhrase({ phrase: '谱写茶乡篇章', consent: false }, frame(1));
    expect(outcome).toEqual({ status: 'hidden', key });
    expect(await hidden()).toEqual([key]);
  });

  test('as it is where the corpus can’t be asked', async () => {
    vi.mocked(loadSources).mockRejectedValueOnce(new Error('no corpus'));
    await hidePhrase({ phrase: '谱写茶乡篇章', consent: false }, frame(1));
    expect(await hidden()).toEqual(['谱写茶乡篇章']);
  });
});

describe('a hidden phrase is shown again', () => {
  const phrase = '采茶制茶';
  const refused = { name: 'RefusedRequestError' };

  test('by the page from which it was hidden', async () => {
    await hidePhrase({ phrase, consent: false }, frame(1));
    await unhidePhrase({ key: phrase }, frame(1));
    expect(await hidden()).toEqual([]);
  });

  test.each([
    ['another tab', frame(2)],
    ['another page in the same tab', frame(1, false, 'https://leaf.example/')],
  ])('not by %s', async (_, sender) => {
    await hidePhrase({ phrase, consent: false }, frame(1));
    await expect(unhidePhrase({ key: phrase }, sender)).rejects.toMatchObject(refused);
    expect(await hidden()).toEqual([phrase]);
  });

  test('by any page of the extension', async () => {
    await hidePhrase({ phrase, consent: false }, frame(1));
    await unhidePhrase({ key: phrase }, popup);
    expect(await hidden()).toEqual([]);
  });
});

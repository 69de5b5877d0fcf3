import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { documentOf } from '../backup/any-user-data';
import { madeSnippet } from '../snippets/made-snippet';
import { clearStorage, leaveRoom } from '../store/fake-storage';

const TEXT = '云溪茶农增收致富';
const ADDRESS = 'https://tea.example/news?id=7';

vi.mock('../../../utils/browser', () => ({
  browser: {
    runtime: {
      getManifest: () => ({ version: '0.1.0' }),
      getPlatformInfo: async () => ({ os: 'linux', arch: 'x86-64' }),
    },
    i18n: { getUILanguage: () => 'zh-CN' },
  },
}));
vi.mock('../../../utils/messaging/client', () => ({ request: vi.fn() }));

const { request } = await import('../../../utils/messaging/client');
const { note, readLog } = await import('../../../utils/log');
const { readDiagnostics } = await import('../../../utils/actions/diagnostics');
const { changeSettings } = await import('../../../utils/settings/stored-settings');
const { hidePhrase } = await import('../../../utils/settings/stored-settings');
const { saveSnippet } = await import('../../../utils/store/snippets');
const { addUserDocuments } = await import('../../../utils/store/user-documents');
const { userDatabase } = await import('../../../utils/store/user-database');

const userAgent = `Mozilla/5.0 (${TEXT}) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0.1.2`;
Object.assign(navigator, { userAgent });

beforeEach(async () => {
  userDatabase.close();
  await Dexie.delete('tifa-user');
  await userDatabase.open();
  clearStorage();
  leaveRoom(1_000_000_000);
  vi.mocked(request).mockImplementation(async () => readLog() as never);
});

describe('diagnostics', () => {
  test('hold nothing of a snippet, a page or a document, no site and no address', async () => {
    const quote = { exact: TEXT, prefix: `${TEXT}前`, suffix: `${TEXT}后` };
    const fields = { quote, title: TEXT, note: TEXT, tags: [TEXT], phrase: TEXT, outlet: TEXT, author: TEXT };
    await saveSnippet(madeSnippet({ ...fields, url: ADDRESS, canonical: ADDRESS, site: 'tea.example' }));
    await addUserDocuments(
      [await documentOf(`${TEXT}，乡村振兴。`, TEXT)],
      [{ id: 'c', name: TEXT, on: true }],
    );
    await changeSettings(() => ({ sitesOn: ['tea.example'], sitesOff: ['mill.example'] }));
    await hidePhrase(TEXT);
    note('A save failed.', new Error(`${TEXT} ${ADDRESS}`, { cause: new TypeError(ADDRESS) }));
    note('Another one failed.', Object.assign(new Error(TEXT), { name: TEXT }));
    note('A third one failed.', TEXT);

    const text = await readDiagnostics();
    expect(text).not.toMatch(/\p{Script=Han}/u);
    expect(text).not.toMatch(/:\/\/|tea\.|mill\.|example/);
    expect(text).toContain('snippets: 1\n  documents: 1\n  collections: 1\n');
    expect(text).toContain('sites on: 1\n  sites off: 1\n  hidden phrases: 1\n');
    expect(text).toContain('A save failed. < Error < TypeError\n');
  });

  test('say the versions, the corpus, the settings, and the logs of the background and the page', async () => {
    vi.mocked(request).mockResolvedValue([{ time: 0, text: 'The worker died.', count: 3 }] as never);
    await changeSettings(() => ({ sensitivity: 'many' }));
    const text = await readDiagnostics();
    expect(text).toContain('  extension: 0.1.0\n  browser: Chrome/156.0.0.0 Edg/156.0.1.2\n');
    expect(text).toContain('  system: linux x86-64\n  interface language: zh-CN\n');
    expect(text).toContain('Corpus\n  state: none is installed\n');
    expect(text).toContain('  bytes in use: 0\n  bytes allowed: 1000000000\n');
    expect(text).toContain('  sensitivity: many\n');
    expect(text).toContain('Log of the background (1)\n  1970-01-01T00:00:00.000Z The worker died. ×3\n');
    expect(text).toMatch(/Log of this page \(\d+\)\n/);
  });

  test('say what could not be read, and give the rest', async () => {
    vi.mocked(request).mockRejectedValue(new Error('no background'));
    vi.spyOn(userDatabase, 'transaction').mockImplementation(() => {
      throw new DOMException(TEXT, 'InvalidStateError');
    });
    const text = await readDiagnostics();
    vi.restoreAllMocks();
    expect(text).toContain('Stored\n  state: unknown\n');
    expect(text).toContain('Log of the background\n  unknown\n');
    expect(text).toContain('  extension: 0.1.0\n');
    expect(text).not.toContain(TEXT);
  });
});

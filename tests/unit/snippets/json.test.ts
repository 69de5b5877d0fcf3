import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SNIPPETS_FILE_BYTES } from '../../../utils/limits';
import { readSnippetsFile, readSnippetsJson, snippetsJson } from '../../../utils/snippets/json';
import { anySnippets } from './any-snippet';
import { madeSnippet } from './made-snippet';

const facts = { now: Date.UTC(2026, 10, 21), version: '0.1.0' };
const good = snippetsJson([madeSnippet()], facts);
const file = (...parts: (string | Uint8Array<ArrayBuffer>)[]) => new Blob(parts);

/** The file with its entries, as parsed, in the place of those of the good one. */
const withEntries = (...entries: unknown[]) => JSON.stringify({ ...JSON.parse(good), snippets: entries });
const entry = (part: object) => ({ ...madeSnippet(), ...part });

function utf16(text: string, isBig: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(2 * text.length));
  for (let at = 0; at < text.length; at++) bytes.setUint16(2 * at, text.charCodeAt(at), !isBig);
  return new Uint8Array(bytes.buffer);
}

/** In GB18030, which Node only decodes: ASCII, and 稳中求进. */
function gb18030(text: string): Uint8Array<ArrayBuffer> {
  const known = new Map([...'稳中求进'].map((sign, at) => [sign, ['cec8', 'd6d0', 'c7f3', 'bdf8'][at]]));
  const hex = [...text].map((sign) => known.get(sign) ?? sign.charCodeAt(0).toString(16).padStart(2, '0'));
  return Uint8Array.from(Buffer.from(hex.join(''), 'hex'));
}

describe('the JSON file of snippets', () => {
  test('gives back the same snippets, whatever is in them', async () => {
    await fc.assert(
      fc.asyncProperty(anySnippets, async (snippets) => {
        const read = await readSnippetsFile(file(snippetsJson(snippets, facts)));
        expect(read).toEqual({ taken: snippets, problems: [] });
      }),
    );
  });

  test('says what it is, its format, when and by which version it was made', () => {
    const { snippets, ...head } = JSON.parse(good);
    expect(head).toEqual({
      kind: 'tifa-lens-snippets',
      format: 1,
      exportedAt: '2026-11-21T00:00:00.000Z',
      version: '0.1.0',
    });
    expect(snippets).toEqual([madeSnippet()]);
  });

  test('of no snippets is read as none', () => {
    expect(readSnippetsJson(snippetsJson([], facts))).toEqual({ taken: [], problems: [] });
  });

  const chinese = good.replaceAll(/[^\x20-\x7e\n稳中求进]/g, '求');
  test.each<[string, Blob]>([
    ['UTF-8 with a byte order mark', file('\ufeff', good)],
    ['UTF-16, little end first', file(utf16(`\ufeff${good}`, false))],
    ['UTF-16, big end first', file(utf16(`\ufeff${good}`, true))],
    ['UTF-16 without a mark, little end first', file(utf16(good, false))],
    ['UTF-16 without a mark, big end first', file(utf16(good, true))],
    ['CRLF', file(good.replaceAll('\n', '\r\n'))],
    ['GBK', file(gb18030(chinese))],
    ['line breaks of an editor', file(JSON.stringify(JSON.parse(good), null, 2))],
  ])('is read with %s', async (name, given) => {
    const { taken: snippets, problems } = await readSnippetsFile(given);
    expect(problems).toEqual([]);
    expect(snippets).toEqual(name === 'GBK' ? JSON.parse(chinese).snippets : [madeSnippet()]);
  });

  test('of an earlier version has no outlet and no author; with a corpus version its snippets were looked up', () => {
    const { outlet, author, lookedUp, ...earlier } = madeSnippet();
    const { taken, problems } = readSnippetsJson(
      withEntries({ ...earlier, id: 'a' }, { ...earlier, id: 'b', corpusVersion: 'then' }),
    );
    expect(problems).toEqual([]);
    expect(taken).toEqual([
      madeSnippet({ id: 'a', outlet: '', author: '', lookedUp: false }),
      madeSnippet({ id: 'b', outlet: '', author: '', lookedUp: true, corpusVersion: 'then' }),
    ]);
  });

  test('half surrogate pairs stay', async () => {
    const snippets = [madeSnippet({ note: '\ud83d\n\ude00' })];
    expect((await readSnippetsFile(file(snippetsJson(snippets, facts)))).taken).toEqual(snippets);
  });

  const deep = '['.repeat(10_000) + ']'.repeat(10_000);
  test.each<[string, string, Blob]>([
    ['another JSON file', 'notSnippets', file('{"name":"app"}')],
    ['null', 'notSnippets', file('null')],
    ['a list 10,000 deep', 'notSnippets', file(deep)],
    ['entries that are no list', 'notSnippets', file(withEntries().replace('[]', '{"length":3}'))],
    ['a later format', 'newer', file(good.replace('"format":1', '"format":2'))],
    ['a format that is none', 'notSnippets', file(good.replace('"format":1', '"format":"1"'))],
    ['a file that was cut off', 'notJson', file(good.slice(0, -40))],
    ['an empty file', 'notJson', file('')],
    ['a picture', 'undecodable', file(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xff, 0xff]))],
    ['an encoding that is not read', 'undecodable', file(good.slice(0, 60), Uint8Array.from([0xff, 0xff]))],
  ])('%s is refused (%s)', async (_name, kind, given) => {
    await expect(readSnippetsFile(given)).rejects.toMatchObject({ problem: { kind } });
  });

  test('of 200 MB is refused by its size, without being read', async () => {
    const read: string[] = [];
    const large = {
      size: 200_000_000,
      arrayBuffer: async () => {
        read.push('all');
        return new ArrayBuffer(0);
      },
    } as Blob;
    await expect(readSnippetsFile(large)).rejects.toMatchObject({
      problem: { kind: 'tooLarge', bytes: 200_000_000, limit: SNIPPETS_FILE_BYTES },
    });
    expect(read).toEqual([]);
  });

  test.each<[string, unknown, string, string]>([
    ['no object', 'text', 'notAnEntry', ''],
    ['null', null, 'notAnEntry', ''],
    ['a list', [], 'notAnEntry', ''],
    ['no id', entry({ id: undefined }), 'missing', 'id'],
    ['an empty id', entry({ id: '' }), 'wrong', 'id'],
    ['no quote', entry({ quote: undefined }), 'missing', 'quote'],
    ['a quote of text', entry({ quote: '稳中求进' }), 'wrong', 'quote'],
    ['an empty wording', entry({ quote: { exact: '', prefix: '', suffix: '' } }), 'wrong', 'quote.exact'],
    ['figures for a note', entry({ note: 3 }), 'wrong', 'note'],
    ['a note that is too long', entry({ note: 'x'.repeat(10_001) }), 'tooLong', 'note'],
    ['tags of text', entry({ tags: 'a,b' }), 'wrong', 'tags'],
    ['figures for an outlet', entry({ outlet: 3 }), 'wrong', 'outlet'],
    ['an author of null', entry({ author: null }), 'wrong', 'author'],
    ['"yes" for looked up', entry({ lookedUp: 'yes' }), 'wrong', 'lookedUp'],
    ['a tag twice', entry({ tags: ['a', 'a'] }), 'wrong', 'tags'],
    ['a tag of another type', entry({ tags: ['a', 1] }), 'wrong', 'tags.1'],
    ['a time of text', entry({ savedAt: '2020' }), 'wrong', 'savedAt'],
    ['a time beyond all calendars', entry({ savedAt: 8.64e15 + 1 }), 'wrong', 'savedAt'],
    ['a date that is none', entry({ date: 'yesterday' }), 'wrong', 'date'],
    ['a place before the text', entry({ position: -1 }), 'wrong', 'position'],
    ['hits that are none', entry({ hits: [{ id: 'a' }] }), 'missing', 'hits.0.title'],
  ])('with %s: that entry has its line, the others are taken', (_name, wrong, kind, field) => {
    const other = madeSnippet({ id: 'other' });
    const { taken: snippets, problems } = readSnippetsJson(withEntries(wrong, other));
    expect(snippets).toEqual([other]);
    expect(problems).toEqual([expect.objectContaining({ kind, field, at: 1 })]);
  });

  test('a field 10,000 deep has its line, too', () => {
    const { problems } = readSnippetsJson(good.replace('"note":""', `"note":${deep}`));
    expect(problems).toEqual([{ kind: 'wrong', at: 1, words: '稳中求进', field: 'note' }]);
  });

  test('an id twice: the first entry is taken, the second has its line', () => {
    const { taken: snippets, problems } = readSnippetsJson(withEntries(entry({}), entry({ note: 'b' })));
    expect(snippets).toEqual([madeSnippet()]);
    expect(problems).toEqual([{ kind: 'twice', at: 2, words: '稳中求进', field: '' }]);
  });

  test('keys that would change every object do nothing', () => {
    const polluting = '{"__proto__":{"polluted":1,"note":"x"},"constructor":{"prototype":{"polluted":1}},';
    const { taken: snippets } = readSnippetsJson(good.replaceAll('{', polluting));
    expect(snippets).toEqual([madeSnippet()]);
    expect(Object.keys(snippets[0])).not.toContain('constructor');
    expect('polluted' in {}).toBe(false);
    const lacking = good.replace('"note":"",', '"__proto__":{"note":"x"},');
    expect(readSnippetsJson(lacking).problems).toMatchObject([{ kind: 'missing', field: 'note' }]);
  });

  test('nothing of random bytes is taken for snippets, and nothing else is thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (bytes) => {
        await expect(readSnippetsFile(file(Uint8Array.from(bytes)))).rejects.toHaveProperty('problem');
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvText, readTable } from '../../../utils/csv/csv';
import { glossAnki, glossRow, glossTsv } from '../../../utils/glossary/gloss-files';
import type { OwnEntry } from '../../../utils/glossary/own-entry';
import { OWN_COLUMNS, ownOfTable, ownOfTbx, ownRows } from '../../../utils/glossary/own-files';
import { readTbx, TbxError, writeTbx } from '../../../utils/glossary/tbx';
import { readGlossary } from '../../tools/glossary/glossary-folder';
import { anyText } from '../arbitraries';

const bundled = await readGlossary();
const rows = bundled.map(glossRow);

describe('a term list', () => {
  test('as TSV has a line and eight cells for each term', () => {
    const lines = glossTsv(rows).trimEnd().split('\n');
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines.filter((line) => line.split('\t').length !== 8)).toEqual([]);
    expect(lines.find((line) => line.startsWith('四个意识\t'))).toContain('\tofficial\thttp');
  });

  test('for Anki has two fields a note, as HTML', () => {
    const text = glossAnki([{ ...rows[0], english: '<b> & "x"' }], ({ en }) => en);
    expect(text.split('\n')[0]).toBe('#separator:Comma');
    const [note] = readTable(text).slice(4);
    expect(note.cells).toHaveLength(2);
    expect(note.cells[1]).toContain('&lt;b&gt; &amp; &quot;x&quot;<br>');
  });

  test('as TBX is read again: every term with its English and its definitions', () => {
    const entries = readTbx(writeTbx(rows, '释义'));
    expect(entries).toHaveLength(rows.length);
    entries.forEach((entry, at) => {
      const { headword, variants, english, zh, en, pinyin, items } = rows[at];
      expect(entry.terms.get('zh')).toEqual([headword, ...variants]);
      expect(entry.terms.get('en')).toEqual([english]);
      expect([entry.definitions.get('zh'), entry.definitions.get('en')]).toEqual([zh, en]);
      expect([entry.pinyin, entry.items]).toEqual([pinyin, items]);
    });
  });
});

const anyWords = anyText.map((text) => text.trim().slice(0, 60));
const anyOwn: fc.Arbitrary<OwnEntry[]> = fc
  .array(
    fc.record({
      headword: anyWords.map((text) => `国${text}`),
      ...{ pinyin: anyWords, english: anyWords.map((text) => `e${text}`), explanation: anyWords },
    }),
    { maxLength: 5 },
  )
  .map((written) => {
    const cells = written.map(({ headword, pinyin, english, explanation }, at) => ({
      line: at,
      cells: [headword, pinyin, english, explanation, '甲、乙'],
    }));
    return [...ownOfTable([{ line: 0, cells: OWN_COLUMNS }, ...cells], 7).taken];
  });

describe('the user’s entries', () => {
  test('come back from CSV as they were', () => {
    fc.assert(
      fc.property(anyOwn, (entries) => {
        const read = ownOfTable(readTable(csvText(OWN_COLUMNS, ownRows(entries))), 7);
        expect(read).toEqual({ taken: entries, problems: [] });
      }),
    );
  });

  test('come back from TBX as they were, but for runs of white space and what XML can’t hold', () => {
    const kept = (text: string) =>
      text
        .toWellFormed()
        .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
        .replace(/\s+/g, ' ')
        .trim();
    fc.assert(
      fc.property(anyOwn, (entries) => {
        const made = entries.map((entry) => ({
          ...{ headword: entry.headword, pinyin: entry.pinyin, english: entry.english, items: entry.items },
          ...{ variants: [], by: 'own' as const, source: '', zh: entry.explanation, en: '' },
        }));
        const read = readTbx(writeTbx(made, 'x'));
        expect(read).toHaveLength(entries.length);
        read.forEach(({ terms }, at) => {
          expect(terms.get('en')?.[0]).toBe(kept(made[at].english));
        });
      }),
    );
  });

  test('are taken from a table with other columns, separators and ends of lines', () => {
    const table = 'English;Headword;note\r"four\nthings";四个意识;x\r\r;五个必须;y\r';
    expect(ownOfTable(readTable(table), 7)).toMatchObject({
      taken: [{ headword: '四个意识', english: 'four\nthings', items: [] }],
      problems: [{ line: 5, words: '五个必须', kind: 'noMeaning' }],
    });
  });

  test('that can’t be taken are named with their lines', () => {
    const table = [
      'headword,english,items',
      'four,four,',
      '四个意识,Four Consciousnesses,',
      '四個意識,again,',
      `五个必须,${'x'.repeat(401)},`,
      `六个必须,x,"${Array.from({ length: 61 }, (_, at) => at).join('、')}"`,
    ].join('\n');
    expect(ownOfTable(readTable(table), 7)).toMatchObject({
      taken: [{ id: '四个意识' }],
      problems: [
        { line: 2, kind: 'noHeadword' },
        { line: 4, kind: 'twice' },
        { line: 5, kind: 'long', field: 'english' },
        { line: 6, kind: 'tooManyItems' },
      ],
    });
    expect(ownOfTable(readTable('Chinese,English\n四个意识,x'), 7).problems).toMatchObject([
      { line: 1, kind: 'noColumns' },
    ]);
    expect(ownOfTable([], 7).problems).toMatchObject([{ line: 1, kind: 'noColumns' }]);
  });

  test('are taken from an older TBX, and what has no Chinese is named with its line', () => {
    const xml = `<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
  <termEntry id="1">
    <langSet xml:lang="en-GB"><tig><term>Three &amp; Stricts</term></tig></langSet>
    <langSet xml:lang='zh_CN'><ntig><termGrp><term><![CDATA[三严三实]]></term></termGrp></ntig></langSet>
  </termEntry>
  <termEntry id="2"><langSet xml:lang="en"><tig><term>only</term></tig></langSet></termEntry>
</body></text></martif>`;
    expect(ownOfTbx(xml, 7)).toMatchObject({
      taken: [{ headword: '三严三实', english: 'Three & Stricts' }],
      problems: [{ line: 8, words: 'only', kind: 'noChinese' }],
    });
  });

  test.each([
    ['what is no TBX', '<html><body></body></html>', { line: 1, kind: 'notTbx' }],
    ['text', '\nheadword', { line: 1, kind: 'notTbx' }],
    ['a file that was cut off', '<tbx>\n<text>\n<body>', { line: 3, kind: 'broken' }],
    ['tags that cross', '<tbx>\n<text>\n</tbx></text>', { line: 3, kind: 'broken' }],
    ['half a tag', '<tbx>\n<text\n', { line: 2, kind: 'broken' }],
  ])('%s is refused with its line', (_, xml, problem) => {
    expect(ownOfTbx(xml, 7)).toMatchObject({ taken: [], problems: [problem] });
  });

  test('entities of a file’s own are not expanded', () => {
    const xml =
      '<!DOCTYPE tbx [<!ENTITY a "x">]><tbx><conceptEntry><langSec xml:lang="zh"><term>国&a;</term></langSec></conceptEntry></tbx>';
    try {
      expect(readTbx(xml)[0].terms.get('zh')).toEqual(['国&a;']);
    } catch (error) {
      expect(error).toBeInstanceOf(TbxError);
    }
  });
});

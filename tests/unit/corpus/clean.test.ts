import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advertSigns, clean, repeatedLines } from '../../../utils/corpus/clean';
import * as invented from './invented-adverts';
import {
  BRACKETED,
  CONTACT_LINE,
  GENUINE_LINES,
  GENUINE_PARAGRAPH,
  HEAD_BLOCK,
  NUMBER_LINE,
  SENTENCE,
} from './invented-adverts';

const TITLE = '在云岭县重点工作推进会上的讲话';
const BODY = [
  '同志们：',
  '这次会议的主要任务是，总结上半年工作，安排下半年任务，动员全县上下把X项重点工作抓紧抓实。',
  '一、把项目抓起来',
  '（一）抓前期。今年要开工XX个项目，×亿元投资要落地，手续办得快一些，服务做得细一些，让企业少跑路。',
];
const SPEECH = [TITLE, ...BODY];

/** The lines of a cleaned text. */
const cleaned = (lines: readonly string[], repeated?: ReadonlySet<string>) =>
  clean(lines.join('\n'), repeated).text.split('\n');

describe('adverts are removed', () => {
  test.each<[place: string, lines: string[], stripped: number]>([
    ['at the head', [...HEAD_BLOCK, '', '', ...SPEECH], 7],
    ['at the head, without blank lines', [...HEAD_BLOCK, ...SPEECH], 7],
    ['at the head, directly above the title', [...HEAD_BLOCK, '', BRACKETED, ...SPEECH], 8],
    ['between title and text', [TITLE, '', CONTACT_LINE, ...BODY], 1],
    [
      'at head, below the title and at the foot',
      [...HEAD_BLOCK, BRACKETED, TITLE, '', NUMBER_LINE, ...BODY, CONTACT_LINE],
      10,
    ],
    ['inside', [...SPEECH.slice(0, 3), CONTACT_LINE, ...SPEECH.slice(3), ''], 1],
    ['inside, in brackets', [...SPEECH.slice(0, 4), BRACKETED, ...SPEECH.slice(4)], 1],
    ['at the foot', [...SPEECH, '', ...HEAD_BLOCK], 7],
    ['at the foot, as a sentence', [...SPEECH, SENTENCE], 1],
  ])('%s', (_, lines, stripped) => {
    expect(clean(lines.join('\n'))).toEqual({ text: SPEECH.join('\n'), stripped });
  });

  test('where there is nothing else', () => {
    expect(clean([...HEAD_BLOCK, '', BRACKETED].join('\n'))).toEqual({ text: '', stripped: 8 });
  });
});

describe('text stays', () => {
  test.each(GENUINE_LINES)('%s', (line) => {
    expect(cleaned([line, ...SPEECH])).toEqual([line, ...SPEECH]);
    expect(cleaned([...SPEECH, line])).toEqual([...SPEECH, line]);
    expect(cleaned([...SPEECH.slice(0, 4), line, ...SPEECH.slice(4)])).toContain(line);
    expect(cleaned([line])).toEqual([line]);
  });

  test('a title that looks like none, a date and a name, under adverts', () => {
    const head = ['踔厉奋发向前进', '（2020年7月1日）', '王小满'];
    expect(cleaned([...HEAD_BLOCK, '', ...head, ...BODY])).toEqual([...head, ...BODY]);
    expect(cleaned([...HEAD_BLOCK, ...head, ...BODY])).toEqual([...head, ...BODY]);
  });

  test('short lines at the foot, above adverts', () => {
    expect(cleaned([...SPEECH, '谢谢大家！', '', CONTACT_LINE])).toEqual([...SPEECH, '谢谢大家！']);
    expect(cleaned([...SPEECH, '云岭县人民政府', '', ...HEAD_BLOCK])).toEqual([...SPEECH, '云岭县人民政府']);
  });

  test('a paragraph that is long and full of such words', () => {
    expect(cleaned([...SPEECH, GENUINE_PARAGRAPH])).toEqual([...SPEECH, GENUINE_PARAGRAPH]);
  });

  test('whatever the lines are, the rest are lines of the text in their order', () => {
    const line = fc.oneof(
      fc.constantFrom(
        ...HEAD_BLOCK,
        BRACKETED,
        CONTACT_LINE,
        NUMBER_LINE,
        ...GENUINE_LINES,
        ...SPEECH,
        '',
        '　',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replace(/\s/g, '')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const { text, stripped } = clean(lines.join('\n'));
        const left = text === '' ? [] : text.split('\n');
        const wanted = lines
          .map((each) => each.replace(/^[\s\u200b\u2060]+|[\s\u200b\u2060]+$/g, ''))
          .filter(Boolean);
        expect(left.length + stripped).toBe(wanted.length);
        let at = 0;
        for (const each of left) {
          at = wanted.indexOf(each, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
        for (const genuine of BODY) {
          expect(left.filter((each) => each === genuine)).toHaveLength(
            lines.filter((each) => each === genuine).length,
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('white space around lines is removed, white space within stays', () => {
  expect(
    clean('\ufeff　　在会上的讲话\r\n\r\n\t同志们：\r\u3000\u3000人民 万岁。\u00a0\u2028完。').text,
  ).toBe('在会上的讲话\n同志们：\n人民 万岁。\n完。');
  expect(clean(' \r\n　\n')).toEqual({ text: '', stripped: 0 });
});

describe('lines that many files share', () => {
  const SHOP = '青竹范文铺';
  const files = ['甲', '乙', '丙', '丁'].map((name) =>
    [SHOP, `${name}县工作札记`, ...BODY, '', CONTACT_LINE, SHOP].join('\n'),
  );

  test('are found at head and foot, titles and sentences apart', () => {
    expect(repeatedLines(files)).toEqual(new Set([SHOP, CONTACT_LINE]));
    expect(repeatedLines(files.slice(0, 2))).toEqual(new Set());
    expect(repeatedLines([SPEECH, SPEECH, SPEECH].map((lines) => lines.join('\n')))).toEqual(new Set());
  });

  test('are removed only with an advert at the same edge', () => {
    const kept = [SHOP, '甲县工作札记', ...BODY];
    expect(cleaned([files[0]], repeatedLines(files))).toEqual(kept);
    expect(cleaned([CONTACT_LINE, ...kept], repeatedLines(files))).toEqual(kept.slice(1));
  });
});

test('signs of one line', () => {
  expect(advertSigns(CONTACT_LINE)).toEqual({ strength: 'certain', alone: true, inside: true });
  expect(advertSigns(BRACKETED)).toEqual({ strength: 'certain', alone: true, inside: true });
  expect(advertSigns(HEAD_BLOCK[3])).toEqual({ strength: 'likely', alone: false, inside: false });
  expect(advertSigns(HEAD_BLOCK[1])).toEqual({ strength: 'none', alone: false, inside: false });
});

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Folders made by tools, and the one file that is there to have adverts. */
const PASSED_OVER =
  /^(?:node_modules|dist|out|\.git|\.wxt|\.output)$|^(?:package-lock\.json|invented-adverts\.ts)$/;
const TEXT_FILE = /\.(?:ts|tsx|mjs|js|css|html|md|txt|json|yml|svg)$|(?:^|\/)[^.]+$/;

/** What is between quotes, tags and line ends: text that may be shown somewhere. */
const PIECE_END = /['"`<>\r\n]+/;

async function textFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const kept = entries.filter(({ name }) => !PASSED_OVER.test(name));
  const found = await Promise.all(
    kept.map((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory()
        ? textFiles(file)
        : Promise.resolve(TEXT_FILE.test(entry.name) ? [file] : []);
    }),
  );
  return found.flat();
}

const advertsIn = (text: string) =>
  text.split(PIECE_END).filter((piece) => advertSigns(piece.trim()).strength === 'certain');

test('no file of the project has an advert in it', async () => {
  const files = await textFiles(root);
  expect(files).toContain(path.join(root, 'public/corpus/manifest.json'));
  const found: string[] = [];
  for (const file of files) {
    for (const piece of advertsIn(await readFile(file, 'utf8')))
      found.push(`${path.relative(root, file)}: ${piece}`);
  }
  expect(found).toEqual([]);
});

test('the patterns of the cleaner have only short words', async () => {
  const source = await readFile(path.join(root, 'utils/corpus/clean.ts'), 'utf8');
  expect(source.match(/\p{Script=Han}{4,}/gu)).toBeNull();
});

test('adverts are found where there are any', () => {
  const lines = [...invented.HEAD_BLOCK, invented.BRACKETED, invented.CONTACT_LINE, invented.NUMBER_LINE];
  expect(advertsIn(lines.map((line) => `<p class="a">${line}</p>`).join('\n'))).toHaveLength(6);
});

/**
 * `npm run exports -- check`: writes BibTeX and RIS of snippets that are hard to write, has citation-js, pandoc and
 * biber read them, and compares field by field. The exit status is 1 where a field differs.
 */
import fc from 'fast-check';
import { snippetsBibtex } from '../../utils/snippets/bibtex';
import { type Reference, referencesOf, titleOf } from '../../utils/snippets/references';
import { snippetsRis } from '../../utils/snippets/ris';
import type { Snippet } from '../../utils/snippets/snippet';
import { hostileText } from '../unit/snippets/any-snippet';
import { madeSnippet } from '../unit/snippets/made-snippet';
import { canInstallPackages, installPackages } from './debian-packages.mjs';
import { missingPrograms, READERS, type ReadEntry } from './exports/read-back';
import { textTable } from './text-table';

/** Snippets of random characters, besides those of the list, and their seed. */
const RANDOM = { numRuns: 400, seed: 20_201_128 };

/** Maximum number of differences that are printed. */
const SHOWN = 20;

const TEXTS = [
  '全面深化改革：50%以上 & R&D_投入 #1 {试点}',
  '“十四五”规划"引号"与\'单引号\'、`反引号`',
  '中国GDP增长5.2%: Report of the APEC',
  'Xi Jinping and the “Two Establishes” in the CPC',
  '关于<附件>的通知 &lt;重要&gt; &amp; AT&T',
  '长破折号——与–短—横-- 三---个',
  'C:\\路径\\~家^2 $5',
  '收入$5，支出$6',
  '只开{不合，只合}不开',
  "PM:2.5 治理 <<甲>> ,,乙,, ``丙''",
  'Language: zh ISBN: 978 Notes: 甲',
];

const written = [
  ...TEXTS.map((text, at) =>
    snippetOf(`t${at}`, text, [text, '总基调'], '第一段\n第二段 TY  - BOOK\nER  - '),
  ),
  ...fc
    .sample(fc.tuple(hostileText, hostileText, hostileText), RANDOM)
    .map(([title, note, tag], at) => snippetOf(`r${at}`, title, [tag], note)),
];

if (process.argv[2] === 'check') await check();
else {
  console.error('npm run exports -- check');
  process.exitCode = 1;
}

async function check(): Promise<void> {
  const missing = missingPrograms();
  if (missing.length > 0 && canInstallPackages()) await installPackages(missing);
  const references = referencesOf(written);
  const rows: string[][] = [['format', 'read by', 'entries', 'fields', 'differ']];
  const differences: string[] = [];
  for (const { format, name, read } of READERS) {
    if (missingPrograms().includes(name)) {
      rows.push([format, name, '-', '-', 'not installed']);
      process.exitCode = 1;
      continue;
    }
    const entries = read(format === 'bibtex' ? snippetsBibtex(written) : snippetsRis(written));
    const found = compare(references, entries).map((line) => `${format}, ${name}: ${line}`);
    differences.push(...found);
    rows.push([format, name, String(entries.length), String(entries.length * 8), String(found.length)]);
  }
  console.log(textTable(rows).join('\n'));
  for (const line of differences.slice(0, SHOWN)) console.log(`\n${line}`);
  if (differences.length > 0) process.exitCode = 1;
}

function snippetOf(id: string, title: string, tags: readonly string[], note: string): Snippet {
  return madeSnippet({
    ...{ id, title, note, keys: [id], date: '2020-12-28', outlet: '新华网', author: '张三 李四' },
    ...{ url: `https://www.example.com/${id}?a=1_2&b=%20~x`, savedAt: new Date(2026, 10, 21, 9).getTime() },
    tags: [...new Set(tags)].filter((tag) => tag.trim() !== ''),
    quote: { exact: `稳中求进 ${title}`, prefix: '', suffix: '' },
  });
}

/** A line for each field that was read differently from how it was written, and for missing or extra entries. */
function compare(references: readonly Reference[], entries: readonly ReadEntry[]): string[] {
  if (references.length !== entries.length) return [`${references.length} written, ${entries.length} read`];
  return references.flatMap((reference, at) => {
    const wanted = expected(reference);
    return (Object.keys(wanted) as (keyof ReadEntry)[])
      .filter((field) => {
        const [ours, theirs] = [wanted[field] ?? '', entries[at][field]];
        return theirs !== null && folded(ours, ours) !== folded(theirs, ours);
      })
      .map((field) => `${field}\n  written ${wanted[field]}\n  read    ${entries[at][field]}`);
  });
}

function expected(reference: Reference): ReadEntry {
  const { authors, outlet, date, url, accessed, tags, snippets } = reference;
  return {
    title: titleOf(reference),
    authors: authors.join('、'),
    outlet,
    date: date ?? '',
    url,
    accessed,
    tags: tags.join(','),
    note: snippets.map(({ quote, note }) => `「${quote.exact}」\n${note}`).join('\n'),
  };
}

/**
 * A text for comparison: full-width characters are made narrow, and line ends, characters that no file contains, and the
 * quotes that pandoc puts for straight ones don't count.
 */
function folded(text: string, written: string): string {
  return text
    .toWellFormed()
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .normalize('NFKC')
    .replace(/['`]/.test(written) ? /[‘’“”"`]/g : /^$/, "'")
    .replace(/[\p{Cc}\s¶\u2028\u2029\ufeff]+/gu, '');
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseCleaned } from '../../../utils/corpus/parse';
import type { MadeDocument } from '../../../utils/intake/make-document';
import type { PdfFiles } from '../../../utils/intake/pdf';
import { runJob } from '../../../utils/intake/read-job';
import { root } from '../repository-files';
import { pdfFiles } from './job-worker';
import {
  base64Part,
  madeDoc,
  madeEpub,
  madeMail,
  madeOdt,
  madeOfd,
  madeRtf,
  OFD_SIZE,
  rtfOf,
} from './made-files';
import { madePdf } from './made-pdf';
import { blocks, html, isHeading, page, title, whole, wordFile } from './made-speech';
import { bytesOf } from './texts';

const filesOfPdf: PdfFiles = pdfFiles;

function openFile(): Uint8Array {
  const level = (number: number, prefix: string, suffix: string) =>
    `<text:list-level-style-number text:level="${number}" style:num-format="一, 二, 三, ..." style:num-prefix="${prefix}" style:num-suffix="${suffix}"/>`;
  const styles = `<text:list-style style:name="L">${level(1, '', '、')}${level(2, '（', '）')}</text:list-style>`;
  const item = (text: string, level: number) =>
    level === 0
      ? `<text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>${text}</text:p></text:list-item></text:list>`
      : `<text:list text:style-name="L" text:continue-numbering="true"><text:list-header><text:list text:continue-numbering="true"><text:list-item><text:p>${text}</text:p></text:list-item></text:list></text:list-header></text:list>`;
  const body = blocks.map(({ text, level }) =>
    level === undefined ? `<text:p>${text}</text:p>` : item(text, level),
  );
  return madeOdt(`<text:h text:outline-level="1">${title}</text:h>${body.join('')}`, styles);
}

/** Lines as printed, 30 characters wide, with indents; pages of 12 lines. */
function printed(): { text: string; x: number; y: number }[][] {
  const lines = whole.flatMap((text, at) => {
    const indent = at === 0 ? 6 : 2;
    const first = text.slice(0, 30 - indent);
    const rest = text.slice(first.length).match(/.{1,30}/gu) ?? [];
    return [{ text: first, indent }, ...rest.map((line) => ({ text: line, indent: 0 }))];
  });
  const pages: { text: string; x: number; y: number }[][] = [];
  for (const [at, { text, indent }] of lines.entries()) {
    const page = Math.floor(at / 12);
    pages[page] ??= [];
    pages[page].push({ text, x: 30 + indent * OFD_SIZE, y: 30 + (at % 12) * 10 });
  }
  return pages;
}

const wrapped = whole
  .map((text, at) => (at === 0 || isHeading(at) ? text : `　　${text}`).match(/.{1,30}/gu)?.join('\n'))
  .join('\n');

const files: Readonly<Record<string, Uint8Array>> = {
  'a.txt': bytesOf(whole.join('\r\n')),
  'wrapped.txt': bytesOf(wrapped),
  'utf16.txt': new Uint8Array(Uint16Array.from(whole.join('\n'), (sign) => sign.charCodeAt(0)).buffer),
  'a.md': bytesOf(
    `# ${title}\n\n${blocks.map(({ text, level, number = '' }) => `${level === undefined ? '' : '#'.repeat(level + 2)} ${number}${text}`).join('\n\n')}\n`,
  ),
  'a.html': bytesOf(page),
  'a.docx': wordFile(),
  'a.odt': openFile(),
  'a.rtf': madeRtf(whole.map((text) => `\\pard ${rtfOf(text)}\\par`).join('\n')),
  'a.doc': madeDoc(`${whole.join('\r')}\r`),
  'a.wps': madeDoc(`${whole.join('\r')}\r`),
  'a.epub': madeEpub([html]),
  'a.eml': madeMail('From: a@b.example\r\nSubject: 材料', [
    base64Part('text/plain; charset=utf-8', whole.join('\n')),
  ]),
  'page.eml': madeMail('From: a@b.example\r\nSubject: 材料', [base64Part('text/html; charset=utf-8', page)]),
  'a.mhtml': madeMail(
    'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.yunling.example/a.html',
    [base64Part('text/html; charset=utf-8', page)],
  ),
  'a.ofd': madeOfd(printed()),
  'a.pdf': madePdf(
    printed().map((lines) =>
      lines.map(({ text, x }) => ({ text, indent: (x - 30) * 3, size: OFD_SIZE * 3 })),
    ),
  ),
};

/** The same as LibreOffice writes it (`tests/tools/office-files.ts`). */
const office = join(root, 'tests/fixtures/office');
const officeFiles = readdirSync(office).map(
  (name) => [name, new Uint8Array(readFileSync(join(office, name)))] as const,
);

async function read(bytes: Uint8Array, name: string): Promise<MadeDocument> {
  const file = new File([bytes as Uint8Array<ArrayBuffer>], name);
  let made: MadeDocument | undefined;
  await runJob({ kind: 'file', file, from: 0, budget: 1_000_000, encoding: null }, filesOfPdf, (report) => {
    if (report.kind === 'made') made = report.document;
    else if (report.kind === 'refused') throw new Error(report.problem.kind);
  });
  if (made === undefined) throw new Error('nothing was made');
  return made;
}

test.each([...Object.entries(files), ...officeFiles])(
  'one speech is one document: %s',
  async (name, bytes) => {
    const { info, text } = await read(bytes, name);
    expect(text).toBe(whole.join('\n'));
    const plain = await read(files['a.txt'], 'a.txt');
    expect(info).toMatchObject({
      id: plain.info.id,
      title,
      date: '2020-07-01',
      year: 2020,
      level: 'county',
      occasion: 'speech',
    });
    const { sections, salutation } = parseCleaned(text);
    expect(sections.map(({ heading }) => heading)).toEqual([
      '一、把事情办好',
      '（一）说到做到',
      '（二）有始有终',
      '一是不留尾巴',
      '二是不误农时',
      '二、让乡亲们满意',
    ]);
    expect(salutation).not.toBeNull();
  },
);

test('what a file is follows from its content, whatever its name', async () => {
  const { id } = (await read(files['a.txt'], 'a.txt')).info;
  for (const name of ['a.docx', 'a.odt', 'a.rtf', 'a.doc', 'a.epub', 'a.mhtml', 'a.ofd', 'a.pdf', 'a.html']) {
    expect((await read(files[name], '讲话.doc')).info.id).toBe(id);
    expect((await read(files[name], '讲话')).info.id).toBe(id);
  }
});

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../unit/repository-files';
import { PageServer } from './harness/page-server';
import { chain, filled, formula, known, official, page, paragraph, reordered } from './page-parts';

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as its users do, from the project's folder. */
function annotate(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/tools/annotate.ts', ...args], {
      cwd: root,
    });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (out.stdout += chunk));
    child.stderr.on('data', (chunk) => (out.stderr += chunk));
    child.on('close', (status) => resolve({ status, ...out }));
  });
}

/** A sentence with the formula, in GBK, which Node can't write. */
const gbkSentence = Buffer.from(
  'bbe1d2e9d2aac7f3a3acd4f6c7bfa1b0cbc4b8f6d2e2cab6a1b1a1a2bce1b6a8a1b0cbc4b8f6d7d4d0c5a1b1a1a2d7f6b5bda1b0c1bdb8f6ceacbba4a1b1a1a3',
  'hex',
);

/** A page in GBK that says so, as many older sites' do; its title is 云溪. */
const gbkPage = Buffer.concat([
  Buffer.from('<!doctype html><html><head><meta charset="gbk"><title>'),
  Buffer.from('d4c6cfaa', 'hex'),
  Buffer.from('</title></head><body><p>'),
  gbkSentence,
  gbkSentence,
  gbkSentence,
  Buffer.from('</p></body></html>'),
]);

describe('annotate', () => {
  let folder = '';
  let elsewhere: PageServer;
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tifa-annotate-'));
    elsewhere = await PageServer.start();
  });

  afterAll(async () => {
    await elsewhere.stop();
    rmSync(folder, { recursive: true });
  });

  test('prints one object per page, in order: the page’s wording, its key, and each occurrence in the corpus', async () => {
    writeFileSync(file('utf8.html'), page(`<p>${paragraph}</p><p>${paragraph}</p>`));
    writeFileSync(file('gbk.html'), gbkPage);
    writeFileSync(
      file('utf16.html'),
      Buffer.from(`\ufeff${page(`<p>${paragraph}</p>`).replace('<meta charset="utf-8">', '')}`, 'utf16le'),
    );
    writeFileSync(file('english.html'), page('<p>Nothing here.</p>'));
    const { status, stdout, stderr } = await annotate(
      '--json',
      file('utf8.html'),
      file('gbk.html'),
      file('utf16.html'),
      file('english.html'),
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const [utf8, gbk, utf16, english] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(utf8).toMatchObject({
      file: file('utf8.html'),
      title: '云溪',
      annotations: [{ text: formula, kind: 'phrase', count: 2 }],
    });
    expect(utf8.share).toBeGreaterThan(0.2);
    const { documents } = utf8.annotations[0];
    expect(documents.length).toBeGreaterThanOrEqual(2);
    for (const { id, title, occurrences } of documents) {
      expect(id).toMatch(/^doc-[0-9a-f]{8}$/);
      expect(title).not.toBe('');
      for (const { sentence } of occurrences) expect(sentence).toContain('四个自信');
    }
    expect(gbk).toMatchObject({ title: '云溪', annotations: [{ text: formula, count: 3 }] });
    expect(utf16).toMatchObject({ title: '云溪', annotations: [{ text: formula, count: 1 }] });
    expect(english).toMatchObject({ han: 0, share: 0, annotations: [] });
  });

  test('prints facts from the record, and the parts of a wording that is not known as a whole', async () => {
    writeFileSync(file('official.html'), page(`<p>${official}</p><p>${chain}</p>`));
    const { stdout } = await annotate('--json', file('official.html'));
    const { annotations } = JSON.parse(stdout);
    const of = (text: string) => annotations.find((each: { text: string }) => each.text === text);
    const national = { total: 52, first: expect.any(Number), last: 2025 };
    expect(of(known)).toMatchObject({ record: { national, provincial: { total: 31 } }, parts: [] });
    expect(of(known).documents.length).toBeGreaterThan(0);
    const { template, filler } = filled;
    const frame = {
      text: template,
      kind: 'template',
      fixed: template.replace(filler, '…'),
      fillers: [filler],
    };
    expect(of(template)).toMatchObject({ kind: 'template', documents: [], record: null, parts: [frame] });
    expect(of(template).parts[0].record.provincial.reports).toBeGreaterThan(1);
    expect(of(reordered.text)).toMatchObject({
      kind: 'deviation',
      documents: [],
      parts: [{ text: reordered.text, kind: 'deviation', fixed: reordered.fixed }],
    });
    expect(of(chain)).toMatchObject({ kind: 'phrase', documents: [], record: null });
    expect(
      of(chain)
        .parts.map(({ text }: { text: string }) => text)
        .join('、'),
    ).toBe(chain);
  });

  test('reads undeclared UTF-8, in HTML and in plain text', async () => {
    writeFileSync(file('bare.html'), `<title>云溪</title><p>${paragraph}</p>`);
    writeFileSync(file('plain.txt'), paragraph);
    const { stdout } = await annotate('--json', file('bare.html'), file('plain.txt'));
    const [html, plain] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(html).toMatchObject({ title: '云溪', annotations: [{ text: formula }] });
    expect(plain).toMatchObject({ annotations: [{ text: formula }] });
  });

  test('prints all marks of a page that has too many to paint those far from the viewport', async () => {
    writeFileSync(
      file('many.html'),
      page(`<p>${paragraph}</p>`.repeat(2_100), '<style>p { margin: 0; font-size: 10px }</style>'),
    );
    const { stdout, stderr } = await annotate('--json', file('many.html'));
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ annotations: [{ text: formula, count: 2_100 }] });
  });

  test('prints a table without --json, and takes a screenshot', async () => {
    writeFileSync(file('page.html'), page(`<p>${paragraph}</p>`));
    const { status, stdout } = await annotate('--screenshot', file('page.png'), file('page.html'));
    expect(status).toBe(0);
    expect(stdout).toContain(formula);
    expect(stdout).toMatch(/in the record\n.*documents .*national \d+\/52 \d{4}/);
    expect(readFileSync(file('page.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  test('a saved page’s scripts run only with --scripts', async () => {
    writeFileSync(
      file('scripted.html'),
      page(`<p id="p"></p><script>p.textContent = '${paragraph}'</script>`),
    );
    const inert = await annotate('--json', file('scripted.html'));
    expect(JSON.parse(inert.stdout).annotations).toEqual([]);
    const running = await annotate('--json', '--scripts', file('scripted.html'));
    expect(JSON.parse(running.stdout).annotations).toMatchObject([{ text: formula }]);
  });

  test('nothing else is requested, and a page that would navigate away stays', async () => {
    const away = elsewhere.addPage('/away', { body: page('elsewhere') });
    const head = `<meta http-equiv="refresh" content="0;url=${away}"><link rel="stylesheet" href="${away}">`;
    writeFileSync(
      file('calls.html'),
      page(`<img src="${away}"><iframe src="${away}"></iframe><p>${paragraph}</p>`, head),
    );
    const { stdout } = await annotate('--json', file('calls.html'));
    expect(JSON.parse(stdout)).toMatchObject({ title: '云溪', annotations: [{ text: formula }] });
    expect(elsewhere.requests).toEqual([]);
    const read = await annotate('--json', elsewhere.addPage('/given', { body: page(`<p>${paragraph}</p>`) }));
    expect(JSON.parse(read.stdout).annotations).toMatchObject([{ text: formula }]);
  });

  test('prints one line for each page that can’t be read; the others continue', async () => {
    mkdirSync(file('folder'));
    writeFileSync(file('bytes.html'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
    writeFileSync(file('good.html'), page(`<p>${paragraph}</p>`));
    const unused = elsewhere.origin.replace(/\d+$/, '9');
    const missing = `${elsewhere.origin}/missing`;
    const bad = [
      file('none.html'),
      file('folder'),
      file('bytes.html'),
      unused,
      missing,
      'ftp://example.org/x',
    ];
    const { status, stdout, stderr } = await annotate('--json', ...bad, file('good.html'));
    expect(status).toBe(1);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).file),
    ).toEqual([file('good.html')]);
    const lines = stderr.trim().split('\n');
    expect(lines).toHaveLength(bad.length);
    expect(lines.map((line, place) => line.startsWith(`annotate: ${bad[place]}: `))).toEqual(
      bad.map(() => true),
    );
  });

  test('wrong arguments are reported in one line', async () => {
    for (const args of [[], ['--jason', 'x.html'], ['--screenshot', 'x.png', 'a.html', 'b.html']]) {
      const { status, stderr } = await annotate(...args);
      expect(status).toBe(1);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});

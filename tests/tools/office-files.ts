/**
 * Has LibreOffice write the speech of the tests in its formats: `npm run office-files`, with `soffice` in the path. The
 * files are kept in `tests/fixtures/office`, so that tests need no LibreOffice.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { page, wordFile } from '../unit/intake/made-speech.ts';

const folder = join(import.meta.dirname, '../fixtures/office');
const scratch = mkdtempSync(join(tmpdir(), 'office-'));

/** From a Word file with automatic numbers, and from a page, for formats whose automatic numbers are not read. */
const sources = [
  {
    name: 'numbered.docx',
    bytes: wordFile(),
    formats: ['docx:Office Open XML Text', 'odt:writer8', 'rtf:Rich Text Format', 'pdf:writer_pdf_Export'],
  },
  {
    name: 'written.html',
    bytes: page,
    formats: ['doc:MS Word 97', 'epub:EPUB'],
  },
];

mkdirSync(folder, { recursive: true });
try {
  for (const { name, bytes, formats } of sources) {
    const source = join(scratch, name);
    writeFileSync(source, bytes);
    for (const format of formats) {
      const profile = `-env:UserInstallation=file://${join(scratch, 'profile')}`;
      const options = ['--headless', profile, '--convert-to', format, '--outdir', folder, source];
      execFileSync('soffice', options, { stdio: 'inherit' });
    }
  }
} finally {
  rmSync(scratch, { recursive: true });
}

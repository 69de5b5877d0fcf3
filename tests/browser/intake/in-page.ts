import { readDocx } from '../../../utils/intake/docx';
import { decodePage } from '../../../utils/intake/html-encoding';
import { readHtmlPage } from '../../../utils/intake/html-page';
import { IntakeError } from '../../../utils/intake/problem';
import './intake';

/** Bundled into one script, which runs in a page's own world. */
globalThis.intake = {
  readPage: (html, url) => readHtmlPage({ html, url, name: 'a.html' }).catch(kindOf),
  readDocx: (file) => readDocx(new Blob([bytesOf(file)])).catch(kindOf),
  decodePage: (file) => decodePage(bytesOf(file), 'a.html'),
};

function kindOf(error: unknown): string {
  if (error instanceof IntakeError) return error.problem.kind;
  throw error;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

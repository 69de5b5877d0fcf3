import './intake';
import { readDocx } from '../../../utils/intake/docx';
import { parseHtml } from '../../../utils/intake/html-dom';
import { decodePage, linesOf, readHtmlPage } from '../../../utils/intake/html-page';
import { IntakeError } from '../../../utils/intake/problem';

/** Bundled into one script, which runs in a page's own world. */
globalThis.intake = {
  readPage: (html, url) => readHtmlPage({ html, url, name: 'a.html' }).catch(kindOf),
  readLines: (pages) =>
    pages.map((html) => ({
      ours: textOf(parseHtml(html)),
      browsers: textOf(new DOMParser().parseFromString(html, 'text/html')),
    })),
  readDocx: (file) =>
    readDocx(new Blob([bytesOf(file)]))
      .then((lines) => lines.map(({ text }) => text).join('\n'))
      .catch(kindOf),
  decodePage: (file) => decodePage(bytesOf(file)).text,
};

function textOf(page: Document): string[] {
  return linesOf(page.body).map(({ text }) => text);
}

function kindOf(error: unknown): string {
  if (error instanceof IntakeError) return error.problem.kind;
  throw error;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

import { readFileSync } from 'node:fs';
import type { Random } from '../../bench/random';
import type { BlockPlace } from './linking';
import { rangeOf } from './range-of';

/** A corpus document set as a page, and the text of its blocks without ruby. */
export interface CorpusPage {
  readonly html: string;
  readonly blocks: readonly string[];
}

const corpus = new URL('../../../public/corpus/', import.meta.url);
const manifest: { documents: { id: string }[] } = JSON.parse(
  readFileSync(new URL('manifest.json', corpus), 'utf8'),
);

/** The texts of the bundled documents, line by line. */
export const corpusLines: readonly (readonly string[])[] = manifest.documents.map(({ id }) =>
  readFileSync(new URL(`${id}.txt`, corpus), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\p{Script=Han}/u.test(line)),
);

/** Sets lines as the blocks that official pages are made of; room before and after, so that any place can be in the middle. */
export function pageOf(lines: readonly string[], random: Random): CorpusPage {
  const blocks: string[] = [];
  const made = lines.map((line) => {
    const { html, text } = dressed(line, random);
    const block = `data-block="${blocks.push(text) - 1}"`;
    if (line.length < 30 && random.next() < 0.4) return `<h3 ${block}>${html}</h3>`;
    switch (random.between(0, 11)) {
      case 0:
        return `<ul><li ${block}>${html}</li></ul>`;
      case 1:
        return `<table><tr><td>${blocks.length}</td><td ${block}>${html}</td><td>完成</td></tr></table>`;
      case 2:
        return `<blockquote ${block}>${html}</blockquote>`;
      case 3:
        return `<p>\u3000\u3000<span ${block}>${html}</span></p>`;
      case 4:
        return `<div>\n      <div ${block}>${html}</div><button>复制</button>\n    </div>`;
      case 5:
        return `<section><p ${block}>${html}</p><img alt="图" width="9" height="9"></section>`;
      case 6:
        return `<div style="display:flex"><div>${blocks.length}.</div><div ${block}>${html}</div></div>`;
      case 7:
        return `<p>&nbsp;&nbsp;<font ${block}>${html}</font><br></p>`;
      default:
        return `<p ${block}>\n${html}</p>`.replace('>\n', random.next() < 0.5 ? '>' : '><i></i>');
    }
  });
  const html = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>文件</title>
    <style>body { margin: 130vh 20px; font: 15px/22px serif } a.go { position: fixed; inset: 0; z-index: 9 } rt { font-size: 7px }</style>
    <script>var placedRange = ${rangeOf}</script>
    <body>${made.join('\n')}</body></html>`;
  return { html, blocks };
}

/** A line with some of the markup that runs through official texts. */
function dressed(line: string, random: Random): { html: string; text: string } {
  let html = '';
  let text = '';
  for (const piece of line.split(/(?<=[，。；、])/)) {
    const middle = Math.floor(piece.length / 2);
    const [a, b] = [piece.slice(0, middle), piece.slice(middle)];
    const plain = `${escaped(a)}${escaped(b)}`;
    const chance = random.between(0, 40);
    text += piece;
    if (chance === 0) html += `${escaped(a)}<b>${escaped(b)}</b>`;
    else if (chance === 1) html += `<a href="#x">${escaped(a)}</a>${escaped(b)}`;
    else if (chance === 2 && /^\p{Script=Han}{2}/u.test(b)) {
      html += `${escaped(a)}<ruby>${b[0]}<rt>yi</rt>${b[1]}<rt>er</rt></ruby>${escaped(b.slice(2))}`;
    } else if (chance === 3) {
      html += `${plain}<sup>[${text.length}]</sup>`;
      text += `[${text.length}]`;
    } else if (chance === 4) html += `${escaped(a)}<!-- x --><wbr>${escaped(b)}`;
    else if (chance === 5) html += `${plain}<br>`;
    else if (chance === 6) {
      html += `${plain}\n        `;
      text += '\n        ';
    } else if (chance === 7) html += `${escaped(a)}<span style="color:#400"><i>${escaped(b)}</i></span>`;
    else html += plain;
  }
  return { html, text };
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** A place that someone may save: words, a clause, sentences, a whole block, or some blocks. */
export function placeIn({ blocks }: CorpusPage, random: Random): BlockPlace {
  for (;;) {
    const block = random.between(0, blocks.length - 1);
    const text = blocks[block];
    const kind = random.between(0, 9);
    const start = kind === 9 ? 0 : random.between(0, Math.max(0, text.length - 2));
    let to = { block, offset: text.length };
    if (kind < 4) to = { block, offset: Math.min(text.length, start + random.between(4, 12)) };
    else if (kind < 7) to = { block, offset: Math.min(text.length, start + random.between(12, 160)) };
    else if (kind === 7 && block + 2 < blocks.length) {
      const last = block + random.between(1, 2);
      to = { block: last, offset: random.between(2, Math.min(60, blocks[last].length)) };
    }
    const place = { from: { block, offset: start }, to };
    if (wordingOf(blocks, place).replace(/[^\p{Script=Han}]/gu, '').length >= 4) return place;
  }
}

/** The text at a place, without white space. */
export function wordingOf(blocks: readonly string[], { from, to }: BlockPlace): string {
  const lines = blocks.slice(from.block, to.block + 1);
  lines[lines.length - 1] = lines[lines.length - 1].slice(0, to.offset);
  lines[0] = lines[0].slice(from.offset);
  return lines.join('').replace(/\s+/g, '');
}

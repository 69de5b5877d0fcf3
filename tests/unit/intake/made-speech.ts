import { zipSync } from 'fflate';
import { docxPartsOf, paragraph, run } from './made-docx';
import { sentence } from './texts';

/** One speech, which all formats have. */
export const title = '在云岭县第一次全会上的讲话';
/** Headings have their numbers apart, for formats that write them automatically. */
export const blocks: readonly { text: string; level?: 0 | 1; number?: string }[] = [
  { text: '（二〇二〇年七月一日）' },
  { text: '同志们：' },
  { text: sentence },
  { text: '把事情办好', level: 0, number: '一、' },
  { text: '说到做到', level: 1, number: '（一）' },
  { text: `${sentence}${sentence}` },
  { text: '有始有终', level: 1, number: '（二）' },
  { text: `一是不留尾巴。${sentence}二是不误农时。${sentence}` },
  { text: '让乡亲们满意', level: 0, number: '二、' },
  { text: sentence },
];
/** Its text, a line each. */
export const whole = [title, ...blocks.map(({ text, number = '' }) => number + text)];
/** Whether a line of it is a heading. */
export const isHeading = (at: number) => blocks[at - 1]?.level !== undefined;

export const html = `<h1>${title}</h1>${blocks.map(({ text, level, number = '' }) => (level === undefined ? `<p>　　${text}</p>` : `<h${level + 2}>${number}${text}</h${level + 2}>`)).join('\n')}`;

/** It as a page. */
export const page = `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${html}</body></html>`;

/** It as a Word file, whose headings are numbered automatically. */
export function wordFile(): Uint8Array {
  const level = (at: number, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, '%1、')}${level(1, '（%2）')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
  const styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Title"/></w:style>';
  const body =
    paragraph(run(title), '<w:pStyle w:val="a"/>') +
    blocks
      .map(({ text, level }) =>
        paragraph(
          run(text),
          level === undefined
            ? '<w:ind w:firstLine="480"/>'
            : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`,
        ),
      )
      .join('');
  return zipSync(docxPartsOf({ body, numbering, styles }));
}

import { zipSync } from 'fflate';
import { bytesOf } from './texts';

const CONTENT_TYPES =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

/** The content of a Word file's parts, within their root elements. */
export interface DocxContent {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
}

/** The parts of a Word file with this content. */
export function docxPartsOf({ body, ...others }: DocxContent): Record<string, Uint8Array> {
  const part = (root: string, content: string) =>
    bytesOf(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${content}</w:${root}>`);
  const names = Object.keys(others);
  const types = names.map(
    (name) => `<Override PartName="/word/${name}.xml" ContentType="${WORD}.${name}+xml"/>`,
  );
  return {
    '[Content_Types].xml': bytesOf(CONTENT_TYPES.replace('</Types>', `${types.join('')}</Types>`)),
    '_rels/.rels': bytesOf(RELATIONS),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': bytesOf(
      `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((name) => `<Relationship Id="${name}" Type="${OFFICE}/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`,
    ),
    ...Object.fromEntries(
      Object.entries(others).map(([name, content]) => [`word/${name}.xml`, part(name, content)]),
    ),
  };
}

/** A paragraph of runs, with its properties. */
export function paragraph(content: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}

export function run(text: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** The parts of a Word file with these paragraphs; each may be split into runs by `|`. */
export function docxParts(paragraphs: readonly string[]): Record<string, Uint8Array> {
  const runs = (text: string) =>
    text
      .split('|')
      .map((each) => run(each))
      .join('');
  return docxPartsOf({ body: paragraphs.map((text) => paragraph(runs(text))).join('') });
}

/** A Word file with these paragraphs. */
export function madeDocx(paragraphs: readonly string[]): Uint8Array {
  return zipSync(docxParts(paragraphs));
}

import { zipSync } from 'fflate';
import { bytesOf } from './texts';

const CONTENT_TYPES =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** The parts of a Word file with these paragraphs; each may be split into runs by `|`. */
export function docxParts(paragraphs: readonly string[]): Record<string, Uint8Array> {
  const runs = (text: string) =>
    text
      .split('|')
      .map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`)
      .join('');
  const body = paragraphs.map((text) => `<w:p>${runs(text)}</w:p>`).join('');
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return {
    '[Content_Types].xml': bytesOf(CONTENT_TYPES),
    '_rels/.rels': bytesOf(RELATIONS),
    'word/document.xml': bytesOf(document),
  };
}

/** A Word file with these paragraphs. */
export function madeDocx(paragraphs: readonly string[]): Uint8Array {
  return zipSync(docxParts(paragraphs));
}

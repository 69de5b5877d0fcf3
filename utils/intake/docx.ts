import { DocxBody, type DocxParts } from './docx-body';
import { PackedParts, resolvePath } from './packed-parts';
import type { StyledLine } from './structure';
import { childrenOf, type XmlElement } from './xml';

/** How runs look, which is half or more of what is in a file. */
const LOOKS = new Set(
  'rFonts b bCs i iCs color spacing w kern position sz szCs highlight u lang eastAsianLayout ind jc snapToGrid rPrChange pPrChange lastRenderedPageBreak bookmarkStart bookmarkEnd proofErr'.split(
    ' ',
  ),
);

/**
 * The lines of a .docx file as Word shows its text: with automatic numbers, without what is hidden or deleted; text boxes
 * where they are anchored, footnotes and endnotes as notes, a line for each row of a table. Not read: headers, footers,
 * comments, tables of contents. Source: ECMA-376 part 1.
 * @throws IntakeError with `damaged`, `tooComplex`, `tooNested`, or one of the zip's problems.
 */
export async function readDocx(file: Blob): Promise<StyledLine[]> {
  const parts = await PackedParts.of(file);
  const package_ = await parts.optionalXml('_rels/.rels');
  const main = targetOf(package_, '', 'officeDocument') ?? 'word/document.xml';
  const name = main.slice(main.lastIndexOf('/') + 1);
  const relations = await parts.optionalXml(resolvePath(main, `_rels/${name}.rels`));
  const part = (type: string) =>
    parts.optionalXml(targetOf(relations, main, type) ?? resolvePath(main, `${type}.xml`));
  const read: DocxParts = {
    document: await parts.xml(main, LOOKS),
    styles: await part('styles'),
    numbering: await part('numbering'),
    footnotes: await part('footnotes'),
    endnotes: await part('endnotes'),
  };
  return new DocxBody(read).lines();
}

/** The file of a type that a file refers to; null where there is none. */
function targetOf(relations: XmlElement | undefined, from: string, type: string): string | null {
  const found = childrenOf(relations).find(({ attributes }) => attributes.Type?.endsWith(`/${type}`));
  const target = found?.attributes.Target;
  return target === undefined ? null : resolvePath(from, target);
}

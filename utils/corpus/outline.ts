import type { CorpusDocument } from './document';

/**
 * Headings of the sections that an offset stands in, from the outermost down; empty before the first section and
 * after a closed one. An offset in a section's number or heading is in the section.
 * @param offset UTF-16 units in the document's text.
 */
export function sectionPath(document: Pick<CorpusDocument, 'sections'>, offset: number): string[] {
  return document.sections
    .filter(({ start, end }) => start <= offset && offset < end)
    .map(({ heading }) => heading);
}

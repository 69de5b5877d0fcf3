import type { CorpusDocument, Section } from './document';

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

/** The sections that an outline names: of the first two ranks, or of the third where a document has no others. */
export function outlineOf(sections: readonly Section[]): readonly Section[] {
  const upper = sections.filter(({ rank }) => rank < 3);
  return upper.length > 0 ? upper : sections;
}

/** What was read from a file or a page, before it is a document. */
export interface ReadText {
  /** Its lines, paragraphs or headings each, with a line end between them; white space around them does not count. */
  readonly text: string;
  /** Its title where that stands apart from the text; null where it is to be found among the lines. */
  readonly title: string | null;
  /** Whether it is a page, whose date was looked for in all of it; else a date in the text is still to be found. */
  readonly isPage: boolean;
  /** `2020-11-05`, `2020-11` or `2020`, or null where none is told. */
  readonly date: string | null;
  /** Who published it and who wrote it, where a page says so; else empty. */
  readonly outlet: string;
  readonly author: string;
  /** Where it stands on the web, http or https; else empty. */
  readonly url: string;
  /** Name of the file, or of the site. */
  readonly source: string;
}

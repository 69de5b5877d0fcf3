/** The parts of word-extractor that read .doc files; it has no types of its own. */
declare module 'word-extractor/lib/word-ole-extractor' {
  interface Options {
    readonly filterUnicode?: boolean;
    readonly includeHeadersAndFooters?: boolean;
  }
  interface WordDocument {
    getBody(options: Options): string;
    getFootnotes(options: Options): string;
    getEndnotes(options: Options): string;
    getTextboxes(options: Options): string;
  }
  export default class WordOleExtractor {
    extract(reader: unknown): Promise<WordDocument>;
    writePieces(main: Buffer, table: Buffer): void;
  }
}

declare module 'word-extractor/lib/ole-allocation-table' {
  export default class AllocationTable {
    _table: number[];
    getSecIdChain(start: number): number[];
  }
}

declare module 'word-extractor/lib/buffer-reader' {
  export default class BufferReader {
    constructor(buffer: unknown);
  }
}

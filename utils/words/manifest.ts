/** Name of the list's file beside the manifest. */
export const WORDS_FILE = 'words.bin.gz';

/** What `manifest.json` says of the list beside it. */
export interface WordsManifest {
  /** WORDS_FORMAT of the list. */
  readonly format: number;
  /** SHA-256 of the list's file as it is stored, 64 hex digits. */
  readonly version: string;
  /** How many words of 1, 2, 3 and 4 characters it has. */
  readonly words: readonly number[];
}

import type { Collection, UserDocumentWithText } from '../collections/user-corpus';
import type { Snippet } from '../snippets/snippet';

/** All that the reader's database holds. */
export interface UserData {
  readonly snippets: readonly Snippet[];
  readonly documents: readonly UserDocumentWithText[];
  /** As stored: built-in ones only where the reader has changed them. */
  readonly collections: readonly Collection[];
  /** Ids of the bundled documents that are hidden. */
  readonly hidden: readonly string[];
}

import type { Part, PhraseAnswer } from './lookup/answer';
import type { MarkKind } from './marks/kinds';

/** Why a press is ignored: the page may cover the button, or the browser can't say whether it does. */
export type Refusal = 'covered' | 'unsure';

/** The progress of the card's look-up. */
export type LookUpState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | { readonly status: 'found'; readonly found: PhraseAnswer };

/** The progress of the card's save; `needsConsent` in a private window, until the user agrees. */
export type SaveState = 'idle' | 'saving' | 'saved' | 'needsConsent' | 'failed';

/** The progress of hiding a phrase on all pages; `full` where no more phrases can be hidden, null where this one can't. */
export type HideState = 'idle' | 'hiding' | 'needsConsent' | 'full' | 'failed' | Refusal | null;

/** A mark's card: what it shows, and what the user can do there. */
export interface CardView {
  /** The page's own wording. */
  readonly text: string;
  readonly kind: MarkKind;
  readonly answer: LookUpState;
  /** The part of the wording that is shown instead, or null. */
  readonly part: { readonly part: Part; readonly answer: LookUpState } | null;
  readonly save: SaveState;
  /** Why the last save failed; null where it did not. */
  readonly saveError: unknown;
  readonly hide: HideState;
  /** @param consent Whether the user agrees to keep something from a private window. */
  onSave(consent: boolean): void;
  /** Hides the phrase on all pages; `consent` as for `onSave`. */
  onHide(consent: boolean): void;
  onLookUp(): void;
  onClose(): void;
  onRetry(): void;
  onPart(part: Part): void;
  /** From a part back to the whole. */
  onBack(): void;
}

/**
 * The state of a save, or of hiding a phrase: `notLookedUp` was saved but not looked up, `known` had been saved before,
 * `private` awaits consent, `nothing` was selected.
 */
export type NoticeState =
  | 'saving'
  | 'saved'
  | 'notLookedUp'
  | 'known'
  | 'noted'
  | 'removed'
  | 'private'
  | 'failed'
  | 'nothing'
  | 'hidden'
  | 'unhidden';

/** The notice of a save on a page: what it says, and what the user can do there. */
export interface Notice {
  readonly state: NoticeState;
  /** The snippet's text, or the hidden phrase's. */
  readonly text: string;
  /** The stored note; while it is edited and could not be stored, what was typed. */
  readonly note: string;
  readonly isEditing: boolean;
  /** What could not be done; `gone` where a note was not stored because its snippet was deleted meanwhile. */
  readonly problem: 'undo' | 'note' | 'gone' | Refusal | null;
  /** Whether the note of the previous snippet was stored when this notice appeared. */
  readonly isNoteKept: boolean;
  /** Why a save failed; null where it did not. */
  readonly error: unknown;
  /** Saves once more. @param consent Whether the user agrees to keep something from a private window. */
  onSave(consent: boolean): void;
  onUndo(): void;
  onEdit(): void;
  /** Called with the text as it is typed. */
  onType(note: string): void;
  /** Stores the note; a snippet that is gone is saved again with it. */
  onNote(note: string): void;
  /** The user closed it, or its time is over. */
  onClose(): void;
}

/** The buttons beside a selection. */
export interface SelectionView {
  onSave(): void;
  onLookUp(): void;
}

import type { Notice, NoticeState } from '../../card-views';
import { makeDraft, type SnippetDraft } from '../../snippets/snippet';
import { documentTitle } from '../common/dom';
import { canonicalAddress } from '../common/frame';
import type { Mark, PageFlow } from '../reading/page-flow';
import { type Described, describeIn, describeSelected, makeUuid } from './describing';
import { CoveredError } from './sight';
import type { Surface } from './surface';
import type { Views } from './views';

/** The outcome of a save; `id` and `note` are those of the stored snippet, which may be an earlier one. */
export type Saved =
  | {
      readonly status: 'saved';
      readonly isNew: boolean;
      readonly id: string;
      readonly note: string;
      /** Whether corpus and record could be consulted. */
      readonly lookedUp: boolean;
    }
  | { readonly status: 'needsConsent' };

/** What saving asks of the rest of the extension. Promises reject where there is no answer. */
export interface SavingPorts {
  save(draft: SnippetDraft, consent: boolean): Promise<Saved>;
  /** Deletes a snippet that was just saved. `canonical` is the page's own address. */
  undoSave(id: string, canonical: string): Promise<void>;
  /** Stores a note. Returns whether the snippet still exists. */
  noteSnippet(id: string, note: string, canonical: string): Promise<boolean>;
  /** Hides a phrase on all pages. @returns The key under which it is hidden, or why it is not. */
  hide(phrase: string, consent: boolean): Promise<{ key: string } | 'needsConsent' | 'full'>;
  /** Undoes `hide`. */
  unhide(key: string): Promise<void>;
  /** Must be loaded before anything is shown. */
  readonly views: Views;
}

interface Showing {
  readonly state: NoticeState;
  readonly draft: SnippetDraft | null;
  /** The hidden phrase, and its key among all hidden ones. */
  readonly hidden?: { readonly text: string; readonly key: string };
  /** The stored note. */
  readonly note: string;
  readonly isEditing: boolean;
  readonly problem: Notice['problem'];
  readonly isNoteKept: boolean;
  readonly error: unknown;
}

/** Fields of a notice without a snippet. */
const NOTHING_SAVED = {
  draft: null,
  note: '',
  isEditing: false,
  problem: null,
  isNoteKept: false,
  error: null,
};

/** The form of a draft's id; an imported snippet may have another one. */
const UUID = /^[0-9a-f-]{36}$/i;

/** Saves from the page and shows a notice about it. */
export class Saving {
  readonly #surface: Surface;
  readonly #ports: SavingPorts;
  readonly #flows: () => Iterable<PageFlow>;
  readonly #onUndone: (id: string) => void;
  readonly #onClosed: () => void;
  #showing: Showing | null = null;
  /** What was typed into the field and is not stored yet; null where nothing is. */
  #typed: string | null = null;
  #isStoring = false;
  /** What to do once the typed text is stored. */
  #next: (() => void) | null = null;
  /** A note that was stored to make room for another notice, until that is shown. */
  #kept: { readonly id: string; readonly note: string } | null = null;

  /**
   * @param flows The flows of the page, in reading order.
   * @param onUndone Called with the id of a save that was undone.
   * @param onClosed Called when the notice has closed.
   */
  constructor(
    surface: Surface,
    ports: SavingPorts,
    flows: () => Iterable<PageFlow>,
    onUndone: (id: string) => void,
    onClosed: () => void,
  ) {
    this.#surface = surface;
    this.#ports = ports;
    this.#flows = flows;
    this.#onUndone = onUndone;
    this.#onClosed = onClosed;
  }

  get isShown(): boolean {
    return this.#showing !== null;
  }

  /** Saves the selection, if it contains text of a flow. */
  saveSelected(): void {
    const described = describeSelected(this.#flows());
    if (described) void this.#save(draftOf(described, null), false);
  }

  /**
   * Saves a mark for the card, which handles consent and failure itself; a success is shown in the notice as
   * usual.
   * @param id The save's id; a repeated save has the same one.
   */
  readonly saveMark = async (mark: Mark, id: string, consent: boolean): Promise<Saved['status']> => {
    const draft = { ...draftOf(describeIn(mark.flow, mark, this.#flows()), mark.phrase), id };
    const saved = await this.#ports.save(draft, consent);
    if (saved.status === 'saved') this.#showSaved(saved, draft);
    return saved.status;
  };

  /**
   * Hides a mark's phrase for the card, which handles consent and failure itself; a success is shown in the
   * notice, with undo.
   */
  readonly hideMark = async (mark: Mark, consent: boolean): Promise<'hidden' | 'needsConsent' | 'full'> => {
    const { text, phrase } = mark;
    const outcome = await this.#ports.hide(phrase, consent);
    if (typeof outcome === 'string') return outcome;
    const hidden = { text, key: outcome.key };
    this.#whenStored(() => this.#render({ ...NOTHING_SAVED, state: 'hidden', hidden }));
    return 'hidden';
  };

  async #save(draft: SnippetDraft, consent: boolean): Promise<void> {
    this.show('saving', draft, '');
    try {
      const saved = await this.#ports.save(draft, consent);
      if (saved.status === 'needsConsent') this.show('private', draft, '');
      else this.#showSaved(saved, draft);
    } catch (error) {
      this.show('failed', draft, '', error);
    }
  }

  #showSaved({ isNew, id, note, lookedUp }: Extract<Saved, { status: 'saved' }>, draft: SnippetDraft): void {
    const asNew = lookedUp ? 'saved' : 'notLookedUp';
    this.show(isNew ? asNew : 'known', { ...draft, id }, note);
  }

  /**
   * Shows the state of a save. A repeated notice gets the focus, so that the keyboard reaches it. A
   * half-typed note is stored first; if that fails, it stays until the user has dealt with it.
   */
  show(state: NoticeState, draft: SnippetDraft | null, note: string, error: unknown = null): void {
    this.#whenStored(() => {
      const before = this.#showing;
      const kept = this.#kept;
      if (state !== 'saving') this.#kept = null;
      const showing = { state, draft, isEditing: false, problem: null, isNoteKept: kept !== null, error };
      // An answer that was on its way while the note was stored lacks the note.
      this.#render({ ...showing, note: kept && kept.id === draft?.id ? kept.note : note });
      const isAgain = before && before.state !== 'saving' && before.draft?.quote.exact === draft?.quote.exact;
      if (isAgain && state !== 'saving') this.#surface.toastPlace.querySelector('button')?.focus();
    });
  }

  /** Ends the editing of a note, or closes the notice. */
  escape(): void {
    this.#typed = null;
    if (this.#showing?.isEditing) this.#endEditing({ ...this.#showing, problem: null });
    else this.close();
  }

  /** Closes the notice. Typed text is stored, although nobody will see whether that worked. */
  close(): void {
    if (!this.#showing) return;
    const { draft } = this.#showing;
    if (this.#typed !== null && draft) void this.#store(draft, this.#typed, false);
    this.#typed = null;
    this.#next = null;
    this.#showing = null;
    this.#ports.views.loaded.renderNotice(this.#surface.toastPlace, null);
    this.#onClosed();
  }

  #render(showing: Showing): void {
    this.#showing = showing;
    if (!this.#surface.open(null)) {
      this.close();
      return;
    }
    const { draft } = showing;
    this.#ports.views.loaded.renderNotice(this.#surface.toastPlace, {
      ...showing,
      note: this.#typed ?? showing.note,
      text: draft?.quote.exact ?? showing.hidden?.text ?? '',
      onSave: (consent) => void this.#saveAgain(draft, consent),
      onUndo: () => void this.#undo(showing),
      onEdit: () => this.#render({ ...showing, isEditing: true }),
      onType: (note) => {
        this.#typed = note.trim() === showing.note ? null : note.trim();
      },
      onNote: (note) => void this.#noteOnPress(note, showing),
      onClose: () => {
        if (showing.problem === null) return this.#whenStored(() => this.close());
        // A user who has read that it can't be stored gives it up.
        this.#typed = null;
        if (!this.#runNext()) this.close();
      },
    });
  }

  /** Calls `next` once the typed text is stored; at once where there is none. */
  #whenStored(next: () => void): void {
    if (this.#typed === null && !this.#isStoring) {
      next();
      return;
    }
    this.#next = next;
    if (!this.#isStoring && this.#typed !== null) void this.#note(this.#typed, false);
  }

  #endEditing(showing: Showing): void {
    this.#showing = { ...showing, isEditing: false };
    if (!this.#runNext()) this.#render(this.#showing);
  }

  /** Does what has been waiting; false where nothing has. */
  #runNext(): boolean {
    const next = this.#next;
    this.#next = null;
    next?.();
    return next !== null;
  }

  async #saveAgain(draft: SnippetDraft | null, consent: boolean): Promise<void> {
    if (!draft) return;
    if (await this.#surface.isSeen(this.#surface.toastPlace)) await this.#save(draft, consent);
    else this.show('failed', draft, '', new CoveredError(this.#surface.refusal));
  }

  /** Saving a snippet again with its note is a save, and only a button in plain sight saves. */
  async #noteOnPress(note: string, showing: Showing): Promise<void> {
    const isAgain = showing.problem === 'gone';
    if (!isAgain || (await this.#surface.isSeen(this.#surface.toastPlace))) await this.#note(note, isAgain);
    else if (this.#showing === showing) this.#render({ ...showing, problem: this.#surface.refusal });
  }

  /**
   * Reports that a press of a button beside the selection was ignored, since the page may have covered it.
   */
  refuse(): void {
    const described = describeSelected(this.#flows());
    this.show('failed', described && draftOf(described, null), '', new CoveredError(this.#surface.refusal));
  }

  async #undo(showing: Showing): Promise<void> {
    const { draft, hidden } = showing;
    if (!draft && !hidden) return;
    if (!(await this.#surface.isSeen(this.#surface.toastPlace))) {
      if (this.#showing === showing) this.#render({ ...showing, problem: this.#surface.refusal });
      return;
    }
    const undone = hidden
      ? this.#ports.unhide(hidden.key)
      : draft && this.#ports.undoSave(draft.id, canonicalAddress());
    const isDone = await Promise.resolve(undone).then(
      () => true,
      () => false,
    );
    if (isDone && draft) this.#onUndone(draft.id);
    if (this.#showing !== showing) return;
    const state = hidden ? 'unhidden' : 'removed';
    this.#render(isDone ? { ...showing, state } : { ...showing, problem: 'undo' });
  }

  /** Stores a note for the shown snippet. @param isAgain Whether to save the snippet again as well. */
  async #note(note: string, isAgain: boolean): Promise<void> {
    const draft = this.#showing?.draft;
    if (!draft || this.#isStoring) return;
    this.#isStoring = true;
    const outcome = await this.#store(draft, note, isAgain);
    this.#isStoring = false;
    const showing = this.#showing;
    if (showing?.draft?.id !== draft.id || !showing.isEditing) {
      this.#runNext();
      return;
    }
    if ('problem' in outcome) {
      this.#typed ??= note;
      this.#render({ ...showing, problem: outcome.problem });
      return;
    }
    const { id, note: stored } = outcome;
    this.#showing = { ...showing, state: 'noted', draft: { ...draft, id }, note: stored, problem: null };
    // Text that was typed meanwhile.
    if (this.#typed !== null && this.#typed !== note) return this.#note(this.#typed, false);
    this.#typed = null;
    if (this.#next !== null) this.#kept = { id, note: stored };
    this.#endEditing(this.#showing);
  }

  async #store(
    draft: SnippetDraft,
    note: string,
    isAgain: boolean,
  ): Promise<{ id: string; note: string } | { problem: 'note' | 'gone' }> {
    try {
      let { id } = draft;
      let whole = note;
      if (isAgain) {
        // The user has consented before, where consent is needed.
        const saved = await this.#ports.save({ ...draft, id: UUID.test(id) ? id : makeUuid() }, true);
        if (saved.status !== 'saved') return { problem: 'note' };
        id = saved.id;
        if (saved.note !== '' && saved.note !== note) whole = `${saved.note}\n${note}`;
      }
      const isThere = await this.#ports.noteSnippet(id, whole, canonicalAddress());
      return isThere ? { id, note: whole } : { problem: 'gone' };
    } catch {
      return { problem: 'note' };
    }
  }
}

/** The draft for a quote from the page. @param phrase Key of the marked phrase, or null for a selection. */
function draftOf(described: Described, phrase: string | null): SnippetDraft {
  // When it saves, the background asks the page for date, outlet and author.
  return makeDraft({ ...described, id: makeUuid(), url: location.href, title: documentTitle(), phrase });
}

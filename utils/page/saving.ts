import type { SnippetDraft } from '../snippets/snippet';
import { canonicalAddress } from './canonical-address';
import { type Described, describeIn, describeSelected } from './describing';
import { documentTitle } from './dom';
import type { Mark, PageFlow } from './page-flow';
import { CoveredError } from './sight';
import type { Surface } from './surface';
import { makeUuid } from './uuid';

/** What came of a save; `id` and `note` are those of the snippet that is stored now, which may be an earlier one. */
export type Saved =
  | {
      readonly status: 'saved';
      readonly isNew: boolean;
      readonly id: string;
      readonly note: string;
      /** Whether corpus and record could be asked for it. */
      readonly lookedUp: boolean;
    }
  | { readonly status: 'needsConsent' };

/** What saving asks of the rest of the extension. Promises reject where nothing came of it. */
export interface SavingPorts {
  save(draft: SnippetDraft, consent: boolean): Promise<Saved>;
  /** Deletes what was just saved. `canonical` is the page's own address. */
  undoSave(id: string, canonical: string): Promise<void>;
  noteSnippet(id: string, note: string, canonical: string): Promise<void>;
  /** Renders a notice into an element; null takes it away. */
  renderNotice(into: HTMLElement, notice: Notice | null): void;
}

/** How a save stands: `notLookedUp` was saved and could not be looked up, `known` was saved before, `nothing` is there to be saved, `private` waits for the reader's yes. */
export type SaveStand =
  | 'saving'
  | 'saved'
  | 'notLookedUp'
  | 'known'
  | 'noted'
  | 'removed'
  | 'private'
  | 'failed'
  | 'nothing';

/** What is said of a save on the page, and what the reader can do about it. */
export interface Notice {
  readonly stand: SaveStand;
  readonly text: string;
  /** The snippet's note; while it is edited and could not be stored, what was typed. */
  readonly note: string;
  readonly isEditing: boolean;
  /** What could not be done. */
  readonly problem: 'undo' | 'note' | 'covered' | null;
  /** Why a save failed; null where it did not. */
  readonly error: unknown;
  /** Saves once more; with `consent` where the reader has said yes. */
  onSave(consent: boolean): void;
  onUndo(): void;
  onEdit(): void;
  onNote(note: string): void;
  onClose(): void;
}

interface Showing {
  readonly stand: SaveStand;
  readonly draft: SnippetDraft | null;
  readonly note: string;
  readonly isEditing: boolean;
  readonly problem: Notice['problem'];
  readonly error: unknown;
}

/** Saves from the page, and says so on it. */
export class Saving {
  readonly #surface: Surface;
  readonly #ports: SavingPorts;
  readonly #flows: () => Iterable<PageFlow>;
  readonly #onUndone: (id: string) => void;
  readonly #onClosed: () => void;
  #showing: Showing | null = null;

  /**
   * @param flows The flows of the page, in reading order.
   * @param onUndone Is told of a save that was taken back.
   * @param onClosed Is told when the notice has gone.
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

  /** Saves what is selected, if that is text that is read. */
  saveSelected(): void {
    const described = describeSelected(this.#flows());
    if (described) void this.#save(draftOf(described, null), false);
  }

  /**
   * Saves a mark for the card, which asks and fails by itself; what was saved is said as everywhere.
   * @param id That of the save: one that is tried again is the same.
   */
  readonly saveMark = async (mark: Mark, id: string, consent: boolean): Promise<Saved['status']> => {
    const draft = { ...draftOf(describeIn(mark.flow, mark, this.#flows()), mark.phrase), id };
    const saved = await this.#ports.save(draft, consent);
    if (saved.status === 'saved') this.#say(saved, draft);
    return saved.status;
  };

  async #save(draft: SnippetDraft, consent: boolean): Promise<void> {
    this.show('saving', draft, '');
    try {
      const saved = await this.#ports.save(draft, consent);
      if (saved.status === 'needsConsent') this.show('private', draft, '');
      else this.#say(saved, draft);
    } catch (error) {
      this.show('failed', draft, '', error);
    }
  }

  #say({ isNew, id, note, lookedUp }: Extract<Saved, { status: 'saved' }>, draft: SnippetDraft): void {
    const asNew = lookedUp ? 'saved' : 'notLookedUp';
    this.show(isNew ? asNew : 'known', { ...draft, id }, note);
  }

  /** Says how a save stands. One that is said again gets the focus, so that the keyboard reaches it. */
  show(stand: SaveStand, draft: SnippetDraft | null, note: string, error: unknown = null): void {
    const before = this.#showing;
    this.#render({ stand, draft, note, isEditing: false, problem: null, error });
    const isAgain = before && before.stand !== 'saving' && before.draft?.quote.exact === draft?.quote.exact;
    if (isAgain && stand !== 'saving') this.#surface.toastPlace.querySelector('button')?.focus();
  }

  /** Ends the editing of a note, or takes the notice away. */
  escape(): void {
    if (this.#showing?.isEditing) this.#render({ ...this.#showing, isEditing: false, problem: null });
    else this.close();
  }

  close(): void {
    if (!this.#showing) return;
    this.#showing = null;
    this.#ports.renderNotice(this.#surface.toastPlace, null);
    this.#onClosed();
  }

  #render(showing: Showing): void {
    if (!this.#surface.open(null)) {
      this.close();
      return;
    }
    this.#showing = showing;
    const { draft } = showing;
    this.#ports.renderNotice(this.#surface.toastPlace, {
      ...showing,
      text: draft?.quote.exact ?? '',
      onSave: (consent) => void this.#saveAgain(draft, consent),
      onUndo: () => void this.#undo(showing),
      onEdit: () => this.#render({ ...showing, isEditing: true }),
      onNote: (note) => void this.#note(showing, note),
      onClose: () => this.close(),
    });
  }

  async #saveAgain(draft: SnippetDraft | null, consent: boolean): Promise<void> {
    if (!draft) return;
    if (await this.#surface.isSeen(this.#surface.toastPlace)) await this.#save(draft, consent);
    else this.show('failed', draft, '', new CoveredError());
  }

  /** Says that the press of a button beside the selection was not taken, since the page may have covered it. */
  refuse(): void {
    const described = describeSelected(this.#flows());
    this.show('failed', described && draftOf(described, null), '', new CoveredError());
  }

  async #undo(showing: Showing): Promise<void> {
    const { draft } = showing;
    if (!draft) return;
    if (!(await this.#surface.isSeen(this.#surface.toastPlace))) {
      if (this.#showing === showing) this.#render({ ...showing, problem: 'covered' });
      return;
    }
    const isDone = await this.#ports.undoSave(draft.id, canonicalAddress()).then(
      () => true,
      () => false,
    );
    if (isDone) this.#onUndone(draft.id);
    if (this.#showing !== showing) return;
    this.#render(isDone ? { ...showing, stand: 'removed' } : { ...showing, problem: 'undo' });
  }

  async #note(showing: Showing, note: string): Promise<void> {
    if (!showing.draft) return;
    const isDone = await this.#ports.noteSnippet(showing.draft.id, note, canonicalAddress()).then(
      () => true,
      () => false,
    );
    if (!this.#showing?.isEditing) return;
    this.#render(
      isDone
        ? { ...showing, stand: 'noted', note, isEditing: false, problem: null }
        : { ...showing, note, problem: 'note' },
    );
  }
}

/** What is sent to save a place of the page. @param phrase Key of the marked phrase, or null for a selection. */
function draftOf(described: Described, phrase: string | null): SnippetDraft {
  return {
    ...described,
    id: makeUuid(),
    url: location.href,
    title: documentTitle(),
    // The background asks the page for these when it saves.
    date: null,
    outlet: '',
    author: '',
    phrase,
    document: null,
  };
}

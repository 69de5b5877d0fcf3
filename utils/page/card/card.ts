import type { CardView, HideState, LookUpState } from '../../card-views';
import { HIDDEN_MAX_UNITS } from '../../limits';
import type { Part, PhraseAnswer } from '../../lookup/answer';
import { deepActiveElement } from '../common/dom';
import type { Mark } from '../reading/page-flow';
import { makeUuid } from './describing';
import { type Point, placeBeside } from './placement';
import { CoveredError } from './sight';
import type { Surface } from './surface';
import type { Views } from './views';

/** What the card asks of the rest of the extension. Promises reject where there is no answer. */
export interface CardPorts {
  /** What corpus and record know of a mark's own wording, or of a part of one by its key. */
  lookUp(text: string): Promise<PhraseAnswer>;
  /** Saves a mark. @param id The save's id; a repeated save has the same one. */
  saveMark(mark: Mark, id: string, consent: boolean): Promise<'saved' | 'needsConsent'>;
  /** Hides a mark's phrase on all pages. */
  hideMark(mark: Mark, consent: boolean): Promise<'hidden' | 'needsConsent' | 'full'>;
  openLookUp(text: string): void;
  /** Renders a card into an element; null takes it away. Called only when the views are loaded. */
  renderCard(into: HTMLElement, view: CardView | null): void;
  readonly views: Views;
}

/** A card opened by hover closes with the pointer; one opened by keyboard gets the focus. */
export type CardOpening = 'hover' | 'click' | 'keyboard';

/** The card from opening to closing. */
interface Showing {
  mark: Mark;
  opening: CardOpening;
  answer: LookUpState;
  part: CardView['part'];
  save: CardView['save'];
  saveError: unknown;
  hide: HideState;
  /** Made once, so that a repeated save is the same save. */
  readonly draftId: string;
  /** False while the views are loading. */
  isRaised: boolean;
  /** Where to return the focus; undefined until the card is raised. */
  focusBefore: Element | null | undefined;
  stopPlacing(): void;
}

/** The card beside a mark. */
export class Card {
  readonly #surface: Surface;
  readonly #ports: CardPorts;
  readonly #onClosed: () => void;
  #showing: Showing | null = null;

  /** @param onClosed Called whenever the card has closed. */
  constructor(surface: Surface, ports: CardPorts, onClosed: () => void) {
    this.#surface = surface;
    this.#ports = ports;
    this.#onClosed = onClosed;
  }

  /** The mark whose card is open or opening; null where there is none. */
  get mark(): Mark | null {
    return this.#showing?.mark ?? null;
  }

  /** Whether the card is visible; an open card isn't while its views are loading. */
  get isShown(): boolean {
    return this.#showing?.isRaised ?? false;
  }

  /** Whether the card closes when the pointer leaves. */
  get followsPointer(): boolean {
    return this.#showing?.opening === 'hover';
  }

  /** Prepares for a card that may open soon. */
  prepare(): void {
    this.#ports.views.prepare();
  }

  /** Opens a mark's card instead of any other. A click on the mark keeps a card that was opened by hover. */
  open(mark: Mark, opening: CardOpening, point: Point | null = null): void {
    if (this.#showing?.mark === mark && opening === 'click') {
      this.#showing.opening = opening;
      return;
    }
    const before = this.#showing;
    const showing: Showing = {
      mark,
      opening,
      answer: { status: 'loading' },
      part: null,
      save: 'idle',
      saveError: null,
      hide: mark.phrase.length > HIDDEN_MAX_UNITS ? null : 'idle',
      draftId: makeUuid(),
      isRaised: false,
      focusBefore: before?.focusBefore,
      stopPlacing: () => undefined,
    };
    before?.stopPlacing();
    this.#showing = showing;
    void this.#ask(showing);
    const { views } = this.#ports;
    views.use(
      () => this.#raise(showing, point),
      () => this.#closeIf(showing),
    );
  }

  /** Shows an open card on the surface, unless it was closed while its views were loading. */
  #raise(showing: Showing, point: Point | null): void {
    if (this.#showing !== showing) return;
    showing.isRaised = true;
    showing.focusBefore ??= deepActiveElement();
    if (!this.#surface.open(showing.mark.flow.pieces[0].node)) {
      this.close();
      return;
    }
    this.#ports.renderCard(this.#surface.cardPlace, null);
    this.#render(showing);
    this.#placeBeside(showing, point);
    if (showing.opening === 'keyboard') this.#focusCard();
  }

  #placeBeside(showing: Showing, point: Point | null): void {
    const onGone = () => this.#closeIf(showing);
    const stop = placeBeside(this.#surface.cardPlace, showing.mark, point, onGone);
    // The mark may be gone since the views began to load.
    if (this.#showing === showing) showing.stopPlacing = stop;
    else stop();
  }

  /** The mark was read again: the card stays with it. */
  follow(mark: Mark): void {
    const showing = this.#showing;
    if (!showing) return;
    showing.mark = mark;
    if (!showing.isRaised) return;
    showing.stopPlacing();
    this.#placeBeside(showing, null);
  }

  /** Closes the card. If the focus is in it, the focus returns to where it was. */
  close(): void {
    const showing = this.#showing;
    if (!showing) return;
    this.#showing = null;
    showing.stopPlacing();
    const hadFocus = this.#surface.focused !== null;
    if (showing.isRaised) this.#ports.renderCard(this.#surface.cardPlace, null);
    this.#onClosed();
    if (hadFocus && showing.focusBefore instanceof HTMLElement)
      showing.focusBefore.focus({ preventScroll: true });
  }

  /** A save was undone and can be repeated. */
  forgetSave(id: string): void {
    if (this.#showing?.draftId !== id) return;
    this.#showing.save = 'idle';
    this.#render(this.#showing);
  }

  #closeIf(showing: Showing): void {
    if (this.#showing === showing) this.close();
  }

  #render(showing: Showing): void {
    if (this.#showing !== showing || !showing.isRaised) return;
    const { mark, answer, part, save, saveError, hide } = showing;
    this.#ports.renderCard(this.#surface.cardPlace, {
      text: mark.text,
      kind: mark.kind,
      answer,
      part,
      save,
      saveError,
      hide,
      onSave: (consent) => void this.#save(showing, consent),
      onHide: (consent) => void this.#hide(showing, consent),
      onLookUp: () => this.#ports.openLookUp(part?.part.text ?? mark.text),
      onClose: () => this.#closeIf(showing),
      onRetry: () => void (part ? this.#showPart(showing, part.part) : this.#ask(showing)),
      onPart: (chosen) => void this.#showPart(showing, chosen),
      onBack: () => {
        showing.part = null;
        this.#render(showing);
      },
    });
  }

  #focusCard(): void {
    const first = this.#surface.cardPlace.firstElementChild;
    if (first instanceof HTMLElement) first.focus({ preventScroll: true });
  }

  async #ask(showing: Showing): Promise<void> {
    showing.answer = { status: 'loading' };
    this.#render(showing);
    // Not by its key, which lacks the punctuation between the members of a list that shows deviations.
    showing.answer = await this.#lookUp(showing.mark.text);
    this.#render(showing);
  }

  /**
   * Shows a part instead of the whole. The user may go back, or to another part, before its answer arrives.
   */
  async #showPart(showing: Showing, part: Part): Promise<void> {
    const asked: CardView['part'] = { part, answer: { status: 'loading' } };
    showing.part = asked;
    this.#render(showing);
    const answer = await this.#lookUp(part.key);
    if (showing.part !== asked) return;
    showing.part = { part, answer };
    this.#render(showing);
  }

  async #lookUp(text: string): Promise<LookUpState> {
    try {
      return { status: 'found', found: await this.#ports.lookUp(text) };
    } catch {
      return { status: 'failed' };
    }
  }

  async #save(showing: Showing, consent: boolean): Promise<void> {
    const { mark, draftId: id } = showing;
    if (showing.save === 'saving' || showing.save === 'saved') return;
    const isSeen = this.#surface.isSeen(this.#surface.cardPlace);
    showing.save = 'saving';
    if (showing.hide === 'needsConsent') showing.hide = 'idle';
    this.#render(showing);
    try {
      if (!(await isSeen)) throw new CoveredError(this.#surface.refusal);
      showing.save = await this.#ports.saveMark(mark, id, consent);
    } catch (error) {
      showing.save = 'failed';
      showing.saveError = error;
    }
    this.#render(showing);
  }

  async #hide(showing: Showing, consent: boolean): Promise<void> {
    if (showing.hide === 'hiding') return;
    const isSeen = this.#surface.isSeen(this.#surface.cardPlace);
    showing.hide = 'hiding';
    if (showing.save === 'needsConsent') showing.save = 'idle';
    this.#render(showing);
    const outcome = (await isSeen)
      ? await this.#ports.hideMark(showing.mark, consent).catch(() => 'failed' as const)
      : this.#surface.refusal;
    if (outcome === 'hidden') return this.#closeIf(showing);
    showing.hide = outcome;
    this.#render(showing);
  }
}

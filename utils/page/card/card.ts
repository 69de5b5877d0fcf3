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

/** What the card asks of the rest of the extension. Promises reject where nothing came of it. */
export interface CardPorts {
  /** What corpus and record know of a mark's own wording, or of a part of one by its key. */
  lookUp(text: string): Promise<PhraseAnswer>;
  /** Saves a mark. @param id That of the save: one that is tried again is the same. */
  saveMark(mark: Mark, id: string, consent: boolean): Promise<'saved' | 'needsConsent'>;
  /** Hides a mark's phrase on all pages. */
  hideMark(mark: Mark, consent: boolean): Promise<'hidden' | 'needsConsent' | 'full'>;
  openLookUp(text: string): void;
  /** Renders a card into an element; null takes it away. Called only when the views are loaded. */
  renderCard(into: HTMLElement, view: CardView | null): void;
  readonly views: Views;
}

/** How a card was opened: one opened by hover goes with the pointer, one opened by keyboard has the focus. */
export type CardOpening = 'hover' | 'click' | 'keyboard';

/** One showing of the card. */
interface Showing {
  mark: Mark;
  opening: CardOpening;
  answer: LookUpState;
  part: CardView['part'];
  save: CardView['save'];
  saveError: unknown;
  hide: HideState;
  /** Made once, so that a save that is tried again is the same save. */
  readonly draftId: string;
  /** False while the views are on their way. */
  isRaised: boolean;
  /** Where the focus was, to return to; undefined until the card is raised. */
  focusBefore: Element | null | undefined;
  stopPlacing(): void;
}

/** The card beside a mark. */
export class Card {
  readonly #surface: Surface;
  readonly #ports: CardPorts;
  readonly #onClosed: () => void;
  #showing: Showing | null = null;

  /** @param onClosed Is told whenever the card has gone. */
  constructor(surface: Surface, ports: CardPorts, onClosed: () => void) {
    this.#surface = surface;
    this.#ports = ports;
    this.#onClosed = onClosed;
  }

  /** The mark whose card is open, or is on its way; null where there is none. */
  get mark(): Mark | null {
    return this.#showing?.mark ?? null;
  }

  /** Whether the card can be seen; one that is open can't while its views are on their way. */
  get isShown(): boolean {
    return this.#showing?.isRaised ?? false;
  }

  /** Whether the card goes when the pointer goes. */
  get followsPointer(): boolean {
    return this.#showing?.opening === 'hover';
  }

  /** Gets ready for a card that may be opened soon. */
  prepare(): void {
    this.#ports.views.prepare();
  }

  /** Shows a mark's card in the place of any other. A click on the mark of a card that follows the pointer keeps it. */
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

  /** Puts an open card on the surface, unless it was closed while its views were on their way. */
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
    // The mark may have gone while the views were on their way.
    if (this.#showing === showing) showing.stopPlacing = stop;
    else stop();
  }

  /** The mark was read anew: the card stays with it. */
  follow(mark: Mark): void {
    const showing = this.#showing;
    if (!showing) return;
    showing.mark = mark;
    if (!showing.isRaised) return;
    showing.stopPlacing();
    this.#placeBeside(showing, null);
  }

  /** Takes the card away. The focus returns to where it was, if it is in the card. */
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

  /** A save was taken back: it can be made again. */
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
    // The key has lost the marks between the members of a list, by which deviations are told.
    showing.answer = await this.#lookUp(showing.mark.text);
    this.#render(showing);
  }

  /** Shows a part in the place of the whole; the reader may go back, or on to another, before its answer is there. */
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

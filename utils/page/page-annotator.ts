import { PHRASE_MIN_HAN } from '../limits';
import { Card } from './card/card';
import { type Described, describeIn, describeSelected } from './card/describing';
import { listenToKeys } from './card/keyboard';
import { PointerControl } from './card/pointer';
import { Saving } from './card/saving';
import { SelectionTools } from './card/selection-tools';
import { Surface } from './card/surface';
import type { PageViews } from './card/views';
import { attempt } from './common/work';
import type { PageOptions, PagePorts } from './page-ports';
import { Painter } from './painting/painter';
import { Reporter } from './painting/report';
import {
  type Direction,
  isInView,
  nearestOccurrence,
  neighbourOf,
  occurrenceOf,
  reveal,
} from './places/navigation';
import { PlaceReporter } from './places/place-reporter';
import { SavedPlaces } from './places/saved-places';
import { joinFlows, type Mark, type PageFlow } from './reading/page-flow';
import { PageMatching } from './reading/page-matching';
import { PageReader } from './reading/page-reader';
import { Surroundings } from './reading/surroundings';

/** Reads a document or one element of it, marks the matches and shows their cards, until `stop`. */
export class PageAnnotator {
  readonly #ports: PagePorts;
  #options: PageOptions;
  readonly #surface: Surface;
  readonly #card: Card;
  readonly #painter: Painter;
  readonly #matching: PageMatching;
  readonly #surroundings: Surroundings;
  readonly #reader: PageReader;
  readonly #reporter: Reporter;
  readonly #pointer: PointerControl;
  readonly #selection: SelectionTools;
  /** Saves, and shows a notice about it. */
  readonly saving: Saving;
  /** Marks what was saved from the page. */
  readonly saved: SavedPlaces;
  /** Reports to panels where the marks are. */
  readonly places = new PlaceReporter(() => this.#reader.flows());
  #listening = new AbortController();
  #last: Mark | null = null;
  /** Whether the page is still scrolling to it. */
  #isArriving = false;
  #wasComplete = false;
  /** The flow that replaced the open card's text; the card stays until its marks are known. */
  #awaited: PageFlow | null = null;

  readonly #flows = () => this.#reader.flows();
  readonly #isRead = () => this.#reader.isComplete;

  /** @param scope The only element whose text is marked; null for the whole document. */
  constructor(ports: PagePorts, options: PageOptions, scope: Element | null = null) {
    this.#ports = ports;
    this.#options = options;
    this.#surface = new Surface(ports.views, () => this.#onSurfaceLost());
    const onGone = (mark: Mark, successor: Mark | null) => this.#onGone(mark, successor);
    this.#painter = new Painter(this.#surface, scope !== null, options, this.#flows, onGone);
    const onUndone = (id: string) => this.#card.forgetSave(id);
    this.saving = new Saving(this.#surface, ports, this.#flows, onUndone, () => this.#closeSurface());
    const { hidden } = this.#painter.highlighters;
    const plan = () => this.#reporter.plan();
    this.saved = new SavedPlaces(ports, hidden, this.#flows, plan);
    this.#selection = this.#makeSelectionTools();
    this.#selection.switch(options.selectionButton);
    const onMatched = (matched: readonly PageFlow[]) => this.#onMatched(matched);
    this.#matching = new PageMatching(ports, () => this.#options, this.#flows, this.#isRead, onMatched, plan);
    this.#surroundings = new Surroundings(this.#flows, this.#isRead, (changed) => this.#paint(changed));
    this.#card = this.#makeCard();
    this.#reporter = this.#makeReporter();
    // No card opens on the way to the buttons beside a selection.
    const opensOnHover = () => this.#options.cardOnHover && !this.#selection.isShown;
    this.#pointer = new PointerControl(this.#surface, this.#card, this.#painter.hits, opensOnHover);
    this.#reader = this.#makeReader(scope);
    this.#listen();
    this.#reader.start();
  }

  /** Follows changed settings. */
  setOptions(options: PageOptions): void {
    const before = this.#options;
    this.#options = options;
    this.#painter.setOptions(options);
    this.#selection.switch(options.selectionButton);
    if (before.hiddenPhrases.join('\n') !== options.hiddenPhrases.join('\n')) {
      this.#painter.hide(options.hiddenPhrases);
      this.#reporter.plan();
    }
    if (before.markReuse !== options.markReuse || before.sensitivity !== options.sensitivity)
      this.matchAgain();
  }

  /** Reports everything again, and looks for saved snippets: the page may have changed only its address. */
  reportNow(): void {
    this.#reporter.sendNow();
    this.#matching.pump();
    if (this.#reader.isComplete) this.saved.plan();
  }

  /**
   * Goes to the mark after or before the last one visited and opens its card; where the user has scrolled
   * away from that, to the first or last in view.
   */
  showNeighbour(direction: Direction): void {
    const last = this.#card.mark ?? this.#last;
    const isHere = last !== null && (this.#isArriving || isInView(last));
    const { isShown } = this.#painter;
    this.#show(neighbourOf(isHere ? last : null, this.#reader.flows(), direction, isShown));
  }

  /**
   * Goes to the nth occurrence of a phrase (from 0, wrapping round) and opens its card; does nothing where
   * there is none.
   */
  showPhrase(phrase: string, nth: number): void {
    this.#show(occurrenceOf(phrase, nth, this.#reader.flows()));
  }

  /**
   * Describes the selection, or the nth occurrence of a phrase (from 0, wrapping round); null where there is
   * none.
   */
  describe(occurrence: { phrase: string; nth: number } | null): Described | null {
    if (!occurrence) return describeSelected(this.#reader.flows());
    const mark = occurrenceOf(occurrence.phrase, occurrence.nth, this.#reader.flows());
    return mark && describeIn(mark.flow, mark, this.#reader.flows());
  }

  /** What was read of the page, a line a flow, at most ANCHOR_TEXT_UNITS of it. */
  get text(): string {
    return joinFlows(this.#reader.flows()).text;
  }

  /** Removes everything that was added to the page: marks, style sheets, card, listeners and observers. */
  stop(): void {
    this.#listening.abort();
    this.#reader.stop();
    this.#matching.stop();
    this.#surroundings.stop();
    this.#reporter.stop();
    this.places.stop();
    this.saved.stop();
    this.#card.close();
    this.saving.close();
    this.#painter.stop();
  }

  #makeSelectionTools(): SelectionTools {
    const act = {
      onSave: () => this.saving.saveSelected(),
      onRefused: () => this.saving.refuse(),
      onLookUp: () => this.#ports.openLookUp(getSelection()?.toString().trim() ?? ''),
    };
    const isFree = () => this.#card.mark === null;
    const onClosed = () => this.#closeSurface();
    return new SelectionTools(this.#surface, this.#flows, this.#ports.views, act, isFree, onClosed);
  }

  #makeCard(): Card {
    const { views } = this.#ports;
    const { saveMark, hideMark } = this.saving;
    const lookUp = (text: string) => this.#ports.lookUp(text, this.#matching.own);
    const renderCard: PageViews['renderCard'] = (into, view) => {
      // Neither may cover the other.
      if (view) this.#selection.close();
      views.loaded.renderCard(into, view);
    };
    return new Card(this.#surface, { ...this.#ports, lookUp, saveMark, hideMark, renderCard }, () => {
      this.#closeSurface();
      this.#selection.plan();
    });
  }

  #makeReporter(): Reporter {
    const make = () => ({
      ...this.#painter.report(this.#isComplete),
      snippets: this.saved.reported,
      own: this.#matching.own,
    });
    return new Reporter(make, (report) => {
      this.#ports.report(report);
      this.places.changed();
    });
  }

  #makeReader(scope: Element | null): PageReader {
    return new PageReader(
      {
        flowAdded: (flow) => this.#addFlow(flow),
        flowUnchanged: (flow) => this.#painter.refreshHits(flow),
        flowRemoved: (flow, successor) => this.#removeFlow(flow, successor),
        rootAdded: (root) => this.#painter.addRoot(root),
        rootRemoved: (root) => this.#painter.removeRoot(root),
        sliceEnded: () => this.#endSlice(),
        documentReplaced: () => this.#listen(),
      },
      (node) => this.#surface.owns(node),
      scope,
    );
  }

  get #isComplete(): boolean {
    return this.#reader.isComplete && this.#matching.isIdle && this.#surroundings.isIdle;
  }

  #listen(): void {
    this.#listening.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const type of ['pointerover', 'pointerdown', 'keydown']) {
      addEventListener(type, () => this.#stopIfDead(), { capture: true, passive: true, signal });
    }
    this.#pointer.listen(signal);
    this.#reader.listen(signal);
    this.places.listen();
    listenToKeys(this.#surface, () => this.#escape(), signal);
    this.#selection.listen(signal);
    const follow = () => this.#painter.follow();
    for (const type of ['scroll', 'resize'])
      addEventListener(type, follow, { capture: true, passive: true, signal });
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && this.reportNow();
    addEventListener('pageshow', onShow, { signal });
    addEventListener('visibilitychange', follow, { signal });
    for (const type of ['popstate', 'hashchange']) addEventListener(type, () => this.reportNow(), { signal });
  }

  #addFlow(flow: PageFlow): void {
    if (flow.han < PHRASE_MIN_HAN) {
      flow.matches = [];
      flow.language = 0;
    }
    this.#painter.add(flow);
    if (flow.matches) this.#paintOne(flow);
    else this.#matching.add(flow);
    this.#reporter.plan();
  }

  /** Requests all matches again because the corpus has changed; the marks stay until the answers arrive. */
  matchAgain(): void {
    this.#matching.again();
    this.#reporter.plan();
  }

  #removeFlow(flow: PageFlow, successor: PageFlow | null): void {
    this.#matching.remove(flow);
    if (this.#awaited === flow || this.#card.mark?.flow === flow) this.#awaited = successor;
    this.#painter.remove(flow, successor);
    if (successor === null && this.#card.mark?.flow.alive === false) this.#card.close();
    this.saved.removeFlow(flow);
    this.#reporter.plan();
  }

  #onMatched(flows: readonly PageFlow[]): void {
    this.#paint([...new Set([...flows, ...this.#surroundings.look()])]);
  }

  #paint(flows: readonly PageFlow[]): void {
    for (const flow of flows) attempt(() => this.#paintOne(flow));
    attempt(() => this.#painter.flush());
    this.#reporter.plan();
  }

  #paintOne(flow: PageFlow): void {
    this.#painter.paint(flow);
    if (this.#awaited !== flow) return;
    this.#awaited = null;
    const shown = this.#card.mark;
    if (!shown || shown.flow.alive) return;
    const successor = nearestOccurrence(shown, flow);
    if (successor) this.#card.follow(successor);
    else this.#card.close();
  }

  /** The card stays with a mark that was painted again, and closes with one that is gone. */
  #onGone(mark: Mark, successor: Mark | null): void {
    if (this.#last === mark) this.#last = successor;
    if (this.#card.mark !== mark) return;
    if (successor) this.#card.follow(successor);
    else if (this.#awaited === null) this.#card.close();
  }

  #endSlice(): void {
    if (this.#stopIfDead()) return;
    // First, so that the background works at the same time.
    attempt(() => this.#matching.pump());
    attempt(() => this.#painter.flush());
    attempt(() => this.#painter.follow());
    if (this.#reader.isComplete) {
      const changed = this.#surroundings.look();
      if (changed.length > 0) this.#paint(changed);
      this.saved.plan();
    }
    if (this.#isComplete !== this.#wasComplete) this.#reporter.plan();
    this.#wasComplete = this.#isComplete;
  }

  /** Stops everything where the extension is gone. Returns whether it is. */
  #stopIfDead(): boolean {
    if (this.#ports.isAlive()) return false;
    this.stop();
    return true;
  }

  #show(mark: Mark | null): void {
    if (!mark) return;
    this.#last = mark;
    this.#isArriving = reveal(mark);
    const arrived = () => {
      this.#isArriving = false;
    };
    if (this.#isArriving) addEventListener('scrollend', arrived, { capture: true, once: true });
    this.#card.open(mark, 'keyboard');
  }

  #escape(): boolean {
    const { focused, toastPlace } = this.#surface;
    const isInNotice = toastPlace.contains(focused);
    const isNeeded = isInNotice || this.#card.isShown || this.#selection.isShown;
    this.#selection.dismiss();
    if (isInNotice) this.saving.escape();
    else this.#card.close();
    return isNeeded;
  }

  #closeSurface(): void {
    const isUsed = this.saving.isShown || this.#selection.isShown || this.#card.mark !== null;
    if (!isUsed) this.#surface.close();
  }

  #onSurfaceLost(): void {
    this.saving.close();
    this.#selection.close();
    this.#card.close();
  }
}

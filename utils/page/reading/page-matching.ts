import { PHRASE_MIN_HAN } from '../../limits';
import type { CardPorts } from '../card/card';
import { canonicalAddress } from '../common/canonical-address';
import type { PageOptions, PagePorts } from '../page-ports';
import { Matching } from './matching';
import { OwnDocuments } from './own-documents';
import type { PageFlow } from './page-flow';

/** Has a page's flows matched, without the reader's own documents that are the page's text. */
export class PageMatching {
  readonly #ports: PagePorts;
  readonly #flows: () => Iterable<PageFlow>;
  readonly #matching: Matching;
  readonly #own: OwnDocuments;

  /**
   * @param flows The flows of the page in reading order.
   * @param isRead Whether all of the page was read.
   * @param onMatched Is told of flows whose matches have come.
   * @param onChange Is told when flows are matched again.
   */
  constructor(
    ports: PagePorts,
    options: () => PageOptions,
    flows: () => Iterable<PageFlow>,
    isRead: () => boolean,
    onMatched: (flows: readonly PageFlow[]) => void,
    onChange: () => void,
  ) {
    this.#ports = ports;
    this.#flows = flows;
    this.#own = new OwnDocuments(ports, flows, isRead, () => {
      this.#again((flow) => flow.matches !== null && this.#own.isStale(flow.own));
      onChange();
    });
    this.#matching = new Matching(
      (texts) => ports.match(texts, options(), canonicalAddress(), this.#own.known),
      (matched, { own, isRelated }) => {
        onMatched(matched);
        this.#own.told(own, isRelated);
      },
    );
  }

  /** Whether no flow waits for its matches. */
  get isIdle(): boolean {
    return this.#matching.isIdle;
  }

  /** Ids of the reader's own documents that are the page's text. */
  get own(): string[] {
    return this.#own.known.ids;
  }

  /** What a card is told: no more than its mark was found by. */
  get cardPorts(): Pick<CardPorts, 'lookUp'> {
    return {
      lookUp: (text) => this.#ports.lookUp(text, this.own),
    };
  }

  /** Puts a flow in the queue. Nothing is asked before `pump`. */
  add(flow: PageFlow): void {
    this.#matching.add(flow);
  }

  remove(flow: PageFlow): void {
    this.#matching.remove(flow);
  }

  /** Asks for matches, and looks at the page as a whole where that may have changed. */
  pump(): void {
    this.#matching.pump();
    this.#own.plan();
  }

  /** Asks for all matches again, as the corpus or the settings are others; the old ones stay until the answers are there. */
  again(): void {
    this.#own.forget();
    this.#again(() => true);
  }

  stop(): void {
    this.#matching.stop();
    this.#own.stop();
  }

  #again(isStale: (flow: PageFlow) => boolean): void {
    for (const flow of this.#flows()) {
      if (flow.han < PHRASE_MIN_HAN || !isStale(flow)) continue;
      this.#matching.remove(flow);
      this.#matching.add(flow);
    }
    this.#matching.pump();
  }
}

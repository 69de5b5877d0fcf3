import type { PhraseAnswer } from '../lookup/answer';
import type { Sensitivity } from '../marks/kinds';
import type { FrameReport } from '../reports/report';
import type { CardPorts } from './card/card';
import type { SavingPorts } from './card/saving';
import type { Views } from './card/views';
import type { MarkOptions } from './painting/highlight-rules';
import type { SavedPorts } from './places/saved-places';
import type { MatchedFlows } from './reading/matching';
import type { KnownDocuments, OwnPorts } from './reading/own-documents';

/** What the page's side asks of the rest of the extension. Promises reject where nothing came of it. */
export interface PagePorts extends Pick<CardPorts, 'openLookUp'>, SavingPorts, SavedPorts, OwnPorts {
  /**
   * Matches of each flow, in the order of the flows; verbatim runs among them where `reuse` is true.
   * @param canonical The page's own address. @param own What is known of the page's own documents.
   */
  match(
    flows: string[],
    options: Pick<PageOptions, 'markReuse' | 'sensitivity'>,
    canonical: string,
    own: KnownDocuments,
  ): Promise<MatchedFlows>;
  /** What corpus and record know of a mark's own wording, or of a part of one, without the documents with these ids. */
  lookUp(text: string, own: readonly string[]): Promise<PhraseAnswer>;
  report(report: FrameReport): void;
  /** Whether the extension that injected this code is still there: an update or a removal cuts it off. */
  isAlive(): boolean;
  /** What is shown of the card, the notice and the buttons beside a selection. */
  readonly views: Views;
}

/** What the reader has set that matters on a page. */
export interface PageOptions extends MarkOptions {
  readonly cardOnHover: boolean;
  readonly markReuse: boolean;
  readonly sensitivity: Sensitivity;
  /** Keys of phrases that are not marked, see `hiderOf`. */
  readonly hiddenPhrases: readonly string[];
  /** Whether buttons stand beside a selection. */
  readonly selectionButton: boolean;
}

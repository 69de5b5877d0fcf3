import type { PhraseAnswer } from '../lookup/answer';
import type { FrameReport } from '../reports/report';
import type { CardPorts } from './card/card';
import type { SavingPorts } from './card/saving';
import type { Views } from './card/views';
import type { PaintOptions } from './painting/painter';
import type { SavedPorts } from './places/saved-places';
import type { MatchingPorts, MatchOptions } from './reading/page-matching';

/** What the page's side asks of the rest of the extension. Promises reject where there is no answer. */
export interface PagePorts extends MatchingPorts, Pick<CardPorts, 'openLookUp'>, SavingPorts, SavedPorts {
  /**
   * What corpus and record know of a mark's own wording, or of a part of one.
   * @param own Ids of the user's documents to leave out.
   */
  lookUp(text: string, own: readonly string[]): Promise<PhraseAnswer>;
  report(report: FrameReport): void;
  /** Whether the extension that injected this code is still there: an update or a removal cuts it off. */
  isAlive(): boolean;
  readonly views: Views;
}

/** What the user has set that matters on a page. */
export interface PageOptions extends MatchOptions, PaintOptions {
  readonly cardOnHover: boolean;
  /** Whether buttons appear beside a selection. */
  readonly selectionButton: boolean;
}

import type { MarkKind } from '../marks/kinds';
import type { MarkClass } from '../marks/look';
import type { Company } from '../match/company';
import type { Audience, PageMatch } from '../match/match';
import type { Span } from '../text/span';
import type { Flow } from './flow';

/** A part of a flow as it stands on the page. */
export interface Placed extends Span {
  readonly flow: PageFlow;
  /** What is painted, in reading order; made when they are first asked for. */
  readonly ranges: readonly AbstractRange[];
}

/** A match as it stands on the page. */
export interface Mark extends Placed {
  /** Key of the phrase. */
  readonly phrase: string;
  readonly kind: MarkKind;
  /** Kind and strength: how it is painted. */
  readonly markClass: MarkClass;
  readonly audience: Audience;
  /** Those of its ranges, or parts of them, that are painted for it; what the page knows of is painted already. */
  readonly drawn: readonly AbstractRange[];
  /** The page's own wording, with white space as it is shown; made when it is first asked for. */
  readonly text: string;
  /** Han characters of `text`. */
  readonly han: number;
}

/** A flow of the page, and what has become of it. */
export interface PageFlow extends Flow<Text> {
  /** The block whose own text it is. */
  readonly block: Element;
  readonly han: number;
  /** False once the page has changed it or taken it away. */
  alive: boolean;
  /** Null until it was matched. */
  matches: readonly PageMatch[] | null;
  /** How official its language is, see `FlowKind`; null until it was matched. */
  language: number | null;
  /** How many of its matches prove by themselves that the text is official; the user's own documents prove nothing. */
  proofs: number;
  /** How official the text is that it stands in; what was once shown stays, so that this grows alone. */
  company: Company;
  /** The own documents of the reader that were left out then, see `ownKey`. */
  own: string;
  /** What the user sees of it, in the order of `start`; empty until it was matched. */
  marks: readonly Mark[];
  /** Marks for the page alone: they are painted, and neither counted nor listed. */
  unlisted: readonly Mark[];
  /** Marks of the flow that it replaced, shown until it was matched itself, so that nothing blinks. */
  inherited: readonly Mark[];
}

import { type Gathered, gatherFalseMarks, gatherMisses } from './faults';
import { type Figures, figuresOf, type PageFigures, pageFiguresOf } from './figures';
import { type FalseMark, type Miss, type PageScore, sumCounts } from './score';

/** What is told of a marked folder. */
export interface Report {
  readonly pages: readonly PageFigures[];
  readonly total: Figures;
  readonly falseMarks: readonly Gathered<FalseMark>[];
  readonly misses: readonly Gathered<Miss>[];
}

/** Puts the scores of pages together. @param hasSources Whether they tell what sources know. */
export function makeReport(scores: readonly PageScore[], hasSources: boolean): Report {
  return {
    pages: scores.map(pageFiguresOf),
    total: figuresOf(sumCounts(scores.map(({ counts }) => counts)), hasSources),
    falseMarks: gatherFalseMarks(scores),
    misses: gatherMisses(scores),
  };
}

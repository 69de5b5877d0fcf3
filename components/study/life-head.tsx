import type { ComponentChildren } from 'preact';
import type { Figure } from '../../utils/labels/life';
import type { Emphasised } from '../../utils/labels/origin';
import { Sentence } from '../phrases/origin-facts';

interface LifeHeadProps {
  /** Answers "since when". */
  sentence: Emphasised;
  /** What limits the answer; may be empty. */
  limit: string;
  figures: readonly Figure[];
  /** Beside the sentence. */
  children?: ComponentChildren;
}

/** What all sources have of a wording: the answer first and large, then a figure for each source with its whole. */
export function LifeHead({ sentence, limit, figures, children }: LifeHeadProps) {
  return (
    <>
      <div class="life-answer">
        <p class="life-sentence">
          <Sentence {...sentence} />
        </p>
        {children}
      </div>
      {limit !== '' && <p class="study-hint">{limit}</p>}
      <dl class="life-figures">
        {figures.map(({ value, name }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

import { kindName } from '../../utils/labels/corpus';
import { partWords } from '../../utils/labels/record';
import { readable } from '../../utils/labels/wording';
import type { Part } from '../../utils/lookup/answer';
import { trusted } from '../common/button';

interface PartListProps {
  parts: readonly Part[];
  /** Words for a list of one, in the place of its wording: the wording stands above it already. */
  words?: string;
  onPart(part: Part): void;
}

/** The parts of a wording, a button each: pressing one shows where it stands. */
export function PartList({ parts, words, onPart }: PartListProps) {
  return (
    <ul class="parts">
      {parts.map((part) => (
        <li key={part.start}>
          <button
            type="button"
            class="part"
            data-start={part.start}
            title={kindName(part.kind)}
            onClick={trusted(() => onPart(part))}
          >
            {words === undefined ? (
              <>
                <span class={`part-text as-${part.kind}`} lang="zh-Hans">
                  {readable(part.text)}
                </span>
                <span class="part-facts">
                  {partWords(part).map((line) => (
                    <span key={line}>{line}</span>
                  ))}
                </span>
              </>
            ) : (
              <span class="part-words">{words}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

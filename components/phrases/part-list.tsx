import { kindName } from '../../utils/labels/corpus';
import { partTexts } from '../../utils/labels/record';
import { readable } from '../../utils/labels/wording';
import type { Part } from '../../utils/lookup/answer';
import { trusted } from '../common/button';

interface PartListProps {
  parts: readonly Part[];
  /** Label of a single button, where the wording itself is already shown above. */
  label?: string;
  onPart(part: Part): void;
}

/** The members of a wording, a button each that shows where the member occurs. */
export function PartList({ parts, label, onPart }: PartListProps) {
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
            {label === undefined ? (
              <>
                <span class={`part-text as-${part.kind}`} lang="zh-Hans">
                  {readable(part.text)}
                </span>
                <span class="part-facts">
                  {partTexts(part).map((line) => (
                    <span key={line}>{line}</span>
                  ))}
                </span>
              </>
            ) : (
              <span class="part-words">{label}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

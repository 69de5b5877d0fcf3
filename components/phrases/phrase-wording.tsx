import { i18n } from '#i18n';
import { kindName } from '../../utils/labels/corpus';
import { partTexts } from '../../utils/labels/record';
import {
  cutByFrame,
  cutByMembers,
  type FramePiece,
  framePieces,
  type RunPiece,
  readable,
} from '../../utils/labels/wording';
import type { Difference, Part } from '../../utils/lookup/answer';
import { trusted } from '../common/button';

interface PhraseWordingProps {
  text: string;
  whole: Part | null;
  /** Where only members are known. */
  members?: readonly Part[];
}

/** A wording as the page or the box has it: fillers of a filled template are marked, and so are members of a run. */
export function PhraseWording({ text, whole, members = [] }: PhraseWordingProps) {
  if (members.length > 0) return <>{cutByMembers(text, members).map(Member)}</>;
  const pieces = whole?.frame ? cutByFrame(text, whole.frame) : null;
  return <>{pieces ? pieces.map(Piece) : text}</>;
}

function Member({ text, isMember }: RunPiece, at: number) {
  return isMember ? (
    <span class="member" key={at}>
      {text}
    </span>
  ) : (
    text
  );
}

function Piece({ text, isFiller }: FramePiece, at: number) {
  return isFiller ? (
    <span class="filler" key={at}>
      {text}
    </span>
  ) : (
    text
  );
}

/**
 * What a wording is compared with: its template, where that can't be seen in the wording, or the fixed
 * wording it deviates from. The comparison includes the whole fixed wording, so that is shown by itself only
 * where the order differs.
 */
export function FixedWording({ text, whole }: { text: string; whole: Part | null }) {
  if (whole?.frame && cutByFrame(text, whole.frame) === null) {
    return (
      <p class="fixed-wording" lang="zh-Hans">
        {framePieces(whole.frame).map(Piece)}
      </p>
    );
  }
  if (!whole?.deviation) return null;
  const { fixed, differences } = whole.deviation;
  const kinds = (['missing', 'moved'] as const).filter((kind) =>
    differences.some((each) => each.kind === kind),
  );
  return (
    <div class="deviation">
      {kinds.includes('moved') && (
        <>
          <p class="deviation-name">{i18n.t('deviation.fixed')}</p>
          <p class="fixed-wording" lang="zh-Hans">
            {readable(fixed)}
          </p>
        </>
      )}
      <p class="deviation-name">{i18n.t('deviation.compared')}</p>
      <p class="fixed-wording" lang="zh-Hans">
        {differences.map(Compared)}
      </p>
      <p class="deviation-legend" aria-hidden="true">
        {kinds.map((kind) => (
          <span key={kind}>
            <span class={kind}>文</span> {differenceName(kind)}
          </span>
        ))}
      </p>
    </div>
  );
}

function Compared({ text, kind }: Difference, at: number) {
  if (kind === 'same') return readable(text);
  const aloud = <span class="only-read-aloud">（{differenceName(kind)}）</span>;
  const Mark = kind === 'missing' ? 'del' : 'span';
  return (
    <span key={at}>
      <Mark class={kind} title={differenceName(kind)}>
        {readable(text)}
      </Mark>
      {aloud}
    </span>
  );
}

function differenceName(kind: Exclude<Difference['kind'], 'same'>): string {
  return kind === 'missing' ? i18n.t('deviation.missing') : i18n.t('deviation.moved');
}

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

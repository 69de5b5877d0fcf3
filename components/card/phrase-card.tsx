import { useEffect, useId, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CardView, LookUpState } from '../../utils/card-views';
import { viewOf } from '../../utils/labels/answer-view';
import { answerText, isRun, kindName } from '../../utils/labels/corpus';
import { newText, newTitle } from '../../utils/labels/origin';
import { readable } from '../../utils/labels/wording';
import type { Part } from '../../utils/lookup/answer';
import { Button } from '../common/button';
import { backIcon, closeIcon } from '../common/icons';
import { Meanings } from '../phrases/meanings';
import { FixedWording, PhraseWording } from '../phrases/phrase-wording';
import { CardAnswer } from './card-answer';
import { CardFoot } from './card-foot';

/**
 * The card of one marked phrase, or of a member of it. Its outermost element is a non-modal dialog, focusable
 * (tabindex -1) for users who open it by keyboard. Whoever opens the card handles Escape.
 */
export function PhraseCard(props: CardView) {
  const { text, part, onClose, onRetry, onPart, onBack } = props;
  const id = useId();
  const body = useFocusOfPart(part?.part ?? null);
  const answer = part?.answer ?? props.answer;
  const view = answer.status === 'found' ? viewOf(answer.found) : null;
  const whole = part?.part ?? view?.whole ?? null;
  const members = view !== null && isRun(view) ? view.parts : [];
  const isNew = newText(view?.record ?? null);
  const shown = part ? readable(part.part.text) : text;
  return (
    <div
      class="card"
      role="dialog"
      aria-labelledby={`${id}-phrase`}
      aria-describedby={`${id}-words`}
      tabIndex={-1}
    >
      <div class="card-body" ref={body} key={part?.part.start}>
        {part ? (
          <div class="card-back">
            <Button icon={backIcon} onPress={onBack}>
              {i18n.t('card.back')}
            </Button>
          </div>
        ) : (
          <p class="card-kind">
            {members.length > 1 ? i18n.t('run.kind') : kindName(props.kind)}
            {view?.record && isNew !== '' && (
              <span class="is-new" title={newTitle(view.record)}>
                {' · '}
                {isNew}
              </span>
            )}
          </p>
        )}
        <h2 class={`card-phrase ${lengthClass(shown)}`} id={`${id}-phrase`} lang="zh-Hans">
          <PhraseWording text={shown} whole={whole} members={members} />
        </h2>
        <FixedWording text={shown} whole={whole} />
        <p class={`card-words${view ? ' only-read-aloud' : ''}`} id={`${id}-words`} role="status">
          {liveText(answer)}
        </p>
        {answer.status === 'found' && <Meanings meanings={answer.found.meanings} />}
        <CardAnswer answer={answer} onRetry={onRetry} onPart={onPart} />
      </div>
      <CardFoot {...props} save={part ? null : props.save} hide={part ? null : props.hide} />
      <div class="card-close">
        <Button look="square" icon={closeIcon} label={i18n.t('close')} onPress={onClose} />
      </div>
    </div>
  );
}

/** For screen readers: the progress of the look-up, or its answer in short. */
function liveText(answer: LookUpState): string {
  if (answer.status === 'loading') return i18n.t('card.loading');
  if (answer.status === 'failed') return i18n.t('card.failed');
  return answerText(viewOf(answer.found));
}

/**
 * Keeps the focus in the card when its content changes: on Back when a member is shown, on the member's
 * button on the way back.
 */
function useFocusOfPart(part: Part | null) {
  const body = useRef<HTMLDivElement>(null);
  const before = useRef<Part | null>(null);
  useEffect(() => {
    const left = before.current;
    before.current = part;
    if (part) body.current?.querySelector('button')?.focus();
    else if (left) body.current?.querySelector<HTMLElement>(`[data-start="${left.start}"]`)?.focus();
  }, [part]);
  return body;
}

function lengthClass(text: string): string {
  if (text.length <= 12) return 'short';
  return text.length <= 30 ? 'middle' : 'long';
}

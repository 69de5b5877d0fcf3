import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Concordance } from '../utils/lookup/concordance';
import type { MatchKind } from '../utils/match/match';
import { Button } from './button';
import { CardFoot, type SaveState } from './card-foot';
import { frequencyWords, kindName } from './corpus-words';
import { KwicLine } from './kwic-line';

/** What the corpus answered to the card's question, so far. */
export type CardAnswer =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | { readonly status: 'found'; readonly concordance: Concordance };

export interface PhraseCardProps {
  /** The page's own wording. */
  text: string;
  kind: MatchKind;
  answer: CardAnswer;
  save: SaveState;
  /** With `consent` true where the reader has said yes to keeping what stands in a private window. */
  onSave(consent: boolean): void;
  onLookUp(): void;
  onClose(): void;
  onRetry(): void;
}

/**
 * The card of one marked phrase. Its outermost element is a dialog without a veil; it can take the focus (its
 * tabindex is -1) where the reader came by keyboard. Escape is left to whoever opened it.
 */
export function PhraseCard({
  text,
  kind,
  answer,
  save,
  onSave,
  onLookUp,
  onClose,
  onRetry,
}: PhraseCardProps) {
  const id = useId();
  return (
    <div
      class="card"
      role="dialog"
      aria-labelledby={`${id}-phrase`}
      aria-describedby={`${id}-frequency`}
      tabIndex={-1}
    >
      <div class="card-body">
        <p class="card-kind">{kindName(kind)}</p>
        <h2 class={`card-phrase ${lengthClass(text)}`} id={`${id}-phrase`} lang="zh-Hans">
          {text}
        </h2>
        <p
          class={`card-words${answer.status === 'found' ? ' card-frequency' : ''}`}
          id={`${id}-frequency`}
          role="status"
        >
          {answerWords(answer)}
        </p>
        <div class="card-answer" aria-busy={answer.status === 'loading'}>
          <Answer answer={answer} onRetry={onRetry} />
        </div>
      </div>
      <CardFoot save={save} onSave={onSave} onLookUp={onLookUp} />
      <div class="card-close">
        <Button look="square" icon="close" label={i18n.t('close')} onPress={onClose} />
      </div>
    </div>
  );
}

function answerWords(answer: CardAnswer): string {
  if (answer.status === 'found') return frequencyWords(answer.concordance);
  return answer.status === 'loading' ? i18n.t('card.loading') : i18n.t('card.failed');
}

function Answer({ answer, onRetry }: { answer: CardAnswer; onRetry(): void }) {
  if (answer.status === 'loading') return <Skeleton />;
  if (answer.status === 'failed') {
    return (
      <Button look="outlined" onPress={onRetry}>
        {i18n.t('retry')}
      </Button>
    );
  }
  const { lines } = answer.concordance;
  return (
    <ul class="kwic-lines">
      {lines.map((line) => (
        <KwicLine key={`${line.documentId}:${line.start}`} line={line} whole={lines.length === 1} />
      ))}
    </ul>
  );
}

/** Pale bars in the places of three lines, so that nothing jumps when they come. */
function Skeleton() {
  return (
    <div class="card-skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}

function lengthClass(text: string): string {
  if (text.length <= 12) return 'short';
  return text.length <= 30 ? 'middle' : 'long';
}

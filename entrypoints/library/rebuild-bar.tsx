import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import type { BuildStep } from '../../utils/generation/install-step';
import type { RebuildState } from '../../utils/generation/rebuild-state';

export interface RebuildBarProps {
  /** Null where no rebuild is under way, or has failed. */
  state: RebuildState | null;
  onRetry(): void;
}

/** Of the whole time the part that has gone when a step begins: mining and indexing take most of it. */
const BEGUN: Readonly<Record<BuildStep, number>> = {
  reading: 0.02,
  indexing: 0.1,
  mining: 0.4,
  learning: 0.85,
  storing: 0.95,
};

/** Says that the corpus is being made anew and how far that is, or that it failed. Always there for screen readers. */
export function RebuildBar({ state, onRetry }: RebuildBarProps) {
  return (
    <div class="rebuild-bar" role="status">
      {state?.status === 'running' && state.step !== null && (
        <>
          <p>
            <span>{i18n.t('growth.building')}</span> <span class="rebuild-step">{stepWords(state.step)}</span>
          </p>
          <div class="rebuild-line" aria-hidden="true">
            <i style={{ width: `${BEGUN[state.step] * 100}%` }} />
          </div>
        </>
      )}
      {state?.status === 'failed' && state.job === 'build' && (
        <p>
          <span>{i18n.t('growth.failed')}</span> <Button onPress={onRetry}>{i18n.t('retry')}</Button>
        </p>
      )}
    </div>
  );
}

function stepWords(step: BuildStep): string {
  if (step === 'reading') return i18n.t('growth.reading');
  if (step === 'indexing') return i18n.t('growth.indexing');
  if (step === 'mining') return i18n.t('growth.mining');
  return step === 'learning' ? i18n.t('growth.learning') : i18n.t('growth.storing');
}

import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { closedWords, isUnreadable } from '../../utils/labels/store-words';
import type { StoreState } from '../../utils/store/store-state';
import { Blank } from './blank';
import { Button } from './button';
import { StoreRecovery } from './store-recovery';

export interface StoreGateProps {
  /** Undefined until it is known. */
  state: StoreState | undefined;
  /** Whether what stands within is shown beside what is said of the store: it shows more than what is missing. */
  beside: boolean;
  /** ms since the epoch. */
  now: number;
  onRestore(): void;
  onBeginAnew(): void;
  onReload(): void;
  onSaveCopy(): void;
  children?: ComponentChildren;
}

/** Whether there are snippets to show beside what is said of those that are missing. */
export function holdsSnippets(state: StoreState | undefined): boolean {
  return state?.status === 'lost' && state.held.snippets > 0;
}

/**
 * Shows what the reader saved, or says what has become of it: what is missing is never shown as if nothing had been
 * there.
 */
export function StoreGate({ state, beside, now, children, ...actions }: StoreGateProps) {
  if (state?.status === 'lost') {
    return (
      <>
        <StoreRecovery {...state} now={now} onRestore={actions.onRestore} onBeginAnew={actions.onBeginAnew} />
        {beside && children}
      </>
    );
  }
  if (state?.status !== 'closed') return children;
  const words = closedWords(state.error);
  return (
    <>
      {words && (
        <div class="store-trouble" role="alert">
          <Blank {...words}>
            <div class="store-ways">
              <Button look="outlined" onPress={actions.onReload}>
                {i18n.t('store.reload')}
              </Button>
              {isUnreadable(state.error) && (
                <Button onPress={actions.onSaveCopy}>{i18n.t('store.saveCopy')}</Button>
              )}
            </div>
          </Blank>
        </div>
      )}
      {beside && children}
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatNumber, relativeTime } from '../../utils/labels/numbers';
import { isUnreadable, unopenedText } from '../../utils/labels/problems';
import type { Loss } from '../../utils/store/canary';
import type { StoreState } from '../../utils/store/store-state';
import { Blank } from './blank';
import { Button } from './button';

export interface StoreGateProps {
  /** Undefined until it is known. */
  state: StoreState | undefined;
  /** Whether the children are shown below a report of what is missing: then they are more than that. */
  beside: boolean;
  /** ms since the epoch. */
  now: number;
  onRestore(): void;
  onStartOver(): void;
  onReload(): void;
  onSaveCopy(): void;
  children?: ComponentChildren;
}

/** Whether some snippets are left to show below a report of what is missing. */
export function hasSnippetsLeft(state: StoreState | undefined): boolean {
  return state?.status === 'lost' && state.held.snippets > 0;
}

/** Shows what the user saved, or what happened to it: missing data never looks as if it had never been there. */
export function StoreGate({ state, beside, now, children, ...actions }: StoreGateProps) {
  if (state?.status === 'lost') {
    return (
      <>
        <StoreRecovery {...state} now={now} onRestore={actions.onRestore} onStartOver={actions.onStartOver} />
        {beside && children}
      </>
    );
  }
  if (state?.status !== 'closed') return children;
  const text = unopenedText(state.error);
  return (
    <>
      {text && (
        <div class="store-trouble" role="alert">
          <Blank {...text}>
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

interface StoreRecoveryProps {
  loss: Loss;
  /** Time of the last backup, ms since the epoch; null where none was made. */
  backedUpAt: number | null;
  /** ms since the epoch. */
  now: number;
  onRestore(): void;
  onStartOver(): void;
}

/** Says what is missing of what the user saved, and what to do. Starting over is confirmed first. */
function StoreRecovery({ loss, backedUpAt, now, onRestore, onStartOver }: StoreRecoveryProps) {
  const [isAsked, setAsked] = useState(false);
  const backup =
    backedUpAt === null
      ? i18n.t('store.noBackup')
      : i18n.t('store.lastBackup', [relativeTime(backedUpAt, now, i18n.t('localeTag'))]);
  return (
    <section class="store-trouble" role="alert">
      <Blank title={i18n.t('store.lost')} why={lossText(loss)}>
        <p class="blank-why">{i18n.t('store.lostWhy')}</p>
        <p class="blank-why">{backup}</p>
        {isAsked && <p class="blank-why">{i18n.t('store.beginAnewSure')}</p>}
        <div class="store-ways">
          {isAsked ? (
            <>
              <Button look="outlined" onPress={onStartOver}>
                {i18n.t('store.beginAnewYes')}
              </Button>
              <Button onPress={() => setAsked(false)}>{i18n.t('cancel')}</Button>
            </>
          ) : (
            <>
              <Button look="outlined" onPress={onRestore}>
                {i18n.t('store.restore')}
              </Button>
              <Button onPress={() => setAsked(true)}>{i18n.t('store.beginAnew')}</Button>
            </>
          )}
        </div>
      </Blank>
    </section>
  );
}

function lossText({ snippets, documents }: Loss): string {
  const parts = [
    ...(snippets > 0 ? [i18n.t('store.snippets', snippets, [formatNumber(snippets)])] : []),
    ...(documents > 0 ? [i18n.t('store.documents', documents, [formatNumber(documents)])] : []),
  ];
  const [first, second] = parts;
  return second === undefined ? i18n.t('store.lostOne', [first]) : i18n.t('store.lostBoth', [first, second]);
}

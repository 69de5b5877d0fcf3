import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Loss } from '../utils/store/canary';
import { Blank } from './blank';
import { Button } from './button';
import { figure } from './figures';
import { relativeTime } from './time-words';

export interface StoreRecoveryProps {
  loss: Loss;
  /** Time of the last backup, ms since the epoch; null where none was made. */
  backedUpAt: number | null;
  /** ms since the epoch. */
  now: number;
  onRestore(): void;
  onBeginAnew(): void;
}

/** Says what is missing of what the reader saved, and what can be done. Beginning anew is asked twice. */
export function StoreRecovery({ loss, backedUpAt, now, onRestore, onBeginAnew }: StoreRecoveryProps) {
  const [isAsked, setAsked] = useState(false);
  const backup =
    backedUpAt === null
      ? i18n.t('store.noBackup')
      : i18n.t('store.lastBackup', [relativeTime(backedUpAt, now, i18n.t('localeTag'))]);
  return (
    <section class="store-trouble" role="alert">
      <Blank title={i18n.t('store.lost')} why={lossWords(loss)}>
        <p class="blank-why">{i18n.t('store.lostWhy')}</p>
        <p class="blank-why">{backup}</p>
        {isAsked && <p class="blank-why">{i18n.t('store.beginAnewSure')}</p>}
        <div class="store-ways">
          {isAsked ? (
            <>
              <Button look="outlined" onPress={onBeginAnew}>
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

function lossWords({ snippets, documents }: Loss): string {
  const parts = [
    ...(snippets > 0 ? [i18n.t('store.snippets', snippets, [figure(snippets)])] : []),
    ...(documents > 0 ? [i18n.t('store.documents', documents, [figure(documents)])] : []),
  ];
  const [first, second] = parts;
  return second === undefined ? i18n.t('store.lostOne', [first]) : i18n.t('store.lostBoth', [first, second]);
}

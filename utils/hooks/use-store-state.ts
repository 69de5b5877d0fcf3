import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { StoreGateProps } from '../../components/common/store-gate';
import { saveFile } from '../actions/save-file';
import { adoptDatabase, liveStoreState, readRawStore, type StoreState } from '../store/store-state';
import type { Notices } from './use-notices';

/** How it stands with what the reader saved, and what can be done where something is wrong: most of a gate's props. */
export type StoreWays = Pick<StoreGateProps, 'state' | 'onBeginAnew' | 'onReload' | 'onSaveCopy'>;

/** Kept up to date; `state` is undefined until it is known. */
export function useStoreState(notices: Notices): StoreWays {
  const [state, setState] = useState<StoreState>();
  useEffect(() => liveStoreState(setState), []);

  async function beginAnew() {
    try {
      await adoptDatabase();
    } catch {
      notices.fail(i18n.t('store.beginAnewFailed'), () => void beginAnew());
    }
  }

  async function saveCopy() {
    try {
      const text = JSON.stringify(await readRawStore());
      saveFile(new Blob([text], { type: 'application/json' }), 'tifa-lens-copy.json');
    } catch {
      notices.fail(i18n.t('store.saveCopyFailed'), () => void saveCopy());
    }
  }

  return {
    state,
    onBeginAnew: () => void beginAnew(),
    onReload: () => location.reload(),
    onSaveCopy: () => void saveCopy(),
  };
}

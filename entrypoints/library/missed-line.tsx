import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { lookUpMissed } from '../../utils/actions/look-up-missed';
import type { Notices } from '../../utils/hooks/use-notices';
import { figure } from '../../utils/labels/figures';
import type { Snippet } from '../../utils/snippets/snippet';

interface MissedLineProps {
  /** All snippets there are. */
  snippets: readonly Snippet[];
  notices: Notices;
}

/** Says how many snippets were not looked up when they were saved, and offers to do it now; nothing where all were. */
export function MissedLine({ snippets, notices }: MissedLineProps) {
  const [isBusy, setBusy] = useState(false);
  const missed = snippets.filter(({ lookedUp }) => !lookedUp);
  if (missed.length === 0) return null;
  const press = () => {
    setBusy(true);
    void lookUpMissed(missed, notices).finally(() => setBusy(false));
  };
  return (
    <p class="snippet-missed" role="status">
      <span>{i18n.t('snippets.missed', missed.length, [figure(missed.length)])}</span>{' '}
      <Button look="outlined" busy={isBusy} onPress={press}>
        {i18n.t('snippets.lookUpMissed')}
      </Button>
    </p>
  );
}

import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { readDiagnostics } from '../../utils/hooks/diagnostics';
import { useNotices } from '../../utils/hooks/use-notices';
import { note } from '../../utils/log';

/** Copies what a bug report needs: versions, counts, sizes and the log, and nothing of the user's. */
export function DiagnosticsPart() {
  const notices = useNotices();

  async function copy() {
    try {
      await navigator.clipboard.writeText(await readDiagnostics());
    } catch (error) {
      note('The diagnostics were not copied.', error);
      return notices.fail(i18n.t('diagnostics.failed'), () => void copy());
    }
    notices.say(i18n.t('diagnostics.copied'));
  }

  return (
    <div class="options diagnostics">
      <section>
        <h2>{i18n.t('diagnostics.title')}</h2>
        <p>{i18n.t('diagnostics.what')}</p>
        <Button look="outlined" onPress={() => void copy()}>
          {i18n.t('diagnostics.copy')}
        </Button>
      </section>
    </div>
  );
}

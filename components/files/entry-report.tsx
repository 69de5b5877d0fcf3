import { i18n } from '#i18n';
import { figure } from '../../utils/labels/figures';
import { entryProblemWords } from '../../utils/labels/file-words';
import type { EntryProblem } from '../../utils/snippets/read-entries';
import { VirtualRows } from '../common/virtual-rows';

/** Height of a row before it was drawn, px. */
const ROW_HEIGHT = 62;

/** The entries of a file that can't be taken, a line each; nothing where all can. */
export function EntryReport({ problems }: { problems: readonly EntryProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <section class="entry-report">
      <h4>{i18n.t('files.problemsTitle')}</h4>
      <VirtualRows
        count={problems.length}
        rowHeight={ROW_HEIGHT}
        keyOf={(at) => String(at)}
        label={i18n.t('files.problemsTitle')}
      >
        {(at) => {
          const { at: place, words } = problems[at];
          return (
            <div class="intake-row refused">
              <p class="intake-file">
                {i18n.t('files.problemAt', [figure(place)])}
                {words !== '' && (
                  <>
                    {' · '}
                    <bdi lang="zh-Hans">{words}</bdi>
                  </>
                )}
              </p>
              <p class="intake-why">{entryProblemWords(problems[at])}</p>
            </div>
          );
        }}
      </VirtualRows>
    </section>
  );
}

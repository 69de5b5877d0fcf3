import { i18n } from '#i18n';
import { RecentLookUps } from '../../components/study/recent-look-ups';
import { type WordingLinks, WordingList } from '../../components/study/word-lists';
import type { RecentLookUps as Recent } from '../../utils/hooks/use-recent-look-ups';
import { useWidespread } from '../../utils/hooks/use-widespread';
import type { LookUpViewProps } from './look-up-view';

interface StartPartProps extends LookUpViewProps {
  recent: Recent;
  links: WordingLinks;
}

/** Before anything is looked up: what can be, what was, and a few wordings of this corpus. */
export function StartPart({ corpus, notices, recent, links }: StartPartProps) {
  const widespread = useWidespread(corpus?.generation ?? null);

  async function clear() {
    try {
      await recent.clear();
    } catch {
      notices.fail(i18n.t('study.recentFailed'), () => void clear());
    }
  }

  return (
    <div class="study-start">
      <div class="study-words">
        <p>{i18n.t('study.hint')}</p>
        <p>{i18n.t('study.hintTemplate')}</p>
        {corpus === null && <p>{i18n.t('corpus.missing')}</p>}
        {corpus?.documents.length === 0 && <p>{i18n.t('search.noDocuments')}</p>}
      </div>
      {recent.wordings.length > 0 && (
        <RecentLookUps wordings={recent.wordings} onClear={() => void clear()} {...links} />
      )}
      {widespread.length > 0 && (
        <section class="examples">
          <h2>{i18n.t('study.examples')}</h2>
          <p class="study-hint">{i18n.t('study.examplesHint')}</p>
          <WordingList phrases={widespread} {...links} />
        </section>
      )}
    </div>
  );
}

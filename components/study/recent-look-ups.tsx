import { i18n } from '#i18n';
import { Button } from '../common/button';
import { GoLink } from '../common/go-link';
import type { WordingLinks } from './word-lists';

export interface RecentLookUpsProps extends WordingLinks {
  /** The newest first. */
  wordings: readonly string[];
  onClear(): void;
}

/** What was looked up before; arrow keys go from one to the next. */
export function RecentLookUps({ wordings, hrefOf, onLookUp, onClear }: RecentLookUpsProps) {
  return (
    <section class="recent">
      <header>
        <h2>{i18n.t('study.recent')}</h2>
        <Button onPress={onClear}>{i18n.t('study.clearRecent')}</Button>
      </header>
      <ul class="recent-list">
        {wordings.map((wording) => (
          <li key={wording}>
            <GoLink href={hrefOf(wording)} onGo={() => onLookUp(wording)}>
              <span lang="zh-Hans">{wording}</span>
            </GoLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

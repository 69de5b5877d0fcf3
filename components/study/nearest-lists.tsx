import { i18n } from '#i18n';
import { usesText } from '../../utils/labels/uses';
import { readable } from '../../utils/labels/wording';
import type { NearestPhrases } from '../../utils/lookup/nearest-phrases';
import { countsOf, findEntry, type RecordTable } from '../../utils/record/table';
import { GoLink } from '../common/navigation';
import type { WordingLinks } from './word-lists';

interface NearestListsProps {
  lists: NearestPhrases;
  table: RecordTable;
  links: WordingLinks;
}

/** The record's nearest set phrases, each a link to its look-up. */
export function NearestLists({ lists, table, links }: NearestListsProps) {
  const { containing, within, sharing } = lists;
  const usesOf = (text: string) => {
    const entry = findEntry(table, text);
    return usesText(table.news.days[entry], countsOf(table, entry).length);
  };
  const all = [
    { name: i18n.t('nearest.containing'), texts: containing },
    { name: i18n.t('nearest.within'), texts: within },
    { name: i18n.t('nearest.sharing'), texts: sharing },
  ].filter(({ texts }) => texts.length > 0);
  return (
    <section class="nearest">
      <h3>{i18n.t('nearest.title')}</h3>
      <p class="study-hint">{all.length === 0 ? i18n.t('nearest.none') : i18n.t('nearest.why')}</p>
      {all.length > 0 && (
        <div class="nearest-lists">
          {all.map(({ name, texts }) => (
            <section key={name}>
              <h4>{name}</h4>
              <ul class="word-list">
                {texts.map((text) => (
                  <li key={text}>
                    <GoLink
                      class="wording-link"
                      href={links.hrefOf(readable(text))}
                      onGo={() => links.onLookUp(readable(text))}
                    >
                      <span class="wording-text" lang="zh-Hans">
                        {readable(text)}
                      </span>
                      <span class="wording-counts">{usesOf(text)}</span>
                    </GoLink>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </section>
  );
}

import { i18n } from '#i18n';
import { orderName, sinceText, youngText } from '../../utils/labels/ages';
import {
  type AgeFilter,
  type AgesOfPage,
  LIST_ORDERS,
  yearsOf,
  youngestOf,
} from '../../utils/reports/page-ages';
import type { PagePhrase } from '../../utils/reports/report';
import { Button } from '../common/button';

interface ListOrderProps {
  phrases: readonly PagePhrase[];
  ages: AgesOfPage;
  filter: AgeFilter;
  onFilter(filter: AgeFilter): void;
}

/** In which order a page's phrases are listed, and from which year on. Empty until their ages are known. */
export function ListOrder({ phrases, ages, filter, onFilter }: ListOrderProps) {
  const years = yearsOf(phrases, ages);
  if (years.length === 0) return null;
  return (
    <div class="list-filter list-order">
      <select
        aria-label={i18n.t('ages.order')}
        value={filter.order}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...filter, order: LIST_ORDERS.find((order) => order === value) ?? 'page' })
        }
      >
        {LIST_ORDERS.map((order) => (
          <option key={order} value={order}>
            {orderName(order)}
          </option>
        ))}
      </select>
      <select
        aria-label={i18n.t('ages.filter')}
        value={filter.since ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...filter, since: value === '' ? null : Number(value) })
        }
      >
        <option value="">{i18n.t('ages.any')}</option>
        {years.map((year) => (
          <option key={year} value={year}>
            {i18n.t('ages.newSince', [year])}
          </option>
        ))}
      </select>
    </div>
  );
}

interface YoungestProps {
  phrases: readonly PagePhrase[];
  ages: AgesOfPage;
  onGo(phrase: PagePhrase): void;
}

/** Phrases that are named. */
const NAMED = 3;

/** The page's youngest formulas, as ways to their places. Empty where none is young. */
export function Youngest({ phrases, ages, onGo }: YoungestProps) {
  const youngest = youngestOf(phrases, ages);
  if (youngest === null) return null;
  return (
    <div class="youngest">
      <p>{youngText(youngest, ages.until)}</p>
      <ul>
        {youngest.phrases.slice(0, NAMED).map((phrase) => (
          <li key={phrase.phrase}>
            <Button onPress={() => onGo(phrase)}>
              <span class="youngest-text" lang="zh-Hans">
                {phrase.text}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Since when a phrase is used, in a list; empty where nothing can be said. */
export function Since({ phrase, ages: { ages, until } }: { phrase: string; ages: AgesOfPage }) {
  const age = ages.get(phrase);
  const since = age && sinceText(age, until);
  if (!since) return null;
  return (
    <span class={`phrase-since${since.isNew ? ' is-new' : ''}`} title={since.title}>
      {since.text}
    </span>
  );
}

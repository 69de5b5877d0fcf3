import { REPORT_PHRASES } from '../limits';
import { request } from '../messaging/client';
import { type AgesOfPage, NO_AGES } from '../reports/page-ages';
import type { PageState } from '../reports/page-state';
import { useAsync } from './use-async';

/**
 * Since when the phrases of a page are used; none until they are known, and where nothing answers. It is asked when the
 * page is read.
 */
export function useAges(page: PageState | undefined): AgesOfPage {
  const marks = page !== undefined && 'summary' in page && page.name !== 'reading' ? page.summary.marks : [];
  const phrases = [...new Set(marks.map(({ phrase }) => phrase))].slice(0, REPORT_PHRASES);
  const ask = async (): Promise<AgesOfPage> => {
    const { ages, until } = await request('datePhrases', { phrases });
    return { ages: new Map(phrases.map((phrase, at) => [phrase, ages[at]])), until };
  };
  return (
    useAsync(phrases.length === 0 ? null : ask, NO_AGES, [phrases.join('\n')], { keeps: true }) ?? NO_AGES
  );
}

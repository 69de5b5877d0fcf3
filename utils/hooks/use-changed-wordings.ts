import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';
import { readChangedWordings } from '../reports/tab-storage';

/**
 * What open pages have in the place of changed snippets, by the snippets' ids, as of the last time at which the user
 * came to this page. Pages of private windows count in private windows alone.
 */
export function useChangedWordings(): ReadonlyMap<string, string> {
  const [wordings, setWordings] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const look = () =>
      void readAll().then(setWordings, () => {
        // Without them the list is as it is for pages that are not open.
      });
    look();
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return wordings;
}

async function readAll(): Promise<ReadonlyMap<string, string>> {
  const tabs = await browser.tabs.query({});
  const isPrivate = browser.extension.inIncognitoContext;
  return readChangedWordings(
    tabs.flatMap(({ id, incognito }) => (id === undefined || incognito !== isPrivate ? [] : [id])),
  );
}

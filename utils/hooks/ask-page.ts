import { noted } from '../log';
import { requestPage } from '../messaging/client';
import { putTabAsked } from '../reports/tab-storage';

/** Has a tab's page marked though its site is not, until another page is loaded there; or no longer. */
export async function askForPage(tabId: number, isAsked: boolean): Promise<void> {
  // First, for frames whose annotator is still on its way.
  await putTabAsked(tabId, isAsked);
  await requestPage({ tabId }, 'markPage', { on: isAsked }).catch(
    noted('No frame of a page was told to mark it.'),
  );
}

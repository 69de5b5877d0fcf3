import { i18n } from '#i18n';
import type { SiteListFormProps } from '../../components/settings/site-list-form';
import type { Notices } from '../hooks/use-notices';
import type { Settings } from '../settings/settings';
import { DEFAULT_SITES, formatSites, parseSites } from '../settings/site-list';
import { changeSettings } from '../settings/stored-settings';
import { settle } from './settle';

/** Chooses where pages are marked; an empty list of sites is the default one to begin with. @throws As `changeSettings`. */
export async function chooseActiveOn(activeOn: Settings['activeOn']): Promise<void> {
  await changeSettings(({ sitesOn }) => {
    const isFirst = activeOn === 'listed' && sitesOn.length === 0;
    return { activeOn, sitesOn: isFirst ? DEFAULT_SITES : sitesOn };
  });
}

/** The lists of sites as their forms show them: those that are marked, and those that are switched off. */
export function useSites(
  settings: Settings,
  notices: Notices,
): { readonly marked: SiteListFormProps; readonly off: SiteListFormProps } {
  const save = (name: 'sitesOn' | 'sitesOff') => async (text: string) => {
    const { sites, wrong } = parseSites(text);
    if (wrong.length > 0) return wrong;
    let isStored = false;
    await settle(async () => {
      await changeSettings({ [name]: sites });
      isStored = true;
    }, notices);
    return isStored ? [] : null;
  };
  return {
    marked: {
      label: i18n.t('sites.listLabel'),
      stored: formatSites(settings.sitesOn),
      defaults: formatSites(DEFAULT_SITES),
      emptyWords: i18n.t('sites.empty'),
      onSave: save('sitesOn'),
    },
    off: {
      label: i18n.t('sites.offLabel'),
      why: i18n.t('sites.offWhy'),
      stored: formatSites(settings.sitesOff),
      onSave: save('sitesOff'),
    },
  };
}

import { SiteListForm } from '../../components/settings/site-list-form';
import { SitesChoice } from '../../components/settings/sites-choice';
import { settle } from '../../utils/actions/settle';
import { chooseActiveOn, useSites } from '../../utils/actions/sites';
import type { ViewProps } from './view-props';

interface SitesPartProps extends Pick<ViewProps, 'settings' | 'notices'> {
  /** Whether sites can be switched off here, too. */
  withOff: boolean;
}

/** Where pages are marked, with the lists of sites. */
export function SitesPart({ settings, notices, withOff }: SitesPartProps) {
  const { marked, off } = useSites(settings, notices);
  const change = (activeOn: typeof settings.activeOn) => void settle(() => chooseActiveOn(activeOn), notices);
  return (
    <>
      <SitesChoice chosen={settings.activeOn} onChoose={change} />
      {settings.activeOn === 'listed' && <SiteListForm {...marked} />}
      {withOff && <SiteListForm {...off} />}
    </>
  );
}

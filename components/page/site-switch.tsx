import { i18n } from '#i18n';
import { Switch } from '../common/switch';

export interface SiteSwitchProps {
  on: boolean;
  /** The site as readers know it. */
  site: string;
  onSwitch(on: boolean): void;
}

/** Switches the marks of a site on and off. */
export function SiteSwitch({ on, site, onSwitch }: SiteSwitchProps) {
  return (
    <div class="site">
      <Switch on={on} label={i18n.t('page.switchSite', [site])} onSwitch={onSwitch}>
        <bdi>{site}</bdi>
      </Switch>
    </div>
  );
}

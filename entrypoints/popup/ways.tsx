import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { addIcon, libraryIcon, panelIcon } from '../../components/common/icons';
import { openLibrary } from '../../utils/actions/open-library';
import { hasSidePanel, openSidePanel } from '../../utils/actions/side-panel';
import type { Notices } from '../../utils/hooks/use-notices';
import type { PageTab } from '../../utils/hooks/use-page-tab';
import { lookUpRoute } from '../../utils/library/route';
import { closePopup } from './surface';

interface WaysProps {
  tab: PageTab | null;
  /** Whether the tab's page can be read at all. */
  readable: boolean;
  notices: Notices;
}

/** The ways from here to what is larger than a popup. */
export function Ways({ tab, readable, notices }: WaysProps) {
  /** `opened` has been asked for already: the browser wants that in the reader's own click. */
  function leave(opened: Promise<void>) {
    opened.then(closePopup, () => notices.fail(i18n.t('panel.notOpened')));
  }

  return (
    <footer class="ways">
      {tab && readable && (
        <Button icon={addIcon} onPress={() => leave(openLibrary({ view: 'addPage', tabId: tab.id }, tab))}>
          {i18n.t('panel.addPage')}
        </Button>
      )}
      {tab && hasSidePanel() && (
        <Button icon={panelIcon} onPress={() => leave(openSidePanel(tab.windowId))}>
          {i18n.t('panel.open')}
        </Button>
      )}
      <Button
        icon={libraryIcon}
        label={i18n.t('library.open')}
        onPress={() => leave(openLibrary(lookUpRoute(''), tab))}
      >
        {i18n.t('panel.library')}
      </Button>
    </footer>
  );
}

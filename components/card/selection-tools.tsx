import { i18n } from '#i18n';
import type { SelectionView } from '../../utils/card-views';
import { Button } from '../common/button';
import { saveIcon, searchIcon } from '../common/icons';

/** The small buttons beside a selection on a page. */
export function SelectionTools({ onSave, onLookUp }: SelectionView) {
  return (
    <div class="selection-tools" role="toolbar" aria-label={i18n.t('saving.selection')}>
      <Button icon={saveIcon} onPress={onSave}>
        {i18n.t('save')}
      </Button>
      <Button icon={searchIcon} onPress={onLookUp}>
        {i18n.t('lookUp')}
      </Button>
    </div>
  );
}

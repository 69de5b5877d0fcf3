import { i18n } from '#i18n';
import { Button } from '../common/button';
import { saveIcon, searchIcon } from '../common/icons';

export interface SelectionToolsProps {
  onSave(): void;
  onLookUp(): void;
}

/** The small buttons beside a selection on a page. */
export function SelectionTools({ onSave, onLookUp }: SelectionToolsProps) {
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

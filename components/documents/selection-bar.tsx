import { i18n } from '#i18n';
import { Button } from '../common/button';
import { linkIcon, saveIcon, searchIcon } from '../common/icons';

export interface SelectionBarProps {
  onCopy(): void;
  onSave(): void;
  onLookUp(): void;
}

/** What can be done with the wording that is selected; over the foot of the window, so that no text moves for it. */
export function SelectionBar({ onCopy, onSave, onLookUp }: SelectionBarProps) {
  return (
    <div
      class="selection-bar"
      role="toolbar"
      aria-label={i18n.t('documents.selection')}
      // A press on a button would end the selection.
      onMouseDown={(event) => event.preventDefault()}
    >
      <Button icon={linkIcon} onPress={onCopy}>
        {i18n.t('documents.copyLink')}
      </Button>
      <Button icon={saveIcon} onPress={onSave}>
        {i18n.t('save')}
      </Button>
      <Button icon={searchIcon} onPress={onLookUp}>
        {i18n.t('lookUp')}
      </Button>
    </div>
  );
}

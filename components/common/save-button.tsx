import { i18n } from '#i18n';
import { Button } from './button';
import { checkIcon, saveIcon } from './icons';

/** How far a save has come where the question of private windows is asked elsewhere. */
export type SaveMark = 'idle' | 'saving' | 'saved';

export interface SaveButtonProps {
  save: SaveMark;
  /** What is saved, for screen readers and the tooltip. */
  words: string;
  tabIndex?: number;
  onSave(): void;
}

/** A small button that saves, and is green once that is done. */
export function SaveButton({ save, words, tabIndex, onSave }: SaveButtonProps) {
  const saved = save === 'saved';
  return (
    <Button
      look="square"
      icon={saved ? checkIcon : saveIcon}
      label={saved ? i18n.t('saved') : words}
      done={saved}
      busy={save === 'saving'}
      tabIndex={tabIndex}
      onPress={onSave}
    />
  );
}

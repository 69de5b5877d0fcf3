import type { Ref } from 'preact';
import { i18n } from '#i18n';
import { figure } from '../../utils/labels/figures';
import { Button } from '../common/button';
import { FilterBox } from '../common/filter-box';
import { downIcon, upIcon } from '../common/icons';

export interface FindBarProps {
  wording: string;
  /** Places found, and which of them is shown (from 0). */
  count: number;
  at: number;
  inputRef: Ref<HTMLInputElement>;
  onWording(wording: string): void;
  onStep(step: 1 | -1): void;
}

/** Finds a wording in the text that is shown. Enter goes on, Shift and Enter back, Escape ends it. */
export function FindBar({ wording, count, at, inputRef, onWording, onStep }: FindBarProps) {
  return (
    <search class="find-bar">
      <FilterBox
        label={i18n.t('documents.find')}
        value={wording}
        inputRef={inputRef}
        onChange={onWording}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape' && wording !== '') onWording('');
          else return;
          event.preventDefault();
        }}
      />
      <p class="find-count" role="status">
        {wording.trim() !== '' && countWords(count, at)}
      </p>
      {count > 0 && (
        <>
          <Button
            look="square"
            icon={upIcon}
            label={i18n.t('documents.findPrevious')}
            onPress={() => onStep(-1)}
          />
          <Button
            look="square"
            icon={downIcon}
            label={i18n.t('documents.findNext')}
            onPress={() => onStep(1)}
          />
        </>
      )}
    </search>
  );
}

function countWords(count: number, at: number): string {
  return count === 0
    ? i18n.t('documents.notFound')
    : i18n.t('documents.findCount', [figure(at + 1), figure(count)]);
}

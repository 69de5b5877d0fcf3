import type { Ref } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SelectionView } from '../../utils/card-views';
import type { Section } from '../../utils/corpus/document';
import { formatNumber } from '../../utils/labels/numbers';
import { Button } from '../common/button';
import { downIcon, linkIcon, saveIcon, searchIcon, upIcon } from '../common/icons';
import { FilterBox } from '../common/text-fields';

interface DocumentOutlineProps {
  /** The sections of the outline, in order. */
  sections: readonly Section[];
  /** The section being read; null before the first. */
  current: Section | null;
  /** Whether it is beside the text, always open. */
  beside: boolean;
  hrefOf(section: Section): string;
}

/** The sections of a document as links: beside the text, or in a narrow window as a list that opens. */
export function DocumentOutline({ sections, current, beside, hrefOf }: DocumentOutlineProps) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const nav = box.current;
    const link = nav?.querySelector<HTMLElement>('[aria-current]');
    if (!nav || !link || !beside) return;
    const { top, bottom } = link.getBoundingClientRect();
    const frame = nav.getBoundingClientRect();
    if (top < frame.top) nav.scrollTop -= frame.top - top;
    else if (bottom > frame.bottom) nav.scrollTop += bottom - frame.bottom;
  }, [current, beside]);
  return (
    <details class="outline" ref={box} open={beside}>
      <summary>{i18n.t('documents.outline')}</summary>
      <nav aria-label={i18n.t('documents.outline')}>
        <ol>
          {sections.map((section) => (
            <li key={section.start} class={`rank-${section.rank}`}>
              <a
                href={hrefOf(section)}
                lang="zh-Hans"
                aria-current={section === current ? 'location' : undefined}
                onClick={() => {
                  if (!beside && box.current) box.current.open = false;
                }}
              >
                {section.heading}
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </details>
  );
}

interface FindBarProps {
  wording: string;
  /** The number of matches, and which of them is shown (from 0). */
  count: number;
  at: number;
  inputRef: Ref<HTMLInputElement>;
  onWording(wording: string): void;
  onStep(step: 1 | -1): void;
}

/** Finds a wording in the text shown. Enter goes on, Shift+Enter back, Escape clears. */
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
        {wording.trim() !== '' && countText(count, at)}
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

function countText(count: number, at: number): string {
  return count === 0
    ? i18n.t('documents.notFound')
    : i18n.t('documents.findCount', [formatNumber(at + 1), formatNumber(count)]);
}

interface SelectionBarProps extends SelectionView {
  onCopy(): void;
}

/** What can be done with selected text; over the foot of the window, so that no text moves for it. */
export function SelectionBar({ onCopy, onSave, onLookUp }: SelectionBarProps) {
  return (
    <div
      class="selection-bar"
      role="toolbar"
      aria-label={i18n.t('documents.selection')}
      // A press on a button would clear the selection.
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

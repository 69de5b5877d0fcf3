import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { PagePhrase } from '../utils/reports/report';
import { isHidable, PhraseRow, PlaceCount, type ShownPlace, shownWords } from './phrase-row';
import type { SaveMark } from './save-button';

export interface PhraseListProps {
  phrases: readonly PagePhrase[];
  /** The place the page was last sent to. */
  shown: ShownPlace | null;
  saveOf(phrase: PagePhrase): SaveMark;
  onGo(phrase: PagePhrase): void;
  onSave(phrase: PagePhrase): void;
  onHide(phrase: PagePhrase): void;
}

/**
 * The phrases of a page. One row at a time is reached by Tab; up and down, Home and End move between rows. Each
 * wording is drawn as its mark on the page.
 */
export function PhraseList({ phrases, shown, saveOf, onGo, onSave, onHide }: PhraseListProps) {
  const [current, setCurrent] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const last = phrases.length - 1;
  const reached = Math.min(current, last);

  function onKeyDown(event: KeyboardEvent) {
    const targets: Record<string, number> = {
      ArrowDown: Math.min(reached + 1, last),
      ArrowUp: Math.max(reached - 1, 0),
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    setCurrent(target);
    list.current?.children[target]?.querySelector<HTMLElement>('.phrase-go')?.focus();
  }

  return (
    <>
      <p class="only-read-aloud" role="status">
        {shownWords(phrases, shown)}
      </p>
      <ul class="phrases" aria-label={i18n.t('page.list')} ref={list} onKeyDown={onKeyDown}>
        {phrases.map((phrase, at) => (
          <li class="phrase" key={phrase.phrase} onFocusIn={() => setCurrent(at)}>
            <PhraseRow
              {...phrase}
              tabIndex={at === reached ? 0 : -1}
              save={saveOf(phrase)}
              onGo={() => onGo(phrase)}
              onSave={() => onSave(phrase)}
              onHide={isHidable(phrase) ? () => onHide(phrase) : undefined}
            >
              <PlaceCount phrase={phrase} shown={shown} />
            </PhraseRow>
          </li>
        ))}
      </ul>
    </>
  );
}

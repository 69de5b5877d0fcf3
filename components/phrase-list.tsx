import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { PagePhrase } from '../utils/reports/page-phrases';
import { kindName } from './corpus-words';
import { figure } from './figures';
import { SaveButton, type SaveMark } from './save-button';

export interface PhraseListProps {
  phrases: readonly PagePhrase[];
  /** Key of the phrase the page was last sent to, and which of its places it shows, from 0. */
  shown: { readonly phrase: string; readonly nth: number } | null;
  saveOf(phrase: PagePhrase): SaveMark;
  onGo(phrase: PagePhrase): void;
  onSave(phrase: PagePhrase): void;
}

/**
 * The phrases of a page. One row at a time is reached by Tab; up and down, Home and End move between rows. Each
 * wording is drawn as its mark on the page.
 */
export function PhraseList({ phrases, shown, saveOf, onGo, onSave }: PhraseListProps) {
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
            <button
              type="button"
              class="phrase-go"
              tabIndex={at === reached ? 0 : -1}
              aria-label={i18n.t('page.goTo', [phrase.text, kindName(phrase.kind)])}
              title={kindName(phrase.kind)}
              onClick={() => onGo(phrase)}
            >
              <span class={`phrase-text as-${phrase.kind}`} lang="zh-Hans">
                <span>{phrase.text}</span>
              </span>
              <PlaceCount phrase={phrase} shown={shown} />
            </button>
            <SaveButton
              save={saveOf(phrase)}
              words={i18n.t('page.saveThis', [phrase.text])}
              tabIndex={at === reached ? 0 : -1}
              onSave={() => onSave(phrase)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function shownWords(phrases: readonly PagePhrase[], shown: PhraseListProps['shown']): string {
  const phrase = phrases.find((each) => each.phrase === shown?.phrase);
  return phrase && shown ? i18n.t('page.nth', [figure(shown.nth + 1), figure(phrase.count)]) : '';
}

function PlaceCount({ phrase, shown }: { phrase: PagePhrase; shown: PhraseListProps['shown'] }) {
  if (shown?.phrase === phrase.phrase) {
    return (
      <span class="phrase-count shown">
        {figure(shown.nth + 1)}/{figure(phrase.count)}
      </span>
    );
  }
  return <span class={`phrase-count${phrase.count > 1 ? ' many' : ''}`}>{figure(phrase.count)}×</span>;
}

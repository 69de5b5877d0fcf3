import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { kindName } from '../../utils/labels/corpus';
import { formatNumber } from '../../utils/labels/numbers';
import { HIDDEN_MAX_UNITS } from '../../utils/limits';
import type { MarkKind } from '../../utils/marks/kinds';
import type { AgesOfPage } from '../../utils/reports/page-ages';
import type { PagePhrase } from '../../utils/reports/report';
import { Button, SaveButton, type SaveMark } from '../common/button';
import { hideIcon, searchIcon } from '../common/icons';
import { Since } from './list-order';

interface PhraseListProps {
  phrases: readonly PagePhrase[];
  /** The occurrence the page was last sent to. */
  shown: ShownPlace | null;
  ages: AgesOfPage;
  saveOf(phrase: PagePhrase): SaveMark;
  onGo(phrase: PagePhrase): void;
  onSave(phrase: PagePhrase): void;
  onHide(phrase: PagePhrase): void;
}

/**
 * The phrases of a page. Tab reaches one row; up and down, Home and End move between rows. Each wording is
 * drawn like its mark on the page.
 */
export function PhraseList({ phrases, shown, ages, saveOf, onGo, onSave, onHide }: PhraseListProps) {
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
        {shownText(phrases, shown)}
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
              <Since phrase={phrase.phrase} ages={ages} />
              <PlaceCount phrase={phrase} shown={shown} />
            </PhraseRow>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Key of the phrase a page was last sent to, and which occurrence it shows, from 0. */
interface ShownPlace {
  readonly phrase: string;
  readonly nth: number;
}

interface PhraseRowProps {
  text: string;
  kind: MarkKind;
  /** Whether it is in the page's viewport. */
  seen?: boolean;
  tabIndex: number;
  save: SaveMark;
  onGo(): void;
  onSave(): void;
  /** Hides it on all pages; undefined where it is too long for that. */
  onHide?(): void;
  /** Opens it in the library; without it there is no button. */
  onLookUp?(): void;
  /** How often it appears, after the wording. */
  children?: ComponentChildren;
}

/**
 * A wording of a page, drawn like its mark, with what can be done with it. Belongs in an element of class
 * `phrase`.
 */
export function PhraseRow(props: PhraseRowProps) {
  const { text, kind, seen = false, tabIndex, save, onGo, onSave, onHide, onLookUp, children } = props;
  return (
    <>
      <button
        type="button"
        class="phrase-go"
        tabIndex={tabIndex}
        aria-current={seen ? 'location' : undefined}
        aria-label={i18n.t('page.goTo', [text, kindName(kind)])}
        title={kindName(kind)}
        onClick={onGo}
      >
        <span class={`phrase-text as-${kind}`} lang="zh-Hans">
          <span>{text}</span>
        </span>
        {children}
      </button>
      {onLookUp && (
        <Button
          look="square"
          icon={searchIcon}
          label={i18n.t('panel.lookUpThis', [text])}
          tabIndex={tabIndex}
          onPress={onLookUp}
        />
      )}
      <SaveButton save={save} label={i18n.t('page.saveThis', [text])} tabIndex={tabIndex} onSave={onSave} />
      {onHide && (
        <span class="phrase-hide">
          <Button
            look="square"
            icon={hideIcon}
            label={i18n.t('hide.thisPhrase', [text])}
            tabIndex={tabIndex}
            onPress={onHide}
          />
        </span>
      )}
    </>
  );
}

/** Whether a phrase is short enough to be hidden. */
export function isHidable({ phrase }: { readonly phrase: string }): boolean {
  return phrase.length <= HIDDEN_MAX_UNITS;
}

/** How often a phrase appears on the page, or which occurrence is shown. */
export function PlaceCount({ phrase, shown }: { phrase: PagePhrase; shown: ShownPlace | null }) {
  if (shown?.phrase === phrase.phrase) {
    return (
      <span class="phrase-count shown">
        {formatNumber(shown.nth + 1)}/{formatNumber(phrase.count)}
      </span>
    );
  }
  return (
    <span class={`phrase-count${phrase.count > 1 ? ' many' : ''}`}>
      {i18n.t('page.times', [formatNumber(phrase.count)])}
    </span>
  );
}

/** Which occurrence of a phrase is shown, for screen readers; empty where none is. */
export function shownText(phrases: readonly PagePhrase[], shown: ShownPlace | null): string {
  const phrase = phrases.find((each) => each.phrase === shown?.phrase);
  return phrase && shown ? i18n.t('page.nth', [formatNumber(shown.nth + 1), formatNumber(phrase.count)]) : '';
}

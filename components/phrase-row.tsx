import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { HIDDEN_MAX_UNITS } from '../utils/limits';
import type { MatchKind } from '../utils/match/match';
import type { PagePhrase } from '../utils/reports/report';
import { Button } from './button';
import { kindName } from './corpus-words';
import { figure } from './figures';
import { hideIcon, searchIcon } from './icons';
import { SaveButton, type SaveMark } from './save-button';

/** Key of the phrase a page was last sent to, and which of its places it shows, from 0. */
export interface ShownPlace {
  readonly phrase: string;
  readonly nth: number;
}

export interface PhraseRowProps {
  text: string;
  kind: MatchKind;
  /** Whether it stands in the page's viewport. */
  seen?: boolean;
  tabIndex: number;
  save: SaveMark;
  onGo(): void;
  onSave(): void;
  /** Hides it on all pages; undefined where it is too long for that. */
  onHide?(): void;
  /** Opens it in the library, where there is a button for that. */
  onLookUp?(): void;
  /** What stands at the end of the wording: how often it is there. */
  children?: ComponentChildren;
}

/** A wording of a page, drawn as its mark there, with what can be done with it. Stands in an element of class `phrase`. */
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
      <SaveButton save={save} words={i18n.t('page.saveThis', [text])} tabIndex={tabIndex} onSave={onSave} />
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

/** Whether a phrase is short enough to be kept among the hidden ones. */
export function isHidable({ phrase }: { readonly phrase: string }): boolean {
  return phrase.length <= HIDDEN_MAX_UNITS;
}

/** How often a phrase stands on the page, or which of its places is shown. */
export function PlaceCount({ phrase, shown }: { phrase: PagePhrase; shown: ShownPlace | null }) {
  if (shown?.phrase === phrase.phrase) {
    return (
      <span class="phrase-count shown">
        {figure(shown.nth + 1)}/{figure(phrase.count)}
      </span>
    );
  }
  return <span class={`phrase-count${phrase.count > 1 ? ' many' : ''}`}>{figure(phrase.count)}×</span>;
}

/** Which place of a phrase is shown, to be read out; empty where none is. */
export function shownWords(phrases: readonly PagePhrase[], shown: ShownPlace | null): string {
  const phrase = phrases.find((each) => each.phrase === shown?.phrase);
  return phrase && shown ? i18n.t('page.nth', [figure(shown.nth + 1), figure(phrase.count)]) : '';
}

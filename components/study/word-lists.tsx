import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { relatedCounts } from '../../utils/labels/corpus';
import { formatNumber } from '../../utils/labels/numbers';
import { factLine, readable } from '../../utils/labels/wording';
import type { Collocate, RelatedPhrase } from '../../utils/lookup/answer';
import { Button } from '../common/button';
import { GoLink } from '../common/navigation';

/** Rows shown at first. */
const FEW = 6;

/** How to go to other wordings. */
export interface WordingLinks {
  hrefOf(wording: string): string;
  onLookUp(wording: string): void;
}

interface CollocateListProps extends WordingLinks {
  title: string;
  hint?: string;
  words: readonly Collocate[];
  /** The wording that a word's row leads to; null where there is none. */
  wordingOf(word: string): string | null;
}

/** Words beside a wording, with counts and a bar each. */
export function CollocateList({ title, hint, words, wordingOf, hrefOf, onLookUp }: CollocateListProps) {
  const most = words[0]?.frequency ?? 1;
  return (
    <section class="collocates">
      <h4>{title}</h4>
      {hint !== undefined && <p class="study-hint">{hint}</p>}
      {words.length === 0 && <p class="study-hint">{i18n.t('study.none')}</p>}
      <Few items={words}>
        {({ word, frequency, documentFrequency }) => {
          const wording = wordingOf(word);
          const counts = i18n.t('study.collocateCounts', [
            formatNumber(frequency),
            formatNumber(documentFrequency),
          ]);
          return (
            <li key={word} title={counts}>
              <span class="collocate-bar" style={{ width: `${(100 * frequency) / most}%` }} />
              {wording === null ? (
                <span class="collocate-word" lang="zh-Hans">
                  {readable(word)}
                </span>
              ) : (
                <GoLink class="collocate-word" href={hrefOf(wording)} onGo={() => onLookUp(wording)}>
                  <span lang="zh-Hans">{readable(word)}</span>
                </GoLink>
              )}
              <span class="collocate-count">{formatNumber(frequency)}</span>
            </li>
          );
        }}
      </Few>
    </section>
  );
}

/** Other wordings, each a link to its own look-up, with counts. */
export function WordingList({
  phrases,
  hrefOf,
  onLookUp,
}: WordingLinks & { phrases: readonly RelatedPhrase[] }) {
  return (
    <Few items={phrases}>
      {(phrase) => {
        const wording = readable(phrase.key);
        return (
          <li key={phrase.key}>
            <GoLink class="wording-link" href={hrefOf(wording)} onGo={() => onLookUp(wording)}>
              <span class="wording-text" lang="zh-Hans">
                {wording}
              </span>
              <span class="wording-counts">{factLine(relatedCounts(phrase))}</span>
            </GoLink>
          </li>
        );
      }}
    </Few>
  );
}

interface FewProps<T> {
  items: readonly T[];
  children(item: T): ComponentChildren;
}

/** A list that shows its first rows, and the others on request. */
function Few<T>({ items, children }: FewProps<T>) {
  const [all, setAll] = useState(false);
  return (
    <>
      <ul class="word-list">{(all ? items : items.slice(0, FEW)).map(children)}</ul>
      {items.length > FEW && (
        <div class="few-more">
          <Button onPress={() => setAll(!all)}>{all ? i18n.t('study.less') : i18n.t('study.more')}</Button>
        </div>
      )}
    </>
  );
}

interface RecentLookUpsProps extends WordingLinks {
  /** The newest first. */
  wordings: readonly string[];
  onClear(): void;
}

/** Earlier look-ups; arrow keys move between them. */
export function RecentLookUps({ wordings, hrefOf, onLookUp, onClear }: RecentLookUpsProps) {
  return (
    <section class="recent">
      <header>
        <h2>{i18n.t('study.recent')}</h2>
        <Button onPress={onClear}>{i18n.t('study.clearRecent')}</Button>
      </header>
      <ul class="recent-list">
        {wordings.map((wording) => (
          <li key={wording}>
            <GoLink href={hrefOf(wording)} onGo={() => onLookUp(wording)}>
              <span lang="zh-Hans">{wording}</span>
            </GoLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { creditTexts, dateText } from '../../utils/labels/documents';
import { absoluteTime, formatNumber, relativeTime } from '../../utils/labels/numbers';
import { phraseText, shorten } from '../../utils/labels/snippets';
import type { Snippet } from '../../utils/snippets/snippet';
import { type Change, changesBetween } from '../../utils/text/changes';
import { Button } from '../common/button';

interface SnippetQuoteProps {
  text: string;
  /** Longest text shown in full, UTF-16 units: about six lines of the window. */
  maxUnits: number;
  /** Whether a longer text is shown in full. */
  whole: boolean;
  tabIndex?: number;
  onWhole(): void;
}

/** The saved wording; a long one is cut. */
export function SnippetQuote({ text, maxUnits, whole, tabIndex, onWhole }: SnippetQuoteProps) {
  const cut = !whole && text.length > maxUnits;
  return (
    <>
      <blockquote class={`snippet-text${cut ? ' cut' : ''}`} lang="zh-Hans">
        {text}
      </blockquote>
      {cut && (
        <Button tabIndex={tabIndex} label={i18n.t('snippets.showAllOf', [shorten(text)])} onPress={onWhole}>
          {i18n.t('snippets.showAll')}
        </Button>
      )}
    </>
  );
}

interface SnippetTitleProps {
  snippet: Snippet;
  /** Where it can be read; null where that can't be opened. */
  href: string | null;
  tabIndex?: number;
}

/** The page it was saved from, as a link to the quote. */
export function SnippetTitle({ snippet: { title, url }, href, tabIndex }: SnippetTitleProps) {
  const text = title || url || i18n.t('snippets.noPage');
  const language = title === '' ? undefined : 'zh-Hans';
  if (href === null) return <span lang={language}>{text}</span>;
  const isHere = href.startsWith('#');
  return (
    <a
      class="snippet-go"
      href={href}
      target={isHere ? undefined : '_blank'}
      rel="noreferrer"
      title={i18n.t('snippets.open')}
      lang={language}
      tabIndex={tabIndex}
    >
      {text}
    </a>
  );
}

interface SnippetFactsProps {
  snippet: Snippet;
  /** ms since the epoch, for "5 minutes ago". */
  now: number;
  /** A further fact; '' for none. */
  more?: string;
}

/** Site, outlet, author and date of the page, and when it was saved. */
export function SnippetFacts({ snippet, now, more = '' }: SnippetFactsProps) {
  const { site, date, savedAt } = snippet;
  const language = i18n.t('localeTag');
  const pageDate = dateText({ date, year: null });
  return (
    <p class="snippet-facts">
      {site !== '' && <span>{site}</span>}
      {creditTexts(snippet).map((text) => (
        <span key={text}>{text}</span>
      ))}
      {pageDate !== '' && <span>{i18n.t('snippets.pageOf', [pageDate])}</span>}
      <time dateTime={new Date(savedAt).toISOString()} title={absoluteTime(savedAt, language)}>
        {i18n.t('snippets.savedAt', [relativeTime(savedAt, now, language)])}
      </time>
      {more !== '' && <span>{more}</span>}
    </p>
  );
}

/** The user's note, with its line breaks. */
export function SnippetNote({ note }: { note: string }) {
  return <p class="snippet-note">{note}</p>;
}

/** The user's tags. */
export function SnippetTags({ tags }: { tags: readonly string[] }) {
  return (
    <ul class="snippet-tags" aria-label={i18n.t('snippets.tags')}>
      {tags.map((tag) => (
        <li key={tag} class="snippet-tag">
          {tag}
        </li>
      ))}
    </ul>
  );
}

interface SnippetPhrasesProps {
  snippet: Snippet;
  /** Whether all are shown. */
  whole: boolean;
  tabIndex: number;
  /** Address of the list narrowed to a phrase. */
  phraseHref(phrase: string): string;
  onWhole(): void;
}

/** Phrases shown at first. */
const FEW = 2;

/**
 * The phrases in a snippet, each with what corpus and record had of it on the day of saving; only some until
 * the user asks for all.
 */
export function SnippetPhrases({ snippet, whole, tabIndex, phraseHref, onWhole }: SnippetPhrasesProps) {
  const { phrases, documentTotal, quote } = snippet;
  if (phrases.length === 0) return null;
  const shown = whole ? phrases : phrases.slice(0, FEW);
  const more = phrases.length - shown.length;
  return (
    <div class="snippet-phrases">
      <ul aria-label={i18n.t('snippets.phrases')}>
        {shown.map((phrase) => (
          <li key={phrase.phrase}>
            <a
              href={phraseHref(phrase.phrase)}
              lang="zh-Hans"
              title={i18n.t('snippets.withPhrase')}
              tabIndex={tabIndex}
            >
              {phrase.text}
            </a>
            <span>{phraseText(phrase, documentTotal)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button
          tabIndex={tabIndex}
          label={i18n.t('snippets.morePhrasesOf', more, [formatNumber(more), shorten(quote.exact)])}
          onPress={onWhole}
        >
          {i18n.t('snippets.morePhrases', more, [formatNumber(more)])}
        </Button>
      )}
    </div>
  );
}

interface ChangedWordingProps {
  /** The saved wording, and what the page has instead. */
  saved: string;
  now: string;
}

/** Longer unchanged stretches are shown by their first and last characters, as many of each. */
const SAME_END = 16;

/** Shows how a page's wording has changed: the saved one with what was deleted and inserted. */
export function ChangedWording({ saved, now }: ChangedWordingProps) {
  const changes = useMemo(() => changesBetween(saved, now), [saved, now]);
  return (
    <span class="changed-wording">
      <span class="changed-head">{i18n.t('saving.changed')}</span>
      <span class="changed-text" lang="zh-Hans">
        {changes.map((change, at) => (
          <Part key={at} {...change} isFirst={at === 0} isLast={at === changes.length - 1} />
        ))}
      </span>
    </span>
  );
}

function Part({ kind, text, isFirst, isLast }: Change & { isFirst: boolean; isLast: boolean }) {
  if (kind === 'same') return <>{shortened(text, isFirst, isLast)}</>;
  const Mark = kind === 'deleted' ? 'del' : 'ins';
  return (
    <Mark>
      <span class="heard" lang={i18n.t('localeTag')}>
        {`${kind === 'deleted' ? i18n.t('saving.deletedPart') : i18n.t('saving.insertedPart')} `}
      </span>
      {text}
    </Mark>
  );
}

/** The text beside a change; between two changes both ends of it. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const characters = [...text];
  if (characters.length <= 2 * SAME_END + 4) return text;
  const before = isFirst ? '' : characters.slice(0, SAME_END).join('');
  const after = isLast ? '' : characters.slice(-SAME_END).join('');
  return `${before}…${after}`;
}

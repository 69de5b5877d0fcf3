import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Snippet } from '../utils/snippets/snippet';
import { Button } from './button';
import { figure } from './figures';
import { binIcon, checkIcon, copyIcon } from './icons';
import { absoluteTime, relativeTime } from './time-words';

export interface SnippetListProps {
  /** Newest first. */
  snippets: readonly Snippet[];
  /** ms since the epoch, for "5 minutes ago". */
  now: number;
  /** The corpus installed now: its version, and how many documents it has. */
  corpus: { readonly version: string; readonly documentTotal: number } | null;
  /** Id of the snippet that was just copied. */
  copied: string | null;
  onCopy(snippet: Snippet): void;
  onDelete(snippet: Snippet): void;
}

/** The reader's snippets. */
export function SnippetList({ snippets, now, corpus, copied, onCopy, onDelete }: SnippetListProps) {
  const language = i18n.t('localeTag');
  const { listRef, deletedAt } = useFocusAfterDeletion(snippets);
  return (
    <ul class="snippets" aria-label={i18n.t('snippets.list')} ref={listRef}>
      {snippets.map((snippet, at) => (
        <li class="snippet" key={snippet.id}>
          <SnippetText text={snippet.quote.exact} />
          <div class="snippet-source">
            <p class="snippet-title">{title(snippet)}</p>
            <p class="snippet-facts">
              {hostOf(snippet.url) !== '' && <span>{hostOf(snippet.url)}</span>}
              <time
                dateTime={new Date(snippet.savedAt).toISOString()}
                title={absoluteTime(snippet.savedAt, language)}
              >
                {relativeTime(snippet.savedAt, now, language)}
              </time>
              <span>{hitWords(snippet, corpus)}</span>
            </p>
          </div>
          <div class="snippet-actions">
            <Button
              icon={copied === snippet.id ? checkIcon : copyIcon}
              done={copied === snippet.id}
              label={i18n.t('snippets.copyThis', [beginning(snippet.quote.exact)])}
              onPress={() => onCopy(snippet)}
            >
              <span role="status">
                {copied === snippet.id ? i18n.t('snippets.copied') : i18n.t('snippets.copy')}
              </span>
            </Button>
            <Button
              icon={binIcon}
              label={i18n.t('snippets.deleteThis', [beginning(snippet.quote.exact)])}
              onPress={() => {
                deletedAt.current = at;
                onDelete(snippet);
              }}
            >
              {i18n.t('snippets.delete')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** After a deletion the focus goes to the row that took the place, or the last one: not to the top of the window. */
function useFocusAfterDeletion(snippets: readonly Snippet[]) {
  const listRef = useRef<HTMLUListElement>(null);
  const deletedAt = useRef<number | null>(null);
  useEffect(() => {
    if (deletedAt.current === null || document.activeElement !== document.body) return;
    const row = listRef.current?.children[Math.min(deletedAt.current, snippets.length - 1)];
    row?.querySelector<HTMLElement>('.snippet-actions .button:last-child')?.focus();
    deletedAt.current = null;
  }, [snippets]);
  return { listRef, deletedAt };
}

/** Enough of a text to know it by its sound. */
export function beginning(text: string): string {
  return text.length <= 20 ? text : `${text.slice(0, 20)}…`;
}

/** Longest text that is shown whole at once, UTF-16 units: about six lines of a narrow window. */
const WHOLE_MAX_UNITS = 110;

function SnippetText({ text }: { text: string }) {
  const [cut, setCut] = useState(text.length > WHOLE_MAX_UNITS);
  return (
    <>
      <blockquote class={`snippet-text${cut ? ' cut' : ''}`} lang="zh-Hans">
        {text}
      </blockquote>
      {cut && <Button onPress={() => setCut(false)}>{i18n.t('snippets.showAll')}</Button>}
    </>
  );
}

/** The page it was saved from; only addresses of the web become links. */
function title({ url, title }: Snippet) {
  if (url === '') return title === '' ? i18n.t('snippets.noPage') : <span lang="zh-Hans">{title}</span>;
  if (!/^https?:/i.test(url)) return title || url;
  return (
    <a href={url} target="_blank" rel="noreferrer" title={i18n.t('snippets.open')} lang="zh-Hans">
      {title || url}
    </a>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** Hits are of the day of saving; "of 5 documents" can be said only while the same corpus is installed. */
function hitWords({ hits, corpusVersion }: Snippet, corpus: SnippetListProps['corpus']): string {
  const frequency = hits.reduce((sum, hit) => sum + hit.frequency, 0);
  const isThen = corpus?.version !== corpusVersion;
  if (corpusVersion === '') return i18n.t('snippets.notLookedUp');
  if (frequency === 0) return isThen ? i18n.t('snippets.noHitsThen') : i18n.t('snippets.noHits');
  if (isThen) return i18n.t('snippets.hitsThen', frequency, [figure(frequency)]);
  const counts: [string, string, string] = [
    figure(frequency),
    figure(hits.length),
    figure(corpus.documentTotal),
  ];
  return i18n.t('snippets.hits', frequency, counts);
}

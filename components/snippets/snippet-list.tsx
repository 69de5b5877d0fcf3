import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatNumber } from '../../utils/labels/numbers';
import { occurrenceText, shorten } from '../../utils/labels/snippets';
import type { Snippet } from '../../utils/snippets/snippet';
import { Blank } from '../common/blank';
import { Button } from '../common/button';
import { binIcon, checkIcon, copyIcon, libraryIcon } from '../common/icons';
import { SnippetFacts, SnippetNote, SnippetQuote, SnippetTags, SnippetTitle } from './snippet-parts';

interface SnippetsPanelProps extends Pick<SnippetListProps, 'copied' | 'hrefOf' | 'onCopy' | 'onDelete'> {
  /** The newest snippets and the total; null where they can't be read, undefined until they are. */
  list: { readonly snippets: readonly Snippet[]; readonly total: number } | null | undefined;
  /** The user wants more of them. */
  onMore(): void;
  /** The user wants to search them in the library. */
  onLibrary(): void;
}

/** What the user saved, or why there is nothing. */
export function SnippetsPanel({ list, onMore, onLibrary, ...props }: SnippetsPanelProps) {
  if (list === undefined) return null;
  if (list === null) {
    return <Blank title={i18n.t('snippets.failed')} why={i18n.t('snippets.failedWhy')} />;
  }
  if (list.total === 0) return <Blank title={i18n.t('snippets.empty')} why={i18n.t('snippets.emptyWhy')} />;
  return (
    <div class="snippets-view">
      <Button icon={libraryIcon} onPress={onLibrary}>
        {i18n.t('snippets.toLibrary')}
      </Button>
      <SnippetList snippets={list.snippets} now={Date.now()} {...props} />
      {list.total > list.snippets.length && (
        <Button look="outlined" onPress={onMore}>
          {i18n.t('snippets.more', [formatNumber(list.total)])}
        </Button>
      )}
    </div>
  );
}

interface SnippetListProps {
  /** Newest first. */
  snippets: readonly Snippet[];
  /** ms since the epoch, for "5 minutes ago". */
  now: number;
  /** Id of the snippet that was just copied. */
  copied: string | null;
  /** Where a snippet can be read; null where that can't be opened. */
  hrefOf(snippet: Snippet): string | null;
  onCopy(snippet: Snippet): void;
  onDelete(snippet: Snippet): void;
}

/** About six lines of a narrow window, UTF-16 units. */
const QUOTE_UNITS = 110;

/** The user's snippets, in short. */
function SnippetList({ snippets, now, copied, hrefOf, onCopy, onDelete }: SnippetListProps) {
  const { listRef, deletedAt } = useFocusAfterDeletion(snippets);
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  return (
    <ul class="snippets" aria-label={i18n.t('snippets.list')} ref={listRef}>
      {snippets.map((snippet, at) => (
        <li class="snippet" key={snippet.id}>
          <SnippetQuote
            text={snippet.quote.exact}
            maxUnits={QUOTE_UNITS}
            whole={whole.has(snippet.id)}
            onWhole={() => setWhole(new Set(whole).add(snippet.id))}
          />
          <div class="snippet-source">
            <p class="snippet-title">
              <SnippetTitle snippet={snippet} href={hrefOf(snippet)} />
            </p>
            <SnippetFacts snippet={snippet} now={now} more={occurrenceText(snippet)} />
          </div>
          {snippet.note !== '' && <SnippetNote note={snippet.note} />}
          {snippet.tags.length > 0 && <SnippetTags tags={snippet.tags} />}
          <div class="snippet-actions">
            <Button
              icon={copied === snippet.id ? checkIcon : copyIcon}
              done={copied === snippet.id}
              label={i18n.t('snippets.copyThis', [shorten(snippet.quote.exact)])}
              onPress={() => onCopy(snippet)}
            >
              <span role="status">
                {copied === snippet.id ? i18n.t('snippets.copied') : i18n.t('snippets.copy')}
              </span>
            </Button>
            <Button
              icon={binIcon}
              label={i18n.t('snippets.deleteThis', [shorten(snippet.quote.exact)])}
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

/** After a deletion, focuses the row in its place, or the last one, instead of the top of the window. */
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

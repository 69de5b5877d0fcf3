import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/blank';
import { Button } from '../../components/button';
import { SnippetFilters } from '../../components/snippet-filters';
import { SnippetHead } from '../../components/snippet-head';
import { SnippetRows, type SnippetRowsHandle } from '../../components/snippet-rows';
import { snippetChanges } from '../../utils/hooks/snippet-changes';
import { snippetHref } from '../../utils/hooks/snippet-href';
import { useChangedWordings } from '../../utils/hooks/use-changed-wordings';
import { useKey } from '../../utils/hooks/use-key';
import { useSnippetActions } from '../../utils/hooks/use-snippet-actions';
import { useSnippetSearch } from '../../utils/hooks/use-snippet-search';
import { useSnippets } from '../../utils/hooks/use-stored';
import { useNarrowerThan } from '../../utils/hooks/use-width';
import { formatLibraryRoute, type LibraryRoute } from '../../utils/library/route';
import { PLAIN_LIST, writeListOptions } from '../../utils/snippets/search';
import type { Snippet } from '../../utils/snippets/snippet';
import { BackupLine } from './backup-line';
import { handOverSnippets } from './handed-snippets';
import { useKeptPlace } from './kept-place';
import { MissedLine } from './missed-line';
import { goToRow, rowAtTop } from './row-place';
import { useListOptions } from './use-list-options';
import type { ViewProps } from './view-props';

type SnippetsProps = ViewProps & { route: Extract<LibraryRoute, { view: 'snippets' }> };

/** What the reader saved: searched, narrowed, sorted, edited in its place, and several changed at once. */
export function SnippetsView(props: SnippetsProps) {
  const list = useSnippets(Infinity);
  const narrowedTo = useRef<readonly string[]>([]);
  if (list === undefined) return null;
  return (
    <>
      <div class="documents-top">
        <h2 class="view-title">{i18n.t('views.snippets')}</h2>
        <a
          class="button outlined"
          href={formatLibraryRoute({ view: 'files' })}
          onClick={() => handOverSnippets(narrowedTo.current)}
        >
          {i18n.t('files.toFiles')}
        </a>
      </div>
      <BackupLine notices={props.notices} />
      {list === null && <Blank title={i18n.t('snippets.failed')} why={i18n.t('snippets.failedWhy')} />}
      {list?.total === 0 && <Blank title={i18n.t('snippets.empty')} why={i18n.t('snippets.emptyWhy')} />}
      {list && list.total > 0 && <SnippetsPart {...props} snippets={list.snippets} narrowedTo={narrowedTo} />}
    </>
  );
}

/** Widths up to which a quote's line is that of a phone, CSS pixels, and the longest quote that is shown whole, UTF-16 units. */
const NARROW = 640;
const QUOTE_UNITS = { narrow: 100, wide: 230 };

interface SnippetsPartProps extends SnippetsProps {
  snippets: readonly Snippet[];
  /** Gets the ids of those that the list is narrowed to; none where it shows all. */
  narrowedTo: { current: readonly string[] };
}

function SnippetsPart({ snippets, narrowedTo, route, notices, settings, go }: SnippetsPartProps) {
  const { options, change, type } = useListOptions(route, go);
  const found = useSnippetSearch(snippets, options);
  const [isEditing, setEditing] = useState(false);
  const shown = useHeld(found.snippets, snippets, isEditing);
  const { copied, copy, remove } = useSnippetActions(notices, settings);
  const changes = snippetChanges(notices);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const input = useRef<HTMLInputElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const rows = useRef<SnippetRowsHandle>(null);
  const isNarrow = useNarrowerThan(NARROW);
  const wordings = useChangedWordings();
  const address = JSON.stringify(writeListOptions(options));
  useKey('/', () => input.current?.focus());
  useKeptPlace(
    true,
    () => scrollTo(0, 0),
    () => rowAtTop(head.current?.offsetHeight ?? 0),
    (place) => goToRow(place, (at) => rows.current?.reveal(at)),
    address,
  );
  const linkedAt = options.id === null ? -1 : shown.findIndex(({ id }) => id === options.id);
  useEffect(() => {
    if (linkedAt >= 0) rows.current?.focus(linkedAt);
  }, [options.id]);
  useLayoutEffect(() => {
    // The row or button that had the focus has gone with the rows.
    if (shown.length === 0 && document.activeElement === document.body) input.current?.focus();
  }, [shown.length]);

  function clear() {
    change({ ...PLAIN_LIST, order: options.order });
    input.current?.focus({ preventScroll: true });
  }

  const selected = shown.filter(({ id }) => selection.has(id));
  narrowedTo.current = shown.length < snippets.length ? shown.map(({ id }) => id) : [];

  function exportSelected() {
    handOverSnippets(selected.map(({ id }) => id));
    go({ view: 'files' });
  }

  return (
    <>
      <SnippetFilters
        options={options}
        found={found}
        inputRef={input}
        onType={type}
        onChange={(part) => {
          change(part);
          // A chip that is taken away leaves the focus to nobody.
          requestAnimationFrame(() => {
            if (document.activeElement === document.body) input.current?.focus({ preventScroll: true });
          });
        }}
        onClear={clear}
        onDown={() => rows.current?.focus(0)}
      />
      {options.id !== null && linkedAt < 0 && (
        <p class="snippet-gone" role="status">
          {i18n.t('snippets.gone')}
        </p>
      )}
      <MissedLine snippets={snippets} notices={notices} />
      {shown.length === 0 ? (
        <Blank title={i18n.t('snippets.noneFound')} why={i18n.t('snippets.noneFoundWhy')}>
          <Button look="outlined" onPress={clear}>
            {i18n.t('snippets.clear')}
          </Button>
        </Blank>
      ) : (
        <section>
          <SnippetHead
            order={options.order}
            selected={selected}
            shown={shown.length}
            total={snippets.length}
            knownTags={found.knownTags}
            headRef={head}
            onOrder={(order) => change({ order })}
            onSelectAll={(all) => setSelection(new Set(all ? shown.map(({ id }) => id) : []))}
            onTag={(tag, add) => void (add ? changes.addTag : changes.removeTag)(selected, tag)}
            onCopy={() => void copy(selected)}
            onExport={exportSelected}
            onDelete={() => void remove(selected)}
          />
          <SnippetRows
            snippets={shown}
            selection={selection}
            copied={copied}
            linked={options.id}
            wordings={wordings}
            knownTags={found.knownTags}
            quoteUnits={isNarrow ? QUOTE_UNITS.narrow : QUOTE_UNITS.wide}
            now={Date.now()}
            covered={head.current?.offsetHeight ?? 0}
            handle={rows}
            hrefOf={(snippet) => snippetHref(snippet)}
            phraseHref={phraseHref}
            onSelect={setSelection}
            onEditing={setEditing}
            onChange={changes.change}
            onTag={(snippet, tag, add) => (add ? changes.addTag : changes.removeTag)([snippet], tag)}
            onCopy={(all) => void copy(all)}
            onDelete={(all) => void remove(all)}
          />
        </section>
      )}
    </>
  );
}

/**
 * What is shown: what was found, but while a snippet is edited the rows keep their places, whatever the change does to
 * their order or to what is found; only what was deleted goes.
 */
function useHeld(found: readonly Snippet[], all: readonly Snippet[], isEditing: boolean): readonly Snippet[] {
  const held = useRef(found);
  if (isEditing) {
    const known = new Map(all.map((snippet) => [snippet.id, snippet]));
    held.current = held.current.flatMap(({ id }) => known.get(id) ?? []);
  } else held.current = found;
  return held.current;
}

function phraseHref(phrase: string): string {
  const options = writeListOptions({ ...PLAIN_LIST, phrase });
  return formatLibraryRoute({ view: 'snippets', options });
}

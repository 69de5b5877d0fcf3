import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import { SnippetRows, type SnippetRowsHandle } from '../../components/snippets/snippet-rows';
import { SnippetFilters, SnippetHead } from '../../components/snippets/snippet-tools';
import { lookUpMissed, snippetChanges, snippetHref } from '../../utils/actions/snippets';
import { useNarrowerThan } from '../../utils/hooks/use-async';
import { useKey } from '../../utils/hooks/use-keys';
import { useNotices } from '../../utils/hooks/use-notices';
import { useChangedWordings, useSnippetActions, useSnippetSearch } from '../../utils/hooks/use-snippets';
import { useSnippets } from '../../utils/hooks/use-stored';
import { formatNumber } from '../../utils/labels/numbers';
import { formatLibraryRoute, type LibraryRoute } from '../../utils/library/route';
import { TYPING_STOP_MS } from '../../utils/limits';
import { type ListOptions, PLAIN_LIST, readListOptions, writeListOptions } from '../../utils/snippets/search';
import type { Snippet } from '../../utils/snippets/snippet';
import { BackupLine } from './backup-part';
import { chooseForExport } from './export-part';
import { type Go, useLibrary } from './library-context';
import { rowAtTop, scrollToRow, useScrollPosition } from './scroll-position';

interface SnippetsProps {
  route: Extract<LibraryRoute, { view: 'snippets' }>;
}

/** What the user saved: searched, filtered, sorted, edited in place, and changed several at once. */
export function SnippetsView({ route }: SnippetsProps) {
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
          onClick={() => chooseForExport(narrowedTo.current)}
        >
          {i18n.t('files.toFiles')}
        </a>
      </div>
      <BackupLine />
      {list === null && <Blank title={i18n.t('snippets.failed')} why={i18n.t('snippets.failedWhy')} />}
      {list?.total === 0 && <Blank title={i18n.t('snippets.empty')} why={i18n.t('snippets.emptyWhy')} />}
      {list && list.total > 0 && (
        <SnippetsPart route={route} snippets={list.snippets} narrowedTo={narrowedTo} />
      )}
    </>
  );
}

/**
 * Widest window in which a quote's line is that of a phone, CSS pixels, and the longest quotes shown in full,
 * UTF-16 units.
 */
const NARROW = 640;
const QUOTE_UNITS = { narrow: 100, wide: 230 };

interface SnippetsPartProps extends SnippetsProps {
  snippets: readonly Snippet[];
  /** Set to the ids of those that the list is filtered to; empty where it shows all. */
  narrowedTo: { current: readonly string[] };
}

function SnippetsPart({ snippets, narrowedTo, route }: SnippetsPartProps) {
  const { go } = useLibrary();
  const { options, change, type } = useListOptions(route, go);
  const found = useSnippetSearch(snippets, options);
  const [isEditing, setEditing] = useState(false);
  const shown = useStableRows(found.snippets, snippets, isEditing);
  const input = useRef<HTMLInputElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const rows = useRef<SnippetRowsHandle>(null);
  useKey('/', () => input.current?.focus());
  useScrollPosition(
    true,
    () => scrollTo(0, 0),
    () => rowAtTop(head.current?.offsetHeight ?? 0),
    (place) => scrollToRow(place, (at) => rows.current?.reveal(at)),
    JSON.stringify(writeListOptions(options)),
  );
  const linkedAt = options.id === null ? -1 : shown.findIndex(({ id }) => id === options.id);
  useEffect(() => {
    if (linkedAt >= 0) rows.current?.focus(linkedAt);
  }, [options.id]);
  useLayoutEffect(() => {
    // The focused row or button has gone with the rows.
    if (shown.length === 0 && document.activeElement === document.body) input.current?.focus();
  }, [shown.length]);

  function clear() {
    change({ ...PLAIN_LIST, order: options.order });
    input.current?.focus({ preventScroll: true });
  }

  narrowedTo.current = shown.length < snippets.length ? shown.map(({ id }) => id) : [];
  return (
    <>
      <SnippetFilters
        options={options}
        found={found}
        inputRef={input}
        onType={type}
        onChange={(part) => {
          change(part);
          // A removed chip leaves the focus nowhere.
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
      <MissedLine snippets={snippets} />
      <SnippetList
        shown={shown}
        total={snippets.length}
        options={options}
        knownTags={found.knownTags}
        headRef={head}
        rowsRef={rows}
        onOrder={(order) => change({ order })}
        onClear={clear}
        onEditing={setEditing}
      />
    </>
  );
}

interface SnippetListProps {
  shown: readonly Snippet[];
  /** Number of all snippets. */
  total: number;
  options: ListOptions;
  /** Tags in use, most frequent first. */
  knownTags: readonly string[];
  headRef: RefObject<HTMLDivElement | null>;
  rowsRef: RefObject<SnippetRowsHandle | null>;
  onOrder(order: ListOptions['order']): void;
  /** Shows all snippets again. */
  onClear(): void;
  onEditing(isEditing: boolean): void;
}

/** The snippets that the filters leave, with what can be done with the selected ones. */
function SnippetList(props: SnippetListProps) {
  const { shown, options, knownTags, headRef } = props;
  const { settings, go } = useLibrary();
  const notices = useNotices();
  const { copied, copy, remove } = useSnippetActions(settings);
  const changes = snippetChanges(notices);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const isNarrow = useNarrowerThan(NARROW);
  const wordings = useChangedWordings();
  const selected = shown.filter(({ id }) => selection.has(id));

  function exportSelected() {
    chooseForExport(selected.map(({ id }) => id));
    go({ view: 'files' });
  }

  if (shown.length === 0)
    return (
      <Blank title={i18n.t('snippets.noneFound')} why={i18n.t('snippets.noneFoundWhy')}>
        <Button look="outlined" onPress={props.onClear}>
          {i18n.t('snippets.clear')}
        </Button>
      </Blank>
    );
  return (
    <section>
      <SnippetHead
        order={options.order}
        selected={selected}
        shown={shown.length}
        total={props.total}
        knownTags={knownTags}
        headRef={headRef}
        onOrder={props.onOrder}
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
        knownTags={knownTags}
        quoteUnits={isNarrow ? QUOTE_UNITS.narrow : QUOTE_UNITS.wide}
        now={Date.now()}
        covered={headRef.current?.offsetHeight ?? 0}
        handle={props.rowsRef}
        hrefOf={(snippet) => snippetHref(snippet)}
        phraseHref={phraseHref}
        onSelect={setSelection}
        onEditing={props.onEditing}
        onChange={changes.change}
        onTag={(snippet, tag, add) => (add ? changes.addTag : changes.removeTag)([snippet], tag)}
        onCopy={(all) => void copy(all)}
        onDelete={(all) => void remove(all)}
      />
    </section>
  );
}

/**
 * What is shown: what was found. While a snippet is edited, the rows stay as they are, whatever the change
 * does to their order or to the search; only deleted ones go.
 */
function useStableRows(
  found: readonly Snippet[],
  all: readonly Snippet[],
  isEditing: boolean,
): readonly Snippet[] {
  const kept = useRef(found);
  if (isEditing) {
    const known = new Map(all.map((snippet) => [snippet.id, snippet]));
    kept.current = kept.current.flatMap(({ id }) => known.get(id) ?? []);
  } else kept.current = found;
  return kept.current;
}

function phraseHref(phrase: string): string {
  const options = writeListOptions({ ...PLAIN_LIST, phrase });
  return formatLibraryRoute({ view: 'snippets', options });
}

interface MissedLineProps {
  /** All snippets. */
  snippets: readonly Snippet[];
}

/**
 * Says how many snippets were not looked up when they were saved, and offers to do it now; empty where all
 * were.
 */
export function MissedLine({ snippets }: MissedLineProps) {
  const notices = useNotices();
  const [isBusy, setBusy] = useState(false);
  const missed = snippets.filter(({ lookedUp }) => !lookedUp);
  if (missed.length === 0) return null;
  const press = () => {
    setBusy(true);
    void lookUpMissed(missed, notices).finally(() => setBusy(false));
  };
  return (
    <p class="snippet-missed" role="status">
      <span>{i18n.t('snippets.missed', missed.length, [formatNumber(missed.length)])}</span>{' '}
      <Button look="outlined" busy={isBusy} onPress={press}>
        {i18n.t('snippets.lookUpMissed')}
      </Button>
    </p>
  );
}

/** The filters and the order of the list of snippets, all kept in the address. */
interface ListAddress {
  readonly options: ListOptions;
  /** Changes options, with a history entry of its own. */
  change(part: Partial<ListOptions>): void;
  /**
   * The search text has changed: the first key makes a history entry, further keys replace it until nothing
   * is typed for TYPING_STOP_MS.
   */
  type(text: string): void;
}

/**
 * The options in a list's address, and how to change them. Any change drops the snippet that the address
 * named.
 */
export function useListOptions(route: Extract<LibraryRoute, { view: 'snippets' }>, go: Go): ListAddress {
  const options = readListOptions(route.options);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isTyping = useRef(false);
  useEffect(() => {
    const stop = () => {
      isTyping.current = false;
    };
    // What comes from the history or a link is not typed.
    addEventListener('popstate', stop);
    return () => {
      removeEventListener('popstate', stop);
      clearTimeout(timer.current);
    };
  }, []);

  function show(part: Partial<ListOptions>, replace: boolean) {
    go({ view: 'snippets', options: writeListOptions({ ...options, id: null, ...part }) }, replace);
  }

  function type(text: string) {
    show({ text }, isTyping.current);
    isTyping.current = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      isTyping.current = false;
    }, TYPING_STOP_MS);
  }

  function change(part: Partial<ListOptions>) {
    isTyping.current = false;
    show(part, false);
  }

  return { options, change, type };
}

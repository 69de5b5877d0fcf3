import type { Ref } from 'preact';
import { useEffect, useImperativeHandle, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Snippet, SnippetChange } from '../../utils/snippets/snippet';
import { type RovingRows, useRangeSelection, useRovingRows } from '../common/use-roving-rows';
import { VirtualRows, type VirtualRowsHandle } from '../common/virtual-rows';
import { type SnippetField, SnippetRow, type SnippetRowActions, type SnippetRowProps } from './snippet-row';

interface SnippetRowsProps
  extends Pick<SnippetRowProps, 'knownTags' | 'quoteUnits' | 'now'>,
    Pick<SnippetRowActions, 'hrefOf' | 'phraseHref'> {
  snippets: readonly Snippet[];
  /** Ids of the selected ones. */
  selection: ReadonlySet<string>;
  /** Ids of the one just copied, and of the one that the address names. */
  copied: string | null;
  linked: string | null;
  /** What open pages have instead of changed wordings, by the snippets' ids. */
  wordings: ReadonlyMap<string, string>;
  /** Height of what covers the top of the window, px. */
  covered: number;
  handle: Ref<SnippetRowsHandle>;
  onSelect(selection: ReadonlySet<string>): void;
  /** Whether one is being edited: meanwhile the list has to keep its order. */
  onEditing(isEditing: boolean): void;
  onChange(snippet: Snippet, change: SnippetChange): Promise<boolean>;
  onTag(snippet: Snippet, tag: string, add: boolean): Promise<boolean>;
  onCopy(snippets: readonly Snippet[]): void;
  onDelete(snippets: readonly Snippet[]): void;
}

export interface SnippetRowsHandle {
  /** Scrolls until a row is visible. */
  reveal(at: number): void;
  /** Focuses a row and scrolls to it. */
  focus(at: number): void;
}

/** Time for which a row says that a change was stored, ms. */
const SAVED_MS = 2_000;

/** Estimated height of a row, px: a quote of two lines with its facts and buttons. */
const ROW_HEIGHT = 190;

/**
 * The snippets, a row each. Tab reaches one row; arrow keys, J and K, Home and End move to the others, and
 * letters do what the row's buttons do. When a row goes, the row in its place is focused.
 */
export function SnippetRows(props: SnippetRowsProps) {
  const { snippets, selection } = props;
  const rows = useRef<VirtualRowsHandle>(null);
  const ids = snippets.map(({ id }) => id);
  const roving = useRovingRows(ids, (at) => rows.current?.reveal(at));
  const select = useRangeSelection(ids, selection, props.onSelect);
  const { edited, whole, saved, edit, actions } = useRowActions(props, roving, select);
  useImperativeHandle(props.handle, () => ({
    reveal: (at) => rows.current?.reveal(at),
    focus: roving.focus,
  }));

  const onKeyDown = keyHandler(props, roving, select, edit);

  function rowAt(at: number) {
    const snippet = snippets[at];
    const { id } = snippet;
    return (
      <SnippetRow
        snippet={snippet}
        selected={selection.has(id)}
        current={at === roving.current}
        linked={id === props.linked}
        editing={edited?.id === id ? edited.field : null}
        whole={whole.has(id)}
        wordingNow={props.wordings.get(id) ?? null}
        copied={props.copied === id}
        saved={saved === id}
        knownTags={props.knownTags}
        quoteUnits={props.quoteUnits}
        now={props.now}
        actions={actions}
      />
    );
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are for the rows in it.
    <div class="snippet-rows" ref={roving.box} onKeyDown={onKeyDown} onFocusIn={roving.onFocusIn}>
      <VirtualRows
        count={snippets.length}
        rowHeight={ROW_HEIGHT}
        keyOf={(at) => ids[at]}
        label={i18n.t('snippets.rows')}
        kept={roving.current}
        covered={props.covered}
        handle={rows}
      >
        {rowAt}
      </VirtualRows>
    </div>
  );
}

/** What keys do in a row: the moves of `RovingRows`, and what the row's buttons do. */
function keyHandler(
  props: SnippetRowsProps,
  roving: RovingRows,
  select: Select,
  edit: RowActions['edit'],
): (event: KeyboardEvent) => void {
  const { snippets, selection } = props;
  return (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || snippets.length === 0) return;
    const target = event.target as HTMLElement;
    const isBox = target instanceof HTMLInputElement && target.type === 'checkbox';
    if (!isBox && target.matches('input, textarea')) return;
    const isOnRow = target.matches('.snippet-row');
    const at = roving.placeOf(target) ?? roving.current;
    const snippet = snippets[at];
    const toggle = () => select(at, !selection.has(snippet.id), event.shiftKey);
    const keys: Record<string, (() => void) | undefined> = {
      ...roving.stepsFrom(at),
      e: () => edit(at, 'note'),
      t: () => edit(at, 'tags'),
      x: toggle,
      c: () => props.onCopy([snippet]),
      delete: () => props.onDelete([snippet]),
      enter: isOnRow ? () => roving.rowOf(at)?.querySelector<HTMLElement>('.snippet-go')?.click() : undefined,
      ' ': isOnRow ? toggle : undefined,
    };
    const act = keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  };
}

type Select = ReturnType<typeof useRangeSelection>;

interface RowActions {
  readonly edited: { readonly id: string; readonly field: SnippetField } | null;
  /** Ids of the snippets shown in full. */
  readonly whole: ReadonlySet<string>;
  /** Id of the snippet of which a change was just stored. */
  readonly saved: string | null;
  edit(at: number, field: SnippetField): void;
  /** The same object at every drawing. */
  readonly actions: SnippetRowActions;
}

/** What the rows can do, and what they show of it. */
function useRowActions(props: SnippetRowsProps, roving: RovingRows, select: Select): RowActions {
  const { snippets } = props;
  const [edited, setEdited] = useState<RowActions['edited']>(null);
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  const [saved, setSaved] = useState<string | null>(null);
  useEffect(() => {
    if (saved === null) return;
    const timer = setTimeout(() => setSaved(null), SAVED_MS);
    return () => clearTimeout(timer);
  }, [saved]);
  const isEditing = edited !== null && snippets.some(({ id }) => id === edited.id);
  useEffect(() => props.onEditing(isEditing), [isEditing]);

  function edit(at: number, field: SnippetField) {
    roving.stay(at);
    setEdited({ id: snippets[at].id, field });
  }

  async function store(id: string, done: Promise<boolean>): Promise<boolean> {
    const isDone = await done;
    if (isDone) setSaved(id);
    return isDone;
  }

  const indexOf = (id: string) => snippets.findIndex((snippet) => snippet.id === id);
  const actions = useLatest<SnippetRowActions>({
    hrefOf: props.hrefOf,
    phraseHref: props.phraseHref,
    select: (id, isSelected, isRange) => select(indexOf(id), isSelected, isRange),
    showWhole(id) {
      roving.focus(indexOf(id));
      setWhole(new Set(whole).add(id));
    },
    edit: (id, field) => edit(indexOf(id), field),
    change: (snippet, change) => store(snippet.id, props.onChange(snippet, change)),
    tag: (snippet, tag, add) => void store(snippet.id, props.onTag(snippet, tag, add)),
    edited(id, byKey) {
      setEdited((now) => (now?.id === id ? null : now));
      if (byKey) roving.focus(indexOf(id));
    },
    copy: (snippet) => props.onCopy([snippet]),
    remove: (snippet) => props.onDelete([snippet]),
  });
  return { edited, whole, saved, edit, actions };
}

/** An object of functions that stays the same, while calls reach the latest functions. */
function useLatest<T extends object>(functions: T): T {
  const latest = useRef(functions);
  latest.current = functions;
  return useMemo(
    () =>
      new Proxy(functions, {
        get: (_, name) => Reflect.get(latest.current, name),
      }),
    [],
  );
}

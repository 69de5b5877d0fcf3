import type { ComponentChildren, Ref } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { kindName } from '../../utils/labels/corpus';
import { FOLLOW_REST_MS } from '../../utils/limits';
import { MARK_KINDS } from '../../utils/marks/kinds';
import type { AgesOfPage } from '../../utils/reports/page-ages';
import type { PlaceWording, WordingFilter } from '../../utils/reports/page-places';
import type { PagePhrase } from '../../utils/reports/report';
import type { SaveMark } from '../common/button';
import { VirtualRows, type VirtualRowsHandle } from '../common/virtual-rows';
import { ListOrder } from './list-order';
import { isHidable, PhraseRow } from './phrase-list';

/** A row: one occurrence, or a phrase with all its occurrences. */
interface PlaceRow extends PlaceWording {
  /** Identifies the row when the page changes. */
  readonly key: string;
  /** Whether it is in the page's viewport. */
  readonly seen: boolean;
}

interface PlaceListProps<R extends PlaceRow> {
  rows: readonly R[];
  /** What is listed, for screen readers. */
  label: string;
  /** Height of what covers the top of the window, px. */
  covered: number;
  /** Whether the list, in reading order, scrolls along with its page. */
  follows: boolean;
  /** Shown after a row's wording. */
  countOf?(row: R): ComponentChildren;
  saveOf(row: R): SaveMark;
  onGo(row: R): void;
  onSave(row: R): void;
  onHide(row: R): void;
  onLookUp(row: R): void;
}

/** Height of a one-line row with its rule, px. */
const ROW_HEIGHT = 45;

/** Rows that Page Up and Page Down jump over. */
const LEAP = 10;

/**
 * The marks of a page, in a list that scrolls with the window. Those in the page's viewport are highlighted,
 * and the list follows the page unless the user is busy in it. Tab reaches one row; keys move between rows.
 */
export function PlaceList<R extends PlaceRow>(props: PlaceListProps<R>) {
  const { rows, label, covered, follows } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const box = useRef<HTMLElement>(null);
  const list = useRef<VirtualRowsHandle>(null);
  const toFocus = useRef(false);
  const seen = seenRows(rows);
  const at = rows.findIndex(({ key }) => key === chosen);
  const current = Math.max(at === -1 ? (seen?.first ?? 0) : at, 0);
  useFollowing(box, list, follows ? seen : null);

  useLayoutEffect(() => {
    if (!toFocus.current) return;
    toFocus.current = false;
    const row = box.current?.querySelector<HTMLElement>(`[data-index="${current}"] .phrase-go`);
    row?.focus({ preventScroll: true });
    list.current?.reveal(current);
  });

  function onKeyDown(event: KeyboardEvent) {
    const last = rows.length - 1;
    const targets: Record<string, number> = {
      ArrowDown: Math.min(current + 1, last),
      ArrowUp: Math.max(current - 1, 0),
      PageDown: Math.min(current + LEAP, last),
      PageUp: Math.max(current - LEAP, 0),
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    toFocus.current = true;
    setChosen(rows[target].key);
  }

  return (
    <section
      class="place-list"
      aria-label={label}
      ref={box}
      onKeyDown={onKeyDown}
      onFocusOut={() => setChosen(null)}
    >
      <VirtualRows
        class="phrases"
        count={rows.length}
        rowHeight={ROW_HEIGHT}
        keyOf={(row) => rows[row].key}
        kept={current}
        covered={covered}
        handle={list}
      >
        {(index) => (
          <PlaceItem
            {...props}
            row={rows[index]}
            tabIndex={index === current ? 0 : -1}
            onFocus={() => setChosen(rows[index].key)}
          />
        )}
      </VirtualRows>
    </section>
  );
}

interface PlaceItemProps<R extends PlaceRow>
  extends Pick<PlaceListProps<R>, 'countOf' | 'saveOf' | 'onGo' | 'onSave' | 'onHide' | 'onLookUp'> {
  row: R;
  tabIndex: number;
  onFocus(): void;
}

function PlaceItem<R extends PlaceRow>(props: PlaceItemProps<R>) {
  const { row, tabIndex, countOf, saveOf, onFocus } = props;
  return (
    <div class={`phrase${row.seen ? ' seen' : ''}`} onFocusIn={onFocus}>
      <PhraseRow
        text={row.text}
        kind={row.kind}
        seen={row.seen}
        tabIndex={tabIndex}
        save={saveOf(row)}
        onGo={() => props.onGo(row)}
        onSave={() => props.onSave(row)}
        onHide={isHidable(row) ? () => props.onHide(row) : undefined}
        onLookUp={() => props.onLookUp(row)}
      >
        {countOf?.(row)}
      </PhraseRow>
    </div>
  );
}

/** Scrolls a list along with its page, while the user neither scrolls the list nor has the focus in it. */
function useFollowing(
  box: { readonly current: HTMLElement | null },
  list: { readonly current: VirtualRowsHandle | null },
  seen: SeenRows | null,
): void {
  const before = useRef<SeenRows | null>(null);
  const touched = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    const stop = new AbortController();
    const onTouch = () => {
      touched.current = performance.now();
    };
    for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown'])
      addEventListener(type, onTouch, { capture: true, passive: true, signal: stop.signal });
    return () => stop.abort();
  }, []);

  useEffect(() => {
    const row = rowToFollow(before.current, seen);
    before.current = seen;
    if (row === null || performance.now() - touched.current < FOLLOW_REST_MS) return;
    const isAtWork = document.hasFocus() && box.current?.contains(document.activeElement);
    if (!isAtWork) list.current?.reveal(row);
  }, [seen?.first, seen?.last]);
}

/** First and last row of a list that are in the page's viewport. */
interface SeenRows {
  readonly first: number;
  readonly last: number;
}

/** The rows in the viewport; null where there is none. */
export function seenRows(rows: readonly { readonly seen: boolean }[]): SeenRows | null {
  const first = rows.findIndex(({ seen }) => seen);
  return first === -1 ? null : { first, last: rows.findLastIndex(({ seen }) => seen) };
}

/**
 * The row to scroll to when other rows come into the page's viewport: the one ahead in the direction of
 * scrolling. Null where nothing has moved.
 */
export function rowToFollow(before: SeenRows | null, now: SeenRows | null): number | null {
  if (now === null || (before?.first === now.first && before.last === now.last)) return null;
  return before !== null && now.last > before.last ? now.last : now.first;
}

interface ListHeadProps {
  phrases: readonly PagePhrase[];
  ages: AgesOfPage;
  /** Whether each phrase is listed once, instead of each occurrence. */
  grouped: boolean;
  filter: WordingFilter;
  headRef: Ref<HTMLDivElement>;
  onGroup(grouped: boolean): void;
  onFilter(filter: WordingFilter): void;
}

/** How a page's marks are listed, and how the list is filtered. */
export function ListHead({ phrases, ages, grouped, filter, headRef, onGroup, onFilter }: ListHeadProps) {
  return (
    <div class="list-head" ref={headRef}>
      <fieldset class="list-forms" aria-label={i18n.t('panel.lists')}>
        {[false, true].map((each) => (
          <label key={String(each)}>
            <input
              type="radio"
              name="list"
              value={each ? 'phrases' : 'places'}
              checked={grouped === each}
              onChange={() => onGroup(each)}
            />
            <span>{each ? i18n.t('panel.phrases') : i18n.t('panel.places')}</span>
          </label>
        ))}
      </fieldset>
      <div class="list-filter">
        <input
          type="search"
          lang="zh-Hans"
          autoComplete="off"
          spellcheck={false}
          aria-label={i18n.t('panel.filter')}
          placeholder={i18n.t('panel.filterBox')}
          value={filter.text}
          onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        />
        <select
          aria-label={i18n.t('panel.kinds')}
          value={filter.kind ?? ''}
          onChange={({ currentTarget }) =>
            onFilter({ ...filter, kind: MARK_KINDS.find((kind) => kind === currentTarget.value) ?? null })
          }
        >
          <option value="">{i18n.t('panel.allKinds')}</option>
          {MARK_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {kindName(kind)}
            </option>
          ))}
        </select>
      </div>
      <ListOrder
        phrases={phrases}
        ages={ages}
        filter={filter}
        onFilter={(chosen) => onFilter({ ...filter, ...chosen })}
      />
    </div>
  );
}

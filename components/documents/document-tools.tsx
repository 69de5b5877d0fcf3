import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { DocumentOrder, ListedDocument } from '../../utils/collections/listed-document';
import type { Collection } from '../../utils/collections/user-corpus';
import { collectionName, orderName } from '../../utils/labels/documents';
import { formatNumber } from '../../utils/labels/numbers';
import { Button } from '../common/button';
import { binIcon } from '../common/icons';

/** An order of the list with its direction. */
export interface Sorting {
  readonly order: DocumentOrder;
  readonly descending: boolean;
}

interface DocumentHeadProps {
  sorting: Sorting;
  /** How many of the documents shown are selected, and how many are shown. */
  selected: number;
  total: number;
  changeable: boolean;
  onSort(sorting: Sorting): void;
  onSelectAll(selected: boolean): void;
  /** Shown instead of the orders. */
  children?: ComponentChildren;
}

const ORDERS = ['title', 'year', 'han', 'share', 'added'] as const;

/** The head of the list: a box that selects everything, and the order. The same order again reverses it. */
export function DocumentHead({
  sorting,
  selected,
  total,
  changeable,
  onSort,
  onSelectAll,
  children,
}: DocumentHeadProps) {
  const box = useRef<HTMLInputElement>(null);
  const some = selected > 0 && selected < total;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  const hadSelection = useRef(false);
  useEffect(() => {
    // The pressed button has gone with the selection.
    const lost = hadSelection.current && selected === 0 && document.activeElement === document.body;
    if (lost) box.current?.focus({ preventScroll: true });
    hadSelection.current = selected > 0;
  }, [selected]);
  return (
    <div class="document-head">
      <input
        ref={box}
        type="checkbox"
        class="document-check"
        checked={selected > 0 && selected === total}
        disabled={!changeable || total === 0}
        aria-label={i18n.t('documents.selectAll')}
        onChange={(event) => onSelectAll(event.currentTarget.checked)}
      />
      {children ?? <Orders sorting={sorting} onSort={onSort} />}
    </div>
  );
}

function Orders({ sorting, onSort }: Pick<DocumentHeadProps, 'sorting' | 'onSort'>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as part of the rows' columns.
    <div class="document-orders" role="group" aria-label={i18n.t('documents.sort')}>
      {ORDERS.map((order) => {
        const isCurrent = order === sorting.order;
        return (
          <button
            type="button"
            class="document-order"
            key={order}
            aria-pressed={isCurrent}
            onClick={() => onSort({ order, descending: isCurrent ? !sorting.descending : order !== 'title' })}
          >
            {orderName(order)}
            <span class="document-arrow" aria-hidden="true">
              {isCurrent && (sorting.descending ? '↓' : '↑')}
            </span>
            {isCurrent && (
              <span class="only-read-aloud">
                {sorting.descending ? i18n.t('documents.descending') : i18n.t('documents.ascending')}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

interface DocumentSelectionProps {
  /** The selected ones. */
  documents: readonly ListedDocument[];
  collections: readonly Collection[];
  onHide(ids: readonly string[], hide: boolean): void;
  onRemove(ids: readonly string[]): void;
  onMove(ids: readonly string[], collection: string): void;
  onClear(): void;
}

/** What can be done with the selected documents, each action with the documents it applies to. */
export function DocumentSelection(props: DocumentSelectionProps) {
  const { documents, collections, onHide, onRemove, onMove, onClear } = props;
  const own = documents.filter((document) => document.own).map(({ id }) => id);
  const bundled = documents.filter((document) => !document.own);
  const shown = bundled.filter(({ state }) => state !== 'hidden').map(({ id }) => id);
  const hidden = bundled.filter(({ state }) => state === 'hidden').map(({ id }) => id);
  const targets = collections.filter(({ id }) => id !== 'bundled' && id !== 'record');
  return (
    <div class="document-selection" role="toolbar" aria-label={i18n.t('documents.selectionActions')}>
      <p role="status">{i18n.t('documents.selected', documents.length, [formatNumber(documents.length)])}</p>
      {shown.length > 0 && (
        <Button look="outlined" onPress={() => onHide(shown, true)}>
          {i18n.t('documents.hideCount', [formatNumber(shown.length)])}
        </Button>
      )}
      {hidden.length > 0 && (
        <Button look="outlined" onPress={() => onHide(hidden, false)}>
          {i18n.t('documents.showCount', [formatNumber(hidden.length)])}
        </Button>
      )}
      {own.length > 0 && (
        <Button look="outlined" icon={binIcon} onPress={() => onRemove(own)}>
          {i18n.t('documents.removeCount', [formatNumber(own.length)])}
        </Button>
      )}
      {own.length > 0 && targets.length > 1 && (
        <select
          class="select"
          aria-label={i18n.t('documents.moveTo')}
          value=""
          onChange={(event) => onMove(own, event.currentTarget.value)}
        >
          <option value="" disabled>
            {i18n.t('documents.moveTo')}
          </option>
          {targets.map((collection) => (
            <option value={collection.id} key={collection.id}>
              {collectionName(collection)}
            </option>
          ))}
        </select>
      )}
      <Button onPress={onClear}>{i18n.t('documents.clearSelection')}</Button>
    </div>
  );
}

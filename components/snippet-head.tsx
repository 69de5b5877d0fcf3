import type { Ref } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { ORDERS, type SnippetOrder } from '../utils/snippets/search';
import type { Snippet } from '../utils/snippets/snippet';
import { Button } from './button';
import { figure } from './figures';
import { binIcon, copyIcon, exportIcon } from './icons';
import { snippetOrderName } from './snippet-words';
import { TagInput } from './tag-input';

export interface SnippetHeadProps {
  order: SnippetOrder;
  /** Those shown that are selected, and how many are shown, and are there. */
  selected: readonly Snippet[];
  shown: number;
  total: number;
  /** Tags there are, most frequent first. */
  knownTags: readonly string[];
  headRef: Ref<HTMLDivElement>;
  onOrder(order: SnippetOrder): void;
  onSelectAll(selected: boolean): void;
  onTag(tag: string, add: boolean): void;
  onCopy(): void;
  /** To the view in which files are made, with those that are selected. */
  onExport(): void;
  onDelete(): void;
}

/** The head of the list: how many there are and in what order, or what can be done with those that are selected. */
export function SnippetHead(props: SnippetHeadProps) {
  const { order, selected, shown, total, headRef, onOrder, onSelectAll } = props;
  const box = useRef<HTMLInputElement>(null);
  const some = selected.length > 0 && selected.length < shown;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  const hadSelection = useRef(false);
  useEffect(() => {
    // The button that was pressed has gone with the selection.
    const isLost = hadSelection.current && selected.length === 0 && document.activeElement === document.body;
    if (isLost) box.current?.focus({ preventScroll: true });
    hadSelection.current = selected.length > 0;
  }, [selected.length]);
  const count =
    shown === total
      ? i18n.t('snippets.count', total, [figure(total)])
      : i18n.t('snippets.countOf', [figure(shown), figure(total)]);
  return (
    <div class="snippet-head" ref={headRef}>
      <input
        ref={box}
        type="checkbox"
        class="snippet-check"
        checked={selected.length > 0 && selected.length === shown}
        aria-label={i18n.t('snippets.selectAll')}
        onChange={(event) => onSelectAll(event.currentTarget.checked)}
      />
      <p role="status">
        {selected.length > 0
          ? i18n.t('snippets.selected', selected.length, [figure(selected.length)])
          : count}
      </p>
      {selected.length > 0 ? (
        <Selection {...props} />
      ) : (
        <label class="snippet-order">
          <span>{i18n.t('snippets.sort')}</span>
          <select
            class="select"
            value={order}
            onChange={({ currentTarget: { value } }) =>
              onOrder(ORDERS.find((each) => each === value) ?? order)
            }
          >
            {ORDERS.map((each) => (
              <option key={each} value={each}>
                {snippetOrderName(each)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function Selection({
  selected,
  knownTags,
  onSelectAll,
  onTag,
  onCopy,
  onExport,
  onDelete,
}: SnippetHeadProps) {
  const tags = [...new Set(selected.flatMap((snippet) => snippet.tags))];
  const onAll = tags.filter((tag) => selected.every((snippet) => snippet.tags.includes(tag)));
  return (
    <div class="snippet-selection" role="toolbar" aria-label={i18n.t('snippets.selectionActions')}>
      <TagInput
        label={i18n.t('snippets.addTag')}
        known={knownTags}
        taken={onAll}
        addsOnLeave={false}
        onAdd={(tag) => onTag(tag, true)}
        onClose={() => undefined}
      />
      {tags.length > 0 && (
        <select
          class="select"
          aria-label={i18n.t('snippets.takeTag')}
          value=""
          onChange={({ currentTarget }) => {
            const tag = currentTarget.value;
            // The same tag can be taken away again after an undo.
            currentTarget.value = '';
            onTag(tag, false);
          }}
        >
          <option value="" disabled>
            {i18n.t('snippets.takeTag')}
          </option>
          {tags.map((tag) => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
        </select>
      )}
      <Button look="outlined" icon={copyIcon} onPress={onCopy}>
        {i18n.t('snippets.copy')}
      </Button>
      <Button look="outlined" icon={exportIcon} onPress={onExport}>
        {i18n.t('snippets.export')}
      </Button>
      <Button look="outlined" icon={binIcon} onPress={onDelete}>
        {i18n.t('snippets.delete')}
      </Button>
      <Button onPress={() => onSelectAll(false)}>{i18n.t('snippets.selectNone')}</Button>
    </div>
  );
}

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ListedDocument } from '../../utils/collections/listed-document';
import type { Collection } from '../../utils/collections/user-corpus';
import {
  collectionNameOf,
  creditTexts,
  dateText,
  levelName,
  sourceText,
  stateName,
} from '../../utils/labels/documents';
import { absoluteTime, formatNumber, formatPercent, relativeTime } from '../../utils/labels/numbers';
import { Button } from '../common/button';
import { VirtualRows, type VirtualRowsHandle } from '../common/virtual-rows';

interface DocumentRowsProps extends Pick<DocumentRowProps, 'collections' | 'changeable' | 'now'> {
  documents: readonly ListedDocument[];
  /** Ids of the selected ones. */
  selection: ReadonlySet<string>;
  hrefOf(id: string): string;
  onSelect(selection: ReadonlySet<string>): void;
  onEdit(document: ListedDocument): void;
  onRemove(ids: readonly string[]): void;
  onHide(ids: readonly string[], hide: boolean): void;
}

/**
 * The documents, a row each. Tab reaches one row; arrow keys, Home and End move to the others, Space selects.
 * When a row goes, the row in its place is focused.
 */
export function DocumentRows(props: DocumentRowsProps) {
  const { documents, selection, hrefOf, onSelect } = props;
  const [place, setPlace] = useState(0);
  const rows = useRef<VirtualRowsHandle>(null);
  const box = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const anchor = useRef<string | null>(null);
  const removed = useRef<string | null>(null);
  const current = Math.min(place, documents.length - 1);

  // Before the next event: with fast keys, a later effect of the previous drawing would move the focus back
  // to its row.
  useLayoutEffect(() => {
    if (removed.current !== null && documents.every(({ id }) => id !== removed.current)) {
      removed.current = null;
      wantsFocus.current = document.activeElement === document.body;
    }
    if (!wantsFocus.current) return;
    const link = box.current?.querySelector<HTMLElement>(`[data-index="${current}"] .document-link`);
    if (!link) return;
    wantsFocus.current = false;
    link.focus({ preventScroll: true });
  });

  function goTo(at: number) {
    const next = Math.max(0, Math.min(at, documents.length - 1));
    wantsFocus.current = true;
    setPlace(next);
    rows.current?.reveal(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      Home: 0,
      End: documents.length - 1,
    };
    const isOnLink = event.target instanceof HTMLAnchorElement;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key in steps) goTo(steps[event.key]);
    else if (event.key === ' ' && isOnLink && props.changeable)
      select(current, !selection.has(documents[current].id), event.shiftKey);
    else return;
    event.preventDefault();
  }

  function select(at: number, isSelected: boolean, isRange: boolean) {
    const from = documents.findIndex(({ id }) => id === anchor.current);
    const [first, last] = isRange && from >= 0 ? [Math.min(from, at), Math.max(from, at)] : [at, at];
    const changed = new Set(selection);
    for (const { id } of documents.slice(first, last + 1)) {
      if (isSelected) changed.add(id);
      else changed.delete(id);
    }
    anchor.current = documents[at].id;
    onSelect(changed);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are for the links and buttons of the rows in it.
    <div
      ref={box}
      onKeyDown={onKeyDown}
      onFocusIn={({ target }) => {
        const at = (target as Element).closest<HTMLElement>('[data-index]')?.dataset.index;
        if (at !== undefined) setPlace(Number(at));
      }}
    >
      <VirtualRows
        count={documents.length}
        rowHeight={64}
        keyOf={(at) => documents[at].id}
        label={i18n.t('documents.list')}
        handle={rows}
      >
        {(at) => {
          const document = documents[at];
          return (
            <DocumentRow
              document={document}
              collections={props.collections}
              href={hrefOf(document.id)}
              selected={selection.has(document.id)}
              current={at === current}
              changeable={props.changeable}
              now={props.now}
              onSelect={(isSelected, isRange) => select(at, isSelected, isRange)}
              onEdit={() => props.onEdit(document)}
              onRemove={() => {
                removed.current = document.id;
                props.onRemove([document.id]);
              }}
              onHide={(hide) => props.onHide([document.id], hide)}
            />
          );
        }}
      </VirtualRows>
    </div>
  );
}

interface DocumentRowProps {
  document: ListedDocument;
  collections: readonly Collection[];
  /** Address of the document's text. */
  href: string;
  selected: boolean;
  /** Whether Tab reaches this row. */
  current: boolean;
  /** Whether the user's database can be changed. */
  changeable: boolean;
  /** ms since the epoch, for "5 minutes ago". */
  now: number;
  /** `isRange` where everything from the last selected row to this one is meant. */
  onSelect(selected: boolean, isRange: boolean): void;
  onEdit(): void;
  onRemove(): void;
  onHide(hide: boolean): void;
}

/** A document in the list: its facts, and what can be done with it. */
function DocumentRow(props: DocumentRowProps) {
  const { document, collections, href, selected, current, changeable, onSelect } = props;
  const { title, state, han, share } = document;
  const stop = current ? 0 : -1;
  const facts = [
    collectionNameOf(collections, document.collection),
    levelName(document.level),
    sourceText(document),
    ...creditTexts(document),
  ].filter((fact) => fact !== '');
  return (
    <div class={`document-row ${state}`}>
      <input
        type="checkbox"
        class="document-check"
        checked={selected}
        disabled={!changeable}
        tabIndex={stop}
        aria-label={i18n.t('documents.select', [title])}
        onClick={(event) => onSelect(event.currentTarget.checked, event.shiftKey)}
      />
      <div class="document-name">
        <a href={href} class="document-link" lang="zh-Hans" tabIndex={stop}>
          {title}
        </a>
        <p class="document-facts">
          {state !== 'used' && <strong class="document-state">{stateName(state)}</strong>}
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </div>
      <Fact name={i18n.t('documents.order.year')}>{dateText(document)}</Fact>
      <Fact name={i18n.t('documents.order.han')}>{formatNumber(han)}</Fact>
      <Fact name={i18n.t('documents.order.share')}>{share === null ? '' : formatPercent(share)}</Fact>
      <Added time={document.addedAt} now={props.now} />
      <div class="document-actions">{changeable && <Actions {...props} stop={stop} />}</div>
    </div>
  );
}

/** A number of the row; empty ones keep their column. */
function Fact({ name, children }: { name: string; children: string }) {
  return (
    <span class="document-fact">
      {children !== '' && <span class="document-fact-name">{name} </span>}
      {children}
    </span>
  );
}

function Added({ time, now }: { time: number | null; now: number }) {
  const language = i18n.t('localeTag');
  return (
    <span class="document-fact" title={time === null ? undefined : absoluteTime(time, language)}>
      {time !== null && (
        <>
          <span class="document-fact-name">{i18n.t('documents.order.added')} </span>
          {relativeTime(time, now, language)}
        </>
      )}
    </span>
  );
}

function Actions({ document, stop, onEdit, onRemove, onHide }: DocumentRowProps & { stop: number }) {
  const { own, state, title } = document;
  if (!own) {
    const hide = state !== 'hidden';
    const label = hide ? i18n.t('documents.hideThis', [title]) : i18n.t('documents.showThis', [title]);
    return (
      <Button label={label} tabIndex={stop} onPress={() => onHide(hide)}>
        {hide ? i18n.t('documents.hide') : i18n.t('documents.show')}
      </Button>
    );
  }
  return (
    <>
      <Button label={i18n.t('documents.editThis', [title])} tabIndex={stop} onPress={onEdit}>
        {i18n.t('documents.edit')}
      </Button>
      <Button label={i18n.t('documents.removeThis', [title])} tabIndex={stop} onPress={onRemove}>
        {i18n.t('documents.remove')}
      </Button>
    </>
  );
}

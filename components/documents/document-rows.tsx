import type { RefObject } from 'preact';
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
import { useRangeSelection } from '../common/use-roving-rows';
import { VirtualRows, type VirtualRowsHandle } from '../common/virtual-rows';

export interface DocumentRowsProps extends Pick<DocumentRowProps, 'collections' | 'changeable' | 'now'> {
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
  const rows = useRef<VirtualRowsHandle>(null);
  const ids = documents.map(({ id }) => id);
  const select = useRangeSelection(ids, selection, onSelect);
  const { box, current, focus, stay, willRemove } = useLinkFocus(ids, (at) => rows.current?.reveal(at));

  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      Home: 0,
      End: documents.length - 1,
    };
    const isOnLink = event.target instanceof HTMLAnchorElement;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key in steps) focus(steps[event.key]);
    else if (event.key === ' ' && isOnLink && props.changeable)
      select(current, !selection.has(documents[current].id), event.shiftKey);
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are for the links and buttons of the rows in it.
    <div
      ref={box}
      onKeyDown={onKeyDown}
      onFocusIn={({ target }) => {
        const at = (target as Element).closest<HTMLElement>('[data-index]')?.dataset.index;
        if (at !== undefined) stay(Number(at));
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
                willRemove(document.id);
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

interface LinkFocus {
  /** The element with the rows. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** Index of the row that Tab reaches; -1 where there is none. */
  readonly current: number;
  /** Focuses a row's link and scrolls to it. */
  focus(at: number): void;
  /** Makes Tab reach a row, without focusing it. */
  stay(at: number): void;
  /** The user removes a document: the row in its place is to be focused when it has gone. */
  willRemove(id: string): void;
}

/** @param reveal Scrolls to a row. */
function useLinkFocus(ids: readonly string[], reveal: (at: number) => void): LinkFocus {
  const [place, stay] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const removed = useRef<string | null>(null);
  const current = Math.min(place, ids.length - 1);

  // Before the next event: with fast keys, a later effect of the previous drawing would move the focus back
  // to its row.
  useLayoutEffect(() => {
    if (removed.current !== null && !ids.includes(removed.current)) {
      removed.current = null;
      wantsFocus.current = document.activeElement === document.body;
    }
    if (!wantsFocus.current) return;
    const link = box.current?.querySelector<HTMLElement>(`[data-index="${current}"] .document-link`);
    if (!link) return;
    wantsFocus.current = false;
    link.focus({ preventScroll: true });
  });

  return {
    box,
    current,
    focus(at) {
      const next = Math.max(0, Math.min(at, ids.length - 1));
      wantsFocus.current = true;
      stay(next);
      reveal(next);
    },
    stay,
    willRemove(id) {
      removed.current = id;
    },
  };
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

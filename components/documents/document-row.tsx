import { i18n } from '#i18n';
import type { Collection } from '../../utils/collections/collection';
import type { ListedDocument } from '../../utils/collections/listed-document';
import { collectionNameOf } from '../../utils/labels/collection-words';
import { creditWords, dateWords, levelName, sourceWords, stateName } from '../../utils/labels/document-words';
import { figure, percent } from '../../utils/labels/figures';
import { absoluteTime, relativeTime } from '../../utils/labels/time-words';
import { Button } from '../common/button';

export interface DocumentRowProps {
  document: ListedDocument;
  collections: readonly Collection[];
  /** Address of the document's text. */
  href: string;
  selected: boolean;
  /** Whether the row is the list's stop on the way of the Tab key. */
  current: boolean;
  /** Whether the reader's database can be changed. */
  changeable: boolean;
  /** ms since the epoch, for "5 minutes ago". */
  now: number;
  /** `toHere` is true where all from the last one chosen to this one are meant. */
  onSelect(selected: boolean, toHere: boolean): void;
  onEdit(): void;
  onRemove(): void;
  onHide(hide: boolean): void;
}

/** One document of the list: what is known of it, and what can be done with it. */
export function DocumentRow(props: DocumentRowProps) {
  const { document, collections, href, selected, current, changeable, onSelect } = props;
  const { title, state, han, share } = document;
  const stop = current ? 0 : -1;
  const facts = [
    collectionNameOf(collections, document.collection),
    levelName(document.level),
    sourceWords(document),
    ...creditWords(document),
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
      <Fact name={i18n.t('documents.order.year')}>{dateWords(document)}</Fact>
      <Fact name={i18n.t('documents.order.han')}>{figure(han)}</Fact>
      <Fact name={i18n.t('documents.order.share')}>{share === null ? '' : percent(share)}</Fact>
      <Added time={document.addedAt} now={props.now} />
      <div class="document-actions">{changeable && <Actions {...props} stop={stop} />}</div>
    </div>
  );
}

/** A figure of the row; empty ones keep their column. */
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
    const words = hide ? i18n.t('documents.hideThis', [title]) : i18n.t('documents.showThis', [title]);
    return (
      <Button label={words} tabIndex={stop} onPress={() => onHide(hide)}>
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

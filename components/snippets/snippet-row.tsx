import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { occurrenceText, shorten } from '../../utils/labels/snippets';
import { NAME_MAX_UNITS, NOTE_MAX_UNITS } from '../../utils/limits';
import type { Snippet } from '../../utils/snippets/snippet';
import { Button } from '../common/button';
import { binIcon, checkIcon, copyIcon, editIcon, noteIcon, tagIcon } from '../common/icons';
import { TagEdit, TextEdit } from './snippet-fields';
import {
  ChangedWording,
  SnippetFacts,
  SnippetNote,
  SnippetPhrases,
  SnippetQuote,
  SnippetTags,
  SnippetTitle,
} from './snippet-parts';

/** The editable fields of a snippet. */
export type SnippetField = 'note' | 'tags' | 'title';

export interface SnippetRowProps {
  snippet: Snippet;
  selected: boolean;
  /** Whether Tab reaches this row. */
  current: boolean;
  /** Whether the address names it. */
  linked: boolean;
  /** The field being edited; null for none. */
  editing: SnippetField | null;
  /** Whether its text and phrases are shown in full. */
  whole: boolean;
  /** What an open page has instead of its wording; null where that is the same, or not known. */
  wordingNow: string | null;
  /** Whether it was just copied, and whether a change was just stored. */
  copied: boolean;
  saved: boolean;
  /** Tags in use, most frequent first. */
  knownTags: readonly string[];
  /** Longest text shown in full, UTF-16 units. */
  quoteUnits: number;
  /** ms since the epoch, for "5 minutes ago". */
  now: number;
  /** The same object at every drawing, so that unchanged rows are not drawn again. */
  actions: SnippetRowActions;
}

/** What a row can do. */
export interface SnippetRowActions {
  /** Where it can be read; null where that can't be opened. */
  hrefOf(snippet: Snippet): string | null;
  /** Address of the list narrowed to a phrase. */
  phraseHref(phrase: string): string;
  /** `isRange` where everything from the last selected row to this one is meant. */
  select(id: string, selected: boolean, isRange: boolean): void;
  showWhole(id: string): void;
  edit(id: string, field: SnippetField): void;
  change(snippet: Snippet, change: { note: string } | { title: string }): Promise<boolean>;
  tag(snippet: Snippet, tag: string, add: boolean): void;
  /** Editing has ended; `byKey` where the focus should return to the row. */
  edited(id: string, byKey: boolean): void;
  copy(snippet: Snippet): void;
  remove(snippet: Snippet): void;
}

/** A row of the list, drawn again only when one of its props changes. */
export function SnippetRow(props: SnippetRowProps) {
  return useMemo(
    () => <Row {...props} />,
    Object.entries(props)
      .filter(([name]) => name !== 'now')
      .map(([, value]) => value),
  );
}

/** The wording, its source, what was known of it, and the user's note and tags. */
function Row(props: SnippetRowProps) {
  const { snippet, selected, current, linked, whole, actions } = props;
  const { id, quote } = snippet;
  const stop = current ? 0 : -1;
  const shortText = shorten(quote.exact);
  // Where its phrases already say everything, nothing is said about the whole wording.
  const isSaid =
    snippet.lookedUp &&
    (snippet.phrases.some(({ phrase, text }) => phrase === snippet.phrase || text === quote.exact) ||
      (snippet.phrases.length > 0 && snippet.hits.length === 0));
  return (
    <article
      class={`snippet-row${selected ? ' selected' : ''}${linked ? ' linked' : ''}`}
      data-id={id}
      aria-label={shortText}
      tabIndex={stop}
    >
      <input
        type="checkbox"
        class="snippet-check"
        checked={selected}
        tabIndex={stop}
        aria-label={i18n.t('snippets.select', [shortText])}
        onClick={(event) => actions.select(id, event.currentTarget.checked, event.shiftKey)}
      />
      <div class="snippet-main">
        <SnippetQuote
          text={quote.exact}
          maxUnits={props.quoteUnits}
          whole={whole}
          tabIndex={stop}
          onWhole={() => actions.showWhole(id)}
        />
        {props.wordingNow !== null && <ChangedWording saved={quote.exact} now={props.wordingNow} />}
        <div class="snippet-source">
          <TitleField {...props} stop={stop} />
          <SnippetFacts snippet={snippet} now={props.now} more={isSaid ? '' : occurrenceText(snippet)} />
        </div>
        <SnippetPhrases
          snippet={snippet}
          whole={whole}
          tabIndex={stop}
          phraseHref={actions.phraseHref}
          onWhole={() => actions.showWhole(id)}
        />
        <NoteField {...props} />
        <div class="snippet-foot">
          <TagsField {...props} />
          <SnippetButtons {...props} stop={stop} shortText={shortText} />
        </div>
      </div>
    </article>
  );
}

function TitleField({ snippet, editing, stop, actions }: SnippetRowProps & { stop: number }) {
  if (editing !== 'title')
    return (
      <p class="snippet-title">
        <SnippetTitle snippet={snippet} href={actions.hrefOf(snippet)} tabIndex={stop} />
      </p>
    );
  return (
    <TextEdit
      label={i18n.t('snippets.title')}
      value={snippet.title}
      maxLength={NAME_MAX_UNITS}
      lines={false}
      onSave={(text) => actions.change(snippet, { title: text.replace(/\s+/g, ' ') })}
      onClose={(byKey) => actions.edited(snippet.id, byKey)}
    />
  );
}

/** The note, which a click edits. */
function NoteField({ snippet, editing, actions }: SnippetRowProps) {
  const { id, note } = snippet;
  if (editing === 'note')
    return (
      <TextEdit
        label={i18n.t('snippets.note')}
        value={note}
        maxLength={NOTE_MAX_UNITS}
        lines
        onSave={(text) => actions.change(snippet, { note: text })}
        onClose={(byKey) => actions.edited(id, byKey)}
      />
    );
  if (note === '') return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone; the keys have the button below.
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
    <div
      class="snippet-note-go"
      onClick={() => {
        if (getSelection()?.isCollapsed !== false) actions.edit(id, 'note');
      }}
    >
      <SnippetNote note={note} />
    </div>
  );
}

function TagsField({ snippet, editing, knownTags, actions }: SnippetRowProps) {
  const { id, tags } = snippet;
  if (editing !== 'tags') return tags.length > 0 ? <SnippetTags tags={tags} /> : null;
  return (
    <TagEdit
      tags={tags}
      known={knownTags}
      onAdd={(tag) => actions.tag(snippet, tag, true)}
      onRemove={(tag) => actions.tag(snippet, tag, false)}
      onClose={(byKey) => actions.edited(id, byKey)}
    />
  );
}

/** What can be done with a row, and what was just done. */
function SnippetButtons(props: SnippetRowProps & { stop: number; shortText: string }) {
  const { snippet, copied, saved, stop, shortText, actions } = props;
  const { id } = snippet;
  const note = snippet.note === '' ? i18n.t('snippets.addNote') : i18n.t('snippets.editNote');
  return (
    <div class="snippet-actions">
      <span class="snippet-saved" role="status">
        {saved && i18n.t('saved')}
        {copied && i18n.t('snippets.copied')}
      </span>
      <Button
        icon={noteIcon}
        tabIndex={stop}
        label={i18n.t('snippets.ofThis', [note, shortText])}
        onPress={() => actions.edit(id, 'note')}
      >
        {i18n.t('snippets.note')}
      </Button>
      <Button
        icon={tagIcon}
        tabIndex={stop}
        label={i18n.t('snippets.ofThis', [i18n.t('snippets.editTags'), shortText])}
        onPress={() => actions.edit(id, 'tags')}
      >
        {i18n.t('snippets.tags')}
      </Button>
      <Button
        look="square"
        icon={editIcon}
        tabIndex={stop}
        label={i18n.t('snippets.editTitle', [shortText])}
        onPress={() => actions.edit(id, 'title')}
      />
      <Button
        look="square"
        icon={copied ? checkIcon : copyIcon}
        done={copied}
        tabIndex={stop}
        label={i18n.t('snippets.copyThis', [shortText])}
        onPress={() => actions.copy(snippet)}
      />
      <Button
        look="square"
        icon={binIcon}
        tabIndex={stop}
        label={i18n.t('snippets.deleteThis', [shortText])}
        onPress={() => actions.remove(snippet)}
      />
    </div>
  );
}

import { i18n } from '#i18n';
import { NAME_MAX_UNITS, NOTE_MAX_UNITS } from '../utils/limits';
import type { Snippet } from '../utils/snippets/snippet';
import { Button } from './button';
import { binIcon, checkIcon, copyIcon, editIcon, noteIcon, tagIcon } from './icons';
import { SnippetFacts, SnippetNote, SnippetQuote, SnippetTags, SnippetTitle } from './snippet-parts';
import { SnippetPhrases } from './snippet-phrases';
import { beginning, hitWords } from './snippet-words';
import { TagEdit } from './tag-edit';
import { TextEdit } from './text-edit';

/** What of a snippet can be edited. */
export type SnippetField = 'note' | 'tags' | 'title';

export interface SnippetRowProps {
  snippet: Snippet;
  selected: boolean;
  /** Whether the row is the list's stop on the way of the Tab key. */
  current: boolean;
  /** Whether the address leads to it. */
  linked: boolean;
  /** What of it is being edited; null for nothing. */
  editing: SnippetField | null;
  /** Whether all of its text and phrases are shown. */
  whole: boolean;
  /** Whether it was just copied; what was just stored of it. */
  copied: boolean;
  saved: boolean;
  /** Tags there are, most frequent first. */
  knownTags: readonly string[];
  /** Longest text that is shown whole at once, UTF-16 units. */
  quoteUnits: number;
  /** ms since the epoch, for "5 minutes ago". */
  now: number;
  href: string | null;
  /** Address of the list narrowed to a phrase. */
  phraseHref(phrase: string): string;
  /** `toHere` is true where all from the last one chosen to this one are meant. */
  onSelect(selected: boolean, toHere: boolean): void;
  onWhole(): void;
  onEdit(field: SnippetField): void;
  onChange(change: { note: string } | { title: string }): Promise<boolean>;
  onTag(tag: string, add: boolean): void;
  onEdited(byKey: boolean): void;
  onCopy(): void;
  onDelete(): void;
}

/** A snippet of the library's list: its wording, where it is from, what was known of it, and what the reader makes of it. */
export function SnippetRow(props: SnippetRowProps) {
  const { snippet, selected, current, linked, editing, whole, onEdit, onEdited } = props;
  const { id, quote, note, tags, title } = snippet;
  const stop = current ? 0 : -1;
  const sounds = beginning(quote.exact);
  // Where its phrases say all there is, the whole wording has no more to say.
  const isSaid =
    snippet.phrases.some(({ phrase, text }) => phrase === snippet.phrase || text === quote.exact) ||
    (snippet.phrases.length > 0 && snippet.hits.length === 0);
  return (
    <article
      class={`snippet-row${selected ? ' selected' : ''}${linked ? ' linked' : ''}`}
      data-id={id}
      aria-label={sounds}
      tabIndex={stop}
    >
      <input
        type="checkbox"
        class="snippet-check"
        checked={selected}
        tabIndex={stop}
        aria-label={i18n.t('snippets.select', [sounds])}
        onClick={(event) => props.onSelect(event.currentTarget.checked, event.shiftKey)}
      />
      <div class="snippet-main">
        <SnippetQuote
          text={quote.exact}
          most={props.quoteUnits}
          whole={whole}
          tabIndex={stop}
          onWhole={props.onWhole}
        />
        <div class="snippet-source">
          {editing === 'title' ? (
            <TextEdit
              label={i18n.t('snippets.title')}
              value={title}
              maxLength={NAME_MAX_UNITS}
              lines={false}
              onSave={(text) => props.onChange({ title: text.replace(/\s+/g, ' ') })}
              onClose={onEdited}
            />
          ) : (
            <p class="snippet-title">
              <SnippetTitle snippet={snippet} href={props.href} tabIndex={stop} />
            </p>
          )}
          <SnippetFacts snippet={snippet} now={props.now} more={isSaid ? '' : hitWords(snippet)} />
        </div>
        <SnippetPhrases {...props} tabIndex={stop} />
        {editing === 'note' ? (
          <TextEdit
            label={i18n.t('snippets.note')}
            value={note}
            maxLength={NOTE_MAX_UNITS}
            lines
            onSave={(text) => props.onChange({ note: text })}
            onClose={onEdited}
          />
        ) : (
          note !== '' && (
            // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone; the keys have the button below.
            // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
            <div
              class="snippet-note-go"
              onClick={() => {
                if (getSelection()?.isCollapsed !== false) onEdit('note');
              }}
            >
              <SnippetNote note={note} />
            </div>
          )
        )}
        <div class="snippet-foot">
          {editing === 'tags' ? (
            <TagEdit
              tags={tags}
              known={props.knownTags}
              onAdd={(tag) => props.onTag(tag, true)}
              onRemove={(tag) => props.onTag(tag, false)}
              onClose={onEdited}
            />
          ) : (
            tags.length > 0 && <SnippetTags tags={tags} />
          )}
          <SnippetButtons {...props} stop={stop} sounds={sounds} />
        </div>
      </div>
    </article>
  );
}

/** What can be done with a row, and what was just done. */
function SnippetButtons(props: SnippetRowProps & { stop: number; sounds: string }) {
  const { snippet, copied, saved, stop, sounds, onEdit } = props;
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
        label={i18n.t('snippets.ofThis', [note, sounds])}
        onPress={() => onEdit('note')}
      >
        {i18n.t('snippets.note')}
      </Button>
      <Button
        icon={tagIcon}
        tabIndex={stop}
        label={i18n.t('snippets.ofThis', [i18n.t('snippets.editTags'), sounds])}
        onPress={() => onEdit('tags')}
      >
        {i18n.t('snippets.tags')}
      </Button>
      <Button
        look="square"
        icon={editIcon}
        tabIndex={stop}
        label={i18n.t('snippets.editTitle', [sounds])}
        onPress={() => onEdit('title')}
      />
      <Button
        look="square"
        icon={copied ? checkIcon : copyIcon}
        done={copied}
        tabIndex={stop}
        label={i18n.t('snippets.copyThis', [sounds])}
        onPress={props.onCopy}
      />
      <Button
        look="square"
        icon={binIcon}
        tabIndex={stop}
        label={i18n.t('snippets.deleteThis', [sounds])}
        onPress={props.onDelete}
      />
    </div>
  );
}

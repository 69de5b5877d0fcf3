import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { beginning, hitWords } from '../../utils/labels/snippets';
import { NAME_MAX_UNITS, NOTE_MAX_UNITS } from '../../utils/limits';
import type { Snippet } from '../../utils/snippets/snippet';
import { Button } from '../common/button';
import { binIcon, checkIcon, copyIcon, editIcon, noteIcon, tagIcon } from '../common/icons';
import { ChangedWording } from './changed-wording';
import { TagEdit, TextEdit } from './snippet-fields';
import {
  SnippetFacts,
  SnippetNote,
  SnippetPhrases,
  SnippetQuote,
  SnippetTags,
  SnippetTitle,
} from './snippet-parts';

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
  /** What an open page has in the place of its wording; null where that is the same, or not known. */
  wordingNow: string | null;
  /** Whether it was just copied; what was just stored of it. */
  copied: boolean;
  saved: boolean;
  /** Tags there are, most frequent first. */
  knownTags: readonly string[];
  /** Longest text that is shown whole at once, UTF-16 units. */
  quoteUnits: number;
  /** ms since the epoch, for "5 minutes ago". */
  now: number;
  /** The same object at each drawing: a row of which nothing has changed is not drawn again. */
  acts: SnippetActs;
}

/** What a row tells of the reader's acts, and asks. */
export interface SnippetActs {
  /** Where it can be read; null where that can't be opened. */
  hrefOf(snippet: Snippet): string | null;
  /** Address of the list narrowed to a phrase. */
  phraseHref(phrase: string): string;
  /** `toHere` is true where all from the last one chosen to this one are meant. */
  select(id: string, selected: boolean, toHere: boolean): void;
  showWhole(id: string): void;
  edit(id: string, field: SnippetField): void;
  change(snippet: Snippet, change: { note: string } | { title: string }): Promise<boolean>;
  tag(snippet: Snippet, tag: string, add: boolean): void;
  /** The editing has ended; `byKey` where the focus is to go back to the row. */
  edited(id: string, byKey: boolean): void;
  copy(snippet: Snippet): void;
  remove(snippet: Snippet): void;
}

/** A row of the list, drawn again where one of its facts has changed. */
export function SnippetRow(props: SnippetRowProps) {
  return useMemo(
    () => <Row {...props} />,
    Object.entries(props)
      .filter(([name]) => name !== 'now')
      .map(([, value]) => value),
  );
}

/** Its wording, where it is from, what was known of it, and what the reader makes of it. */
function Row(props: SnippetRowProps) {
  const { snippet, selected, current, linked, editing, whole, acts } = props;
  const { id, quote, note, tags, title } = snippet;
  const stop = current ? 0 : -1;
  const sounds = beginning(quote.exact);
  // Where its phrases say all there is, the whole wording has no more to say.
  const isSaid =
    snippet.lookedUp &&
    (snippet.phrases.some(({ phrase, text }) => phrase === snippet.phrase || text === quote.exact) ||
      (snippet.phrases.length > 0 && snippet.hits.length === 0));
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
        onClick={(event) => acts.select(id, event.currentTarget.checked, event.shiftKey)}
      />
      <div class="snippet-main">
        <SnippetQuote
          text={quote.exact}
          most={props.quoteUnits}
          whole={whole}
          tabIndex={stop}
          onWhole={() => acts.showWhole(id)}
        />
        {props.wordingNow !== null && <ChangedWording saved={quote.exact} now={props.wordingNow} />}
        <div class="snippet-source">
          {editing === 'title' ? (
            <TextEdit
              label={i18n.t('snippets.title')}
              value={title}
              maxLength={NAME_MAX_UNITS}
              lines={false}
              onSave={(text) => acts.change(snippet, { title: text.replace(/\s+/g, ' ') })}
              onClose={(byKey) => acts.edited(id, byKey)}
            />
          ) : (
            <p class="snippet-title">
              <SnippetTitle snippet={snippet} href={acts.hrefOf(snippet)} tabIndex={stop} />
            </p>
          )}
          <SnippetFacts snippet={snippet} now={props.now} more={isSaid ? '' : hitWords(snippet)} />
        </div>
        <SnippetPhrases
          snippet={snippet}
          whole={whole}
          tabIndex={stop}
          phraseHref={acts.phraseHref}
          onWhole={() => acts.showWhole(id)}
        />
        {editing === 'note' ? (
          <TextEdit
            label={i18n.t('snippets.note')}
            value={note}
            maxLength={NOTE_MAX_UNITS}
            lines
            onSave={(text) => acts.change(snippet, { note: text })}
            onClose={(byKey) => acts.edited(id, byKey)}
          />
        ) : (
          note !== '' && (
            // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone; the keys have the button below.
            // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
            <div
              class="snippet-note-go"
              onClick={() => {
                if (getSelection()?.isCollapsed !== false) acts.edit(id, 'note');
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
              onAdd={(tag) => acts.tag(snippet, tag, true)}
              onRemove={(tag) => acts.tag(snippet, tag, false)}
              onClose={(byKey) => acts.edited(id, byKey)}
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
  const { snippet, copied, saved, stop, sounds, acts } = props;
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
        label={i18n.t('snippets.ofThis', [note, sounds])}
        onPress={() => acts.edit(id, 'note')}
      >
        {i18n.t('snippets.note')}
      </Button>
      <Button
        icon={tagIcon}
        tabIndex={stop}
        label={i18n.t('snippets.ofThis', [i18n.t('snippets.editTags'), sounds])}
        onPress={() => acts.edit(id, 'tags')}
      >
        {i18n.t('snippets.tags')}
      </Button>
      <Button
        look="square"
        icon={editIcon}
        tabIndex={stop}
        label={i18n.t('snippets.editTitle', [sounds])}
        onPress={() => acts.edit(id, 'title')}
      />
      <Button
        look="square"
        icon={copied ? checkIcon : copyIcon}
        done={copied}
        tabIndex={stop}
        label={i18n.t('snippets.copyThis', [sounds])}
        onPress={() => acts.copy(snippet)}
      />
      <Button
        look="square"
        icon={binIcon}
        tabIndex={stop}
        label={i18n.t('snippets.deleteThis', [sounds])}
        onPress={() => acts.remove(snippet)}
      />
    </div>
  );
}

import { i18n } from '#i18n';
import { figure } from '../../components/figures';
import { TAGS_MAX, UNDO_MS } from '../limits';
import type { Snippet, SnippetChange } from '../snippets/snippet';
import { changeSnippets } from '../store/snippets';
import { failSave } from './fail-save';
import { tellOfSnippets } from './tell-snippets';
import type { Notices } from './use-notices';

/** What a reader changes of snippets. Each answers whether it was done; what failed is said, with a way to try again. */
export interface SnippetChanges {
  /** Changes the fields given and no others, so that what another window writes stays. */
  change(id: string, change: SnippetChange): Promise<boolean>;
  /** Adds a tag to those that lack it; where there are several, undo is offered. */
  addTag(snippets: readonly Snippet[], tag: string): Promise<boolean>;
  /** Takes a tag from those that have it; where there are several, undo is offered. */
  removeTag(snippets: readonly Snippet[], tag: string): Promise<boolean>;
}

/** Changes of snippets, with undo where several are changed at once. */
export function snippetChanges(notices: Notices): SnippetChanges {
  async function attempt(
    ids: readonly string[],
    changeOf: (snippet: Snippet) => SnippetChange,
    failure = i18n.t('snippets.changeFailed'),
    text?: string,
  ): Promise<boolean> {
    if (ids.length === 0) return true;
    try {
      await changeSnippets(ids, changeOf);
    } catch (error) {
      failSave(notices, error, {
        otherwise: failure,
        retry: () => void attempt(ids, changeOf, failure, text),
        text,
      });
      return false;
    }
    tellOfSnippets();
    return true;
  }

  const adding =
    (tag: string) =>
    ({ tags }: Snippet) => ({ tags: tags.includes(tag) || tags.length >= TAGS_MAX ? tags : [...tags, tag] });
  const removing =
    (tag: string) =>
    ({ tags }: Snippet) => ({ tags: tags.filter((each) => each !== tag) });

  function offerUndo(words: string, undo: () => Promise<boolean>) {
    const action = { words: i18n.t('undo'), act: () => void undo() };
    notices.show({ id: crypto.randomUUID(), words, actions: [action] }, UNDO_MS);
  }

  async function addTag(snippets: readonly Snippet[], tag: string) {
    const ids = snippets.filter(({ tags }) => !tags.includes(tag) && tags.length < TAGS_MAX).map(idOf);
    const done = await attempt(ids, adding(tag));
    if (done && snippets.length > 1) {
      const words = i18n.t('snippets.tagAdded', ids.length, [figure(ids.length), tag]);
      offerUndo(words, () => attempt(ids, removing(tag), i18n.t('snippets.undoFailed')));
    }
    return done;
  }

  async function removeTag(snippets: readonly Snippet[], tag: string) {
    const having = snippets.filter(({ tags }) => tags.includes(tag));
    const places = new Map(having.map(({ id, tags }) => [id, tags.indexOf(tag)]));
    const ids = having.map(idOf);
    const done = await attempt(ids, removing(tag));
    if (done && snippets.length > 1) {
      const words = i18n.t('snippets.tagRemoved', ids.length, [figure(ids.length), tag]);
      const back = ({ id, tags }: Snippet) => ({
        tags: tags.includes(tag) ? tags : tags.toSpliced(places.get(id) ?? tags.length, 0, tag),
      });
      offerUndo(words, () => attempt(ids, back, i18n.t('snippets.undoFailed')));
    }
    return done;
  }

  return {
    change: (id, part) => attempt([id], () => part, undefined, part.note || part.title),
    addTag,
    removeTag,
  };
}

const idOf = ({ id }: Snippet) => id;

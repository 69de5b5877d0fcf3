import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { absoluteTime } from '../../components/time-words';
import { UNDO_MS } from '../limits';
import { cite } from '../snippets/citation';
import type { Snippet } from '../snippets/snippet';
import { deleteSnippets, putSnippets } from '../store/snippets';
import { failSave } from './fail-save';
import type { Notices } from './use-notices';

/** Time for which a button says that the copy was made, ms. */
const COPIED_MS = 2_000;

export interface SnippetActions {
  /** Id of the snippet that was just copied. */
  readonly copied: string | null;
  copy(snippet: Snippet): Promise<void>;
  remove(snippet: Snippet): Promise<void>;
}

/** Copying a snippet with its source, and deleting with undo: one undo takes back all that its notice counts. */
export function useSnippetActions(notices: Notices): SnippetActions {
  const { current, show, fail } = notices;
  const [copied, setCopied] = useState<string | null>(null);
  const undoable = useRef<{ noticeId: string; snippets: readonly Snippet[] }>({ noticeId: '', snippets: [] });

  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy(snippet: Snippet) {
    const date = absoluteTime(snippet.savedAt, i18n.t('localeTag'));
    try {
      await navigator.clipboard.writeText(cite(snippet, i18n.t('snippets.copyDate', [date])));
      setCopied(snippet.id);
    } catch {
      fail(i18n.t('snippets.copyFailed'));
    }
  }

  async function remove(snippet: Snippet) {
    try {
      await deleteSnippets([snippet.id]);
    } catch (error) {
      const otherwise = i18n.t('snippets.deleteFailed');
      return failSave(notices, error, { otherwise, retry: () => void remove(snippet) });
    }
    const earlier = undoable.current.noticeId === current()?.id ? undoable.current.snippets : [];
    const snippets = [...earlier, snippet];
    undoable.current = { noticeId: snippet.id, snippets };
    const undo = { words: i18n.t('undo'), act: () => void restore(snippets) };
    show({ id: snippet.id, words: i18n.t('snippets.deleted', snippets.length), actions: [undo] }, UNDO_MS);
  }

  async function restore(snippets: readonly Snippet[]) {
    try {
      await putSnippets(snippets);
    } catch (error) {
      const otherwise = i18n.t('snippets.restoreFailed');
      failSave(notices, error, { otherwise, retry: () => void restore(snippets) });
    }
  }

  return { copied, copy, remove };
}

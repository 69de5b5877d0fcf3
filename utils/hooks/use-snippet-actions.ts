import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { figure } from '../../components/figures';
import { absoluteTime } from '../../components/time-words';
import { TOAST_MS, UNDO_MS } from '../limits';
import type { Settings } from '../settings/settings';
import { cite, citeByStandard } from '../snippets/references';
import type { Snippet } from '../snippets/snippet';
import { deleteSnippets, putBackSnippets } from '../store/snippets';
import { failSave } from './fail-save';
import { tellOfSnippets } from './tell-snippets';
import type { Notices } from './use-notices';

/** Time for which a button says that the copy was made, ms. */
const COPIED_MS = 2_000;

export interface SnippetActions {
  /** Id of the snippet that was just copied. */
  readonly copied: string | null;
  /** Puts them on the clipboard, each with its source. */
  copy(snippets: readonly Snippet[]): Promise<void>;
  remove(snippets: readonly Snippet[]): Promise<void>;
}

/** Copying snippets with their sources, and deleting with undo: one undo takes back all that its notice counts. */
export function useSnippetActions(notices: Notices, settings: Settings | undefined): SnippetActions {
  const { current, show, fail } = notices;
  const [copied, setCopied] = useState<string | null>(null);
  const undoable = useRef<{ noticeId: string; snippets: readonly Snippet[] }>({ noticeId: '', snippets: [] });

  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy(snippets: readonly Snippet[]) {
    const citation = settings?.citeByStandard ? citeByStandard : citeInWords;
    try {
      await navigator.clipboard.writeText(snippets.map(citation).join('\n\n'));
    } catch {
      return fail(i18n.t('snippets.copyFailed'));
    }
    if (snippets.length === 1) return setCopied(snippets[0].id);
    const words = i18n.t('snippets.copiedCount', snippets.length, [figure(snippets.length)]);
    show({ id: crypto.randomUUID(), words, actions: [] }, TOAST_MS);
  }

  async function remove(snippets: readonly Snippet[]) {
    let deleted: readonly Snippet[];
    try {
      deleted = await deleteSnippets(snippets.map(({ id }) => id));
    } catch (error) {
      const otherwise = i18n.t('snippets.deleteFailed');
      return failSave(notices, error, { otherwise, retry: () => void remove(snippets) });
    }
    tellOfSnippets();
    const earlier = undoable.current.noticeId === current()?.id ? undoable.current.snippets : [];
    const all = [...earlier, ...deleted];
    const id = crypto.randomUUID();
    undoable.current = { noticeId: id, snippets: all };
    const undo = { words: i18n.t('undo'), act: () => void restore(all) };
    show(
      { id, words: i18n.t('snippets.deleted', all.length, [figure(all.length)]), actions: [undo] },
      UNDO_MS,
    );
  }

  async function restore(snippets: readonly Snippet[]) {
    try {
      await putBackSnippets(snippets);
    } catch (error) {
      const otherwise = i18n.t('snippets.restoreFailed');
      return failSave(notices, error, { otherwise, retry: () => void restore(snippets) });
    }
    tellOfSnippets();
  }

  return { copied, copy, remove };
}

function citeInWords(snippet: Snippet): string {
  const date = absoluteTime(snippet.savedAt, i18n.t('localeTag'));
  return cite(snippet, i18n.t('snippets.copyDate', [date]));
}

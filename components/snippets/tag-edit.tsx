import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { TAGS_MAX } from '../../utils/limits';
import { Icon } from '../common/icon';
import { closeIcon } from '../common/icons';
import { TagInput } from './tag-input';

export interface TagEditProps {
  tags: readonly string[];
  /** Tags there are, most frequent first. */
  known: readonly string[];
  onAdd(tag: string): void;
  onRemove(tag: string): void;
  /** The editing has ended; `byKey` where the focus is to go back to where it was. */
  onClose(byKey: boolean): void;
}

/** A snippet's tags, to be added and taken away; each change is stored at once. */
export function TagEdit({ tags, known, onAdd, onRemove, onClose }: TagEditProps) {
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out in a line everywhere.
    <div
      ref={box}
      class="tag-edit"
      role="group"
      aria-label={i18n.t('snippets.tags')}
      onFocusOut={({ relatedTarget }) => {
        if (!box.current?.contains(relatedTarget as Node | null)) onClose(false);
      }}
    >
      {tags.map((tag) => (
        <span class="snippet-tag" key={tag}>
          {tag}
          <button
            type="button"
            aria-label={i18n.t('snippets.removeTag', [tag])}
            onClick={() => {
              onRemove(tag);
              input.current?.focus();
            }}
          >
            <Icon path={closeIcon} />
          </button>
        </span>
      ))}
      {tags.length < TAGS_MAX && (
        <TagInput
          label={i18n.t('snippets.addTag')}
          known={known}
          taken={tags}
          addsOnLeave
          inputRef={input}
          onAdd={(tag) => {
            if (!tags.includes(tag)) onAdd(tag);
          }}
          onBackspace={() => {
            const last = tags.at(-1);
            if (last !== undefined) onRemove(last);
          }}
          onClose={() => onClose(true)}
        />
      )}
    </div>
  );
}

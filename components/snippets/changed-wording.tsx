import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Change, changesBetween } from '../../utils/text/changes';

interface ChangedWordingProps {
  /** The saved wording, and what the page has instead. */
  saved: string;
  now: string;
}

/** Longer unchanged stretches are shown by their first and last characters, as many of each. */
const SAME_END = 16;

/** Shows how a page's wording has changed: the saved one with what was deleted and inserted. */
export function ChangedWording({ saved, now }: ChangedWordingProps) {
  const changes = useMemo(() => changesBetween(saved, now), [saved, now]);
  return (
    <span class="changed-wording">
      <span class="changed-head">{i18n.t('saving.changed')}</span>
      <span class="changed-text" lang="zh-Hans">
        {changes.map((change, at) => (
          <Part key={at} {...change} isFirst={at === 0} isLast={at === changes.length - 1} />
        ))}
      </span>
    </span>
  );
}

function Part({ kind, text, isFirst, isLast }: Change & { isFirst: boolean; isLast: boolean }) {
  if (kind === 'same') return <>{shortened(text, isFirst, isLast)}</>;
  const Mark = kind === 'deleted' ? 'del' : 'ins';
  return (
    <Mark>
      <span class="heard" lang={i18n.t('localeTag')}>
        {`${kind === 'deleted' ? i18n.t('saving.deletedPart') : i18n.t('saving.insertedPart')} `}
      </span>
      {text}
    </Mark>
  );
}

/** The text beside a change; between two changes both ends of it. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const characters = [...text];
  if (characters.length <= 2 * SAME_END + 4) return text;
  const before = isFirst ? '' : characters.slice(0, SAME_END).join('');
  const after = isLast ? '' : characters.slice(-SAME_END).join('');
  return `${before}…${after}`;
}

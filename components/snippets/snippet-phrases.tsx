import { i18n } from '#i18n';
import { figure } from '../../utils/labels/figures';
import { beginning, phraseWords } from '../../utils/labels/snippet-words';
import type { Snippet } from '../../utils/snippets/snippet';
import { Button } from '../common/button';

export interface SnippetPhrasesProps {
  snippet: Snippet;
  /** Whether all are shown. */
  whole: boolean;
  tabIndex: number;
  /** Address of the list narrowed to a phrase. */
  phraseHref(phrase: string): string;
  onWhole(): void;
}

/** Phrases that are shown at once. */
const FEW = 2;

/** The phrases in a snippet, each with what corpus and record had of it on the day of saving; a few, until more are asked for. */
export function SnippetPhrases({ snippet, whole, tabIndex, phraseHref, onWhole }: SnippetPhrasesProps) {
  const { phrases, documentTotal, quote } = snippet;
  if (phrases.length === 0) return null;
  const shown = whole ? phrases : phrases.slice(0, FEW);
  const more = phrases.length - shown.length;
  return (
    <div class="snippet-phrases">
      <ul aria-label={i18n.t('snippets.phrases')}>
        {shown.map((phrase) => (
          <li key={phrase.phrase}>
            <a
              href={phraseHref(phrase.phrase)}
              lang="zh-Hans"
              title={i18n.t('snippets.withPhrase')}
              tabIndex={tabIndex}
            >
              {phrase.text}
            </a>
            <span>{phraseWords(phrase, documentTotal)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button
          tabIndex={tabIndex}
          label={i18n.t('snippets.morePhrasesOf', more, [figure(more), beginning(quote.exact)])}
          onPress={onWhole}
        >
          {i18n.t('snippets.morePhrases', more, [figure(more)])}
        </Button>
      )}
    </div>
  );
}

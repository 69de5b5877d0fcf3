import { i18n } from '#i18n';
import { formatNumber } from '../../utils/labels/numbers';

interface TextPreviewProps {
  /** Title line and paragraphs, separated by line ends. */
  text: string;
  /** Its number of Han characters. */
  han: number;
}

/** Paragraphs drawn: the first ones show whether it is the right text. */
const MAX_SHOWN = 200;

/** The paragraphs of a text that is about to become a document. */
export function TextPreview({ text, han }: TextPreviewProps) {
  const [, ...paragraphs] = text.split('\n');
  const rest = paragraphs.length - MAX_SHOWN;
  return (
    <section class="text-preview">
      <h3>
        {i18n.t('intake.page.preview')}
        <span class="text-preview-facts">
          <span>
            {i18n.t('intake.page.paragraphs', paragraphs.length, [formatNumber(paragraphs.length)])}
          </span>
          <span>{i18n.t('intake.han', [formatNumber(han)])}</span>
        </span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div class="text-preview-body" lang="zh-Hans" tabIndex={0}>
        {paragraphs.slice(0, MAX_SHOWN).map((paragraph, at) => (
          <p key={at}>{paragraph}</p>
        ))}
        {rest > 0 && (
          <p class="text-preview-rest">{i18n.t('intake.page.previewRest', rest, [formatNumber(rest)])}</p>
        )}
      </div>
    </section>
  );
}

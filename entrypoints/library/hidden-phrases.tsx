import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { readable } from '../../utils/labels/wording';

export interface HiddenPhrasesProps {
  /** Keys of the hidden phrases, in the order of hiding. */
  phrases: readonly string[];
  onBringBack(key: string): void;
}

/** The phrases that are marked on no page, those hidden last first, each with its way back. */
export function HiddenPhrases({ phrases, onBringBack }: HiddenPhrasesProps) {
  if (phrases.length === 0) return <p class="options-quiet">{i18n.t('hide.none')}</p>;
  return (
    <>
      <p class="options-quiet">{i18n.t('hide.why')}</p>
      <ul class="hidden-phrases">
        {phrases.toReversed().map((key) => (
          <li key={key}>
            <span class="hidden-phrase" lang="zh-Hans">
              {readable(key)}
            </span>
            <Button label={i18n.t('hide.bringBackThis', [readable(key)])} onPress={() => onBringBack(key)}>
              {i18n.t('hide.bringBack')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

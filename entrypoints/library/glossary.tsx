import { i18n } from '#i18n';

/** The words of the interface, each with what it means. */
export function Glossary() {
  const words = [
    { word: i18n.t('help.words.tifa'), why: i18n.t('help.words.tifaWhy') },
    { word: i18n.t('help.words.boilerplate'), why: i18n.t('help.words.boilerplateWhy') },
    { word: i18n.t('help.words.corpus'), why: i18n.t('help.words.corpusWhy') },
    { word: i18n.t('help.words.record'), why: i18n.t('help.words.recordWhy') },
    { word: i18n.t('help.words.share'), why: i18n.t('help.words.shareWhy') },
    { word: i18n.t('help.words.concordance'), why: i18n.t('help.words.concordanceWhy') },
    { word: i18n.t('help.words.snippet'), why: i18n.t('help.words.snippetWhy') },
    { word: i18n.t('help.words.collection'), why: i18n.t('help.words.collectionWhy') },
    { word: i18n.t('help.words.hidden'), why: i18n.t('help.words.hiddenWhy') },
  ];
  return (
    <dl class="glossary">
      {words.map(({ word, why }) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{why}</dd>
        </div>
      ))}
    </dl>
  );
}

import { i18n } from '#i18n';
import { wordingOf } from '../../utils/glossary/glossary';
import type { Term } from '../../utils/glossary/own-entry';
import { renderingText } from '../../utils/labels/meanings';
import { formatNumber } from '../../utils/labels/numbers';
import { Button } from '../common/button';
import { copyIcon, exportIcon } from '../common/icons';

interface GlossToolsProps {
  onCopy(): void;
  onSave(format: 'tsv' | 'tbx' | 'anki'): void;
}

/** Ways to take terms along. */
export function GlossTools({ onCopy, onSave }: GlossToolsProps) {
  const names = { tsv: i18n.t('glossary.tsv'), tbx: i18n.t('glossary.tbx'), anki: i18n.t('glossary.anki') };
  return (
    <p class="gloss-tools">
      <Button icon={copyIcon} onPress={onCopy}>
        {i18n.t('glossary.copy')}
      </Button>
      {(['tsv', 'tbx', 'anki'] as const).map((format) => (
        <Button
          key={format}
          icon={exportIcon}
          label={i18n.t('glossary.saveAs', [names[format]])}
          onPress={() => onSave(format)}
        >
          {names[format]}
        </Button>
      ))}
    </p>
  );
}

interface GlossListProps extends GlossToolsProps {
  terms: readonly Term[];
  onLookUp(wording: string): void;
}

/** The terms of a text that have English, collapsed at first; nothing where it has none. */
export function GlossList({ terms, onLookUp, ...tools }: GlossListProps) {
  if (terms.length === 0) return null;
  return (
    <details class="gloss">
      <summary class="opens">{i18n.t('glossary.terms', terms.length, [formatNumber(terms.length)])}</summary>
      <p class="study-hint">{i18n.t('glossary.termsWhy')}</p>
      <GlossTools {...tools} />
      <TermList terms={terms} onLookUp={onLookUp} />
    </details>
  );
}

/** Entries that were found for what is typed; nothing where there are none. */
export function GlossaryHits({ hits, onLookUp }: { hits: readonly Term[]; onLookUp(wording: string): void }) {
  if (hits.length === 0) return null;
  return (
    <section class="glossary-hits" aria-label={i18n.t('glossary.hits')}>
      <TermList terms={hits} onLookUp={onLookUp} />
    </section>
  );
}

/** Entries in short, each with its English; pressing one looks it up. */
function TermList({ terms, onLookUp }: Pick<GlossListProps, 'terms' | 'onLookUp'>) {
  return (
    <ul class="term-list">
      {terms.map((term) => (
        <li key={term.headword + term.english.by}>
          <button type="button" class="term-go" onClick={() => onLookUp(wordingOf(term.headword))}>
            <span class="term-word" lang="zh-Hans">
              {term.headword}
            </span>{' '}
            <span class="term-pinyin" lang="zh-Latn">
              {term.pinyin}
            </span>
            <span class="term-english">
              <span lang="en">{term.english.text}</span> <span class="term-by">{renderingText(term)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

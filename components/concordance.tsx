import { i18n } from '#i18n';
import type { Concordance as Found } from '../utils/lookup/concordance';
import { frequencyWords } from './corpus-words';
import { DocumentList } from './document-list';
import { figure } from './figures';
import { KwicLine } from './kwic-line';
import { SaveButton, type SaveMark } from './save-button';

export interface ConcordanceProps {
  found: Found;
  /** How far saving the looked-up wording has come. */
  save: SaveMark;
  onSave(): void;
}

/** All places of a looked-up wording that stands in the corpus. */
export function Concordance({ found, save, onSave }: ConcordanceProps) {
  const { lines, documents, frequency } = found;
  return (
    <div class="concordance">
      <div class="concordance-head">
        <p>{frequencyWords(found)}</p>
        <SaveButton save={save} words={i18n.t('search.save')} onSave={onSave} />
      </div>
      <ul class="kwic-lines" aria-label={i18n.t('search.linesLabel')}>
        {lines.map((line) => (
          <KwicLine key={`${line.documentId}:${line.start}`} line={line} whole={lines.length === 1} />
        ))}
        {frequency > lines.length && (
          <li class="concordance-rest">
            {i18n.t('corpus.firstLines', [figure(lines.length), figure(frequency)])}
          </li>
        )}
      </ul>
      <DocumentList
        unit={i18n.t('corpus.places')}
        documents={documents.map(({ id, title, year, frequency }) => ({ id, title, year, count: frequency }))}
      />
    </div>
  );
}

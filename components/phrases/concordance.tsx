import { i18n } from '#i18n';
import type { AnswerView } from '../../utils/labels/answer-view';
import { frequencyWords } from '../../utils/labels/corpus-words';
import { figure } from '../../utils/labels/figures';
import type { Part, PhraseAnswer } from '../../utils/lookup/answer';
import { SaveButton, type SaveMark } from '../common/save-button';
import { CorpusYearsFacts } from './corpus-years';
import { DocumentList } from './document-list';
import { KwicLine } from './kwic-line';
import { PartList } from './part-list';
import { FixedWording, PhraseWording } from './phrase-wording';
import { RecordFacts } from './record-facts';

export interface ConcordanceProps {
  found: PhraseAnswer;
  view: AnswerView;
  /** How far saving the looked-up wording has come; null where it is part of another and is not saved by itself. */
  save: SaveMark | null;
  onSave(): void;
  onPart(part: Part): void;
}

/** All that corpus and record have of a looked-up wording, or of its parts. */
export function Concordance({ found, view, save, onSave, onPart }: ConcordanceProps) {
  const { lines, documents, query } = found;
  const { record, recordOf, known, whole, parts, frequency } = view;
  return (
    <div class="concordance">
      {(record || whole?.frame || whole?.deviation) && (
        <div class="concordance-facts">
          {(whole?.frame || whole?.deviation) && (
            <div class="concordance-whole">
              <p class="fixed-wording" lang="zh-Hans">
                <PhraseWording text={query} whole={whole} />
              </p>
              <FixedWording text={query} whole={whole} />
            </div>
          )}
          {record && <RecordFacts facts={record} subject={recordOf} />}
        </div>
      )}
      <div class="concordance-head">
        <p>{known ? frequencyWords(view) : i18n.t('card.unknown')}</p>
        {save !== null && <SaveButton save={save} words={i18n.t('search.save')} onSave={onSave} />}
      </div>
      <CorpusYearsFacts years={found.years} />
      <div class="concordance-body">
        <ul class="kwic-lines" aria-label={i18n.t('search.linesLabel')}>
          {lines.map((line) => (
            <KwicLine key={`${line.documentId}:${line.start}`} line={line} whole={lines.length === 1} />
          ))}
          {lines.length > 0 && frequency > lines.length && (
            <li class="concordance-rest">
              {i18n.t('corpus.firstLines', [figure(lines.length), figure(frequency)])}
            </li>
          )}
        </ul>
        {parts.length > 0 && (
          <PartList
            parts={parts}
            onPart={onPart}
            {...(whole === null ? {} : { words: i18n.t('card.showPart') })}
          />
        )}
      </div>
      {documents.length > 0 && (
        <DocumentList
          unit={i18n.t('corpus.places')}
          documents={documents.map(({ id, title, year, frequency }) => ({
            id,
            title,
            year,
            count: frequency,
          }))}
        />
      )}
    </div>
  );
}

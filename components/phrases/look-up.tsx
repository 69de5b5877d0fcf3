import type { ComponentChildren, Ref } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { DocumentInfo } from '../../utils/corpus/document';
import { wordingOf } from '../../utils/glossary/glossary';
import type { Term } from '../../utils/glossary/own-entry';
import { type AnswerView, viewOf } from '../../utils/labels/answer-view';
import { answerText, frequencyText, isRun, narrowedText, runText } from '../../utils/labels/corpus';
import { formatNumber } from '../../utils/labels/numbers';
import { readable } from '../../utils/labels/wording';
import type { Part, PhraseAnswer } from '../../utils/lookup/answer';
import { Blank } from '../common/blank';
import { Button, SaveButton, type SaveMark } from '../common/button';
import { backIcon, checkIcon, openIcon, saveIcon } from '../common/icons';
import { SearchBox } from '../common/text-fields';
import { GlossaryHits } from '../glossary/gloss-list';
import { CorpusYearsFacts } from './corpus-years';
import { KwicLine } from './kwic-line';
import { Meanings } from './meanings';
import { OriginFacts } from './origin-facts';
import { FixedWording, PartList, PhraseWording } from './phrase-wording';
import { RecordRows } from './record-facts';

/** The progress of the look-up of a wording, or of the member of it that is shown. */
export interface LookUpState {
  readonly status: 'idle' | 'loading' | 'failed' | 'found';
  /** The latest answer; while another loads, the previous one. */
  readonly answer: PhraseAnswer | null;
  /** The member that is shown instead of the whole. */
  readonly part: Part | null;
  showPart(part: Part | null): void;
  retry(): void;
}

interface AnswerActions {
  saveOf(text: string): SaveMark;
  onSave(text: string): void;
  /** Opens the wording shown in the library. */
  onOpen(text: string): void;
}

interface LookUpProps extends AnswerActions {
  query: string;
  lookUp: LookUpState;
  /** The corpus's documents, shown before a look-up; null without a corpus, undefined to show none. */
  documents?: readonly DocumentInfo[] | null;
  /** Whether the record is switched on. */
  usesRecord: boolean;
  inputRef: Ref<HTMLInputElement>;
  onQuery(query: string): void;
  /** Entries of the glossary for what is typed. */
  hits?: readonly Term[];
  /** Shown before a look-up, instead of the documents. */
  children?: ComponentChildren;
}

/** The look-up box, and what corpus and record know of the wording in it or of a member of it. */
export function LookUp(props: LookUpProps) {
  const { query, lookUp, documents, usesRecord, inputRef, onQuery, hits = [], children, ...actions } = props;
  const { status, answer, part, retry } = lookUp;
  const area = useRef<HTMLDivElement>(null);
  const showPart = usePartFocus(area, query, lookUp);
  return (
    <div class="look-up">
      <p class="only-read-aloud" role="status">
        {liveText(lookUp)}
      </p>
      <SearchBox
        value={query}
        inputRef={inputRef}
        onChange={onQuery}
        onEnter={() => {
          if (status !== 'idle') actions.onOpen(part?.key ?? query);
          else if (hits.length > 0) onQuery(wordingOf(hits[0].headword));
        }}
      />
      {part === null && <GlossaryHits hits={hits} onLookUp={onQuery} />}
      <div class={`look-up-answer ${status}`} aria-busy={status === 'loading'} ref={area}>
        {part && (
          <div class="look-up-part">
            <Button icon={backIcon} onPress={() => showPart(null)}>
              {i18n.t('card.back')}
            </Button>
            <h2 lang="zh-Hans">
              <PhraseWording text={readable(part.text)} whole={part} />
            </h2>
          </div>
        )}
        {status === 'failed' && (
          <Blank title={i18n.t('search.failed')} why={i18n.t('search.failedWhy')}>
            <Button look="outlined" onPress={retry}>
              {i18n.t('retry')}
            </Button>
          </Blank>
        )}
        {status === 'idle' && hits.length === 0 && (children ?? <Start documents={documents} />)}
        {status === 'loading' && answer === null && (
          <p class="late look-up-loading">{i18n.t('search.loading')}</p>
        )}
        {answer && (
          <Answer answer={answer} part={part} usesRecord={usesRecord} onPart={showPart} {...actions} />
        )}
      </div>
    </div>
  );
}

/** Moves the focus to Back when a member is shown, and to the member's button on the way back. */
function usePartFocus(
  area: { readonly current: HTMLElement | null },
  query: string,
  { part, showPart }: LookUpState,
): (part: Part | null) => void {
  const left = useRef<{ start: number; query: string } | null>(null);
  useEffect(() => {
    if (part) area.current?.querySelector('button')?.focus();
  }, [part]);
  useEffect(() => {
    if (part || left.current?.query !== query) return;
    const button = area.current?.querySelector<HTMLElement>(`[data-start="${left.current.start}"]`);
    if (!button) return;
    left.current = null;
    button.focus();
  });
  return (next) => {
    left.current = next || !part ? null : { start: part.start, query };
    showPart(next);
  };
}

/** For screen readers: the number of lines, not the lines. */
function liveText({ status, answer }: LookUpState): string {
  if (status === 'failed') return i18n.t('search.failed');
  if (status !== 'found' || !answer) return '';
  return answerText(viewOf(answer));
}

interface AnswerProps extends AnswerActions {
  answer: PhraseAnswer;
  part: Part | null;
  usesRecord: boolean;
  onPart(part: Part): void;
}

function Answer({ answer, part, usesRecord, saveOf, onSave, onOpen, onPart }: AnswerProps) {
  const text = answer.query;
  const save = saveOf(text);
  const view = viewOf(answer);
  const known = view.known || view.parts.length > 0;
  const { documentTotal } = answer;
  return (
    <>
      <Meanings meanings={answer.meanings} />
      {known ? (
        <Concordance
          found={answer}
          view={view}
          save={part ? null : save}
          onSave={() => onSave(text)}
          onPart={onPart}
        />
      ) : (
        <Blank
          title={i18n.t('search.nothing', [text])}
          why={
            narrowedText({ documentTotal, usesRecord }) ??
            i18n.t('search.nothingWhy', [formatNumber(documentTotal)])
          }
        >
          <Button
            look="outlined"
            icon={save === 'saved' ? checkIcon : saveIcon}
            done={save === 'saved'}
            busy={save === 'saving'}
            onPress={() => onSave(text)}
          >
            {save === 'saved' ? i18n.t('saved') : i18n.t('search.save')}
          </Button>
        </Blank>
      )}
      <div class="look-up-on">
        <Button icon={openIcon} onPress={() => onOpen(text)}>
          {i18n.t('panel.openInLibrary')}
        </Button>
      </div>
    </>
  );
}

/** Before a look-up: what can be looked up, and in which documents. */
function Start({ documents }: { documents: readonly DocumentInfo[] | null | undefined }) {
  return (
    <div class="look-up-start">
      <p>{i18n.t('search.hint')}</p>
      {documents?.length === 0 && <p class="look-up-none">{i18n.t('search.noDocuments')}</p>}
      {documents && documents.length > 0 && (
        <DocumentList
          unit={i18n.t('corpus.hanCharacters')}
          documents={documents.map(({ id, title, year, han }) => ({ id, title, year, count: han }))}
        />
      )}
      {documents === null && <p>{i18n.t('corpus.missing')}</p>}
    </div>
  );
}

interface ConcordanceProps {
  found: PhraseAnswer;
  view: AnswerView;
  /** The progress of saving the wording; null for a member of another wording, which is not saved by itself. */
  save: SaveMark | null;
  onSave(): void;
  onPart(part: Part): void;
}

/** Everything that corpus and record have of a wording, or of its members. */
function Concordance({ found, view, save, onSave, onPart }: ConcordanceProps) {
  const { lines, documents, query } = found;
  const { record, recordOf, whole, parts, frequency } = view;
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
          {record && (
            <>
              <OriginFacts facts={record} subject={recordOf} />
              <RecordRows facts={record} isShort={record.news !== null} />
            </>
          )}
        </div>
      )}
      <div class="concordance-head">
        <p>{isRun(view) ? runText(view) : frequencyText(view)}</p>
        {save !== null && <SaveButton save={save} label={i18n.t('search.save')} onSave={onSave} />}
      </div>
      <CorpusYearsFacts years={found.years} />
      <div class="concordance-body">
        <ul class="kwic-lines" aria-label={i18n.t('search.linesLabel')}>
          {lines.map((line) => (
            <KwicLine key={`${line.documentId}:${line.start}`} line={line} whole={lines.length === 1} />
          ))}
          {lines.length > 0 && frequency > lines.length && (
            <li class="concordance-rest">
              {i18n.t('corpus.firstLines', [formatNumber(lines.length), formatNumber(frequency)])}
            </li>
          )}
        </ul>
        {parts.length > 0 && (
          <PartList
            parts={parts}
            onPart={onPart}
            {...(whole === null ? {} : { label: i18n.t('card.showPart') })}
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

export interface ListedDocument {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  /** Shown at the end of the row. */
  readonly count: number;
}

/** Documents of the corpus, a row each. `unit` names what is counted. */
function DocumentList({ documents, unit }: { documents: readonly ListedDocument[]; unit: string }) {
  return (
    <section class="documents">
      <h3>
        {i18n.t('corpus.documents')} <span class="documents-unit">{unit}</span>
      </h3>
      <ul>
        {documents.map((document) => (
          <li key={document.id}>
            <span class="document-title" lang="zh-Hans">
              {document.title}
              {document.year !== null && <span class="document-year"> · {document.year}</span>}
            </span>
            <span class="document-figure">{formatNumber(document.count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

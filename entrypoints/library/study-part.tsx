import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { SaveButton } from '../../components/common/button';
import { CorpusYears, CorpusYearsTable } from '../../components/phrases/corpus-years';
import { Meanings } from '../../components/phrases/meanings';
import { FixedWording, PartList, PhraseWording } from '../../components/phrases/phrase-wording';
import { RecordFacts, RecordTable } from '../../components/phrases/record-facts';
import { DispersionPlot } from '../../components/study/dispersion-plot';
import { LifeHead } from '../../components/study/life-head';
import { NearestLists } from '../../components/study/nearest-lists';
import { CollocateList, type WordingLinks, WordingList } from '../../components/study/word-lists';
import { useNarrowerThan } from '../../utils/hooks/use-async';
import type { LoadedRecord } from '../../utils/hooks/use-record';
import { useSaving } from '../../utils/hooks/use-saving';
import { useSnippets } from '../../utils/hooks/use-stored';
import { type AnswerView, viewOf } from '../../utils/labels/answer-view';
import {
  coverageTexts,
  firstYearText,
  formatRate,
  frequencyText,
  narrowedText,
} from '../../utils/labels/corpus';
import { figuresOf, type Life, lifeOf, lifeText, limitText } from '../../utils/labels/life';
import { formatNumber } from '../../utils/labels/numbers';
import { recordSubject } from '../../utils/labels/record';
import { readable, sentenceText } from '../../utils/labels/wording';
import { formatLibraryRoute, glossaryRoute, type LibraryRoute } from '../../utils/library/route';
import { LOOKUP_MIN_HAN, POPUP_LINES } from '../../utils/limits';
import type { StudyAnswer } from '../../utils/lookup/answer';
import { nearestPhrases } from '../../utils/lookup/nearest-phrases';
import { countHan } from '../../utils/text/han';
import { ConcordancePart } from './concordance-part';
import { useLibrary } from './library-context';
import { ReportsPart } from './reports-part';
import { TimelinePart } from './timeline-part';

/** Width below which the facts are above the lines, px. */
const ONE_COLUMN = 961;

interface Folded {
  folded: boolean;
}

interface StudyPartProps {
  route: Extract<LibraryRoute, { view: 'lookUp' }>;
  answer: StudyAnswer;
  /** Null where it can't be read or is switched off. */
  record: LoadedRecord | null;
  links: WordingLinks;
}

/** Everything that corpus and record have of a wording. */
export function StudyPart(props: StudyPartProps) {
  const { answer, links, route, record } = props;
  const { go } = useLibrary();
  const view = viewOf(answer.phrase);
  const narrow = useNarrowerThan(ONE_COLUMN);
  const folded = narrow && answer.documents.length > 0;
  const life = useMemo(() => lifeOf(record?.table ?? null, answer.phrase.key, view), [record, answer]);
  const meaning = <MeaningPart answer={answer} />;
  if (!view.known && life === null)
    return (
      <>
        {meaning}
        <Unknown {...props} view={view} />
      </>
    );
  return (
    <>
      {meaning}
      <Head answer={answer} view={view} record={record} life={life} />
      {record && life && (
        <>
          <TimelinePart record={record} life={life} route={route} />
          <ReportsPart table={record.table} biography={life.biography} query={answer.phrase.query} />
        </>
      )}
      {life !== null && answer.documents.length > 0 && (
        <section class="corpus-head">
          <h3>{i18n.t('study.inCorpus')}</h3>
          <CorpusCounts answer={answer} view={view} />
        </section>
      )}
      {record && life === null && <Nearest record={record} answer={answer} links={links} />}
      <div class="study-columns">
        <aside class="study-facts">
          {life === null && view.record && (
            <Facts title={i18n.t('study.record')}>
              <RecordFacts facts={view.record} subject={view.recordOf}>
                <RecordTable years={view.record.years} />
              </RecordFacts>
            </Facts>
          )}
          {answer.phrase.years.years.length > 1 && answer.documents.length > 0 && (
            <Facts title={i18n.t('study.byYear')} unit={i18n.t('study.byYearUnit')}>
              <CorpusYears years={answer.phrase.years} />
              <CorpusYearsTable years={answer.phrase.years.years} />
            </Facts>
          )}
          {answer.documents.length > 0 && <Neighbours answer={answer} links={links} folded={folded} />}
          <Others {...props} view={view} folded={folded} />
        </aside>
        {answer.documents.length > 0 && (
          <div class="study-main">
            <DispersionPlot
              documents={answer.documents}
              onOccurrence={({ id }, span) => go({ view: 'document', id, span })}
            />
            <ConcordancePart answer={answer} route={route} />
          </div>
        )}
      </div>
    </>
  );
}

/** What the wording means, with the way to an entry of the user's own. */
function MeaningPart({ answer: { phrase } }: { answer: StudyAnswer }) {
  const wording = readable(phrase.query);
  return (
    <section class="study-meaning">
      <Meanings meanings={phrase.meanings} />
      <a class="study-hint" href={formatLibraryRoute(glossaryRoute(wording))}>
        {i18n.t('glossary.override', [wording])}
      </a>
    </section>
  );
}

interface HeadProps {
  answer: StudyAnswer;
  view: AnswerView;
  record: LoadedRecord | null;
  life: Life | null;
}

/**
 * What all sources have of a wording, and a button to save it. The wording itself only where it says more than the box.
 * Without the record what the corpus has.
 */
function Head({ answer, view, record, life }: HeadProps) {
  const { isPrivate } = useLibrary();
  const { phrase } = answer;
  const snippets = useSnippets(POPUP_LINES);
  const source = { url: null, title: '', incognito: true };
  const saving = useSaving(isPrivate ? source : null, snippets?.snippets ?? []);
  const wording = { text: phrase.query, phrase: null };
  const save = (
    <SaveButton
      save={saving.markOf(wording)}
      label={i18n.t('study.save')}
      onSave={() => saving.save(wording)}
    />
  );
  return (
    <header class="study-head">
      {(view.whole?.frame || view.whole?.deviation) && (
        <div class="concordance-whole">
          <p class="fixed-wording" lang="zh-Hans">
            <PhraseWording text={phrase.query} whole={view.whole} />
          </p>
          <FixedWording text={phrase.query} whole={view.whole} />
        </div>
      )}
      {record && life ? (
        <>
          <p class="record-of">{recordSubject(view.recordOf)}</p>
          <LifeHead
            sentence={lifeText(life.facts)}
            limit={limitText(life.biography, record.table)}
            figures={figuresOf(life.biography, record.table, view)}
          >
            {save}
          </LifeHead>
        </>
      ) : (
        <CorpusCounts answer={answer} view={view}>
          {save}
        </CorpusCounts>
      )}
    </header>
  );
}

interface CorpusCountsProps {
  answer: StudyAnswer;
  view: AnswerView;
  children?: ComponentChildren;
}

/** How often the corpus has a wording, and in which of its years. */
function CorpusCounts({ answer, view, children }: CorpusCountsProps) {
  const { phrase, han } = answer;
  const first = phrase.frequency > 0 ? firstYearText(phrase.years) : '';
  return (
    <>
      <div class="study-figures">
        <p class="study-frequency">
          <strong>{frequencyText(view)}</strong>
          {phrase.frequency > 0 && <span>{i18n.t('study.rate', [formatRate(phrase.frequency, han)])}</span>}
        </p>
        {children}
      </div>
      <p class="study-coverage">
        {first !== '' && <span>{first}</span>}
        {coverageTexts(phrase.years).map((text) => (
          <span key={text}>{text}</span>
        ))}
      </p>
    </>
  );
}

interface FactsProps {
  title: string;
  unit?: string;
  /** Collapsed at first, where the lines come below. */
  folded?: boolean;
  children: ComponentChildren;
}

function Facts({ title, unit, folded = false, children }: FactsProps) {
  if (folded) {
    return (
      <details class="facts">
        <summary class="opens">
          <h3>{title}</h3>
        </summary>
        {children}
      </details>
    );
  }
  return (
    <section class="facts">
      <h3>
        {title} {unit !== undefined && <span class="facts-unit">{unit}</span>}
      </h3>
      {children}
    </section>
  );
}

function Neighbours({ answer, links, folded }: Pick<StudyPartProps, 'answer' | 'links'> & Folded) {
  const { phrase, collocates } = answer;
  const key = readable(phrase.key);
  const alone = (word: string) => (countHan(word) < LOOKUP_MIN_HAN ? null : word);
  return (
    <Facts title={i18n.t('study.neighbours')} folded={folded}>
      {collocates.places < phrase.frequency && (
        <p class="study-hint">{i18n.t('study.sampled', [formatNumber(collocates.places)])}</p>
      )}
      <div class="collocate-lists">
        <CollocateList
          title={i18n.t('study.leftWords')}
          words={collocates.left}
          wordingOf={(word) => word + key}
          {...links}
        />
        <CollocateList
          title={i18n.t('study.rightWords')}
          words={collocates.right}
          wordingOf={(word) => key + word}
          {...links}
        />
        <CollocateList
          title={i18n.t('study.nearWords')}
          hint={i18n.t('study.nearHint')}
          words={collocates.near}
          wordingOf={alone}
          {...links}
        />
      </div>
    </Facts>
  );
}

/** Related wordings. */
function Others({
  answer,
  links,
  view,
  folded,
}: Omit<StudyPartProps, 'route' | 'record'> & { view: AnswerView } & Folded) {
  const { longer, shorter } = answer;
  return (
    <>
      {view.parts.length > 0 && (
        <Facts title={i18n.t('study.parts')}>
          <PartList
            parts={view.parts}
            onPart={({ key }) => links.onLookUp(readable(key))}
            {...(view.whole === null ? {} : { label: i18n.t('card.showPart') })}
          />
        </Facts>
      )}
      {longer.length > 0 && (
        <Facts title={i18n.t('study.longer')} folded={folded}>
          <WordingList phrases={longer} {...links} />
        </Facts>
      )}
      {shorter.length > 0 && (
        <Facts title={i18n.t('study.shorter')} folded={folded}>
          <WordingList phrases={shorter} {...links} />
        </Facts>
      )}
    </>
  );
}

/** Nothing has it as a whole: what was searched, and what may have been meant. */
function Unknown(props: Omit<StudyPartProps, 'route'> & { view: AnswerView }) {
  const { answer, links, record } = props;
  const { corpus } = useLibrary();
  const { phrase, near, han } = answer;
  const { documentTotal } = phrase;
  const nowhere =
    narrowedText({ documentTotal, usesRecord: corpus?.usesRecord ?? true }) ??
    i18n.t('study.nowhereCoverage', documentTotal, [formatNumber(documentTotal), formatNumber(han)]);
  return (
    <div class="study-unknown">
      <Blank
        title={i18n.t('search.nothing', [readable(phrase.query)])}
        why={sentenceText([nowhere, ...coverageTexts(phrase.years)])}
      />
      {near.length > 0 && (
        <section class="facts did-you-mean">
          <h3>{i18n.t('study.didYouMean')}</h3>
          <WordingList phrases={near} {...links} />
        </section>
      )}
      {record && <Nearest record={record} answer={answer} links={links} />}
      <Others {...props} folded={false} />
    </div>
  );
}

interface NearestProps {
  record: LoadedRecord;
  answer: StudyAnswer;
  links: WordingLinks;
}

/** Says that the record has set phrases only, and which of them are nearest to the wording. */
function Nearest({ record: { table }, answer, links }: NearestProps) {
  const { key } = answer.phrase;
  const lists = useMemo(() => nearestPhrases(table, key), [table, key]);
  return <NearestLists lists={lists} table={table} links={links} />;
}

import type { Ref } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { viewOf } from '../../components/answer-view';
import { Blank } from '../../components/blank';
import { Button } from '../../components/button';
import { Concordance } from '../../components/concordance';
import { viewWords } from '../../components/corpus-words';
import { DocumentList } from '../../components/document-list';
import { figure } from '../../components/figures';
import { PhraseWording } from '../../components/phrase-wording';
import { SearchBox } from '../../components/search-box';
import { readable } from '../../components/wording';
import { type LookUp, useLookUp } from '../../utils/hooks/use-look-up';
import type { Saving } from '../../utils/hooks/use-saving';
import type { Part, PhraseAnswer } from '../../utils/lookup/answer';
import type { GenerationRow } from '../../utils/store/corpus-database';

interface LookUpViewProps {
  query: string;
  corpus: GenerationRow | null | undefined;
  saving: Saving;
  inputRef: Ref<HTMLInputElement>;
  onQuery(query: string): void;
}

/** The look-up box and what corpus and record know of the wording in it, or of a part of it. */
export function LookUpView({ query, corpus, saving, inputRef, onQuery }: LookUpViewProps) {
  const { part, area, showPart } = usePart(query);
  const { status, answer, retry } = useLookUp(part?.key ?? query);
  return (
    <div class="look-up">
      <p class="only-read-aloud" role="status">
        {answerWords(status, answer)}
      </p>
      <SearchBox value={query} inputRef={inputRef} onChange={onQuery} />
      <div class={`look-up-answer ${status}`} aria-busy={status === 'loading'} ref={area}>
        {part && (
          <div class="look-up-part">
            <Button icon="back" onPress={() => showPart(null)}>
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
        {status === 'idle' && <Start corpus={corpus} />}
        {status === 'loading' && answer === null && (
          <p class="late look-up-loading">{i18n.t('search.loading')}</p>
        )}
        {answer && <Answer answer={answer} part={part} saving={saving} onPart={showPart} />}
      </div>
    </div>
  );
}

/**
 * The part of the looked-up wording that is shown, or null; another wording in the box begins without one. The
 * focus goes to the way back when a part comes, and to the part's button when it goes.
 */
function usePart(query: string) {
  const [shown, setShown] = useState<{ part: Part; query: string } | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const left = useRef<{ part: Part; query: string } | null>(null);
  const part = shown?.query === query ? shown.part : null;
  useEffect(() => {
    if (part) area.current?.querySelector('button')?.focus();
  }, [part]);
  useEffect(() => {
    if (part || left.current?.query !== query) return;
    const button = area.current?.querySelector<HTMLElement>(`[data-start="${left.current.part.start}"]`);
    if (!button) return;
    left.current = null;
    button.focus();
  });

  function showPart(next: Part | null) {
    left.current = next || !part ? null : { part, query };
    setShown(next && { part: next, query });
  }
  return { part, area, showPart };
}

/** What is read out: not the lines, but how many there are. */
function answerWords(status: LookUp['status'], answer: PhraseAnswer | null): string {
  if (status === 'failed') return i18n.t('search.failed');
  if (status !== 'found' || !answer) return '';
  return viewWords(viewOf(answer));
}

interface AnswerProps {
  answer: PhraseAnswer;
  part: Part | null;
  saving: Saving;
  onPart(part: Part): void;
}

function Answer({ answer, part, saving, onPart }: AnswerProps) {
  const wording = { text: answer.query, phrase: null };
  const save = saving.markOf(wording);
  const onSave = () => saving.save(wording);
  const view = viewOf(answer);
  if (view.known || view.parts.length > 0) {
    return (
      <Concordance found={answer} view={view} save={part ? null : save} onSave={onSave} onPart={onPart} />
    );
  }
  return (
    <Blank
      title={i18n.t('search.nothing', [answer.query])}
      why={i18n.t('search.nothingWhy', [figure(answer.documentTotal)])}
    >
      <Button
        look="outlined"
        icon={save === 'saved' ? 'check' : 'save'}
        done={save === 'saved'}
        busy={save === 'saving'}
        onPress={onSave}
      >
        {save === 'saved' ? i18n.t('saved') : i18n.t('search.save')}
      </Button>
    </Blank>
  );
}

/** Before anything is looked up: what can be, and in which documents. */
function Start({ corpus }: { corpus: GenerationRow | null | undefined }) {
  return (
    <div class="look-up-start">
      <p>{i18n.t('search.hint')}</p>
      {corpus && (
        <DocumentList
          unit={i18n.t('corpus.hanCharacters')}
          documents={corpus.documents.map(({ id, title, year, han }) => ({ id, title, year, count: han }))}
        />
      )}
      {corpus === null && <p>{i18n.t('corpus.missing')}</p>}
    </div>
  );
}

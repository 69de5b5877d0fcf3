import type { Ref } from 'preact';
import { i18n } from '#i18n';
import { Blank } from '../../components/blank';
import { Button } from '../../components/button';
import { Concordance } from '../../components/concordance';
import { frequencyWords } from '../../components/corpus-words';
import { DocumentList } from '../../components/document-list';
import { figure } from '../../components/figures';
import { SearchBox } from '../../components/search-box';
import type { Concordance as Found } from '../../utils/lookup/concordance';
import type { GenerationRow } from '../../utils/store/corpus-database';
import { type LookUp, useLookUp } from './use-look-up';
import type { Saving } from './use-saving';

interface LookUpViewProps {
  query: string;
  corpus: GenerationRow | null | undefined;
  saving: Saving;
  inputRef: Ref<HTMLInputElement>;
  onQuery(query: string): void;
}

/** The look-up box and what the corpus knows of the wording in it. */
export function LookUpView({ query, corpus, saving, inputRef, onQuery }: LookUpViewProps) {
  const { status, answer, retry } = useLookUp(query);
  return (
    <div class="look-up">
      <p class="only-read-aloud" role="status">
        {answerWords(status, answer)}
      </p>
      <SearchBox value={query} inputRef={inputRef} onChange={onQuery} />
      <div class={`look-up-answer ${status}`} aria-busy={status === 'loading'}>
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
        {answer && <Answer answer={answer} saving={saving} />}
      </div>
    </div>
  );
}

/** What is read out: not the lines, but how many there are. */
function answerWords(status: LookUp['status'], answer: Found | null): string {
  if (status === 'failed') return i18n.t('search.failed');
  return status === 'found' && answer ? frequencyWords(answer) : '';
}

function Answer({ answer, saving }: { answer: Found; saving: Saving }) {
  const wording = { text: answer.query, phrase: null };
  const save = saving.markOf(wording);
  const onSave = () => saving.save(wording);
  if (answer.frequency > 0) return <Concordance found={answer} save={save} onSave={onSave} />;
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

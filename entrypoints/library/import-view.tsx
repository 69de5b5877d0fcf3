import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import {
  type ChosenCollection,
  CollectionChoice,
  choiceProblem,
  chosenCollection,
  ownCollections,
} from '../../components/documents/collections';
import { blockDrops, DropZone, PasteBox } from '../../components/files/drop-zone';
import { IntakeReport } from '../../components/files/file-reports';
import type { UserCorpus } from '../../utils/collections/user-corpus';
import { type Import, type ImportState, useImport } from '../../utils/hooks/use-import';
import { useNotices } from '../../utils/hooks/use-notices';
import { useBundledDocuments } from '../../utils/hooks/use-package';
import { ACCEPTED_NAMES } from '../../utils/intake/file-kind';
import { formatBytes, formatNumber } from '../../utils/labels/numbers';
import { failureText, isCorpusFull, isFull, isOutdated, isRefused } from '../../utils/labels/problems';
import { formatLibraryRoute } from '../../utils/library/route';
import { INTAKE_FILE_BYTES, INTAKE_FILE_MS, INTAKE_ZIP_BYTES } from '../../utils/limits';
import { documentHref, useLibrary } from './library-context';

/** Imports files into the corpus: chosen or dropped, read with progress, stored together. */
export function ImportView() {
  const { userCorpus } = useLibrary();
  if (userCorpus === undefined) return null;
  if (userCorpus === null) return <Blank title={i18n.t('intake.closed')} why={i18n.t('intake.closedWhy')} />;
  return <ImportFiles userCorpus={userCorpus} />;
}

function ImportFiles({ userCorpus }: { userCorpus: UserCorpus }) {
  const notices = useNotices();
  const running = useImport(userCorpus, useBundledDocuments() ?? []);
  const [choice, setChoice] = useState<ChosenCollection>({ id: 'mine' });
  const [started, setStarted] = useState('');
  const own = ownCollections(userCorpus);
  // Once it is stored, the new collection of an import can be chosen.
  const isMade = 'newName' in choice && own.some(({ id }) => id === started);
  const chosen = isMade ? { id: started } : choice;
  const { phase } = running.state;
  useEffect(() => blockDrops(), []);
  const isBusy = phase === 'reading' || phase === 'storing';

  function start(files: File[]) {
    const problem = choiceProblem(chosen, userCorpus.collections);
    if (problem !== null) return notices.refuse(problem);
    const collection = chosenCollection(chosen, userCorpus);
    setStarted(collection.id);
    running.start(files, collection);
  }

  return (
    <section class="intake">
      <h2 class="view-title">{i18n.t('intake.title')}</h2>
      <p class="intake-intro">{i18n.t('intake.why')}</p>
      {!isBusy && (
        <>
          <CollectionChoice
            collections={own}
            chosen={chosen}
            onChoose={(next) => {
              setStarted('');
              setChoice(next);
            }}
          />
          <DropZone
            accept={ACCEPTED_NAMES}
            hint={i18n.t('intake.kinds', [formatBytes(INTAKE_FILE_BYTES), formatBytes(INTAKE_ZIP_BYTES)])}
            onFiles={start}
          />
          <PasteBox onText={(text) => start([new File([text], `${i18n.t('intake.pasted')}.txt`)])} />
        </>
      )}
      <div class="intake-state" role="status">
        <State running={running} />
      </div>
      {running.state.phase === 'done' && (
        <IntakeReport reports={running.state.result.reports} hrefOf={documentHref} />
      )}
    </section>
  );
}

function State({ running }: { running: Import }) {
  const { state } = running;
  switch (state.phase) {
    case 'idle':
      return null;
    case 'reading':
      return <Reading progress={state.progress} onCancel={running.cancel} />;
    case 'storing':
      return <p>{i18n.t('intake.storing')}</p>;
    case 'cancelled':
      return <Blank title={i18n.t('intake.cancelled')} why={i18n.t('intake.cancelledWhy')} />;
    case 'undone':
      return <Blank title={i18n.t('intake.undone')} />;
    case 'failed':
      return <Failed error={state.error} onRetry={running.retry} />;
    case 'done':
      return <Done state={state} onUndo={() => void running.undo()} />;
  }
}

function Reading({
  progress: { done, total, name, part },
  onCancel,
}: Pick<Extract<ImportState, { phase: 'reading' }>, 'progress'> & { onCancel(): void }) {
  const at = Math.min(done + 1, total);
  return (
    <div class="intake-reading">
      <p>{i18n.t('intake.reading', [formatNumber(at), formatNumber(total)])}</p>
      <progress
        value={done + part}
        max={total}
        aria-label={i18n.t('intake.reading', [formatNumber(at), formatNumber(total)])}
      />
      <p class="intake-file">
        <bdi>{name}</bdi>
      </p>
      <ReadingFor key={`${done} ${name}`} />
      <Button look="outlined" onPress={onCancel}>
        {i18n.t('cancel')}
      </Button>
    </div>
  );
}

/** Seconds after which the time spent on a file is shown. */
const LONG_SECONDS = 3;

/** How long a file has been read; empty for the first seconds. */
function ReadingFor() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const begun = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - begun) / 1_000)), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (seconds < LONG_SECONDS) return null;
  // Not announced: it changes every second.
  return (
    <p class="intake-long" aria-live="off">
      {i18n.t('intake.readingFor', [formatNumber(seconds), formatNumber(INTAKE_FILE_MS / 1_000)])}
    </p>
  );
}

function Done({ state, onUndo }: { state: Extract<ImportState, { phase: 'done' }>; onUndo(): void }) {
  const { added, result } = state;
  const refused = result.reports.filter((report) => 'problem' in report).length;
  return (
    <div class="blank">
      <p class="blank-title">
        {added.length === 0
          ? i18n.t('intake.addedNone')
          : i18n.t('intake.added', added.length, [formatNumber(added.length)])}
      </p>
      <p class="blank-why">
        {refused === 0
          ? i18n.t('intake.allTaken')
          : i18n.t('intake.notTaken', refused, [formatNumber(refused)])}
      </p>
      {added.length > 0 && (
        <p class="intake-next">
          <a class="button outlined" href={formatLibraryRoute({ view: 'documents' })}>
            {i18n.t('intake.toDocuments')}
          </a>
          <Button onPress={onUndo}>{i18n.t('undo')}</Button>
        </p>
      )}
    </div>
  );
}

/** Why nothing was added, with what can help: a reload, a retry with the same files, more room. */
function Failed({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const retryHelps = !isCorpusFull(error) && !isOutdated(error) && !isRefused(error);
  return (
    <Blank title={i18n.t('intake.addedNone')} why={failureText(error, i18n.t('intake.storeFailed'))}>
      <p class="intake-next">
        {isOutdated(error) && (
          <Button look="outlined" onPress={() => location.reload()}>
            {i18n.t('store.reload')}
          </Button>
        )}
        {retryHelps && (
          <Button look="outlined" onPress={onRetry}>
            {i18n.t('retry')}
          </Button>
        )}
        {isFull(error) && (
          <a class="button" href={formatLibraryRoute({ view: 'files' })}>
            {i18n.t('store.export')}
          </a>
        )}
      </p>
    </Blank>
  );
}

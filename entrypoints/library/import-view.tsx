import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import {
  CollectionChoice,
  choiceProblem,
  chosenCollection,
  ownCollections,
} from '../../components/documents/collections';
import { blockDrops, DropZone, PasteBox } from '../../components/files/drop-zone';
import { IntakeReport } from '../../components/files/file-reports';
import { ImportReview, type PointedFact } from '../../components/files/import-review';
import type { UserCorpus } from '../../utils/collections/user-corpus';
import { type Import, type ImportState, useImport } from '../../utils/hooks/use-import';
import { useNotices } from '../../utils/hooks/use-notices';
import { ACCEPTED_NAMES } from '../../utils/intake/file-kind';
import { countToBeAdded, firstWrong, hasLoss, wrongFact } from '../../utils/intake/review';
import { formatBytes, formatNumber } from '../../utils/labels/numbers';
import { failureText, isCorpusFull, isFull, isOutdated, isRefused } from '../../utils/labels/problems';
import { formatLibraryRoute } from '../../utils/library/route';
import { INTAKE_FILE_BYTES, INTAKE_FILE_MS, INTAKE_ZIP_BYTES } from '../../utils/limits';
import { documentHref, useLibrary } from './library-context';

/** Imports files into the corpus: chosen or dropped, read with progress, checked, stored together. */
export function ImportView() {
  const { userCorpus } = useLibrary();
  if (userCorpus === undefined) return null;
  if (userCorpus === null) return <Blank title={i18n.t('intake.closed')} why={i18n.t('intake.closedWhy')} />;
  return <ImportFiles userCorpus={userCorpus} />;
}

/** Text that was pasted and isn't stored yet; the next view continues with it. */
let keptPaste = '';

function ImportFiles({ userCorpus }: { userCorpus: UserCorpus }) {
  const running = useImport(userCorpus);
  const { state } = running;
  const isChoosing = ['idle', 'cancelled', 'undone', 'failed', 'done'].includes(state.phase);
  const paste = usePaste(state);
  const status = useTitleFocus(state.phase);
  // At once: a drop before the first paint must not replace the page.
  useLayoutEffect(() => blockDrops(), []);
  return (
    <section class="intake">
      <h2 class="view-title">{i18n.t('intake.title')}</h2>
      <p class="intake-intro">{i18n.t('intake.why')}</p>
      {isChoosing && (
        <>
          <DropZone
            accept={ACCEPTED_NAMES}
            hint={i18n.t('intake.kinds', [formatBytes(INTAKE_FILE_BYTES), formatBytes(INTAKE_ZIP_BYTES)])}
            onFiles={running.start}
          />
          <PasteBox
            key={paste.times}
            text={paste.text}
            onText={paste.change}
            onAdd={() => running.start([paste.file()])}
          />
        </>
      )}
      <div class="intake-state" role="status" ref={status}>
        <State running={running} />
      </div>
      {state.phase === 'review' && <Review running={running} state={state} userCorpus={userCorpus} />}
      {state.phase === 'done' && <IntakeReport reports={state.result.reports} hrefOf={documentHref} />}
    </section>
  );
}

/** The text in the field for pasting. It stays until it is stored, and is back once that is undone. */
function usePaste(state: ImportState) {
  const [text, setText] = useState(keptPaste);
  const given = useRef('');
  const [times, setTimes] = useState(0);

  function change(typed: string) {
    keptPaste = typed;
    setText(typed);
  }

  useEffect(() => {
    const isStored = state.phase === 'done' && state.added.length > 0;
    if (given.current === '' || !(isStored || state.phase === 'undone')) return;
    change(isStored ? '' : given.current);
    // Drawn again, so that it is open where there is a text.
    setTimes((before) => before + 1);
  }, [state.phase]);

  return {
    text,
    times,
    change,
    file(): File {
      given.current = text;
      return new File([text], `${i18n.t('intake.pasted')}.txt`);
    },
  };
}

/** Focuses the title of what is said now where the element that had the focus is gone, so that keys go on from here. */
function useTitleFocus(phase: ImportState['phase']) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const title = box.current?.querySelector<HTMLElement>('.blank-title');
    if (!title || document.activeElement !== document.body) return;
    title.tabIndex = -1;
    title.focus();
  }, [phase]);
  return box;
}

function State({ running }: { running: Import }) {
  const { state } = running;
  switch (state.phase) {
    case 'idle':
      return null;
    case 'reading':
      return <Reading progress={state.progress} onCancel={running.cancel} />;
    case 'review':
      return state.failure === null ? <ReadFiles state={state} /> : <Failed error={state.failure} />;
    case 'storing':
      return <p>{i18n.t('intake.storing')}</p>;
    case 'cancelled':
      return <Cancelled canResume={state.review !== null} onResume={running.resume} />;
    case 'undone':
      return <Blank title={i18n.t('intake.undone')} />;
    case 'failed':
      return <Failed error={state.error} onRetry={running.retry} />;
    case 'done':
      return <Done state={state} onUndo={() => void running.undo()} />;
  }
}

type ReviewState = Extract<ImportState, { phase: 'review' }>;

/** Says that there is something to check. */
function ReadFiles({ state: { result } }: { state: ReviewState }) {
  const count = result.documents.length;
  const title =
    count === 0 ? i18n.t('intake.review.none') : i18n.t('intake.review.title', count, [formatNumber(count)]);
  return <Blank title={title} why={i18n.t('intake.review.why')} />;
}

function Cancelled({ canResume, onResume }: { canResume: boolean; onResume(): void }) {
  return (
    <Blank title={i18n.t('intake.cancelled')} why={i18n.t('intake.cancelledWhy')}>
      {canResume && (
        <p class="intake-next">
          <Button onPress={onResume}>{i18n.t('undo')}</Button>
        </p>
      )}
    </Blank>
  );
}

interface ReviewProps {
  running: Import;
  state: ReviewState;
  userCorpus: UserCorpus;
}

/** What was read, to check and correct, with the collection that it goes into. */
function Review({ running, state, userCorpus }: ReviewProps) {
  const { result, corrections, chosen, failure } = state;
  const notices = useNotices();
  const [pointed, setPointed] = useState<PointedFact | null>(null);
  const isRight = pointed !== null && wrongFact(corrections.get(pointed.at) ?? {}) !== pointed.fact;
  useEffect(() => {
    if (isRight) setPointed(null);
  }, [isRight]);
  const count = countToBeAdded(result.reports, corrections);
  const texts = new Map(result.documents.map(({ info: { id }, text }) => [id, text]));

  function add() {
    const wrong = firstWrong(corrections);
    if (wrong !== null) return setPointed(wrong);
    const problem =
      count === 0
        ? i18n.t('intake.review.chooseSome')
        : choiceProblem(chosen, [...userCorpus.collections, ...result.collections]);
    if (problem !== null) return notices.refuse(problem);
    void running.add(chosenCollection(chosen, userCorpus));
  }

  return (
    <>
      <div class="review-add">
        <CollectionChoice
          collections={ownCollections(userCorpus)}
          chosen={chosen}
          onChoose={running.choose}
        />
        <p class="intake-next">
          <Button look="outlined" onPress={add}>
            {failure !== null && !isCorpusFull(failure)
              ? i18n.t('retry')
              : i18n.t('intake.review.add', count, [formatNumber(count)])}
          </Button>
          <Button onPress={running.cancel}>{i18n.t('cancel')}</Button>
        </p>
      </div>
      <ImportReview
        reports={result.reports}
        corrections={corrections}
        pointed={pointed}
        textOf={(id) => texts.get(id) ?? ''}
        hrefOf={documentHref}
        onCorrect={running.correct}
        onReadAs={running.readAs}
      />
    </>
  );
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
  const { added, result, leftOut } = state;
  const refused = result.reports.filter((report) => 'problem' in report).length;
  const lossy = result.reports.filter((report) => 'taken' in report && hasLoss(report)).length;
  // Another window may have added them meanwhile.
  const there = result.documents.length - added.length;
  return (
    <div class="blank">
      <p class="blank-title">
        {added.length === 0
          ? i18n.t('intake.addedNone')
          : i18n.t('intake.added', added.length, [formatNumber(added.length)])}
      </p>
      {refused > 0 && <p class="blank-why">{i18n.t('intake.notTaken', refused, [formatNumber(refused)])}</p>}
      {lossy > 0 && <p class="blank-why">{i18n.t('intake.withLosses', lossy, [formatNumber(lossy)])}</p>}
      {leftOut > 0 && (
        <p class="blank-why">{i18n.t('intake.leftOutByUser', leftOut, [formatNumber(leftOut)])}</p>
      )}
      {there > 0 && <p class="blank-why">{i18n.t('intake.thereAlready', there, [formatNumber(there)])}</p>}
      {refused + lossy + leftOut + there === 0 && <p class="blank-why">{i18n.t('intake.allTaken')}</p>}
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

interface FailedProps {
  error: unknown;
  /** Absent where what was read is still there to be added. */
  onRetry?: () => void;
}

/** Why nothing was added, with what can help: a reload, a retry with the same files, more room. */
function Failed({ error, onRetry }: FailedProps) {
  const retryHelps = !isCorpusFull(error) && !isOutdated(error) && !isRefused(error);
  return (
    <Blank title={i18n.t('intake.addedNone')} why={failureText(error, i18n.t('intake.storeFailed'))}>
      <p class="intake-next">
        {isOutdated(error) && (
          <Button look="outlined" onPress={() => location.reload()}>
            {i18n.t('store.reload')}
          </Button>
        )}
        {retryHelps && onRetry && (
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

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import { SearchBox } from '../../components/common/text-fields';
import { GlossaryHits } from '../../components/glossary/gloss-list';
import { RecentLookUps, type WordingLinks, WordingList } from '../../components/study/word-lists';
import { wordingOf } from '../../utils/glossary/glossary';
import { useGlossaryHits } from '../../utils/hooks/use-glossary';
import { useKey } from '../../utils/hooks/use-keys';
import { type LookUp, useStudy, useWidespread } from '../../utils/hooks/use-look-up';
import { useNotices } from '../../utils/hooks/use-notices';
import { type LoadedRecord, useRecord } from '../../utils/hooks/use-record';
import {
  type RecentLookUps as Recent,
  useCorpusFailure,
  useRecentLookUps,
} from '../../utils/hooks/use-stored';
import { viewOf } from '../../utils/labels/answer-view';
import { answerText } from '../../utils/labels/corpus';
import { lifeOf, lifeText } from '../../utils/labels/life';
import { formatLibraryRoute, type LibraryRoute, lookUpRoute } from '../../utils/library/route';
import { LOOKUP_MIN_HAN, TYPING_STOP_MS } from '../../utils/limits';
import type { StudyAnswer } from '../../utils/lookup/answer';
import { countHan } from '../../utils/text/han';
import { type Go, useLibrary } from './library-context';
import { StudyPart } from './study-part';

interface LookUpViewProps {
  route: Extract<LibraryRoute, { view: 'lookUp' }>;
}

/** A box for any wording, and everything that corpus and record have of it. */
export function LookUpView({ route }: LookUpViewProps) {
  const { corpus, go, isPrivate } = useLibrary();
  const input = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const recent = useRecentLookUps(isPrivate);
  const typing = useTyping(route, go, recent.add);
  const { status, answer, retry } = useStudy(
    route.query,
    corpus === undefined ? undefined : (corpus?.generation ?? ''),
  );
  const record = useRecord(route.query !== '' && (corpus?.usesRecord ?? true));
  const corpusFailed = useCorpusFailure(corpus);
  const hits = useGlossaryHits(route.query) ?? [];
  useKey('/', () => input.current?.focus());
  useArrowKeys(input, area);
  useLayoutEffect(() => input.current?.focus(), []);

  const links = {
    hrefOf: (wording: string) => formatLibraryRoute(lookUpRoute(wording)),
    onLookUp(wording: string) {
      typing.stop();
      go(lookUpRoute(wording));
      scrollTo(0, 0);
      input.current?.focus({ preventScroll: true });
    },
  };

  return (
    <div class="study" ref={area}>
      <p class="only-read-aloud" role="status">
        {liveText(status, answer, record)}
      </p>
      <form
        class="study-box"
        onSubmit={(event) => {
          event.preventDefault();
          if (status === 'idle' && hits.length > 0) links.onLookUp(wordingOf(hits[0].headword));
          else typing.stop();
        }}
      >
        <SearchBox value={route.query} inputRef={input} onChange={typing.type} />
        <GlossaryHits hits={hits} onLookUp={links.onLookUp} />
        {status === 'idle' && hits.length === 0 && !corpusFailed && (
          <StartPart recent={recent} links={links} />
        )}
      </form>
      {corpusFailed && <Blank title={i18n.t('corpus.failed')} why={i18n.t('corpus.failedWhy')} />}
      {status === 'failed' && !corpusFailed && (
        <Blank title={i18n.t('search.failed')} why={i18n.t('search.failedWhy')}>
          <Button look="outlined" onPress={retry}>
            {i18n.t('retry')}
          </Button>
        </Blank>
      )}
      {status === 'loading' && answer === null && <p class="study-loading">{i18n.t('study.loading')}</p>}
      {answer && (
        <div class={`study-answer ${status}`} aria-busy={status === 'loading'}>
          {record === undefined ? (
            <p class="study-loading">{i18n.t('timeline.loading')}</p>
          ) : (
            <StudyPart route={route} answer={answer} record={record} links={links} key={answer.phrase.key} />
          )}
        </div>
      )}
    </div>
  );
}

/** For screen readers: the answer in a sentence, not the lines. */
function liveText(
  status: LookUp['status'],
  answer: StudyAnswer | null,
  record: LoadedRecord | null | undefined,
): string {
  if (status === 'failed') return i18n.t('search.failed');
  if (status !== 'found' || !answer || record === undefined) return '';
  const view = viewOf(answer.phrase);
  const life = lifeOf(record?.table ?? null, answer.phrase.key, view);
  return life === null ? answerText(view) : lifeText(life.facts).text;
}

/** Arrow keys move from the box through the recent look-ups and back. */
function useArrowKeys(input: { current: HTMLElement | null }, area: { current: HTMLElement | null }): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      const links = [...(area.current?.querySelectorAll<HTMLElement>('.recent-list a') ?? [])];
      const stops = [input.current, ...links];
      const at = stops.indexOf(document.activeElement as HTMLElement);
      const next = at < 0 || links.length === 0 ? null : stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

interface StartPartProps {
  recent: Recent;
  links: WordingLinks;
}

/** Before a look-up: what can be looked up, earlier look-ups, and a few examples. */
export function StartPart({ recent, links }: StartPartProps) {
  const { corpus } = useLibrary();
  const notices = useNotices();
  const widespread = useWidespread(corpus?.generation ?? null);

  async function clear() {
    try {
      await recent.clear();
    } catch (error) {
      notices.fail('study.recentFailed', error, () => void clear());
    }
  }

  return (
    <div class="study-start">
      <div class="study-words">
        <p>{i18n.t('study.hint')}</p>
        <p>{i18n.t('study.hintTemplate')}</p>
        {corpus === null && <p>{i18n.t('corpus.missing')}</p>}
        {corpus?.documents.length === 0 && <p>{i18n.t('search.noDocuments')}</p>}
      </div>
      {recent.wordings.length > 0 && (
        <RecentLookUps wordings={recent.wordings} onClear={() => void clear()} {...links} />
      )}
      {widespread.length > 0 && (
        <section class="examples">
          <h2>{i18n.t('study.examples')}</h2>
          <p class="study-hint">{i18n.t('study.examplesHint')}</p>
          <WordingList phrases={widespread} {...links} />
        </section>
      )}
    </div>
  );
}

/** What happens in the look-up box. */
interface Typing {
  /** The text of the box has changed. */
  type(text: string): void;
  /** The user is done: Enter, or a link was followed. */
  stop(): void;
}

/**
 * Lets the address follow the box: the first key makes a new history entry, further keys replace it, until
 * nothing is typed for TYPING_STOP_MS or the user is done. `onStop` gets every wording that was stopped at,
 * however it came.
 */
export function useTyping(
  route: Extract<LibraryRoute, { view: 'lookUp' }>,
  go: Go,
  onStop: (wording: string) => void,
): Typing {
  const typed = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { query } = route;

  function stop() {
    clearTimeout(timer.current);
    typed.current = null;
    const wording = query.trim();
    if (countHan(wording) >= LOOKUP_MIN_HAN) onStop(wording);
  }

  const latest = useRef(stop);
  latest.current = stop;

  useEffect(() => {
    // What comes from the history or a link is not typed.
    if (typed.current === query) return;
    latest.current();
  }, [query]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function type(text: string) {
    const isTyping = typed.current !== null;
    typed.current = text;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(), TYPING_STOP_MS);
    go(lookUpRoute(text), isTyping);
  }
  return { type, stop };
}

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import { SearchBox } from '../../components/common/search-box';
import { useKey } from '../../utils/hooks/use-key';
import { type LookUp, useStudy } from '../../utils/hooks/use-look-up';
import { useRecentLookUps } from '../../utils/hooks/use-recent-look-ups';
import { useCorpusFailure } from '../../utils/hooks/use-stored';
import { viewOf } from '../../utils/labels/answer-view';
import { viewWords } from '../../utils/labels/corpus-words';
import { formatLibraryRoute, type LibraryRoute, lookUpRoute } from '../../utils/library/route';
import type { StudyAnswer } from '../../utils/lookup/study-answer';
import { StartPart } from './start-part';
import { StudyPart } from './study-part';
import { useTyping } from './use-typing';
import type { ViewProps } from './view-props';

export interface LookUpViewProps extends ViewProps {
  route: Extract<LibraryRoute, { view: 'lookUp' }>;
}

/** One box for any wording, and all that corpus and record have of it. */
export function LookUpView(props: LookUpViewProps) {
  const { route, corpus, go, isPrivate } = props;
  const input = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const recent = useRecentLookUps(isPrivate);
  const typing = useTyping(route, go, recent.add);
  const { status, answer, retry } = useStudy(
    route.query,
    corpus === undefined ? undefined : (corpus?.generation ?? ''),
  );
  const corpusFailed = useCorpusFailure(corpus);
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
        {answerWords(status, answer)}
      </p>
      <form
        class="study-box"
        onSubmit={(event) => {
          event.preventDefault();
          typing.stop();
        }}
      >
        <SearchBox value={route.query} inputRef={input} onChange={typing.type} />
        {status === 'idle' && !corpusFailed && <StartPart {...props} recent={recent} links={links} />}
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
          <StudyPart {...props} answer={answer} links={links} key={answer.phrase.key} />
        </div>
      )}
    </div>
  );
}

/** What is read out: not the lines, but how many there are. */
function answerWords(status: LookUp['status'], answer: StudyAnswer | null): string {
  if (status === 'failed') return i18n.t('search.failed');
  if (status !== 'found' || !answer) return '';
  return viewWords(viewOf(answer.phrase));
}

/** Arrow keys go from the box through the recent look-ups and back. */
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

import { useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { downIcon, upIcon } from '../../components/common/icons';
import type { NamedCommand } from '../../utils/hooks/use-keys';
import { useVerbatimExample } from '../../utils/hooks/use-package';
import { useLibrary } from './library-context';
import { type AnnotatedText, useAnnotator } from './use-annotator';

interface SamplePartProps {
  commands: readonly NamedCommand[];
}

/** A paragraph with marks of every kind and their cards, exactly as on pages. */
export function SamplePart({ commands }: SamplePartProps) {
  const { settings, corpus, go } = useLibrary();
  const article = useRef<HTMLElement>(null);
  const source: AnnotatedText = useMemo(
    () => ({
      ...{ id: null, title: i18n.t('help.sampleTitle'), url: '', date: null, outlet: '', author: '' },
      ...{ own: true, state: 'used' as const },
    }),
    [],
  );
  const annotator = useAnnotator(article, source, corpus?.generation, settings, go);
  const verbatim = useVerbatimExample(corpus?.generation ?? null);
  const keyOf = (id: string) => commands.find((command) => command.id === id)?.keys ?? '';
  const [next, previous] = [keyOf('nextMark'), keyOf('previousMark')];
  return (
    <>
      <p>
        {i18n.t('help.tryWhy')} {next !== '' && previous !== '' && i18n.t('help.tryKeys', [next, previous])}
      </p>
      {corpus === null && <p role="status">{i18n.t('corpus.missing')}</p>}
      <article class="help-sample" lang="zh-Hans" aria-label={i18n.t('help.sample')} ref={article}>
        <p>
          会议强调，要坚持稳中求进工作总基调，推动经济持续健康发展，推进社会主义民主政治制度化、程序化，奋力谱写乡村振兴新篇章。书记说，大家最烦的还是形式主义、官僚主义。散会以后，他留下几位村民问修桥的事：村口那座桥，腊月以前能不能走车？
        </p>
        {verbatim !== null && <p>{verbatim}</p>}
      </article>
      <div class="help-sample-tools">
        <Button icon={upIcon} onPress={() => annotator.current?.showNeighbour('previous')}>
          {i18n.t('help.previous')}
        </Button>
        <Button icon={downIcon} onPress={() => annotator.current?.showNeighbour('next')}>
          {i18n.t('help.next')}
        </Button>
      </div>
    </>
  );
}

import { i18n } from '#i18n';
import { kindName } from '../../utils/labels/corpus-words';
import { figure } from '../../utils/labels/figures';
import { REUSE_MIN_HAN } from '../../utils/limits';
import type { MarkClass } from '../../utils/marks/look';
import { MarkSample } from './mark-sample';

/** What the marks on pages mean, each beside a wording that is marked so, and how strong they are. */
export function MarkLegend() {
  return (
    <div class="mark-legend">
      <dl class="legend-kinds">
        {kinds().map(({ mark, sample, name, why }) => (
          <div key={mark}>
            <dt>
              <MarkSample mark={mark}>{sample}</MarkSample>
              <span class="legend-name">{name}</span>
            </dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
      <p>{i18n.t('help.strengths')}</p>
      <ul class="legend-strengths">
        {strengths().map(({ mark, sample, name }) => (
          <li key={mark}>
            <MarkSample mark={mark}>{sample}</MarkSample>
            <span>{name}</span>
          </li>
        ))}
      </ul>
      <p>{i18n.t('help.fadedWhy')}</p>
    </div>
  );
}

interface Sample {
  readonly mark: MarkClass;
  readonly sample: string;
  readonly name: string;
}

function kinds(): (Sample & { readonly why: string })[] {
  return [
    {
      mark: 'phrase-typical',
      sample: '形式主义、官僚主义',
      name: kindName('phrase'),
      why: i18n.t('help.phraseWhy'),
    },
    {
      mark: 'template-typical',
      sample: '奋力谱写乡村振兴新篇章',
      name: kindName('template'),
      why: i18n.t('help.templateWhy'),
    },
    {
      mark: 'deviation-typical',
      sample: '制度化、程序化',
      name: kindName('deviation'),
      why: i18n.t('help.deviationWhy'),
    },
    {
      mark: 'reuse-typical',
      sample: '逐字相同的一长段文字',
      name: kindName('reuse'),
      why: i18n.t('help.reuseWhy', [figure(REUSE_MIN_HAN)]),
    },
    { mark: 'snippet', sample: '摘录过的文字', name: i18n.t('help.saved'), why: i18n.t('help.savedWhy') },
  ];
}

function strengths(): Sample[] {
  return [
    { mark: 'phrase-common', sample: '经济发展', name: i18n.t('help.strengthCommon') },
    { mark: 'phrase-typical', sample: '稳中求进', name: i18n.t('help.strengthTypical') },
    { mark: 'phrase-rare', sample: '新质生产力', name: i18n.t('help.strengthRare') },
  ];
}

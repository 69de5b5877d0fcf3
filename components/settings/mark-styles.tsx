import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { kindName } from '../../utils/labels/corpus';
import { rarityName, styleName } from '../../utils/labels/marks';
import { formatNumber } from '../../utils/labels/numbers';
import { REUSE_MIN_HAN } from '../../utils/limits';
import { MARK_KINDS, MARK_STYLES, type MarkKind, type MarkStyle } from '../../utils/marks/kinds';
import {
  declarationsOf,
  lookOf,
  type MarkClass,
  type MarkColours,
  type MarkStyles,
  styleOf,
  withStyle,
} from '../../utils/marks/look';
import { RARITIES } from '../../utils/record/rarity';
import { Button } from '../common/button';

interface MarkStylesChoiceProps {
  styles: MarkStyles;
  onChange(styles: MarkStyles): void;
}

/** How marks of each kind and strength are painted, with a live preview. */
export function MarkStylesChoice({ styles, onChange }: MarkStylesChoiceProps) {
  const rows = [
    { name: i18n.t('marks.allKinds'), kinds: MARK_KINDS },
    ...MARK_KINDS.map((kind) => ({ name: kindName(kind), kinds: [kind] })),
  ];
  const cell = (names: readonly MarkClass[], label: string) => (
    <td key={label}>
      <StyleSelect
        chosen={names.map((name) => styleOf(styles, name))}
        label={label}
        onChoose={(style) => onChange(withStyle(styles, names, style))}
      />
    </td>
  );
  return (
    <section class="mark-styles">
      <h2>{i18n.t('marks.title')}</h2>
      <Preview styles={styles} />
      <table>
        <thead>
          <tr>
            <td />
            {RARITIES.map((rarity) => (
              <th key={rarity} scope="col">
                {rarityName(rarity)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, kinds }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {RARITIES.map((rarity) =>
                cell(
                  kinds.map((kind): MarkClass => `${kind}-${rarity}`),
                  i18n.t('marks.of', [name, rarityName(rarity)]),
                ),
              )}
            </tr>
          ))}
          <tr>
            <th scope="row">{i18n.t('marks.saved')}</th>
            {cell(['snippet'], i18n.t('marks.saved'))}
          </tr>
        </tbody>
      </table>
      <p class="options-quiet">{i18n.t('marks.why')}</p>
      {Object.keys(styles).length > 0 && (
        <Button look="outlined" onPress={() => onChange({})}>
          {i18n.t('marks.reset')}
        </Button>
      )}
    </section>
  );
}

/** A text with a mark of every kind and strength. Invented, in the style of a report. */
function Preview({ styles }: { styles: MarkStyles }) {
  const mark = (name: MarkClass, text: string) => (
    <MarkSample mark={name} styles={styles}>
      {text}
    </MarkSample>
  );
  return (
    <p class="mark-preview" lang="zh-Hans" role="img" aria-label={i18n.t('marks.preview')}>
      全县{mark('phrase-common', '经济社会发展')}稳中有进。今年要{mark('phrase-typical', '推动产业转型')}，
      {mark('phrase-rare', '抢抓具身智能新赛道')}；{mark('template-common', '加快推进老街改造')}，
      {mark('template-typical', '叫响云溪春茶品牌')}，{mark('template-rare', '续写山乡夜校新篇')}。会议提出
      {mark('deviation-common', '制度化、程序化')}，{mark('deviation-typical', '学思用、知信行')}，
      {mark('deviation-rare', '敢为、敢闯')}；重申{mark('reuse-common', '把群众的小事当作自己的大事来办')}，
      {mark('reuse-typical', '一张蓝图绘到底、一茬接着一茬干')}，
      {mark('reuse-rare', '让每条山沟都有自己的产业')}。{mark('snippet', '全县新修茶山便道四十公里')}
      ，比上年多一倍。
    </p>
  );
}

interface StyleSelectProps {
  /** The styles of everything chosen for; none is shown where they differ. */
  chosen: readonly MarkStyle[];
  label: string;
  onChoose(style: MarkStyle): void;
}

function StyleSelect({ chosen, label, onChoose }: StyleSelectProps) {
  const isMixed = new Set(chosen).size > 1;
  return (
    <select
      aria-label={label}
      value={isMixed ? '' : chosen[0]}
      onChange={({ currentTarget }) => onChoose(currentTarget.value as MarkStyle)}
    >
      {isMixed && (
        <option value="" disabled>
          {i18n.t('marks.mixed')}
        </option>
      )}
      {MARK_STYLES.map((style) => (
        <option key={style} value={style}>
          {styleName(style)}
        </option>
      ))}
    </select>
  );
}

interface MarkSampleProps {
  mark: MarkClass;
  /** What the user chose; the defaults if left out. */
  styles?: MarkStyles;
  children: ComponentChildren;
}

/** Defined in mark-sample.css, for light and dark. */
const LEVELS = [1, 2, 3, 4];
const COLOURS: MarkColours = {
  lines: LEVELS.map((level) => `var(--mark-line-${level})`),
  grounds: LEVELS.map((level) => `var(--mark-ground-${level})`),
};

/** A wording as it is marked on pages. */
function MarkSample({ mark, styles = {}, children }: MarkSampleProps) {
  const look = lookOf(mark, styles, COLOURS);
  return (
    <span class="mark-sample" data-mark={mark} lang="zh-Hans" style={look ? declarationsOf(look) : undefined}>
      {children}
    </span>
  );
}

/** What the marks on pages mean, each beside a sample, and what their strengths mean. */
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
  const samples: Readonly<Record<MarkKind, Pick<Sample, 'sample'> & { readonly why: string }>> = {
    phrase: { sample: '形式主义、官僚主义', why: i18n.t('help.phraseWhy') },
    template: { sample: '奋力谱写乡村振兴新篇章', why: i18n.t('help.templateWhy') },
    deviation: { sample: '制度化、程序化', why: i18n.t('help.deviationWhy') },
    reuse: { sample: '逐字相同的一长段文字', why: i18n.t('help.reuseWhy', [formatNumber(REUSE_MIN_HAN)]) },
  };
  return [
    ...MARK_KINDS.map((kind): Sample & { readonly why: string } => ({
      mark: `${kind}-typical`,
      name: kindName(kind),
      ...samples[kind],
    })),
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

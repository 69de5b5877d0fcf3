import { i18n } from '#i18n';
import type { MarkKind, MarkStyle, Sensitivity } from '../marks/kinds';
import type { MarkClass, MarkStyles } from '../marks/look';
import type { Rarity } from '../record/rarity';
import { kindName } from './corpus';

/** Name of a sensitivity. */
export function sensitivityName(sensitivity: Sensitivity): string {
  switch (sensitivity) {
    case 'few':
      return i18n.t('options.few');
    case 'normal':
      return i18n.t('options.normal');
    case 'many':
      return i18n.t('options.many');
  }
}

/** Name of a strength of marks. */
export function rarityName(rarity: Rarity): string {
  if (rarity === 'common') return i18n.t('marks.common');
  return rarity === 'typical' ? i18n.t('marks.typical') : i18n.t('marks.rare');
}

/** Name of what is painted alike: "Phrase, common". */
function markClassName(name: MarkClass): string {
  if (name === 'snippet') return i18n.t('marks.saved');
  const [kind, rarity] = name.split('-') as [MarkKind, Rarity];
  return i18n.t('marks.of', [kindName(kind), rarityName(rarity)]);
}

/** Name of a style of marks. */
export function styleName(style: MarkStyle): string {
  if (style === 'line') return i18n.t('marks.line');
  return style === 'ground' ? i18n.t('marks.ground') : i18n.t('marks.off');
}

/** What was changed in the styles of marks, in one line. */
export function markStylesText(styles: MarkStyles): string {
  const changed = Object.entries(styles) as [MarkClass, MarkStyle][];
  if (changed.length === 0) return i18n.t('marks.default');
  return changed.map(([name, style]) => `${markClassName(name)}: ${styleName(style)}`).join('; ');
}

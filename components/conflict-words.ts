import { i18n } from '#i18n';
import type { HiddenState } from '../utils/backup/plan-restore';
import type { Collection } from '../utils/collections/collection';
import type { ReaderDocument } from '../utils/collections/reader-document';
import type { Settings } from '../utils/settings/settings';
import type { Difference } from '../utils/snippets/merge';
import type { Snippet } from '../utils/snippets/snippet';
import { collectionName, collectionNameOf } from './collection-words';
import type { ConflictRow } from './conflict-list';
import { dateWords, levelName } from './document-words';
import { fieldName, fieldWords } from './file-words';
import { markStylesWords } from './mark-words';
import { absoluteTime } from './time-words';
import { readable } from './wording';

/** A difference between two states of a snippet, in words. */
export function snippetConflict(conflict: Difference<Snippet>, kind = ''): ConflictRow {
  const { key, preferred, mine, theirs } = conflict;
  const shown = conflict.fields.filter((field) => field !== 'changedAt');
  // What has no name of its own is worth a line only where nothing else differs.
  const named = shown.filter((field) => fieldName(field) !== i18n.t('files.field.other'));
  const fields = named.length > 0 ? named : shown.slice(0, 1);
  const stateOf = (snippet: Snippet) => ({
    when: absoluteTime(snippet.changedAt, i18n.t('localeTag')),
    fields: fields.map((field) => ({ name: fieldName(field), words: fieldWords(snippet, field) })),
  });
  const about = { key, preferred, kind, title: mine.quote.exact, lang: 'zh-Hans' };
  return { ...about, mine: stateOf(mine), theirs: stateOf(theirs) };
}

/** The same for a document. @param collections Those of both sides, for their names. */
export function documentConflict(
  difference: Difference<ReaderDocument>,
  collections: readonly Collection[],
): ConflictRow {
  const { mine, fields } = difference;
  // A date says its year, too.
  const shown = fields.filter((field) => field !== 'year' || !fields.includes('date'));
  const wordsOf = (info: ReaderDocument) =>
    shown.map((field) => ({
      name: documentFieldName(field),
      words: documentFieldWords(info, field, collections),
    }));
  const about = { kind: i18n.t('files.kind.document'), title: mine.title, lang: 'zh-Hans' };
  return rowOf(difference, about, wordsOf);
}

/** The same for a collection. */
export function collectionConflict(difference: Difference<Collection>): ConflictRow {
  const title = collectionName(difference.mine);
  const { fields } = difference;
  return rowOf(difference, { kind: i18n.t('files.kind.collection'), title }, (collection) => [
    ...(fields.includes('name')
      ? [{ name: i18n.t('files.field.name'), words: collectionName(collection) }]
      : []),
    ...(fields.includes('on') ? [{ name: i18n.t('files.field.use'), words: onWords(collection.on) }] : []),
  ]);
}

/** The same for a bundled document that is hidden on one side. @param title Its own; empty where that is not known. */
export function hiddenConflict(difference: Difference<HiddenState>, title: string): ConflictRow {
  const about = { kind: i18n.t('files.kind.bundled'), title: title || difference.mine.id, lang: 'zh-Hans' };
  return rowOf(difference, about, ({ hidden }) => [
    {
      name: i18n.t('files.field.use'),
      words: hidden ? i18n.t('documents.state.hidden') : i18n.t('files.state.shown'),
    },
  ]);
}

/** The same for a setting. */
export function settingConflict(difference: Difference<Settings>): ConflictRow {
  const [field] = difference.fields;
  const about = { kind: i18n.t('files.kind.setting'), title: settingName(field) };
  return rowOf(difference, about, (settings) => [{ name: '', words: settingWords(settings, field) }]);
}

function rowOf<T>(
  { key, preferred, mine, theirs }: Difference<T>,
  about: Pick<ConflictRow, 'kind' | 'title' | 'lang'>,
  fieldsOf: (state: T) => ConflictRow['mine']['fields'],
): ConflictRow {
  const stateOf = (state: T) => ({ when: '', fields: fieldsOf(state) });
  return { key, preferred, ...about, mine: stateOf(mine), theirs: stateOf(theirs) };
}

function documentFieldName(field: keyof ReaderDocument): string {
  switch (field) {
    case 'title':
      return i18n.t('documents.order.title');
    case 'date':
    case 'year':
      return i18n.t('documents.date');
    case 'source':
      return i18n.t('documents.source');
    case 'level':
      return i18n.t('documents.levelName');
    case 'collection':
      return i18n.t('documents.collection');
    case 'url':
      return i18n.t('files.field.url');
    default:
      return i18n.t('files.field.other');
  }
}

function documentFieldWords(
  info: ReaderDocument,
  field: keyof ReaderDocument,
  collections: readonly Collection[],
): string {
  switch (field) {
    case 'date':
    case 'year':
      return dateWords(info);
    case 'level':
      return levelName(info.level) || i18n.t('documents.level.unknown');
    case 'collection':
      return collectionNameOf(collections, info.collection);
    default:
      return String(info[field]);
  }
}

function settingName(field: keyof Settings): string {
  switch (field) {
    case 'activeOn':
      return i18n.t('sites.title');
    case 'sitesOn':
      return i18n.t('sites.listLabel');
    case 'sitesOff':
      return i18n.t('sites.offLabel');
    case 'hiddenPhrases':
      return i18n.t('hide.title');
    case 'cardOnHover':
      return i18n.t('options.cardOnHover');
    case 'markReuse':
      return i18n.t('options.markReuse');
    case 'sensitivity':
      return i18n.t('options.sensitivity');
    case 'dim':
      return i18n.t('page.dim');
    case 'badge':
      return i18n.t('options.badge');
    case 'panelList':
      return i18n.t('panel.lists');
    case 'selectionButton':
      return i18n.t('saving.button');
    case 'citeByStandard':
      return i18n.t('options.citeByStandard');
    case 'markStyles':
      return i18n.t('marks.title');
    case 'printMarks':
      return i18n.t('marks.print');
  }
}

function settingWords(settings: Settings, field: keyof Settings): string {
  switch (field) {
    case 'activeOn':
      if (settings.activeOn === 'everywhere') return i18n.t('sites.everywhere');
      return settings.activeOn === 'listed' ? i18n.t('sites.listed') : i18n.t('sites.asked');
    case 'sitesOn':
    case 'sitesOff':
      return settings[field].map((host) => host || i18n.t('page.localFiles')).join(', ');
    case 'hiddenPhrases':
      return settings.hiddenPhrases.map(readable).join(', ');
    case 'sensitivity':
      if (settings.sensitivity === 'few') return i18n.t('options.few');
      return settings.sensitivity === 'many' ? i18n.t('options.many') : i18n.t('options.normal');
    case 'panelList':
      return settings.panelList === 'places' ? i18n.t('panel.places') : i18n.t('panel.phrases');
    case 'markStyles':
      return markStylesWords(settings.markStyles);
    default:
      return onWords(settings[field]);
  }
}

function onWords(on: boolean): string {
  return on ? i18n.t('files.state.inUse') : i18n.t('files.state.notInUse');
}

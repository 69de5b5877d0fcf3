import { i18n } from '#i18n';
import type { HiddenState } from '../backup/plan-restore';
import type { Collection, UserDocument } from '../collections/user-corpus';
import type { OwnEntry } from '../glossary/own-entry';
import type { Settings } from '../settings/settings';
import type { Difference, Side } from '../snippets/merge';
import type { Snippet } from '../snippets/snippet';
import { collectionName, collectionNameOf, dateText, levelName } from './documents';
import { markStylesText, sensitivityName } from './marks';
import { entryFieldName, itemsText } from './meanings';
import { absoluteTime, formatNumber } from './numbers';
import { readable } from './wording';

/** What is stored in another state than a file has, in text. */
export interface ConflictRow {
  readonly key: string;
  readonly preferred: Side;
  /** Its kind, as a document or a setting; empty where the list has only one. */
  readonly kind: string;
  readonly title: string;
  /** Language of the title; undefined for that of the interface. */
  readonly lang?: string;
  readonly mine: ConflictState;
  readonly theirs: ConflictState;
}

/** One side of a conflict. */
export interface ConflictState {
  /** When it was changed; empty where that is not known. */
  readonly when: string;
  /** The fields that differ from the other side; `text` may be empty. */
  readonly fields: readonly { readonly name: string; readonly text: string }[];
}

/** A difference between two states of a snippet, in text. */
export function snippetConflict(conflict: Difference<Snippet>, kind = ''): ConflictRow {
  const { key, preferred, mine, theirs } = conflict;
  const shown = conflict.fields.filter((field) => field !== 'changedAt');
  // Fields without a name of their own are listed only where nothing else differs.
  const named = shown.filter((field) => fieldName(field) !== i18n.t('files.field.other'));
  const fields = named.length > 0 ? named : shown.slice(0, 1);
  const stateOf = (snippet: Snippet) => ({
    when: absoluteTime(snippet.changedAt, i18n.t('localeTag')),
    fields: fields.map((field) => ({ name: fieldName(field), text: fieldText(snippet, field) })),
  });
  const about = { key, preferred, kind, title: mine.quote.exact, lang: 'zh-Hans' };
  return { ...about, mine: stateOf(mine), theirs: stateOf(theirs) };
}

/** The same for a document. @param collections The collections of both sides. */
export function documentConflict(
  difference: Difference<UserDocument>,
  collections: readonly Collection[],
): ConflictRow {
  const { mine, fields } = difference;
  // A date includes the year.
  const shown = fields.filter((field) => field !== 'year' || !fields.includes('date'));
  const wordsOf = (info: UserDocument) =>
    shown.map((field) => ({
      name: documentFieldName(field),
      text: documentFieldText(info, field, collections),
    }));
  const about = { kind: i18n.t('files.kind.document'), title: mine.title, lang: 'zh-Hans' };
  return rowOf(difference, about, wordsOf);
}

/** The same for an entry of the user's glossary. @param kind Empty where the list has only these. */
export function entryConflict(difference: Difference<OwnEntry>, kind = ''): ConflictRow {
  const { key, preferred, mine, theirs, fields } = difference;
  const stateOf = (entry: OwnEntry) => ({
    when: absoluteTime(entry.changedAt, i18n.t('localeTag')),
    fields: fields.map((field) => ({ name: entryFieldName(field), text: entryFieldText(entry, field) })),
  });
  const about = { key, preferred, kind, title: mine.headword, lang: 'zh-Hans' };
  return { ...about, mine: stateOf(mine), theirs: stateOf(theirs) };
}

function entryFieldText(entry: OwnEntry, field: keyof OwnEntry): string {
  const value = entry[field];
  return Array.isArray(value) ? itemsText(value) : String(value);
}

/** The same for a collection. */
export function collectionConflict(difference: Difference<Collection>): ConflictRow {
  const title = collectionName(difference.mine);
  const { fields } = difference;
  return rowOf(difference, { kind: i18n.t('files.kind.collection'), title }, (collection) => [
    ...(fields.includes('name')
      ? [{ name: i18n.t('files.field.name'), text: collectionName(collection) }]
      : []),
    ...(fields.includes('on')
      ? [{ name: i18n.t('files.field.use'), text: switchedText(collection.on) }]
      : []),
  ]);
}

/** The same for a bundled document that is hidden on one side. @param title Empty where it is not known. */
export function hiddenConflict(difference: Difference<HiddenState>, title: string): ConflictRow {
  const about = { kind: i18n.t('files.kind.bundled'), title: title || difference.mine.id, lang: 'zh-Hans' };
  return rowOf(difference, about, ({ hidden }) => [
    {
      name: i18n.t('files.field.use'),
      text: hidden ? i18n.t('documents.state.hidden') : i18n.t('files.state.shown'),
    },
  ]);
}

/** The same for a setting. */
export function settingConflict(difference: Difference<Settings>): ConflictRow {
  const [field] = difference.fields;
  const about = { kind: i18n.t('files.kind.setting'), title: settingName(field) };
  return rowOf(difference, about, (settings) => [{ name: '', text: settingText(settings, field) }]);
}

function rowOf<T>(
  { key, preferred, mine, theirs }: Difference<T>,
  about: Pick<ConflictRow, 'kind' | 'title' | 'lang'>,
  fieldsOf: (state: T) => ConflictRow['mine']['fields'],
): ConflictRow {
  const stateOf = (state: T) => ({ when: '', fields: fieldsOf(state) });
  return { key, preferred, ...about, mine: stateOf(mine), theirs: stateOf(theirs) };
}

function documentFieldName(field: keyof UserDocument): string {
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

function documentFieldText(
  info: UserDocument,
  field: keyof UserDocument,
  collections: readonly Collection[],
): string {
  switch (field) {
    case 'date':
    case 'year':
      return dateText(info);
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
    case 'englishLines':
      return i18n.t('options.englishLines');
    case 'citeByStandard':
      return i18n.t('options.citeByStandard');
    case 'markStyles':
      return i18n.t('marks.title');
    case 'printMarks':
      return i18n.t('marks.print');
  }
}

function settingText(settings: Settings, field: keyof Settings): string {
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
      return sensitivityName(settings.sensitivity);
    case 'panelList':
      return settings.panelList === 'places' ? i18n.t('panel.places') : i18n.t('panel.phrases');
    case 'markStyles':
      return markStylesText(settings.markStyles);
    default:
      return switchedText(settings[field]);
  }
}

function switchedText(on: boolean): string {
  return on ? i18n.t('files.state.inUse') : i18n.t('files.state.notInUse');
}

/**
 * Says that an import or a restore was undone. @param left How many things were changed since and stay as
 * they are.
 */
export function undoneText(left: number): string {
  return left === 0 ? i18n.t('files.undone') : i18n.t('files.undoneBut', left, [formatNumber(left)]);
}

/** A snippet's field as users know it; the many that locate it have one name. */
function fieldName(field: keyof Snippet): string {
  switch (field) {
    case 'quote':
      return i18n.t('files.field.quote');
    case 'note':
      return i18n.t('files.field.note');
    case 'tags':
      return i18n.t('files.field.tags');
    case 'title':
      return i18n.t('files.field.title');
    case 'url':
      return i18n.t('files.field.url');
    case 'canonical':
      return i18n.t('files.field.canonical');
    case 'date':
      return i18n.t('files.field.date');
    case 'site':
      return i18n.t('files.field.site');
    case 'outlet':
      return i18n.t('files.field.outlet');
    case 'author':
      return i18n.t('files.field.author');
    case 'savedAt':
      return i18n.t('files.field.savedAt');
    case 'changedAt':
      return i18n.t('files.field.changedAt');
    case 'phrases':
      return i18n.t('files.field.phrases');
    case 'hits':
      return i18n.t('files.field.hits');
    default:
      return i18n.t('files.field.other');
  }
}

/** The value of a snippet's field, in text. */
function fieldText(snippet: Snippet, field: keyof Snippet): string {
  switch (field) {
    case 'quote': {
      const { exact, prefix, suffix } = snippet.quote;
      return prefix + suffix === '' ? exact : `${prefix}【${exact}】${suffix}`;
    }
    case 'tags':
      return snippet.tags.join(', ');
    case 'savedAt':
    case 'changedAt':
      return absoluteTime(snippet[field], i18n.t('localeTag'));
    case 'phrases':
      return snippet.phrases.map(({ text }) => text).join(', ');
    case 'hits':
      return formatNumber(snippet.hits.reduce((sum, { frequency }) => sum + frequency, 0));
    default: {
      const value = snippet[field];
      return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
    }
  }
}

import * as v from 'valibot';
import { INSTALL_STEPS } from '../generation/corpus-worker';
import {
  ADDRESS_MAX_UNITS,
  ANCHOR_TEXT_UNITS,
  BATCH_UNITS,
  FLOW_MAX_UNITS,
  HIDDEN_MAX_UNITS,
  ID_MAX_UNITS,
  MAX_BATCH_FLOWS,
  MAX_USER_DOCUMENTS,
  MISSED_BATCH,
  NAME_MAX_UNITS,
  NOTE_MAX_UNITS,
  QUOTE_CONTEXT,
  REPORT_PHRASES,
  REPORT_SNIPPETS,
  SNIPPET_MAX_UNITS,
  TITLE_MAX_UNITS,
} from '../limits';
import { MARK_KINDS, SENSITIVITIES } from '../marks/kinds';
import type { BackgroundProtocol } from './protocol';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Of a stored document or snippet: what was imported keeps the id of its file. */
const storedId = v.pipe(v.string(), v.minLength(1), v.maxLength(ID_MAX_UNITS));
const text = v.pipe(v.string(), v.maxLength(SNIPPET_MAX_UNITS));
const hiddenKey = v.pipe(v.string(), v.minLength(1), v.maxLength(HIDDEN_MAX_UNITS));

/** Text that only goes beside a snippet is cut rather than refused: the snippet itself must not be lost for it. */
const cutTo = (units: number) =>
  v.pipe(
    v.string(),
    v.transform((long) => long.slice(0, units)),
  );

/** One batch: as many short flows as fit, or one flow of the greatest length. */
const flows = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(FLOW_MAX_UNITS))),
  v.maxLength(MAX_BATCH_FLOWS),
  v.check(
    (all) => all.reduce((sum, flow) => sum + flow.length, 0) <= BATCH_UNITS + FLOW_MAX_UNITS,
    'too much text',
  ),
);

/** Documents of the corpus that are one page's text. */
const ownIds = v.pipe(v.array(storedId), v.maxLength(MAX_USER_DOCUMENTS));

const frameReport = v.object({
  han: count,
  painted: count,
  marks: v.pipe(
    v.array(v.object({ phrase: text, text, kind: v.picklist(MARK_KINDS), count })),
    v.maxLength(REPORT_PHRASES),
  ),
  snippets: v.pipe(
    v.array(v.object({ id: storedId, found: v.boolean(), isExact: v.boolean(), wording: v.nullable(text) })),
    v.maxLength(REPORT_SNIPPETS),
  ),
  own: ownIds,
  complete: v.boolean(),
});

const context = v.pipe(v.string(), v.maxLength(QUOTE_CONTEXT));
const documentName = v.nullable(storedId);

/** What a page says of itself. */
const facts = {
  canonical: cutTo(ADDRESS_MAX_UNITS),
  date: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/))),
  outlet: cutTo(NAME_MAX_UNITS),
  author: cutTo(NAME_MAX_UNITS),
};

export const pageFacts = v.object(facts);

const draft = v.object({
  id: v.pipe(v.string(), v.uuid()),
  quote: v.object({
    exact: v.pipe(text, v.minLength(1)),
    prefix: context,
    suffix: context,
    gaps: v.optional(v.pipe(v.array(count), v.maxLength(SNIPPET_MAX_UNITS))),
  }),
  position: v.nullable(count),
  url: cutTo(ADDRESS_MAX_UNITS),
  title: cutTo(TITLE_MAX_UNITS),
  ...facts,
  phrase: v.nullable(text),
  document: documentName,
});

/** Id of a rebuild. */
const rebuild = v.pipe(v.string(), v.uuid());

const pageName = { canonical: cutTo(ADDRESS_MAX_UNITS), document: documentName };

/**
 * Who may ask: `frame` for what means something only from a frame of a page, `page` for what only the extension's own
 * pages may ask, since a page can take its frame's script over; `both` where the handler decides by the sender.
 */
export type Asker = 'frame' | 'page' | 'both';

interface RequestRule {
  readonly from: Asker;
  /** The shape of the data; what does not fit is refused before a handler sees it. */
  readonly data: v.GenericSchema;
}

/** Who may make each request, and with what data. */
export const requestRules = {
  wakeAnnotator: { from: 'frame', data: v.optional(v.null()) },
  injectViews: { from: 'frame', data: v.optional(v.null()) },
  matchFlows: {
    from: 'both',
    data: v.object({
      ...pageName,
      own: v.object({ ids: ownIds, isSure: v.boolean() }),
      flows,
      reuse: v.boolean(),
      sensitivity: v.picklist(SENSITIVITIES),
    }),
  },
  findOwnDocuments: {
    from: 'both',
    data: v.object({ ...pageName, text: v.pipe(v.string(), v.maxLength(ANCHOR_TEXT_UNITS)) }),
  },
  lookUp: {
    from: 'both',
    data: v.object({
      text,
      limit: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
      own: v.optional(ownIds, []),
    }),
  },
  datePhrases: {
    from: 'page',
    data: v.object({ phrases: v.pipe(v.array(text), v.maxLength(REPORT_PHRASES)) }),
  },
  study: { from: 'page', data: v.object({ text }) },
  listWidespread: {
    from: 'page',
    data: v.object({ limit: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)) }),
  },
  saveSnippet: { from: 'both', data: v.object({ draft, consent: v.boolean() }) },
  hasSnippets: { from: 'both', data: v.object(pageName) },
  anchorSnippets: {
    from: 'both',
    data: v.object({ ...pageName, text: v.pipe(v.string(), v.maxLength(ANCHOR_TEXT_UNITS)) }),
  },
  undoSave: { from: 'both', data: v.object({ ...pageName, id: storedId }) },
  noteSnippet: {
    from: 'both',
    data: v.object({ ...pageName, id: storedId, note: v.pipe(v.string(), v.maxLength(NOTE_MAX_UNITS)) }),
  },
  hidePhrase: { from: 'both', data: v.object({ phrase: hiddenKey, consent: v.boolean() }) },
  unhidePhrase: { from: 'both', data: v.object({ key: hiddenKey }) },
  lookUpMissed: {
    from: 'page',
    data: v.object({ ids: v.pipe(v.array(storedId), v.maxLength(MISSED_BATCH)) }),
  },
  snippetsChanged: { from: 'page', data: v.optional(v.null()) },
  reportFrame: { from: 'frame', data: frameReport },
  openLookUp: { from: 'both', data: v.object({ text }) },
  rebuildCorpus: { from: 'page', data: v.optional(v.null()) },
  resumeRebuild: { from: 'page', data: v.optional(v.null()) },
  rebuildProgressed: {
    from: 'page',
    data: v.variant('kind', [
      v.object({ rebuild, kind: v.literal('step'), step: v.picklist(INSTALL_STEPS) }),
      v.object({ rebuild, kind: v.literal('begun') }),
      v.object({ rebuild, kind: v.literal('ended') }),
      v.object({ rebuild, kind: v.literal('failed'), why: cutTo(SNIPPET_MAX_UNITS) }),
    ]),
  },
  readLog: { from: 'page', data: v.optional(v.null()) },
} as const satisfies Record<keyof BackgroundProtocol, RequestRule>;

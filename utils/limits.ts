/** Every cap and budget, each with its reason. */

/** Han characters in a frame that wake the annotator: fewer are names and labels, not official prose. */
export const WAKE_HAN = 40;

/** Shortest phrase, Han characters: shorter ones are words. */
export const PHRASE_MIN_HAN = 4;

/** Longest mined phrase, UTF-16 units: what is longer is a passage, and is marked as reuse. */
export const PHRASE_MAX_UNITS = 64;

/** Longest phrase of the record, Han characters: a phrase, not a sentence of a report. */
export const RECORD_MAX_HAN = 24;

/** Part of a mark's Han characters that known wordings must account for: no mark stretches over what nobody knows. */
export const EXPLAINED_SHARE = 0.7;

/** Longest filler of a template, Han characters: a longer one is a text of its own. */
export const SLOT_MAX_HAN = 12;

/** Shortest verbatim run that counts as reuse though the corpus has it once, Han characters. */
export const REUSE_MIN_HAN = 12;

/** Shortest look-up, Han characters: a single character stands everywhere. */
export const LOOKUP_MIN_HAN = 2;

/** Longest look-up and longest saved text, UTF-16 units: a reader's selection, not a whole page. */
export const QUERY_MAX_UNITS = 400;
export const SNIPPET_MAX_UNITS = 10_000;

/** UTF-16 units of a page's text that are kept before and after a snippet: two clauses, enough to tell two places apart. */
export const QUOTE_CONTEXT = 32;

/** Longest text of a page in which saved places are looked for, UTF-16 units: a long book. */
export const ANCHOR_TEXT_UNITS = 2_000_000;

/** Longest id of a snippet, document or collection, UTF-16 units: five times a UUID. */
export const ID_MAX_UNITS = 200;

/** Longest address and title of a page that go with a snippet, UTF-16 units: longer ones are data, and are cut. */
export const ADDRESS_MAX_UNITS = 20_000;
export const TITLE_MAX_UNITS = 2_000;

/** Longest note and tag, UTF-16 units, and most tags of a snippet. */
export const NOTE_MAX_UNITS = 10_000;
export const TAG_MAX_UNITS = 60;
export const TAGS_MAX = 40;

/** KWIC lines in the card (it must fit beside the text) and in the popup (it scrolls). */
export const CARD_LINES = 3;
export const POPUP_LINES = 50;

/** UTF-16 units of context at each side of a KWIC line. */
export const KWIC_CONTEXT = 24;

/** Text of one matching request, UTF-16 units: about 10 ms of matching, so that near text is painted before far text. */
export const BATCH_UNITS = 20_000;

/** Text of a page's first matching request, UTF-16 units: a viewport's full, so that it is painted without delay. */
export const FIRST_BATCH_UNITS = 3_000;

/** Flows of one matching request: a batch of the shortest ones that can hold a phrase. */
export const MAX_BATCH_FLOWS = BATCH_UNITS / PHRASE_MIN_HAN + 1;

/** Requests of one frame that are answered at a time: an annotator makes fewer than ten. */
export const MAX_OPEN_REQUESTS = 40;

/** Longest single flow, UTF-16 units: longer ones (minified data, not prose) are cut at this length. */
export const FLOW_MAX_UNITS = 200_000;

/** Longest run of work in one task on a page, ms: under the 50 ms at which a page feels stuck, with room for the page's own. */
export const SLICE_MS = 12;

/** Time from resting on a mark to the card, ms, and from leaving to its closing: long enough not to flicker in passing. */
export const HOVER_OPEN_MS = 250;
export const HOVER_CLOSE_MS = 300;

/** A longer touch is a long press, ms: browsers open their menu or begin a selection then. */
export const TAP_MS = 500;

/** Time limit of a request to the background, ms: a stopped worker wakes and answers well within. */
export const REQUEST_MS = 10_000;

/** Time in which a page has to say its date, outlet and author, ms: a page that is busy for longer is saved without them. */
export const FACTS_MS = 5_000;

/** Time in which the reader's database has to open, ms: shorter than a request's, so that its answer can say why. */
export const STORE_OPEN_MS = 8_000;

/** Time after the last change of the marks until a frame reports again, ms. */
export const REPORT_MS = 150;

/**
 * Bytes that a write leaves free on the disk: a write of some size more than was thought, and others who write at the
 * same time. And how little is left where the disk may be full a moment later.
 */
export const DISK_SPARE_BYTES = 16_000_000;
export const DISK_SHORT_BYTES = 256_000_000;

/** Time between the reports of a page that is still being matched, ms: the background has better things to do. */
export const PARTIAL_REPORT_MS = 500;

/** Distinct phrases in one frame's report: extension storage for a session is 10 MB for all tabs. */
export const REPORT_PHRASES = 2_000;

/** Snippets in one frame's report: a reader saves a few from a page. */
export const REPORT_SNIPPETS = 500;

/** Changed wordings in one frame's report, UTF-16 units together: ten of the longest snippets. */
export const REPORT_WORDING_UNITS = 100_000;

/** Time after a page was read until what was saved from it is looked for, ms: matches of the page come first. */
export const SNIPPETS_MS = 300;

/** Snippets that are looked up later in one request: each takes some ms, and a request has REQUEST_MS. */
export const MISSED_BATCH = 50;

/** Time for which a deletion can be taken back, ms. */
export const UNDO_MS = 8_000;

/** Time for which the page says what came of a save where nothing can be done about it, ms: long enough to read one line. */
export const TOAST_MS = 4_000;

/** Time for which a selection rests until buttons stand beside it, ms: it changes at every movement of the pointer. */
export const SELECTION_MS = 150;

/** Time after a change of the page until it is read, ms: changes come in bursts. What shows or hides text can wait longer. */
export const CHANGE_MS = 50;
export const RESTYLE_MS = 300;

/** Pauses before a page asks again that got no answer, for matches or its saved places, ms; the last one from then on. */
export const RETRY_MS = [500, 2_000, 10_000, 60_000];

/** Longest rest of work that goes on while a page changes, ms: beyond that its marks would be those of an earlier page. */
export const MOST_REST_MS = 10_000;

/** Marks that are painted whether they are near the viewport or not: Chromium needs about 5 µs for each at every change. */
export const MOST_PAINTED = 2_000;

/** Time after scrolling until marks that were too far away are painted, ms. */
export const REPAINT_MS = 80;

/** Looks at whether the page has taken marks out of the registry of highlights, ms: a few property reads each. */
export const REGISTRY_LOOK_MS = 1_000;

/** Looks at whether text that has marks drawn over it has moved without an event, ms. */
export const OVERLAY_LOOK_MS = 300;

/** Time for which the places of an element's many marks are taken as known, ms: what moves text without an event is rare. */
export const PLACES_MS = 250;

/**
 * The reader's own documents, and UTF-16 units of their texts together, which are five million Han characters with
 * their punctuation: a rebuild of so much takes half a minute.
 */
export const READER_DOCUMENTS = 1_000;
export const READER_UNITS = 6_000_000;

/**
 * Own documents times UTF-16 units of the corpus up to which each document is left out where its own share is measured:
 * 200 documents and a million units, some ten seconds. In a larger corpus one document hardly matters.
 */
export const SHARE_WORK = 200_000_000;

/** KWIC lines of the library's concordance: what a reader can still sort and scroll; counts go beyond it. */
export const LIBRARY_LINES = 10_000;

/** Places of one frame that a panel lists: beyond that a reader looks for a phrase and not for a place. */
export const PANEL_PLACES = 5_000;

/** Parts of a page's height in the panel's density strip: about two pixels each. */
export const DENSITY_BINS = 160;

/** Least time between two tellings of where a page's marks stand, and of where its viewport is, ms. */
export const PLACES_TELL_MS = 300;
export const VIEW_TELL_MS = 100;

/** Time after which a panel tries again to reach a frame that has marks, ms, and how often. */
export const PANEL_RETRY_MS = 1_000;
export const PANEL_RETRIES = 10;

/** Time for which the panel's list does not follow the page's scrolling after the reader scrolled it, ms. */
export const FOLLOW_REST_MS = 3_000;

/** Look-ups that are remembered: as many as a reader looks over at one glance. */
export const RECENT_LOOK_UPS = 12;

/** Time after the last key until a look-up counts as one, ms: its own stop of the way back, and remembered. */
export const TYPING_STOP_MS = 1_500;

/** Largest file that is read, bytes: a report with pictures has 20 MB; more can't be held in memory several times over. */
export const INTAKE_FILE_BYTES = 50_000_000;

/** Largest zip file, bytes; it is read in pieces. Bytes that may come out of it, so that a zip bomb ends there. */
export const INTAKE_ZIP_BYTES = 100_000_000;
export const INTAKE_UNPACKED_BYTES = 300_000_000;

/** Files in a zip: more than the corpus can hold, with room for what is passed over. */
export const INTAKE_ZIP_ENTRIES = 5_000;

/** Longest text of one document, UTF-16 units: a long book; it is parsed and matched in one piece. */
export const DOCUMENT_MAX_UNITS = 1_000_000;

/** Fewest Han characters of a document: fewer are a heading, not a text. */
export const DOCUMENT_MIN_HAN = 20;

/** Longest title, source or name of a collection, and longest address, UTF-16 units: longer ones are none. */
export const NAME_MAX_UNITS = 300;
export const URL_MAX_UNITS = 2_000;

/** Longest page that is taken from a tab, UTF-16 units of its HTML: pages with pictures in their source have millions. */
export const PAGE_HTML_UNITS = 20_000_000;

/** Largest file of snippets that is read, bytes: 10,000 long ones; it is read in one piece. */
export const SNIPPETS_FILE_BYTES = 100_000_000;

/** Largest backup that is read, bytes, and bytes that may come out of it: ten times as much as a full corpus and 10,000 snippets. */
export const BACKUP_FILE_BYTES = 150_000_000;
export const BACKUP_UNPACKED_BYTES = 400_000_000;

/** Snippets and documents from which on a reader is reminded of backups, and the age of the last one at which they are, ms. */
export const BACKUP_WORTH = 20;
export const BACKUP_AGE_MS = 30 * 86_400_000;

/** Elements and attributes of a page that is parsed: ten times those of the largest pages; each takes some 500 bytes. */
export const PAGE_ELEMENTS = 200_000;
export const PAGE_ATTRIBUTES = 1_000_000;

/** Depth to which a page's elements are nested, as in Chromium and Firefox; deeper ones are flattened. */
export const PAGE_DEPTH = 512;

/** Time for reading one file, ms: seven times what the slowest real ones took; what takes longer will hardly end. */
export const INTAKE_FILE_MS = 120_000;

/** Elements of a Word file's XML: each takes 1.7 kB while it is read, and a browser's page has 4 GB. */
export const DOCX_ELEMENTS = 1_000_000;

/** Bytes to which one stream of a PDF may unpack: the largest ones, fonts of all Chinese signs, have 30 million. */
export const PDF_STREAM_BYTES = 100_000_000;

/** Phrases that can be hidden, and the longest of them, UTF-16 units: every frame with Chinese holds them all. */
export const HIDDEN_PHRASES = 1_000;
export const HIDDEN_MAX_UNITS = 500;

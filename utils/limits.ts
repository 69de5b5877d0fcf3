/**
 * Sizes, delays and time limits that users notice or several files share, each with its reason. What only one file needs
 * to do its work is in that file.
 */

/** Han characters in a frame that wake the annotator: fewer are names and labels, not official prose. */
export const WAKE_HAN = 40;

/** Shortest phrase, Han characters: shorter ones are words. */
export const PHRASE_MIN_HAN = 4;

/** Longest mined phrase, UTF-16 units: anything longer is a passage, and is marked as reuse. */
export const PHRASE_MAX_UNITS = 64;

/** Longest phrase of the record, Han characters: a phrase, not a sentence of a report. */
export const RECORD_MAX_HAN = 24;

/**
 * Share of a mark's Han characters that known wordings must account for, by how much is marked: no mark covers what
 * nobody knows.
 */
export const EXPLAINED_SHARES = { few: 0.7, normal: 0.6, many: 0.5 } as const;

/** Longest filler of a template, Han characters: a longer one is a text of its own. */
export const SLOT_MAX_HAN = 12;

/** Shortest verbatim run that counts as reuse though the corpus has it once, Han characters. */
export const REUSE_MIN_HAN = 12;

/** Shortest look-up, Han characters: a single character occurs everywhere. */
export const LOOKUP_MIN_HAN = 2;

/** Longest look-up and longest saved text, UTF-16 units: a selection, not a whole page. */
export const QUERY_MAX_UNITS = 400;
export const SNIPPET_MAX_UNITS = 10_000;

/** UTF-16 units of a page's text that are kept before and after a snippet: two clauses, enough to distinguish passages. */
export const QUOTE_CONTEXT = 32;

/** Longest page in which saved passages are looked for, UTF-16 units of text: a long book. */
export const ANCHOR_TEXT_UNITS = 2_000_000;

/** Longest id of a snippet, document or collection, UTF-16 units: five times a UUID. */
export const ID_MAX_UNITS = 200;

/** Longest page address and title that a snippet keeps, UTF-16 units: longer ones are data, and are cut. */
export const ADDRESS_MAX_UNITS = 20_000;
export const TITLE_MAX_UNITS = 2_000;

/** Longest note and tag, UTF-16 units, and the maximum number of a snippet's tags. */
export const NOTE_MAX_UNITS = 10_000;
export const TAG_MAX_UNITS = 60;
export const TAGS_MAX = 40;

/** Largest file of glossary entries, bytes. */
export const GLOSSARY_FILE_BYTES = 20_000_000;

/** KWIC lines in the card (it must fit beside the text) and in the popup (it scrolls). */
export const CARD_LINES = 3;
export const POPUP_LINES = 50;

/** Entries of the glossary below a KWIC line: what fits in two lines. */
export const LINE_ENTRIES = 3;

/** UTF-16 units of context on each side of a KWIC line. */
export const KWIC_CONTEXT = 24;

/** Text of one matching request, UTF-16 units: about 10 ms of matching, so that near text is painted before far text. */
export const BATCH_UNITS = 20_000;

/** Text of a page's first matching request, UTF-16 units: a viewport's full, so that it is painted without delay. */
export const FIRST_BATCH_UNITS = 3_000;

/** Flows of one matching request: a batch of the shortest ones that can contain a phrase. */
export const MAX_BATCH_FLOWS = BATCH_UNITS / PHRASE_MIN_HAN + 1;

/** Requests of one frame that are open at a time: an annotator makes fewer than ten. */
export const MAX_OPEN_REQUESTS = 40;

/** Longest single flow, UTF-16 units: longer ones (minified data, not prose) are cut at this length. */
export const FLOW_MAX_UNITS = 200_000;

/** Longest run of work in one task on a page, ms: far below the 50 ms at which a page feels stuck, since it has work of its own. */
export const SLICE_MS = 12;

/** Time from hovering over a mark to the card, and from leaving to its closing, ms: long enough not to flicker in passing. */
export const HOVER_OPEN_MS = 250;
export const HOVER_CLOSE_MS = 300;

/** Longest tap, ms: at a longer touch browsers open their menu or begin a selection. */
export const TAP_MS = 500;

/** Time limit of a request to the background, ms: a stopped worker wakes and answers well within it. */
export const REQUEST_MS = 10_000;

/** Time limit for reading a page's date, outlet and author, ms: a page that is busy for longer is saved without them. */
export const FACTS_MS = 5_000;

/** Time limit for opening the user's database, ms: shorter than REQUEST_MS, so that the answer can say what failed. */
export const STORE_OPEN_MS = 8_000;

/** Time after the last change of the marks until a frame reports again, ms. */
export const REPORT_MS = 150;

/**
 * Bytes that a write leaves free on the disk, in case it is larger than estimated or others write at the same time. With
 * less than DISK_SHORT_BYTES left, the disk may be full a moment later.
 */
export const DISK_SPARE_BYTES = 16_000_000;
export const DISK_SHORT_BYTES = 256_000_000;

/**
 * Bytes that must be free for a deletion, which only adds some kB to the database's log: it may make Chromium move a
 * full log of 4 MiB to a table, for which there has to be space.
 */
export const DISK_DELETION_BYTES = 6_000_000;

/** Time between the reports of a page that is still being matched, ms: the background has better things to do. */
export const PARTIAL_REPORT_MS = 500;

/** Distinct phrases in one frame's report: extension storage for a session is 10 MB for all tabs. */
export const REPORT_PHRASES = 2_000;

/** Snippets in one frame's report: users save a few from a page. */
export const REPORT_SNIPPETS = 500;

/** Changed wordings in one frame's report, UTF-16 units in all: ten of the longest snippets. */
export const REPORT_WORDING_UNITS = 100_000;

/** Time from reading a page to looking for what was saved from it, ms: matches come first. */
export const SNIPPETS_MS = 300;

/** Snippets that one request looks up belatedly: each takes some ms, and a request has REQUEST_MS. */
export const MISSED_BATCH = 50;

/** Time for which a notice with Undo stays, after a save, a change or a deletion, ms. */
export const UNDO_MS = 8_000;

/** Time for which a notice without any action stays, ms: long enough to read one line. */
export const TOAST_MS = 4_000;

/** Time from the last change of a selection to the buttons beside it, ms: it changes at every movement of the pointer. */
export const SELECTION_MS = 150;

/** Time from a change of the page to reading it, ms: changes come in bursts. Changes that only show or hide text can wait longer. */
export const CHANGE_MS = 50;
export const RESTYLE_MS = 300;

/** Pauses before a page retries a request that got no answer, ms; the last one from then on. */
export const RETRY_MS = [500, 2_000, 10_000, 60_000];

/** Longest pause between work on a page that keeps changing, ms: after a longer one its marks would be out of date. */
export const MAX_REST_MS = 10_000;

/** At most this number of marks is painted wherever they are on the page: Chromium needs about 5 µs for each at every change. */
export const MAX_PAINTED = 2_000;

/** Time from scrolling to painting marks that were too far away, ms. */
export const REPAINT_MS = 80;

/** Time between checks whether the page has removed marks from the registry of highlights, ms: a few property reads each. */
export const REGISTRY_LOOK_MS = 1_000;

/** Time between checks whether text under drawn marks has moved without an event, ms. */
export const OVERLAY_LOOK_MS = 300;

/** Time for which the measured positions of an element's many marks stay valid, ms: text rarely moves without an event. */
export const PLACES_MS = 250;

/**
 * The user's own documents, and UTF-16 units of all their texts: eight million Han characters with punctuation. While
 * these are imported and rebuilt, all of the extension's pages and workers in Chromium have less than 1 GB of memory
 * together (figures in `utils/generation/README.md`).
 */
export const MAX_USER_DOCUMENTS = 2_000;
export const MAX_USER_UNITS = 10_000_000;

/**
 * Number of own documents times UTF-16 units of the corpus. Up to this, a document is left out when its own share is
 * measured: 200 documents and a million units take some ten seconds. In a larger corpus one document hardly matters.
 */
export const SHARE_WORK = 200_000_000;

/** KWIC lines of the library's concordance: as many as can still be sorted and scrolled; counts cover all. */
export const LIBRARY_LINES = 10_000;

/** Occurrences in one frame that a panel lists: with more, users look for phrases and not for occurrences. */
export const PANEL_PLACES = 5_000;

/** Bins of a page's height in the panel's density strip: about two pixels each. */
export const DENSITY_BINS = 160;

/** Minimum time between two reports of where a page's marks are, and of where its viewport is, ms. */
export const PLACES_REPORT_MS = 300;
export const VIEW_REPORT_MS = 100;

/** Time after which a panel retries to reach a frame that has marks, ms, and the number of retries. */
export const PANEL_RETRY_MS = 1_000;
export const PANEL_RETRIES = 10;

/** Time for which the panel's list doesn't follow the page after the user has scrolled the list, ms. */
export const FOLLOW_REST_MS = 3_000;

/** Look-ups that are remembered: as many as can be seen at a glance. */
export const RECENT_LOOK_UPS = 12;

/** Time after the last key until a look-up counts, ms: it is then remembered and gets an entry in the history. */
export const TYPING_STOP_MS = 1_500;

/** Largest file that is read, bytes: a report with pictures has 20 MB, and a file is in memory several times. */
export const INTAKE_FILE_BYTES = 50_000_000;

/** Largest zip file, bytes; it is read in pieces. And its largest unpacked size, at which a zip bomb ends. */
export const INTAKE_ZIP_BYTES = 100_000_000;
export const INTAKE_UNPACKED_BYTES = 300_000_000;

/** Files in a zip: more than the corpus can hold, since some are skipped. */
export const INTAKE_ZIP_ENTRIES = 5_000;

/** Longest text of one document, UTF-16 units: a long book; it is parsed and matched in one piece. */
export const DOCUMENT_MAX_UNITS = 1_000_000;

/** Han characters that a document must have: fewer are a heading, not a text. */
export const DOCUMENT_MIN_HAN = 20;

/** Longest title, source or name of a collection, and longest address of a document, UTF-16 units. */
export const NAME_MAX_UNITS = 300;
export const URL_MAX_UNITS = 2_000;

/** Longest page that is read from a tab, UTF-16 units of HTML: pages with embedded pictures have millions. */
export const PAGE_HTML_UNITS = 20_000_000;

/** Largest file of snippets that is read, bytes: 10,000 long ones; it is read in one piece. */
export const SNIPPETS_FILE_BYTES = 100_000_000;

/** Largest backup that is read, bytes, and its largest unpacked size: ten times a full corpus and 10,000 snippets. */
export const BACKUP_FILE_BYTES = 150_000_000;
export const BACKUP_UNPACKED_BYTES = 400_000_000;

/** Users with this number of snippets and documents are reminded of backups once the last one has this age, ms. */
export const BACKUP_WORTH = 20;
export const BACKUP_AGE_MS = 30 * 86_400_000;

/** Elements and attributes of a page that is parsed: ten times those of the largest pages; each takes some 500 bytes. */
export const PAGE_ELEMENTS = 200_000;
export const PAGE_ATTRIBUTES = 1_000_000;

/** Maximum depth of a parsed page, as in Chromium and Firefox: deeper elements are flattened. */
export const PAGE_DEPTH = 512;

/** Time limit for reading one file, ms: seven times as long as the slowest real ones took. */
export const INTAKE_FILE_MS = 120_000;

/** Elements of one XML file of a document: each takes half a kB while it is read, and a page can have 4 GB. */
export const XML_ELEMENTS = 1_000_000;

/** Maximum depth of XML: it is read by recursion. Tables in tables take ten levels each. */
export const XML_DEPTH = 500;

/** Largest unpacked stream of a PDF, bytes: the largest real ones, complete Chinese fonts, have 30 million. */
export const PDF_STREAM_BYTES = 100_000_000;

/** Phrases that can be hidden, and the longest of them, UTF-16 units: every frame with Chinese keeps them all. */
export const HIDDEN_PHRASES = 1_000;
export const HIDDEN_MAX_UNITS = 500;

import type { PageMatch } from '../../../utils/match/match';
import { Views } from '../../../utils/page/card/views';
import { PageAnnotator } from '../../../utils/page/page-annotator';
import './annotating';

/** Bundled into one script, which runs in a page's own world; it knows one phrase. */
const PHRASE = '稳中求进';

let annotator: PageAnnotator | null = null;
let asked: string[] = [];
let pieces = 0;
let reported: string[] = [];
let savedAnswers = true;
let savedAsked: number[] = [];
let close = () => {};

function matchesIn(text: string): PageMatch[] {
  return Array.from(text.matchAll(new RegExp(PHRASE, 'g')), ({ index }) => {
    const place = { start: index, end: index + PHRASE.length, phrase: PHRASE };
    return { ...place, kind: 'phrase', audience: 'everyone', rarity: 'typical', needs: -2 };
  });
}

globalThis.annotating = {
  start() {
    annotator?.stop();
    asked = [];
    pieces = 0;
    savedAsked = [];
    const nothing = () => undefined;
    annotator = new PageAnnotator(
      {
        match: async (flows) => {
          asked.push(...flows);
          return {
            matches: flows.map(matchesIn),
            languages: flows.map(() => 0),
            own: null,
            isRelated: false,
          };
        },
        report: nothing,
        lookUp: () => new Promise(nothing),
        save: async ({ id }) => ({ status: 'saved', isNew: true, id, note: '', lookedUp: true }),
        undoSave: async () => undefined,
        noteSnippet: async () => true,
        hide: async (key) => ({ key }),
        unhide: async () => undefined,
        hasSnippets: async () => {
          savedAsked.push(performance.now());
          if (!savedAnswers) throw new Error('the store does not answer');
          return false;
        },
        anchorSnippets: async () => [],
        findOwnDocuments: async () => [],
        openLookUp: nothing,
        // It is asked at the end of each piece of reading, and when the user does something.
        isAlive: () => ++pieces > 0,
        views: Views.of({
          renderCard: (into, view) => {
            into.textContent = view?.text ?? '';
            close = () => view?.onClose();
          },
          renderNotice: (into, notice) => {
            into.textContent = notice?.state ?? '';
          },
          renderSelection: nothing,
          styles: [],
        }),
      },
      {
        ...{ cardOnHover: true, markReuse: false, sensitivity: 'normal', dim: false },
        ...{ markStyles: {}, printMarks: false, hiddenPhrases: [], selectionButton: true },
      },
    );
  },
  takeAsked: () => asked.splice(0),
  pieces: () => pieces,
  showCard: () => annotator?.showPhrase(PHRASE, 0),
  closeCard: () => close(),
  tellPlaces(on) {
    reported = [];
    annotator?.places.reportTo(on ? ({ type }) => reported.push(type) : null);
  },
  takeReported: () => reported.splice(0),
  answerSaved(does) {
    savedAnswers = does;
  },
  askSaved: () => annotator?.saved.askAgain(),
  savedAsked: () => savedAsked.slice(),
  showNotice: () => annotator?.saving.show('nothing', null, ''),
  isOpen: () => document.documentElement.lastElementChild?.localName === 'tifa-lens-surface',
};

import type { Omnibox } from 'webextension-polyfill';
import { i18n } from '#i18n';
import { openLibrary } from '../../utils/actions/surfaces';
import { browser } from '../../utils/browser';
import { relatedCounts } from '../../utils/labels/corpus';
import { factLine, readable } from '../../utils/labels/wording';
import { libraryPath, lookUpRoute } from '../../utils/library/route';
import { LOOKUP_MIN_HAN, QUERY_MAX_UNITS } from '../../utils/limits';
import { asText, asXml, type SuggestionPiece, suggest, suggestionPieces } from '../../utils/lookup/suggest';
import { countHan } from '../../utils/text/han';
import { loadSources } from './look-ups';

/** Browsers show five to six beside the default one. */
const SUGGESTIONS = 6;

/** The text of the last input: an answer to an earlier one is dropped. */
let last = '';

/** Answers what is typed after the keyword in the address bar. Call it in the background's first turn. */
export function listenToOmnibox(): void {
  browser.omnibox.onInputChanged.addListener((typed, show) => void onInput(typed, show));
  browser.omnibox.onInputEntered.addListener((text, disposition) => void onEntered(text, disposition));
}

async function onInput(typed: string, show: (suggestions: Omnibox.SuggestResult[]) => void): Promise<void> {
  last = typed;
  const wording = typed.trim();
  setDefault(wording);
  const sources = await loadSources();
  // Inputs that came while the corpus was read have to be answered, too, but only the last of them.
  if (typed !== last) return;
  const phrases = suggest(wording, SUGGESTIONS, sources);
  show(
    phrases.map((phrase) => {
      const content = readable(phrase.key);
      return {
        content,
        description: worded(suggestionPieces(content, wording, factLine(relatedCounts(phrase)))),
      };
    }),
  );
}

function setDefault(wording: string): void {
  const words =
    countHan(wording) < LOOKUP_MIN_HAN
      ? i18n.t('study.suggestEmpty')
      : i18n.t('study.suggestOpen', [wording]);
  browser.omnibox.setDefaultSuggestion({ description: worded([{ text: words, look: 'plain' }]) });
}

function worded(pieces: readonly SuggestionPiece[]): string {
  return import.meta.env.FIREFOX ? asText(pieces) : asXml(pieces);
}

/** Opens the look-up where the user wants it; from a private window in a new tab, without the text in the address. */
async function onEntered(text: string, disposition: Omnibox.OnInputEnteredDisposition): Promise<void> {
  const wording = text.trim().slice(0, QUERY_MAX_UNITS);
  const [active] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (active?.incognito) return openLibrary(lookUpRoute(wording), active);
  const url = browser.runtime.getURL(libraryPath(lookUpRoute(wording)));
  if (disposition === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
}

import type { MatchKind } from '../match/match';

/** What is painted: marks of each kind, and what the reader saved. */
export type PaintKind = MatchKind | 'snippet';

/** Names of the highlights in the page's registry, those that lie beneath others first. */
export const HIGHLIGHT_NAMES: Readonly<Record<PaintKind, string>> = {
  snippet: 'tifa-snippet',
  phrase: 'tifa-phrase',
  template: 'tifa-template',
  deviation: 'tifa-deviation',
  reuse: 'tifa-reuse',
};

/**
 * What is left of faded text, percent: black on white keeps a contrast of 3.9, the dark grey of most articles (#333)
 * one of 2.8.
 */
export const FADED_PERCENT = 50;

/** Colours of the marks. */
export interface MarkColours {
  readonly line: string;
  readonly band: string;
  /** Of what the reader saved. */
  readonly saved: string;
}

/** Colours of lines and bands; those of marks are fainter where the text is faded. */
export function markColours(dark: boolean, dim: boolean): MarkColours {
  if (dark) {
    return {
      line: `rgb(240 128 110 / ${dim ? 0.5 : 0.9})`,
      band: `rgb(232 112 95 / ${dim ? 0.12 : 0.2})`,
      saved: 'rgb(140 198 160 / 0.24)',
    };
  }
  return {
    line: `rgb(192 57 43 / ${dim ? 0.4 : 0.75})`,
    band: `rgb(192 57 43 / ${dim ? 0.07 : 0.11})`,
    saved: 'rgb(64 145 98 / 0.22)',
  };
}

/**
 * Style sheet of the marks. They are for reading on a screen; a printed page is the page's own.
 * @param faded Rules that fade text; null where none is faded. With the system's forced colours none is.
 */
export function highlightRules(dark: boolean, faded: string | null): string {
  const { line, band, saved } = markColours(dark, faded !== null);
  const fading = faded ? `\n@media screen and (forced-colors: none) {\n${faded}\n}` : '';
  return `@media screen {
::highlight(${HIGHLIGHT_NAMES.snippet}) { background-color: ${saved}; }
::highlight(${HIGHLIGHT_NAMES.phrase}) { text-decoration: underline 1.5px ${line}; }
::highlight(${HIGHLIGHT_NAMES.template}) { text-decoration: underline dotted 2px ${line}; }
::highlight(${HIGHLIGHT_NAMES.deviation}) { text-decoration: underline wavy 1.5px ${line}; }
::highlight(${HIGHLIGHT_NAMES.reuse}) { background-color: ${band}; }
}
@media screen and (forced-colors: active) {
::highlight(${HIGHLIGHT_NAMES.snippet}) { background-color: Mark; color: MarkText; }
::highlight(${HIGHLIGHT_NAMES.phrase}) { text-decoration-color: LinkText; }
::highlight(${HIGHLIGHT_NAMES.template}) { text-decoration-color: LinkText; }
::highlight(${HIGHLIGHT_NAMES.deviation}) { text-decoration-color: LinkText; }
::highlight(${HIGHLIGHT_NAMES.reuse}) { text-decoration: underline double 1px LinkText; }
}${fading}`;
}

/** The rule that fades text of a colour. */
export function fadedRule(name: string, colour: string): string {
  return `::highlight(${name}) { color: color-mix(in srgb, ${colour} ${FADED_PERCENT}%, transparent); }`;
}

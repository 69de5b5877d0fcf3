import { MARK_STYLES, SENSITIVITIES, type Sensitivity } from '../marks/kinds';
import type { MarkStyles } from '../marks/look';

/** What users can set. */
export interface Settings {
  /** Which pages are marked: those of every site, those of `sitesOn`, or those for which the user asks. */
  readonly activeOn: 'everywhere' | 'listed' | 'asked';
  /** Host names as in `location.hostname`, each with its subdomains; empty for local files. */
  readonly sitesOn: readonly string[];
  /** Sites on which nothing is marked, whatever `activeOn` says, in the same form. */
  readonly sitesOff: readonly string[];
  /** Keys of hidden phrases, in the order of hiding; a template's has a SLOT for whatever fills it. */
  readonly hiddenPhrases: readonly string[];
  /** Whether hovering over a mark opens the card; a click and the keyboard always do. */
  readonly cardOnHover: boolean;
  /** Whether long verbatim runs that the corpus has once are marked as well. */
  readonly markReuse: boolean;
  /** How much is marked. */
  readonly sensitivity: Sensitivity;
  /** Whether marked text is faded, so that the rest stands out. */
  readonly dim: boolean;
  /** How marks are painted where that isn't the default. */
  readonly markStyles: MarkStyles;
  /** Whether marks are printed with the page, if the browser can. */
  readonly printMarks: boolean;
  /** Whether the toolbar button shows the page's share of boilerplate. */
  readonly badge: boolean;
  /** Whether the side panel lists every occurrence on the page, or each phrase once. */
  readonly panelList: 'places' | 'phrases';
  /** Whether a small button to save it appears beside a selection. */
  readonly selectionButton: boolean;
  /** Whether copied snippets have a GB/T 7714 reference. */
  readonly citeByStandard: boolean;
  /** Whether lines of a concordance have the English of their formulations below them. */
  readonly englishLines: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  activeOn: 'everywhere',
  sitesOn: [],
  sitesOff: [],
  hiddenPhrases: [],
  cardOnHover: true,
  markReuse: true,
  sensitivity: 'normal',
  dim: false,
  markStyles: {},
  printMarks: false,
  badge: true,
  panelList: 'places',
  selectionButton: true,
  citeByStandard: false,
  englishLines: false,
};

const isBoolean = (value: unknown) => typeof value === 'boolean';
const isTexts = (value: unknown) => Array.isArray(value) && value.every((text) => typeof text === 'string');
const isOneOf =
  (...all: string[]) =>
  (value: unknown) =>
    all.includes(value as string);

/** Written by hand, since a library for it would be in every page's annotator. */
const IS_VALID: Readonly<Record<keyof Settings, (value: unknown) => boolean>> = {
  activeOn: isOneOf('everywhere', 'listed', 'asked'),
  sitesOn: isTexts,
  sitesOff: isTexts,
  hiddenPhrases: isTexts,
  cardOnHover: isBoolean,
  markReuse: isBoolean,
  sensitivity: isOneOf(...SENSITIVITIES),
  dim: isBoolean,
  markStyles: (value) =>
    typeof value === 'object' && value !== null && Object.values(value).every(isOneOf(...MARK_STYLES)),
  printMarks: isBoolean,
  badge: isBoolean,
  panelList: isOneOf('places', 'phrases'),
  selectionButton: isBoolean,
  citeByStandard: isBoolean,
  englishLines: isBoolean,
};

/**
 * Complete settings from whatever was stored. Storage can be damaged or written by another version: values of a wrong
 * type count as not set.
 */
export function completeSettings(value: unknown): Settings {
  const stored: Record<string, unknown> = Object(value);
  const valid = Object.entries(IS_VALID).filter(
    ([name, isValid]) => Object.hasOwn(stored, name) && isValid(stored[name]),
  );
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(valid.map(([name]) => [name, stored[name]])) };
}

/**
 * Whether a site is marked. `on`: it is. `off`: the user switched it off. `unlisted`: it isn't in the list of sites to
 * mark. `unasked`: the user has to ask for each page.
 */
export type SiteState = 'on' | 'off' | 'unlisted' | 'unasked';

/** The state of a site by the settings. @param host Its host name; empty for local files, which count as one site. */
export function siteState({ activeOn, sitesOn, sitesOff }: Settings, host: string): SiteState {
  if (sitesOff.some((site) => covers(site, host))) return 'off';
  if (activeOn === 'asked') return 'unasked';
  return activeOn === 'everywhere' || sitesOn.some((site) => covers(site, host)) ? 'on' : 'unlisted';
}

/** Whether a listed site is a host or a domain that contains it. */
export function covers(site: string, host: string): boolean {
  return host === site || (site !== '' && host.endsWith(`.${site}`));
}

/** Host name of an address as settings know it; empty for local files and where there is none. */
export function hostOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : '';
}

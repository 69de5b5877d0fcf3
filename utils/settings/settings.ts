import type { MarkStyles } from '../marks/look';
import type { Sensitivity } from '../match/match';

/** What the reader has set. */
export interface Settings {
  /** Where pages are marked: on every site, on those of `sitesOn`, or only where the user asks for it. */
  readonly activeOn: 'everywhere' | 'listed' | 'asked';
  /** Host names as in `location.hostname`, each with its subdomains; empty for local files. */
  readonly sitesOn: readonly string[];
  /** The same for sites on which nothing is marked, whatever `activeOn` says. */
  readonly sitesOff: readonly string[];
  /** Keys of phrases that are not marked, in the order of hiding; with SLOTs for whatever fills a template. */
  readonly hiddenPhrases: readonly string[];
  /** Whether resting the pointer on a mark opens the card; a click and the keyboard always do. */
  readonly cardOnHover: boolean;
  /** Whether long verbatim runs that the corpus has once are marked, too. */
  readonly markReuse: boolean;
  /** How much is marked. */
  readonly sensitivity: Sensitivity;
  /** Whether what is marked is faded, so that the rest stands out. */
  readonly dim: boolean;
  /** How marks are painted, where that isn't the default. */
  readonly markStyles: MarkStyles;
  /** Whether marks are printed with the page, as far as the browser prints them. */
  readonly printMarks: boolean;
  /** Whether the toolbar button shows the page's share. */
  readonly badge: boolean;
  /** Whether the side panel lists each place of a page, or each phrase once. */
  readonly panelList: 'places' | 'phrases';
  /** Whether a small button beside a selection saves it. */
  readonly selectionButton: boolean;
  /** Whether copied snippets come with a reference by GB/T 7714. */
  readonly citeByStandard: boolean;
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
};

const isBoolean = (value: unknown) => typeof value === 'boolean';
const isTexts = (value: unknown) => Array.isArray(value) && value.every((text) => typeof text === 'string');
const isOneOf =
  (...all: string[]) =>
  (value: unknown) =>
    all.includes(value as string);

/** By hand, since the annotator, which every page carries, would hold a library for it. */
const IS_VALID: Readonly<Record<keyof Settings, (value: unknown) => boolean>> = {
  activeOn: isOneOf('everywhere', 'listed', 'asked'),
  sitesOn: isTexts,
  sitesOff: isTexts,
  hiddenPhrases: isTexts,
  cardOnHover: isBoolean,
  markReuse: isBoolean,
  sensitivity: isOneOf('few', 'normal', 'many'),
  dim: isBoolean,
  markStyles: (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(isOneOf('line', 'ground', 'off')),
  printMarks: isBoolean,
  badge: isBoolean,
  panelList: isOneOf('places', 'phrases'),
  selectionButton: isBoolean,
  citeByStandard: isBoolean,
};

/**
 * Whole settings out of whatever was stored. Storage can be damaged, or written by another version: what is not of its
 * type is as if it had never been set.
 */
export function completeSettings(value: unknown): Settings {
  const stored: Record<string, unknown> = Object(value);
  const valid = Object.entries(IS_VALID).filter(
    ([name, isValid]) => Object.hasOwn(stored, name) && isValid(stored[name]),
  );
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(valid.map(([name]) => [name, stored[name]])) };
}

/**
 * Whether a site is marked: `on`; `off` where the user switched it off; `unlisted` where it is not among the sites that
 * are marked; `unasked` where each page has to be asked for.
 */
export type SiteState = 'on' | 'off' | 'unlisted' | 'unasked';

/** What the settings say of a site. @param host Its host name; empty for local files, which are a site like others. */
export function siteState({ activeOn, sitesOn, sitesOff }: Settings, host: string): SiteState {
  if (sitesOff.some((site) => covers(site, host))) return 'off';
  if (activeOn === 'asked') return 'unasked';
  return activeOn === 'everywhere' || sitesOn.some((site) => covers(site, host)) ? 'on' : 'unlisted';
}

/** Whether a site of a list is a host, or the domain that it is in. */
export function covers(site: string, host: string): boolean {
  return host === site || (site !== '' && host.endsWith(`.${site}`));
}

import * as v from 'valibot';
import type { Sensitivity } from '../match/match';

/** What the reader has set. */
export interface Settings {
  /** Sites (host names as in `location.hostname`) on which nothing is marked. */
  readonly sitesOff: readonly string[];
  /** Whether resting the pointer on a mark opens the card; a click and the keyboard always do. */
  readonly cardOnHover: boolean;
  /** Whether long verbatim runs that the corpus has once are marked, too. */
  readonly markReuse: boolean;
  /** How much is marked. */
  readonly sensitivity: Sensitivity;
  /** Whether what is marked is faded, so that the rest stands out. */
  readonly dim: boolean;
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
  sitesOff: [],
  cardOnHover: true,
  markReuse: true,
  sensitivity: 'normal',
  dim: false,
  badge: true,
  panelList: 'places',
  selectionButton: true,
  citeByStandard: false,
};

const {
  sitesOff,
  cardOnHover,
  markReuse,
  sensitivity,
  dim,
  badge,
  panelList,
  selectionButton,
  citeByStandard,
} = DEFAULT_SETTINGS;

/** Storage can be damaged, or written by another version: what is not of its type is as if it had never been set. */
const stored = v.fallback(
  v.object({
    sitesOff: v.fallback(v.array(v.string()), [...sitesOff]),
    cardOnHover: v.fallback(v.boolean(), cardOnHover),
    markReuse: v.fallback(v.boolean(), markReuse),
    sensitivity: v.fallback(v.picklist(['few', 'normal', 'many']), sensitivity),
    dim: v.fallback(v.boolean(), dim),
    badge: v.fallback(v.boolean(), badge),
    panelList: v.fallback(v.picklist(['places', 'phrases']), panelList),
    selectionButton: v.fallback(v.boolean(), selectionButton),
    citeByStandard: v.fallback(v.boolean(), citeByStandard),
  }),
  {
    sitesOff: [...sitesOff],
    cardOnHover,
    markReuse,
    sensitivity,
    dim,
    badge,
    panelList,
    selectionButton,
    citeByStandard,
  },
);

/** Whole settings out of whatever was stored. */
export function completeSettings(value: unknown): Settings {
  return v.parse(stored, value);
}

/** Whether a site is switched on. An empty host name (a local file) is a site like others. */
export function isSiteOn(settings: Settings, host: string): boolean {
  return !settings.sitesOff.includes(host);
}

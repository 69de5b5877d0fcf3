import type { ReportSeries } from '../record/table';

export type TimelineForm = 'bars' | 'line';

/** A count, or a share of all days that the record has of the period. */
export type TimelineMeasure = 'count' | 'rate';

/** Texts in a timeline's drawing. */
export interface TimelineWords {
  /** What the values are, above their axis. */
  readonly unit: string;
  /** Names of the lanes. */
  readonly lanes: Readonly<Record<ReportSeries, string>>;
  /** Said over years of which no news is kept. */
  readonly noNews: string;
  /** Date of the first use; empty where there is none. */
  readonly first: string;
  formatValue(value: number): string;
}

/** What a timeline is framed with in a file. */
export interface TimelineFrame {
  readonly title: string;
  /** A sentence below the title; may be empty. */
  readonly subtitle: string;
  /** Below the chart: what is drawn, and where it comes from. */
  readonly notes: readonly string[];
}

export interface TimelineLook {
  /** px */
  readonly width: number;
  readonly form: TimelineForm;
  readonly measure: TimelineMeasure;
  readonly words: TimelineWords;
  /** Missing on the page, which has all of it around the drawing. */
  readonly frame?: TimelineFrame;
}

/** Where things are in a drawing, px. */
export interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of a time in months. */
  xOf(month: number): number;
}

/** Size of most texts in a drawing, px. */
export const SMALL = 11;

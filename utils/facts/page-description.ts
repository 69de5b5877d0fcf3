/** All that a page's facts are read from; `describePage` takes it from a live page or a parsed one. */
export interface PageDescription {
  /** Address of the page; empty for a file. */
  readonly url: string;
  /** Base of relative addresses; empty where that is not known. */
  readonly base: string;
  /** Text of the title element. */
  readonly title: string;
  /** Contents of the meta elements by name (see `metaName`), in the page's order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** Addresses of `<link rel=canonical>`, as written. */
  readonly canonicals: readonly string[];
  /** Texts of the JSON-LD scripts. */
  readonly jsonLd: readonly string[];
  /** Texts of inline scripts in which WeChat says when and by whom a page was published. */
  readonly scripts: readonly string[];
  /** Texts of the elements by whose ids WeChat's pages are recognised (WECHAT_IDS). */
  readonly ids: ReadonlyMap<string, string>;
  /** Dates of time elements and of elements marked as `datePublished`. */
  readonly times: readonly MarkedTime[];
  readonly lines: readonly PageLine[];
}

/** A line of a page's text, between two line breaks, block edges and the like. */
export interface PageLine {
  /** White space is collapsed. */
  readonly text: string;
  /** The same, with a space wherever an inline element begins or ends. */
  readonly spaced: string;
  /** Texts of its links. */
  readonly links: readonly string[];
  readonly isHeading: boolean;
  /** Numbers of the elements around it that look like navigation, footer, side bar, related items or the like. */
  readonly furniture: readonly number[];
}

/** A machine-readable date of an element. */
export interface MarkedTime {
  readonly value: string;
  /** Whether it is marked as the date of publication. */
  readonly isPublished: boolean;
  /** Index of the line it is in. */
  readonly line: number;
}

/** Ids on WeChat's pages: time of publication, account, author, title. */
export const WECHAT_IDS = ['publish_time', 'js_name', 'js_author_name', 'activity-name'] as const;

/** A meta element's name for look-up: in lower case, without the signs that sites put between its words. */
export function metaName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

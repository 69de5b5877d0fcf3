/** All of a page that its facts are read from: what `describePage` takes from a live page and from one that was parsed. */
export interface PageDescription {
  /** Where the page was read; empty for a file. */
  readonly url: string;
  /** What relative addresses are resolved against; empty where that is not known. */
  readonly base: string;
  /** Text of the title element. */
  readonly title: string;
  /** Contents of the meta elements by their names (see `metaName`), in the page's order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** Addresses of `<link rel=canonical>`, as written. */
  readonly canonicals: readonly string[];
  /** Texts of the JSON-LD scripts. */
  readonly jsonLd: readonly string[];
  /** Texts of inline scripts in which WeChat says when a page was published and by whom. */
  readonly scripts: readonly string[];
  /** Texts of the elements by whose ids WeChat's pages are known (see WECHAT_IDS). */
  readonly ids: ReadonlyMap<string, string>;
  /** Dates of time elements and of elements marked as `datePublished`. */
  readonly times: readonly MarkedTime[];
  readonly lines: readonly PageLine[];
}

/** A line of a page's text: what stands between two breaks of the reading. */
export interface PageLine {
  /** White space collapsed; where an inline element begins or ends without any, there is none. */
  readonly text: string;
  /** The same with a space where an inline element begins or ends. */
  readonly spaced: string;
  /** Texts of its links. */
  readonly links: readonly string[];
  readonly isHeading: boolean;
  /** Numbers of the elements it is in that look like navigation, footer, side bar, related items or the like. */
  readonly furniture: readonly number[];
}

/** A date that an element says in a form for machines. */
export interface MarkedTime {
  readonly value: string;
  /** Whether it is marked as the date of publication. */
  readonly isPublished: boolean;
  /** Index of the line it is in. */
  readonly line: number;
}

/** Elements of WeChat's pages: when it was published, the account, the author, the title. */
export const WECHAT_IDS = ['publish_time', 'js_name', 'js_author_name', 'activity-name'] as const;

/** A meta element's name as it is looked up: lower case, without the signs that sites put between its words. */
export function metaName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

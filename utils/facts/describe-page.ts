import {
  type MarkedTime,
  metaName,
  type PageDescription,
  type PageLine,
  WECHAT_IDS,
} from './page-description';

/** Access to a tree of nodes, so that one walk serves live pages and parsed ones. */
export interface PageTree<N> {
  /** As `nodeType` of the DOM. */
  typeOf(node: N): number;
  /** Local name in lower case. */
  nameOf(element: N): string;
  attributeOf(element: N, name: string): string | null;
  dataOf(text: N): string;
  firstChildOf(node: N): N | null;
  nextSiblingOf(node: N): N | null;
}

/** At most this number of nodes is visited; a page with more is no article. */
const MAX_NODES = 400_000;

/** At most this number of meta elements with one name is read. */
const MAX_META_VALUES = 20;

/** At most this much of a script is read, UTF-16 units. */
const SCRIPT_UNITS = 500_000;

/** Elements without text of the page's own. */
const SKIPPED = new Set(
  'style noscript template iframe object svg math canvas audio video select textarea button input dialog'.split(
    ' ',
  ),
);

const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden/i;

const WECHAT_SCRIPT = /\b(?:ct|create_?time|nick_?name)\b/i;

/**
 * Describes a page in one walk.
 * @param root The page's root element.
 * @param url Address of the page; empty for a file.
 */
export function describePage<N>(tree: PageTree<N>, root: N, url: string): PageDescription {
  const walk = new Walk(tree, url);
  walk.run(root);
  return walk.description();
}

class Walk<N> {
  readonly #tree: PageTree<N>;
  readonly #url: string;
  readonly #scripts: string[] = [];
  readonly #metas = new Map<string, string[]>();
  readonly #canonicals: string[] = [];
  readonly #jsonLd: string[] = [];
  readonly #ids = new Map<string, string>();
  readonly #times: MarkedTime[] = [];
  readonly #builder = new LineBuilder();
  #base: string | null = null;
  #title: string | null = null;
  constructor(tree: PageTree<N>, url: string) {
    this.#tree = tree;
    this.#url = url;
  }

  run(root: N): void {
    const { typeOf, dataOf, firstChildOf, nextSiblingOf } = this.#tree;
    // With a stack of its own: a page may be nested deeper than calls can be.
    const leaving: { node: N; leave: () => void }[] = [];
    let node: N | null = root;
    for (let count = 0; node !== null && count < MAX_NODES; count++) {
      const type = typeOf(node);
      if (type === 3 || type === 4) this.#builder.add(dataOf(node));
      const leave: (() => void) | null = type === 1 ? this.#enter(node) : null;
      let next: N | null = leave && firstChildOf(node);
      if (leave && next === null) leave();
      else if (leave) leaving.push({ node, leave });
      let at: N = node;
      while (next === null) {
        next = at === root ? null : nextSiblingOf(at);
        if (next !== null) break;
        const parent = leaving.pop();
        if (parent === undefined) break;
        parent.leave();
        at = parent.node;
      }
      node = next;
    }
    for (const { leave } of leaving.reverse()) leave();
    this.#builder.end();
  }

  description(): PageDescription {
    const base = this.#base ?? '';
    return {
      url: this.#url,
      base: URL.canParse(base, this.#url || undefined)
        ? new URL(base, this.#url || undefined).href
        : this.#url,
      title: collapsed(this.#title ?? ''),
      metas: this.#metas,
      canonicals: this.#canonicals,
      jsonLd: this.#jsonLd,
      scripts: this.#scripts,
      ids: this.#ids,
      times: this.#times,
      lines: this.#builder.lines,
    };
  }

  /** Visits an element. Returns what to do after its children; null where these are skipped. */
  #enter(element: N): (() => void) | null {
    const name = this.#tree.nameOf(element);
    switch (name) {
      case 'meta':
        this.#addMeta(element);
        return null;
      case 'link':
        if (/(?:^|\s)canonical(?:\s|$)/i.test(this.#attribute(element, 'rel')))
          this.#canonicals.push(this.#attribute(element, 'href'));
        return null;
      case 'base':
        this.#base ??= this.#attribute(element, 'href') || null;
        return null;
      case 'title':
        this.#title ??= this.#textOf(element);
        return null;
      case 'script':
        this.#addScript(element);
        return null;
    }
    this.#addId(element);
    if (SKIPPED.has(name) || this.#isHidden(element)) return null;
    this.#addTime(element, name);
    const named = ['class', 'id', 'role'].map((each) => this.#attribute(element, each)).join(' ');
    return this.#builder.enter(name, named);
  }

  #isHidden(element: N): boolean {
    return (
      this.#tree.attributeOf(element, 'hidden') !== null ||
      this.#tree.attributeOf(element, 'aria-hidden') === 'true' ||
      HIDING.test(this.#attribute(element, 'style'))
    );
  }

  #addMeta(element: N): void {
    const content = this.#attribute(element, 'content').trim();
    if (content === '') return;
    for (const attribute of ['property', 'name', 'itemprop']) {
      const name = metaName(this.#attribute(element, attribute));
      if (name === '') continue;
      const values = this.#metas.get(name);
      if (values === undefined) this.#metas.set(name, [content]);
      else if (values.length < MAX_META_VALUES) values.push(content);
    }
  }

  #addScript(element: N): void {
    const text = this.#textOf(element).slice(0, SCRIPT_UNITS);
    if (/ld\+json/i.test(this.#attribute(element, 'type'))) this.#jsonLd.push(text);
    else if (WECHAT_SCRIPT.test(text)) this.#scripts.push(text);
  }

  #addId(element: N): void {
    const id = WECHAT_IDS.find((each) => each === this.#tree.attributeOf(element, 'id'));
    if (id !== undefined && !this.#ids.has(id)) this.#ids.set(id, collapsed(this.#textOf(element)));
  }

  #addTime(element: N, name: string): void {
    const isPublished =
      /(?:^|\s)datePublished(?:\s|$)/.test(this.#attribute(element, 'itemprop')) ||
      (name === 'time' && this.#tree.attributeOf(element, 'pubdate') !== null);
    if (name !== 'time' && !isPublished) return;
    const written = this.#attribute(element, 'datetime') || this.#attribute(element, 'content');
    const value = written.trim() || collapsed(this.#textOf(element));
    if (value !== '') this.#times.push({ value, isPublished, line: this.#builder.lines.length });
  }

  #attribute(element: N, name: string): string {
    return this.#tree.attributeOf(element, name) ?? '';
  }

  /** Text of an element and of its child elements: one level is enough here. */
  #textOf(element: N): string {
    const { typeOf, dataOf, firstChildOf, nextSiblingOf } = this.#tree;
    let text = '';
    for (let child = firstChildOf(element); child !== null; child = nextSiblingOf(child)) {
      const type = typeOf(child);
      if (type === 3 || type === 4) text += dataOf(child);
      else if (type === 1)
        for (let inner = firstChildOf(child); inner !== null; inner = nextSiblingOf(inner))
          if (typeOf(inner) === 3) text += dataOf(inner);
    }
    return text;
  }
}

/** Longest line that is kept whole, UTF-16 units: facts are in short ones, and prose is recognised by its beginning and end. */
const LINE_UNITS = 2_000;

const names = (list: string) => new Set(list.split(' '));

/** Elements that break a line where they begin and end. Source: HTML, "Rendering", display: block and table parts. */
const BREAKING = names(
  'address article aside blockquote body br caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul',
);

const FURNITURE = names('nav footer aside menu');

/** Words in classes and ids of what is around an article. */
const FURNITURE_WORDS = names(
  'foot footer copyright related relate relevant recommend recommended recommendation xiangguan tuijian hotnews hotlist rank ranking sidebar aside nav navbar navigation menu breadcrumb crumb crumbs comment comments pinglun friendlink',
);

/** At most this number of nested furniture elements is distinguished. */
const MAX_FURNITURE_DEPTH = 20;

/** Elements that hold the article, whatever their classes say. */
const NEVER_FURNITURE = names('html body main article');

/** Assembles a page's lines, element by element. */
class LineBuilder {
  readonly lines: PageLine[] = [];
  #text = '';
  #spaced = '';
  #links: string[] = [];
  #link: string | null = null;
  #isHeading = false;
  #isPreformatted = false;
  #furniture: readonly number[] = [];
  #furnitureCount = 0;

  add(data: string): void {
    for (const [at, line] of (this.#isPreformatted ? data.split(/\r\n|[\n\r]/) : [data]).entries()) {
      if (at > 0) this.end();
      this.#text += line;
      this.#spaced += line;
      if (this.#link !== null) this.#link += line;
    }
  }

  /**
   * Begins an element. Returns a function that ends it.
   * @param named Its class, id and role.
   */
  enter(name: string, named: string): () => void {
    return BREAKING.has(name) ? this.#enterBlock(name, named) : this.#enterInline(name);
  }

  /** Ends the current line. */
  end(): void {
    this.#endLink();
    const text = collapsed(this.#text);
    if (text !== '') {
      this.lines.push({
        text: cut(text),
        spaced: cut(collapsed(this.#spaced)),
        links: this.#links,
        isHeading: this.#isHeading,
        furniture: this.#furniture,
      });
    }
    this.#text = '';
    this.#spaced = '';
    this.#links = [];
  }

  #enterBlock(name: string, named: string): () => void {
    this.end();
    const before = [this.#furniture, this.#isHeading, this.#isPreformatted] as const;
    if (this.#furniture.length < MAX_FURNITURE_DEPTH && isFurniture(name, named))
      this.#furniture = [...this.#furniture, this.#furnitureCount++];
    this.#isHeading ||= name === 'h1';
    this.#isPreformatted ||= name === 'pre';
    return () => {
      this.end();
      [this.#furniture, this.#isHeading, this.#isPreformatted] = before;
    };
  }

  #enterInline(name: string): () => void {
    this.#spaced += ' ';
    const outer = this.#link;
    if (name === 'a') this.#link = '';
    return () => {
      this.#spaced += ' ';
      if (name !== 'a') return;
      this.#endLink();
      this.#link = outer;
    };
  }

  #endLink(): void {
    const text = collapsed(this.#link ?? '');
    if (text !== '') this.#links.push(text);
    if (this.#link !== null) this.#link = '';
  }
}

/** Text with white space collapsed and invisible characters removed. */
function collapsed(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function isFurniture(name: string, named: string): boolean {
  if (NEVER_FURNITURE.has(name)) return false;
  const words = named
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return FURNITURE.has(name) || words.some((word) => FURNITURE_WORDS.has(word));
}

/** A line, or beginning and end of a long one. */
function cut(line: string): string {
  if (line.length <= LINE_UNITS) return line;
  return `${line.slice(0, LINE_UNITS / 2)} ${line.slice(-LINE_UNITS / 2)}`;
}

import type { PageLine } from './page-description';

/** Longest line that is kept whole, UTF-16 units: facts stand in short ones, and a line of prose is known by its beginning and end. */
const LINE_UNITS = 2_000;

const names = (list: string) => new Set(list.split(' '));

/** Elements that break a line where they begin and end. Source: HTML, "Rendering", display: block and table parts. */
const BREAKING = names(
  'address article aside blockquote body br caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul',
);

const FURNITURE = names('nav footer aside menu');

/** Words in classes and ids of what stands around an article. */
const FURNITURE_WORDS = names(
  'foot footer copyright related relate relevant recommend recommended recommendation xiangguan tuijian hotnews hotlist rank ranking sidebar aside nav navbar navigation menu breadcrumb crumb crumbs comment comments pinglun friendlink',
);

/** Furniture in furniture that is told apart. */
const FURNITURE_DEPTH = 20;

/** Elements that hold the article, whatever their classes say. */
const NEVER_FURNITURE = names('html body main article');

/** Puts a page's text together in lines, element by element. */
export class LineBuilder {
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
    for (const [at, part] of (this.#isPreformatted ? data.split(/\r\n|[\n\r]/) : [data]).entries()) {
      if (at > 0) this.end();
      this.#text += part;
      this.#spaced += part;
      if (this.#link !== null) this.#link += part;
    }
  }

  /**
   * Begins an element. Returns what ends it.
   * @param named Its class, id and role.
   */
  enter(name: string, named: string): () => void {
    return BREAKING.has(name) ? this.#enterBlock(name, named) : this.#enterInline(name);
  }

  /** Ends the line that is under way. */
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
    if (this.#furniture.length < FURNITURE_DEPTH && isFurniture(name, named))
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

/** One line without the marks that no one sees. */
export function collapsed(text: string): string {
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

/** Beginning and end of a long line. */
function cut(line: string): string {
  if (line.length <= LINE_UNITS) return line;
  return `${line.slice(0, LINE_UNITS / 2)} ${line.slice(-LINE_UNITS / 2)}`;
}

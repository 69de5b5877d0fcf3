import { type IndexedSnippets, indexOfSnippets, type Snippet, searchedSnippets } from './product';
import { Random } from './random';
import { type Row, ratio, row } from './row';
import type { Setting } from './setting';
import { median, medianRatio, percentile } from './statistics';

const SNIPPETS = 10_000;
const QUERIES = 300;
const ROUNDS = 3;

/** Han characters of all quotes together: some 60 a snippet. */
const QUOTES_HAN = 600_000;

/** Most for the 95th percentile of a search as the user types, ms. */
const BUDGET_MS = 50;

const DAY_MS = 86_400_000;
const TAGS = ['待核实', '选题', '乡村振兴', '环保', '经济', '对比', 'quote', 'draft'];

/** Times of making 10,000 snippets searchable and of searching them, beside a plain scan of their joined texts. */
export function snippetRows(setting: Setting): Row[] {
  const random = new Random(6);
  const snippets = generateSnippets(setting, random);
  const queries = Array.from({ length: QUERIES }, () => queryFrom(random.pick(snippets), random));
  const indexings: number[] = [];
  const rounds: { search: number[]; scan: number[] }[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const begin = performance.now();
    const index = indexOfSnippets(snippets);
    indexings.push(performance.now() - begin);
    rounds.push(timesOf(index, snippets, queries));
  }
  const of = (share: number) => median(rounds.map(({ search }) => percentile(search, share)));
  const besideScan = medianRatio(
    rounds.map(({ search }) => median(search)),
    rounds.map(({ scan }) => median(scan)),
  );
  return [
    row('snippets, 10,000: index', median(indexings), 'ms', { runs: ROUNDS }),
    row('snippets, 10,000: search p50', of(0.5), 'ms', {
      runs: ROUNDS,
      beside: [ratio(besideScan, 1, 'a plain scan of the joined texts')],
    }),
    row('snippets, 10,000: search p95', of(0.95), 'ms', {
      budget: BUDGET_MS,
      runs: ROUNDS,
      beside: [`longest ${median(rounds.map(({ search }) => Math.max(...search))).toFixed(1)} ms`],
    }),
  ];
}

/** 10,000 generated snippets. */
export function generateSnippets(setting: Setting, random = new Random(6)): Snippet[] {
  const paragraphs = setting.paragraphs('dense', QUOTES_HAN);
  return Array.from({ length: SNIPPETS }, (_, at) => made(at, paragraphs, random));
}

/** Each query once by the index and once by a scan, in turn, ms. */
function timesOf(index: IndexedSnippets, snippets: readonly Snippet[], queries: readonly string[]) {
  const joined = snippets.map(({ quote, note, title, tags }) =>
    [quote.exact, note, title, ...tags].join('\n'),
  );
  const search: number[] = [];
  const scan: number[] = [];
  for (const query of queries) {
    const begin = performance.now();
    const found = searchedSnippets(index, query);
    const between = performance.now();
    const words = query.split(' ');
    const scanned = joined.filter((text) => words.every((word) => text.includes(word))).length;
    scan.push(performance.now() - between);
    search.push(between - begin);
    if (found < scanned) throw new Error(`the search missed some of ${query}`);
  }
  return { search, scan };
}

/** One or two pieces of a snippet's texts, as a user types them. */
function queryFrom({ quote, title, tags }: Snippet, random: Random): string {
  const texts = [quote.exact, title, ...tags];
  const piece = () => {
    const text = random.pick(texts);
    const start = random.between(0, Math.max(0, text.length - 6));
    return text.slice(start, start + random.between(1, 6)).replace(/\s/g, '');
  };
  return Array.from({ length: random.between(1, 2) }, piece).join(' ');
}

function made(at: number, paragraphs: readonly string[], random: Random): Snippet {
  const exact = paragraphs[at % paragraphs.length].slice(0, random.between(20, 120));
  const site = `site-${random.between(1, 80)}.cn`;
  return {
    id: `${at}`,
    quote: { exact, prefix: '', suffix: '' },
    position: null,
    url: `https://${site}/${at}.html`,
    canonical: '',
    title: random.pick(paragraphs).slice(0, 24),
    date: null,
    phrase: null,
    document: null,
    site,
    keys: [],
    savedAt: at * DAY_MS,
    changedAt: at * DAY_MS,
    note: random.next() < 0.3 ? random.pick(paragraphs).slice(0, 200) : '',
    tags: TAGS.filter(() => random.next() < 0.2),
    outlet: '',
    author: '',
    lookedUp: false,
    hits: [],
    phrases: [],
    corpusVersion: '',
    documentTotal: 0,
  };
}

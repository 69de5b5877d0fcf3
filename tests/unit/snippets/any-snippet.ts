import fc from 'fast-check';
import type { Snippet, SnippetPhrase } from '../../../utils/snippets/snippet';
import { anyText } from '../arbitraries';

const count = fc.nat();
const time = fc.integer({ min: 0, max: 8.64e15 });
const day = fc.constantFrom(null, '2020', '2020-11', '2020-11-05');

const hits = fc.option(fc.record({ reports: count, total: count, first: count, last: count }));

const phrase: fc.Arbitrary<SnippetPhrase> = fc.record({
  phrase: anyText,
  text: anyText,
  kind: fc.constantFrom('phrase', 'template', 'deviation', 'reuse'),
  frequency: count,
  documentFrequency: count,
  record: fc.option(fc.record({ national: hits, congress: hits, provincial: hits })),
});

/** A snippet with any text wherever there is text. */
const anySnippet: fc.Arbitrary<Snippet> = fc.record({
  id: fc.uuid(),
  quote: fc.record({ exact: anyText.filter((text) => text !== ''), prefix: anyText, suffix: anyText }),
  position: fc.option(count),
  url: fc.oneof(fc.webUrl(), anyText),
  canonical: anyText,
  title: anyText,
  date: day,
  phrase: fc.option(anyText),
  document: fc.option(anyText),
  site: anyText,
  keys: fc.array(anyText, { maxLength: 3 }),
  savedAt: time,
  changedAt: time,
  note: anyText,
  tags: fc.uniqueArray(
    anyText.map((text) => text.slice(0, 60)),
    { maxLength: 4 },
  ),
  outlet: anyText,
  author: anyText,
  lookedUp: fc.boolean(),
  hits: fc.array(fc.record({ id: anyText, title: anyText, year: fc.option(count), frequency: count }), {
    maxLength: 2,
  }),
  phrases: fc.array(phrase, { maxLength: 2 }),
  corpusVersion: anyText,
  documentTotal: count,
});

/** Snippets with ids of their own. */
export const anySnippets = fc.uniqueArray(anySnippet, { maxLength: 6, selector: ({ id }) => id });

/** Text made of what is markup somewhere: braces, line ends, marks that turn a line round, starts of records. */
export const hostileText = fc
  .array(
    fc.constantFrom(
      ...'{}[]()<>\\`*_#|~$^&%"\'@=+-.!,;',
      ...['\n', '\r\n', '\u2028', '\0', '\u202e', '\u2066', '\ud83d', '中', 'a', '1.', ' '],
      ...[
        '\nER  - ',
        '\nTY  - NEWS',
        '}\n@misc{x,',
        '\n# ',
        '\n- ',
        'http://a.b/',
        'www.a.b',
        '<script>',
        '![x](y)',
        '\n---\n',
      ],
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

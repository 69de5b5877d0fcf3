import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Atom, findAtoms } from '../../../utils/match/atoms';
import { PageText } from '../../../utils/match/page-text';
import { officialText } from '../arbitraries';
import { bundledWords } from '../bundled-words';
import { type Entry, knowledgeOf } from './knowledge';

function atomsOf(entries: readonly Entry[], source: string, documents: { text: string }[] = []): string[] {
  const page = new PageText(source, bundledWords);
  return findAtoms(knowledgeOf(entries, documents), page, true)
    .map((atom) => shown(page, atom))
    .sort();
}

/** An atom as its kind, its normalised wording, what fills it, and its key where that is another. */
function shown({ text }: PageText, { kind, start, end, filler, key, deviation }: Atom): string {
  const wording = filler
    ? `${text.slice(start, filler.start)}[${text.slice(filler.start, filler.end)}]${text.slice(filler.end, end)}`
    : text.slice(start, end);
  return [kind, wording, deviation?.members.join(''), key].filter((part) => part !== undefined).join(' ');
}

describe('findAtoms', () => {
  test.each<[string, string[], string, string[]]>([
    ['nothing', [], '推动高质量发展', []],
    [
      'all phrases at a place',
      ['推动发展', '推动发展改革', '发展改革'],
      '推动发展改革',
      ['phrase 发展改革', 'phrase 推动发展', 'phrase 推动发展改革'],
    ],
    ['none that cuts a word', ['动高质量', '四个自信'], '推动高质量，有四个自信心', []],
    ['none over a barrier', ['推动发展'], '推动。发展', []],
    ['one with a comma', ['不忘初心,牢记使命'], '不忘初心，牢记使命', ['phrase 不忘初心,牢记使命']],
    [', as 、', ['不忘初心,牢记使命'], '不忘初心、牢记使命', ['phrase 不忘初心牢记使命 不忘初心,牢记使命']],
    [
      ', as nothing',
      ['不忘初心,牢记使命'],
      '不忘初心牢记使命',
      ['phrase 不忘初心牢记使命 不忘初心,牢记使命'],
    ],
    [
      'nothing as ,',
      ['不忘初心牢记使命'],
      '不忘初心，牢记使命',
      ['phrase 不忘初心,牢记使命 不忘初心牢记使命'],
    ],
    ['both', ['不忘初心牢记使命', '不忘初心,牢记使命'], '不忘初心牢记使命', ['phrase 不忘初心牢记使命']],
    [
      'both, with the comma',
      ['不忘初心牢记使命', '不忘初心,牢记使命'],
      '不忘初心，牢记使命',
      ['phrase 不忘初心,牢记使命'],
    ],
    ['a comma that divides a phrase', ['做好工作任务'], '做好工作，任务', []],
    ['a comma at another place', ['坚持党建引领,推动发展'], '坚持，党建引领推动发展', []],
    ['a template', ['谱写X新篇章'], '谱写改革新篇章', ['template 谱写[改革]新篇章']],
    ['a template whose filler cuts words', ['谱写X篇章'], '谱写新时代篇章', ['template 谱写[新时代]篇章']],
    ['a template filled by 、', ['谱写X篇章'], '谱写改革、发展篇章', []],
    [
      'a chain that deviates',
      ['增强意识、坚定自信、做到维护'],
      '增强意识、做到维护',
      ['deviation 增强意识做到维护 02'],
    ],
    [
      'a chain with other marks',
      ['增强意识、坚定自信、做到维护'],
      '增强意识，坚定自信，做到维护',
      ['phrase 增强意识,坚定自信,做到维护 增强意识坚定自信做到维护'],
    ],
    [
      'a chain that is a phrase',
      ['增强意识、坚定自信、做到维护', '坚定自信做到维护'],
      '坚定自信、做到维护',
      ['phrase 坚定自信做到维护'],
    ],
    ['no chain over a barrier', ['增强意识、坚定自信、做到维护'], '增强意识。坚定自信', []],
  ])('%s', (_, entries, source, expected) => {
    expect(atomsOf(entries, source)).toEqual(expected);
  });

  test('a figure fills only what is more likely a set template than not', () => {
    const weak: Entry = ['实施X工程', 0];
    expect(atomsOf([weak], '实施12工程')).toEqual([]);
    expect(atomsOf([weak], '实施民生工程')).toEqual(['template 实施[民生]工程']);
    expect(atomsOf(['实施X工程'], '实施12工程')).toEqual(['template 实施[\u0002]工程']);
  });

  test('runs of the corpus where they are wanted', () => {
    const documents = [{ text: '全市上下要以时不我待的精神投身现代化建设事业。' }];
    const source = '全市上下要以时不我待的精神投身现代化建设';
    expect(atomsOf([], source, documents)).toEqual([`reuse ${source}`]);
    expect(findAtoms(knowledgeOf([], documents), new PageText(source, bundledWords), false)).toEqual([]);
  });

  test('phrases are those that comparing with every one finds, whatever commas', () => {
    const phrases = [
      '坚持稳中求进',
      '稳中求进工作总基调',
      '推动经济,坚持自信',
      '高质量发展',
      '推动发展经济',
      '全面落实任务坚持工作',
    ];
    const knowledge = knowledgeOf(phrases);
    const pages = fc.oneof(
      officialText,
      fc
        .array(
          fc.constantFrom(
            ...phrases.flatMap((each) => each.replace(',', '').match(/../g) ?? []),
            '，',
            '、',
            '。',
          ),
          { maxLength: 30 },
        )
        .map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(pages, (source) => {
        const page = new PageText(source, bundledWords);
        const { text } = page;
        const expected: string[] = [];
        for (const phrase of phrases) {
          const bare = phrase.replaceAll(',', '');
          for (let start = 0; start < text.length; start++) {
            for (let end = start + bare.length; end <= text.length; end++) {
              const wording = text.slice(start, end);
              if (wording.replaceAll(',', '') !== bare || !page.beginsWell(start) || !page.endsWell(end))
                continue;
              if (wording === phrase) expected.push(`phrase ${wording}`);
              else if (wording === bare || wording.split(',').every((clause) => clause.length >= 4))
                expected.push(`phrase ${wording} ${phrase}`);
            }
          }
        }
        expect(
          findAtoms(knowledge, page, true)
            .map((atom) => shown(page, atom))
            .sort(),
        ).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });
});

import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { FileOrigin, IntakeResult } from '../../../utils/intake/intake-result';
import { IntakeError } from '../../../utils/intake/problem';
import {
  canChooseEncoding,
  corrected,
  firstWrong,
  hasLoss,
  isDoubtful,
  toBeAdded,
  withReadAgain,
} from '../../../utils/intake/review';
import { readAgain, takeIn } from '../../../utils/intake/take-in';
import { jobWorker } from './job-worker';
import { docxParts } from './made-docx';
import { bytesOf, gb18030Speech, sentence, speech } from './texts';

const setting = {
  collection: 'mine',
  collectionNames: [] as string[],
  known: new Map<string, string | null>(),
  room: { documents: 1_000, units: 5_000_000 },
  startWorker: jobWorker,
  now: 1_000,
};
const { signal } = new AbortController();
const take = (files: readonly File[]) => takeIn(files, setting, signal, () => undefined);
const text = (content: string | Uint8Array<ArrayBuffer>, name: string) => new File([content], name);
const titles = ({ documents }: IntakeResult) => documents.map(({ info }) => info.title);
const titled = (number: number) => `在云岭县第${number}次会议上的讲话`;
const again = (origin: FileOrigin, encoding: 'Big5' | 'GB18030') =>
  readAgain(origin, encoding, jobWorker, signal);

/** Japanese, in an encoding of its own. */
const ODD = Uint8Array.from(Buffer.from('82b182ea82cd93fa967b8cea82cc95b68fcd82c582b7'.repeat(2), 'hex'));

describe('an import before it is added', () => {
  test('says what was read of each file: sections, lines left out, guesses', async () => {
    const outline = ['一、抓好春耕', sentence, '二、抓好秋收', sentence].join('\n');
    const { reports } = await take([
      text(`来源：云岭日报 浏览次数：12\n${speech(1)}\n${outline}\n责任编辑：龚明`, 'a.txt'),
      text(gb18030Speech.bytes, 'b.txt'),
      text(new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(speech(2))]), 'c.txt'),
    ]);
    expect(reports).toMatchObject([
      {
        sections: 2,
        leftOut: ['来源：云岭日报 浏览次数：12', '责任编辑：龚明'],
        notes: [{ kind: 'leftOut', count: 2 }],
      },
      { leftOut: [], notes: [{ kind: 'encoding', name: 'GB18030', isGuessed: true }] },
      { leftOut: [], notes: [] },
    ]);
    expect(reports.map(isDoubtful)).toEqual([false, true, false]);
    expect(reports.map(canChooseEncoding)).toEqual([false, true, false]);
  });

  test('pictures of a document are counted, without the one that shows it in lists', async () => {
    const parts = docxParts([titled(1), sentence]);
    const pictures = { 'word/media/image1.png': bytesOf('x'), 'docProps/thumbnail.jpeg': bytesOf('x') };
    const word = zipSync({ ...parts, ...pictures }) as Uint8Array<ArrayBuffer>;
    expect((await take([text(word, 'a.docx')])).reports).toMatchObject([
      { notes: [{ kind: 'pictures', count: 1 }] },
    ]);
  });

  test('lines of a page that are not in its article are left out, its title is not', async () => {
    const page = `<title>${titled(1)}</title><h1>${titled(1)}</h1><p>今日天气：晴转多云</p><article>${`<p>${sentence}</p>`.repeat(9)}</article>`;
    const [report] = (await take([text(page, 'a.html')])).reports;
    expect(report).toMatchObject({ leftOut: ['今日天气：晴转多云'] });
  });

  test('keeps the order of the files, and leaves out what the user does not want', async () => {
    const result = await take([3, 1, 2].map((number) => text(speech(number), `${number}.txt`)));
    const added = toBeAdded(result, new Map([[1, { isLeftOut: true }]]), 'new', 5_000);
    expect(titles(added)).toEqual([titled(3), titled(2)]);
    expect(added.documents.map(({ info }) => [info.collection, info.addedAt])).toEqual([
      ['new', 5_000],
      ['new', 5_001],
    ]);
    expect(added.reports).toHaveLength(2);
    expect(added.documents.map((document) => document.text)).toEqual([speech(3), speech(2)]);
  });

  test('corrections become the facts of the document; what cannot be stored is pointed at', async () => {
    const result = await take([text(speech(1), 'a.txt'), text(speech(2), 'b.txt')]);
    const correction = { title: ' 讲话 ', date: '2021年3月', level: 'city', outlet: '云岭日报' } as const;
    const [{ info }] = toBeAdded(result, new Map([[0, correction]]), 'mine', 0).documents;
    expect(info).toMatchObject({
      ...{ title: '讲话', date: '2021-03', year: 2021, level: 'city', outlet: '云岭日报' },
      hash: result.documents[0].info.hash,
    });
    expect(corrected(info, { date: '' })).toMatchObject({ date: null, year: null });
    expect(corrected({ ...info, date: null }, { date: '2021' })).toMatchObject({ date: null, year: 2021 });
    const wrong = new Map([
      [1, { date: '2021-13' }],
      [0, { title: ' ' }],
    ]);
    expect(firstWrong(wrong)).toEqual({ at: 0, fact: 'title' });
    expect(firstWrong(new Map([[1, { date: '2021-13' }]]))).toEqual({ at: 1, fact: 'date' });
    expect(firstWrong(new Map([[1, { date: '2021-13', isLeftOut: true }]]))).toBeNull();
  });

  test('a file is read again in another encoding, also one in a zip', async () => {
    const zip = new File(
      [
        zipSync({
          'a.txt': bytesOf(speech(1)),
          'b.txt': gb18030Speech.bytes,
          'd.txt': bytesOf(speech(4)),
        }) as Uint8Array<ArrayBuffer>,
      ],
      'z.zip',
    );
    const result = await take([zip, text(speech(3), 'c.txt')]);
    const wrong = await again(result.reports[1].origin, 'Big5');
    expect(wrong.notes).toContainEqual({ kind: 'encoding', name: 'Big5', isGuessed: true });
    const changed = withReadAgain(result, 1, wrong, new Map()) as IntakeResult;
    expect(changed.reports.map(({ name }) => name)).toEqual(['a.txt', 'b.txt', 'd.txt', 'c.txt']);
    const right = await again(changed.reports[1].origin, 'GB18030');
    const back = withReadAgain(changed, 1, right, new Map()) as IntakeResult;
    expect(titles(toBeAdded(back, new Map(), 'mine', 0))).toEqual([
      titled(1),
      gb18030Speech.title,
      titled(4),
      titled(3),
    ]);
  });

  test('a text in no known encoding can be read in one that the user chooses', async () => {
    const result = await take([text(ODD, 'a.txt')]);
    expect(result.reports).toMatchObject([{ problem: { kind: 'undecodable' } }]);
    expect(canChooseEncoding(result.reports[0])).toBe(true);
    const made = await again(result.reports[0].origin, 'GB18030');
    const read = withReadAgain(result, 0, made, new Map()) as IntakeResult;
    expect(titles(toBeAdded(read, new Map(), 'mine', 0))).toEqual([expect.stringContaining('杮岅')]);
  });

  test('a text that is there already is not taken a second time', async () => {
    const result = await take([text(speech(1), 'a.txt'), text(speech(2), 'b.txt')]);
    const made = await again(result.reports[0].origin, 'GB18030').catch((error) => error as IntakeError);
    expect(made).not.toBeInstanceOf(IntakeError);
    const twin = { ...(made as Awaited<ReturnType<typeof again>>), info: result.documents[1].info };
    expect(withReadAgain(result, 0, twin, new Map())).toEqual({ kind: 'twice', name: 'b.txt' });
    const { id } = twin.info;
    expect(withReadAgain(result, 0, twin, new Map([[id, '讲话']]))).toEqual({
      ...{ kind: 'inCorpus', id },
      title: '讲话',
    });
  });

  test('losses are what could not be read or came with the file, and not what is left out', () => {
    expect(hasLoss({ notes: [{ kind: 'unreadable', count: 1 }] })).toBe(true);
    expect(hasLoss({ notes: [{ kind: 'attachments', count: 1 }] })).toBe(true);
    expect(hasLoss({ notes: [{ kind: 'leftOut', count: 1 }] })).toBe(false);
    expect(hasLoss({ notes: [{ kind: 'pictures', count: 1 }] })).toBe(false);
    expect(hasLoss({ notes: [{ kind: 'encoding', name: 'Big5', isGuessed: true }] })).toBe(false);
  });
});

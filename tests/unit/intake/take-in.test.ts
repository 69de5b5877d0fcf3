import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { writeCollectionFile } from '../../../utils/intake/collection-file';
import type { IntakeResult } from '../../../utils/intake/intake-result';
import { type ReadReport, runJob } from '../../../utils/intake/read-job';
import { type IntakeProgress, takeIn } from '../../../utils/intake/take-in';
import { INTAKE_FILE_BYTES, INTAKE_ZIP_BYTES } from '../../../utils/limits';
import { breakingWorker, jobWorker } from './job-worker';
import { madeDoc, madeOfd } from './made-files';
import { bytesOf, gb18030Speech, sentence, speech } from './texts';

const setting = {
  collection: 'mine',
  collectionNames: [] as string[],
  known: new Map<string, string | null>(),
  room: { documents: 1_000, units: 5_000_000 },
  startWorker: jobWorker,
  now: 1_000,
};

function take(files: readonly File[], changed: Partial<typeof setting> = {}): Promise<IntakeResult> {
  return takeIn(files, { ...setting, ...changed }, new AbortController().signal, () => undefined);
}

/** Lines of an import in short: what was taken by its title, what not by its problem. */
function lines({ reports }: IntakeResult): [string, string][] {
  return reports.map((report) => [report.name, 'taken' in report ? report.taken.title : report.problem.kind]);
}

const text = (content: string | Uint8Array<ArrayBuffer>, name: string) => new File([content], name);
const zipped = (files: Record<string, Uint8Array>, name = 'a.zip') =>
  new File([zipSync(files) as Uint8Array<ArrayBuffer>], name);

/** A file that says it is large and can't be read. */
function huge(name: string, size: number): File {
  return Object.defineProperties(new File([], name), {
    size: { value: size },
    arrayBuffer: { value: () => Promise.reject(new Error('it was read')) },
  });
}

describe('taking files in', () => {
  test('texts in their encodings, Markdown and zips become documents', async () => {
    const utf16 = Uint8Array.from([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(speech(2), (_, at) => speech(2).charCodeAt(at)).buffer),
    ]);
    const result = await take([
      text(speech(1), 'a.txt'),
      text(utf16, 'b.txt'),
      text(gb18030Speech.bytes, 'c.txt'),
      text(`# 工作**报告**\n\n${sentence}`, 'd.md'),
      zipped({ 'e/f.txt': bytesOf(speech(3)), '__MACOSX/._f.txt': bytesOf('x') }),
    ]);
    expect(lines(result)).toEqual([
      ['a.txt', '在云岭县第1次会议上的讲话'],
      ['b.txt', '在云岭县第2次会议上的讲话'],
      ['c.txt', gb18030Speech.title],
      ['d.md', '工作报告'],
      ['e/f.txt', '在云岭县第3次会议上的讲话'],
    ]);
    expect(result.documents[0].info).toMatchObject({
      collection: 'mine',
      date: '2020-07-01',
      year: 2020,
      level: 'county',
      occasion: 'speech',
      source: '',
      url: '',
      addedAt: 1_000,
      units: speech(1).length,
    });
    expect(result.documents.map(({ text: each }) => each)).toContain(gb18030Speech.text);
    expect(result.reports[4]).toMatchObject({ within: 'a.zip' });
  });

  test('what was read in another encoding, or could not be read, is reported', async () => {
    const broken = gb18030Speech.bytes.slice(0, -1);
    const letter = madeOfd([[{ text: sentence.replace('县', '\ufffd'), x: 30, y: 30 }]]);
    const { reports } = await take([text(broken, 'a.txt'), text(speech(1), 'b.txt'), text(letter, 'c.ofd')]);
    expect(reports).toMatchObject([
      {
        notes: [
          { kind: 'encoding', name: 'GB18030' },
          { kind: 'unreadable', count: 1 },
        ],
      },
      { notes: [] },
      { notes: [{ kind: 'illegible', count: 1 }] },
    ]);
  });

  test('the name of a file says nothing of a text without a title', async () => {
    const { documents } = await take([text(`${sentence}\n${sentence}`, '2019年泉州市委全会工作报告.txt')]);
    expect(documents[0].info).toMatchObject({
      ...{ title: '2019年泉州市委全会工作报告', source: '' },
      ...{ level: 'unknown', occasion: 'other', year: null, date: null },
    });
  });

  test('what a site puts around a text is not taken in', async () => {
    const page = `打印 关闭\n来源：云岭日报 浏览次数：12\n本报讯（记者 龚明）${sentence}\n责任编辑：龚明\n返回顶部`;
    const { documents } = await take([text(page, '一件一件办好.txt')]);
    expect(documents.map((document) => document.text)).toEqual([`一件一件办好\n${sentence}`]);
  });

  test('each bad file has a line of its own and stops none of the others', async () => {
    const sheet = zipSync({
      '[Content_Types].xml': bytesOf('<x/>'),
      'ppt/presentation.xml': bytesOf('<x/>'),
    });
    const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const encrypted = Uint8Array.from([
      ...compound,
      ...Array.from('EncryptedPackage', (sign) => [sign.charCodeAt(0), 0]).flat(),
    ]);
    const result = await take([
      text('', 'empty.txt'),
      text('  \n', 'blank.txt'),
      text('No Chinese in here at all.', 'english.txt'),
      text('好', 'one.txt'),
      text(Uint8Array.from([0, 1, 2, 3]), 'binary.txt'),
      text(Uint8Array.from([0xff, 0xff, 0x80]), 'odd.txt'),
      text(sheet as Uint8Array<ArrayBuffer>, 'sheet.docx'),
      text(Uint8Array.from(compound), 'slides.doc'),
      text(madeDoc('报告').with(0x600, 0), 'broken.doc'),
      text('not Word', 'text.docx'),
      text(encrypted, 'locked.docx'),
      text('not a zip', 'text.zip'),
      text('not a pdf', 'text.pdf'),
      text(bytesOf('x'), 'picture.png'),
      text(bytesOf('x'), 'noname'),
      huge('huge.txt', 200_000_000),
      huge('huge.zip', 200_000_000),
      text(speech(1), 'good.txt'),
    ]);
    expect(lines(result)).toEqual([
      ['empty.txt', 'empty'],
      ['blank.txt', 'empty'],
      ['english.txt', 'noChinese'],
      ['one.txt', 'tooShort'],
      ['binary.txt', 'binary'],
      ['odd.txt', 'undecodable'],
      ['sheet.docx', 'unknownKind'],
      ['slides.doc', 'unknownKind'],
      ['broken.doc', 'damaged'],
      ['text.docx', 'damaged'],
      ['locked.docx', 'encrypted'],
      ['text.zip', 'damaged'],
      ['text.pdf', 'damaged'],
      ['picture.png', 'unknownKind'],
      ['noname', 'noChinese'],
      ['huge.txt', 'tooLarge'],
      ['huge.zip', 'tooLarge'],
      ['good.txt', '在云岭县第1次会议上的讲话'],
    ]);
    expect(result.reports.slice(15, 17)).toMatchObject([
      { problem: { bytes: 200_000_000, limit: INTAKE_FILE_BYTES } },
      { problem: { bytes: 200_000_000, limit: INTAKE_ZIP_BYTES } },
    ]);
  });

  test('what is in a zip is reported file by file', async () => {
    const result = await take([
      zipped({
        '../up.txt': bytesOf(speech(1)),
        'inner.zip': zipSync({ 'a.txt': bytesOf(speech(2)) }),
        'picture.png': bytesOf('x'),
        'again.txt': bytesOf(speech(1)),
      }),
      zipped({}, 'none.zip'),
    ]);
    expect(lines(result)).toEqual([
      ['../up.txt', '在云岭县第1次会议上的讲话'],
      ['inner.zip', 'nested'],
      ['picture.png', 'unknownKind'],
      ['again.txt', 'twice'],
      ['none.zip', 'empty'],
    ]);
  });

  test('a worker that breaks down costs the file it was at; another one goes on', async () => {
    const started: unknown[] = [];
    const startWorker = () => {
      const worker = breakingWorker(['b.txt', 'd.txt']);
      started.push(worker);
      return worker;
    };
    const seen: IntakeProgress[] = [];
    const files = [
      zipped({
        'a.txt': bytesOf(speech(1)),
        'b.txt': bytesOf(speech(2)),
        'c.txt': bytesOf(speech(3)),
        'd.txt': bytesOf(speech(4)),
      }),
      text(speech(5), 'e.txt'),
    ];
    const result = await takeIn(files, { ...setting, startWorker }, new AbortController().signal, (each) =>
      seen.push(each),
    );
    expect(lines(result)).toEqual([
      ['a.txt', '在云岭县第1次会议上的讲话'],
      ['b.txt', 'crashed'],
      ['c.txt', '在云岭县第3次会议上的讲话'],
      ['d.txt', 'crashed'],
      ['e.txt', '在云岭县第5次会议上的讲话'],
    ]);
    expect(started).toHaveLength(3);
    expect(result.reports.map(({ within }) => within)).toEqual([...Array(4).fill('a.zip'), '']);
    expect(seen.map(({ done, total }) => [done, total])).toEqual([
      [0, 2],
      ...[0, 1, 2, 3, 4].map((done) => [done, 5]),
    ]);
  });

  test('a worker that goes on in a zip does so at the given file, with what is left of the budget', async () => {
    const file = zipped({
      'a.txt': bytesOf(speech(1)),
      'b.txt': bytesOf(speech(2)),
      'c.txt': bytesOf(speech(3)),
    });
    const reports: ReadReport[] = [];
    const budget = bytesOf(speech(2)).length + 1;
    await runJob(
      { kind: 'file', file, from: 1, budget, encoding: null },
      { worker: '', cMap: () => Promise.reject(new Error('none')) },
      (each) => reports.push(each),
    );
    expect(reports).toMatchObject([
      { kind: 'began', name: 'b.txt', at: 1, count: 3, budget },
      { kind: 'made' },
      { kind: 'began', name: 'c.txt', at: 2, count: 3, budget: 1 },
      { kind: 'refused', problem: { kind: 'unpacksTooLarge' } },
      { kind: 'ended' },
    ]);
  });

  test('the same text again is reported with where it is', async () => {
    const first = await take([
      text(speech(1), 'a.txt'),
      text(`\ufeff${speech(1).replaceAll('\n', '\r\n')}`, 'b.txt'),
    ]);
    const { id, title } = first.documents[0].info;
    expect(first.reports[1]).toMatchObject({ problem: { kind: 'twice', name: 'a.txt' } });
    const known = new Map([[id, title]]);
    const second = await take([text(speech(1), 'a.txt')], { known });
    expect(second.reports).toMatchObject([{ problem: { kind: 'inCorpus', id, title } }]);
    expect(second.documents).toEqual([]);
  });

  test('beyond what the corpus has room for nothing is taken', async () => {
    const files = [1, 2, 3].map((number) => text(speech(number), `${number}.txt`));
    const few = await take(files, { room: { documents: 2, units: 1_000 } });
    expect(lines(few).map(([, what]) => what)).toContain('corpusFull');
    expect(few.documents).toHaveLength(2);
    const short = await take(files, { room: { documents: 9, units: speech(1).length } });
    expect(short.documents).toHaveLength(1);
  });

  test('a cancelled import gives nothing', async () => {
    const files = Array.from({ length: 50 }, (_, at) => text(speech(at), `${at}.txt`));
    const controller = new AbortController();
    const seen: IntakeProgress[] = [];
    const taking = takeIn(files, setting, controller.signal, (progress) => {
      seen.push(progress);
      if (progress.done === 10) controller.abort();
    });
    await expect(taking).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toHaveLength(11);
    expect(seen[10]).toEqual({ done: 10, total: 50, name: '10.txt', part: 0 });
  });
});

describe('taking a collection in', () => {
  test('it becomes one of its own; what is there already stays where it is', async () => {
    const { documents } = await take([text(speech(1), 'a.txt'), text(speech(2), 'b.txt')]);
    const file = text(await writeCollectionFile('县里', documents), '县里.tifa-corpus.zip');
    const known = new Map([[documents[0].info.id, documents[0].info.title]]);
    const result = await take([file], { known, collectionNames: ['县里'] });
    const [collection] = result.collections;
    expect(collection).toMatchObject({ name: '县里 (2)', on: true });
    expect(
      lines(result)
        .map(([, what]) => what)
        .toSorted(),
    ).toEqual(['inCorpus', '在云岭县第2次会议上的讲话'].toSorted());
    const { info, text: content } = documents[1];
    expect(result.documents).toEqual([{ info: { ...info, collection: collection.id }, text: content }]);
  });

  test('names that could not be shown in a line are made so', async () => {
    const { documents } = await take([text(speech(1), 'a.txt'), text(speech(2), 'b.txt')]);
    const [first, second] = documents;
    const turned = { ...first, info: { ...first.info, title: '\u202e反\n行\0', source: '\u2066a.txt' } };
    const unseen = { ...second, info: { ...second.info, title: '\u200b' } };
    const file = text(await writeCollectionFile(' \u200b', [turned, unseen]), 'b.tifa-corpus.zip');
    const result = await take([file]);
    expect(result.collections).toMatchObject([{ name: 'b.tifa-corpus.zip' }]);
    expect(result.documents.map(({ info }) => [info.title, info.source]).toSorted()).toEqual(
      [
        ['反 行', 'a.txt'],
        [second.info.id, ''],
      ].toSorted(),
    );
  });

  test('all or nothing: a text that is not of its hash, or no room, and none is taken', async () => {
    const { documents } = await take([text(speech(1), 'a.txt'), text(speech(2), 'b.txt')]);
    const damaged = [documents[0], { ...documents[1], text: `${documents[1].text}。` }];
    const file = text(await writeCollectionFile('县里', damaged), 'a.zip');
    const result = await take([file]);
    expect(lines(result)).toEqual([['a.zip', 'damagedCollection']]);
    expect(result.collections).toEqual([]);
    const whole = text(await writeCollectionFile('县里', documents), 'a.zip');
    const full = await take([whole], { room: { documents: 1, units: 1_000 } });
    expect(lines(full)).toEqual([['a.zip', 'corpusFull']]);
    expect(full.documents).toEqual([]);
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CorpusDocument } from '../../utils/corpus/document';
import { parseManifest } from '../../utils/corpus/manifest';
import { parseCleaned } from '../../utils/corpus/parse';
import { countsOf, entryKind, entryText } from '../../utils/record/table';
import { RECORD_FILE } from '../../utils/record/table-file';
import { FIGURE } from '../../utils/text/units';
import { WORDS_FILE } from '../../utils/words/word-list-file';
import { readGeneralWords } from '../tools/word-lists';
import type { TextMaterial } from './official-text';
import type { Phrase, RecordTable } from './product';
import { Lots } from './random';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Longest general word that texts are made of, characters: longer ones are names and sayings. */
const WORD_MAX = 4;

/** A wording and how often it is drawn. */
interface Weighted {
  readonly text: string;
  readonly weight: number;
}

/** Content of the package's record file. @throws Error where it can't be read. */
export async function readRecordBytes(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(join(root, 'public', 'record', RECORD_FILE)));
}

/** Content of the package's word list. @throws Error where it can't be read. */
export async function readWordsBytes(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(join(root, 'public', 'words', WORDS_FILE)));
}

/** The bundled documents. @throws InvalidManifestError or Error where they can't be read. */
export async function readBundledDocuments(): Promise<CorpusDocument[]> {
  const folder = join(root, 'public', 'corpus');
  const { documents } = parseManifest(await readFile(join(folder, 'manifest.json'), 'utf8'));
  return Promise.all(
    documents.map(async (info) => ({
      ...info,
      ...parseCleaned(await readFile(join(folder, `${info.id}.txt`), 'utf8')),
    })),
  );
}

/** Paragraphs of the sample page: what its block elements hold, without tags. @throws Error where it can't be read. */
export async function readSampleParagraphs(): Promise<string[]> {
  const html = await readFile(join(root, 'tests', 'fixtures', 'sample-page.html'), 'utf8');
  const body = html.slice(html.indexOf('<body')).replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, '');
  return body
    .split(/<\/?(?:body|div|p|h\d|li|ul|td|th|tr|table|caption|nav|header|footer|article|aside)\b[^>]*>/)
    .map((block) =>
      block
        .replace(/<[^>]+>/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((block) => block !== '');
}

/** What generated texts are made of: the record, the bundled documents and the words of general Chinese. */
export function textMaterial(
  record: RecordTable,
  mined: readonly Phrase[],
  documents: readonly CorpusDocument[],
): TextMaterial {
  const phrases: Weighted[] = [];
  const templates: Weighted[] = [];
  const chains: Weighted[] = [];
  const news: Weighted[] = [];
  const add = (text: string, weight: number) => {
    const written = { text: asWritten(text), weight };
    const kind = entryKind(text);
    if (kind === 'phrase') phrases.push(written);
    if (kind === 'template') templates.push(written);
    if (kind === 'chain') chains.push(written);
  };
  for (let entry = 0; entry < record.strengths.length; entry++) {
    const text = entryText(record, entry);
    add(text, countsOf(record, entry).length);
    const days = record.news.days[entry];
    if (days > 0 && entryKind(text) === 'phrase') news.push({ text: asWritten(text), weight: days });
  }
  for (const { text, documentFrequency } of mined) add(text, documentFrequency);
  const sentences = documents.flatMap(({ text, sentences }) =>
    sentences.map(({ start, end }) => text.slice(start, end)),
  );
  const words = Array.from(readGeneralWords(), ([text, { frequency }]) => ({
    text,
    weight: frequency,
  })).filter(({ text }) => text.length <= WORD_MAX && /^\p{Script=Han}+$/u.test(text));
  return {
    phrases: lots(phrases),
    templates: lots(templates),
    chains: lots(chains),
    sentences: sentences.filter((sentence) => /[。！？]$/.test(sentence)),
    words: lots(words),
    newsPhrases: lots(news),
  };
}

function lots(weighted: readonly Weighted[]): TextMaterial['words'] {
  const weights = new Map(weighted.map(({ text, weight }) => [text, weight]));
  return new Lots([...weights.keys()], (text) => weights.get(text) ?? 0);
}

/** A normalised wording as a page may have it; SLOT stays. */
function asWritten(text: string): string {
  return text.replaceAll(String.fromCharCode(FIGURE), '20').replaceAll(',', '，');
}

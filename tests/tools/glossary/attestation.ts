import { wordingKey } from '../../../utils/glossary/glossary';
import { biographyOf, type FirstUse } from '../../../utils/record/biography';
import { entryText, findWording, MEMBER_MARK, type RecordTable } from '../../../utils/record/table';
import { normalise } from '../../../utils/text/normalise';

/** What corpus and record have of a headword and its variants. */
export interface Attestation {
  /** Whether a document has one of them, or a wording of the record is or contains one. */
  readonly isFound: boolean;
  /** The record's oldest use of the headword itself; null where it says nothing. */
  readonly first: { readonly date: string; readonly occasion: string } | null;
}

/** Finds wordings in documents and record. */
export class Attestations {
  /** Normalised texts of the documents, and all wordings of the record, between barriers. */
  private readonly searched: string;

  constructor(
    private readonly table: RecordTable,
    corpus: readonly { readonly text: string }[],
  ) {
    const wordings = Array.from(table.strengths, (_, entry) => entryText(table, entry));
    const texts = corpus.map(({ text }) => normalise(text).text);
    this.searched = [...texts, ...wordings.map((wording) => wording.replaceAll(MEMBER_MARK, ''))].join('\n');
  }

  /** @param wordings Headword and variants of an entry as written, the headword first. */
  of(wordings: readonly string[]): Attestation {
    const keys = wordings.map(wordingKey);
    const first = biographyOf(this.table, keys[0])?.first ?? null;
    return {
      isFound: keys.some((key) => this.searched.includes(key) || findWording(this.table, key) >= 0),
      first: first && { date: first.date, occasion: occasionOf(first) },
    };
  }
}

function occasionOf({ report }: FirstUse): string {
  if (report === null) return '新闻联播';
  if (report.series === 'congress') return `中共${report.name}报告`;
  return report.series === 'national' ? '政府工作报告' : `${report.name}政府工作报告`;
}

import { decodeText } from '../corpus/decode';
import { UnusableDocumentError } from '../corpus/document';
import { IntakeError } from './problem';

/** Bytes in which a declared encoding may stand; browsers look at 1,024, saved pages often have it later. */
const DECLARED_BYTES = 4_096;
const DECLARED = /<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)|^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:-]+)/i;

/**
 * Decodes a saved page: by its byte order mark, else as UTF-8 or GB18030 where it is good text of these, whatever it
 * says of itself (saved pages are often converted without it), else by what it declares, with signs for broken bytes.
 * @throws IntakeError with `binary` or `undecodable`.
 */
export function decodePage(bytes: Uint8Array, name: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_BYTES));
  const [, meta, xml] = DECLARED.exec(head) ?? [];
  const declared = decoderFor(meta ?? xml);
  try {
    return decodeText(bytes, name);
  } catch (error) {
    if (!(error instanceof UnusableDocumentError)) throw error;
    // In Big5, or with a broken sign somewhere.
    if (error.problem === 'undecodable' && declared !== null) return declared.decode(bytes);
    throw new IntakeError({ kind: error.problem }, { cause: error });
  }
}

function decoderFor(label: string | undefined): TextDecoder | null {
  try {
    return label === undefined ? null : new TextDecoder(label);
  } catch {
    return null;
  }
}

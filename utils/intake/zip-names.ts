/** Signs that would break or turn round a line in which a name is shown. */
const UNSHOWN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The name of a file in a zip as it is shown. Zip files made on Chinese systems have GB18030 names without saying so.
 * @param isUtf8 Whether the archive says that the name is UTF-8.
 */
export function readEntryName(bytes: Uint8Array, isUtf8: boolean): string {
  const encodings = isUtf8 ? ['utf-8'] : ['utf-8', 'gb18030'];
  const name = encodings.map((encoding) => decodeAs(encoding, bytes)).find((text) => text !== null);
  return (name ?? new TextDecoder('latin1').decode(bytes)).replace(UNSHOWN, '').replaceAll('\\', '/');
}

/** Whether a file in a zip is a system's own record of its folder and nothing that a reader put there. */
export function isSystemFile(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.(?!\.?\/)|Thumbs\.db$|desktop\.ini$)/i.test(name);
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

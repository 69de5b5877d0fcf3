/**
 * Reads a file of the package. By its path alone, since workers know no extension API; it is that of this script's
 * own origin.
 * @throws Error where it is not there.
 */
export async function fetchFile(path: string): Promise<Response> {
  const answer = await fetch(`/${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** The `version` that a manifest of the package tells; null where it can't be read or tells none. */
export async function versionIn(path: string): Promise<string | null> {
  try {
    const { version }: { version?: unknown } = await (await fetchFile(path)).json();
    return typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
}

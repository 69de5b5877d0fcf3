import { browser } from '../../utils/browser';

/** Reads a file of the package. @throws Error where it is not there. */
export async function fetchFile(path: string): Promise<Response> {
  const answer = await fetch(browser.runtime.getURL(path));
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

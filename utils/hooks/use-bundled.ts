import { useEffect, useState } from 'preact/hooks';
import type { CollectedInfo } from '../collections/reader-document';
import { parseManifest } from '../corpus/manifest';

/**
 * What the package's manifest says of the bundled documents, those that are hidden included; null where it can't be
 * read, undefined until it was.
 */
export function useBundledDocuments(): readonly CollectedInfo[] | null | undefined {
  const [documents, setDocuments] = useState<readonly CollectedInfo[] | null>();
  useEffect(() => {
    readPackageFile('manifest.json').then(
      (json) =>
        setDocuments(
          parseManifest(json).documents.map((info) => ({
            ...info,
            collection: 'bundled',
            date: null,
            url: '',
          })),
        ),
      () => setDocuments(null),
    );
  }, []);
  return documents;
}

/** The text of a file of the bundled corpus. @throws Error where it is not there. */
export async function readPackageFile(name: string): Promise<string> {
  const answer = await fetch(`/corpus/${name}`);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.text();
}

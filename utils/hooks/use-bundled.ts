import { useEffect, useState } from 'preact/hooks';
import type { CollectedInfo } from '../collections/user-corpus';
import { asBundled, readBundledManifest } from '../generation/package-files';

/**
 * What the package's manifest says of the bundled documents, those that are hidden included; null where it can't be
 * read, undefined until it was.
 */
export function useBundledDocuments(): readonly CollectedInfo[] | null | undefined {
  const [documents, setDocuments] = useState<readonly CollectedInfo[] | null>();
  useEffect(() => {
    readBundledManifest().then(
      (manifest) => setDocuments(manifest.documents.map(asBundled)),
      () => setDocuments(null),
    );
  }, []);
  return documents;
}

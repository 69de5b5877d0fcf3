import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';
import type { DocumentInfo } from '../corpus/document';
import { parseManifest } from '../corpus/manifest';

/** The bundled documents, hidden and switched off ones as well; empty until they are known, and where they can't be read. */
export function useBundled(): readonly DocumentInfo[] {
  const [documents, setDocuments] = useState<readonly DocumentInfo[]>([]);
  useEffect(() => {
    fetch(browser.runtime.getURL('corpus/manifest.json'))
      .then((response) => response.text())
      .then((json) => setDocuments(parseManifest(json).documents))
      // A damaged package is told where the corpus is shown.
      .catch(() => undefined);
  }, []);
  return documents;
}

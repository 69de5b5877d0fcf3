import { useEffect, useState } from 'preact/hooks';
import { fetchFile, readRecordManifest } from '../generation/package-files';
import type { RecordManifest } from '../record/table-file';

/** What a file of the package says; null where it can't be read, undefined until it was. @param path Null for none yet. */
export function usePackageText(path: string | null): string | null | undefined {
  return useRead(path, async () => (path === null ? undefined : (await fetchFile(path)).text()));
}

/** What the record's manifest says; null where it can't be read, undefined until it was. */
export function useRecordManifest(): RecordManifest | null | undefined {
  return useRead('record', readRecordManifest);
}

function useRead<T>(name: string | null, read: () => Promise<T | undefined>): T | null | undefined {
  const [value, setValue] = useState<T | null>();
  useEffect(() => {
    let overtaken = false;
    read().then(
      (found) => {
        if (!overtaken) setValue(found);
      },
      () => {
        if (!overtaken) setValue(null);
      },
    );
    return () => {
      overtaken = true;
    };
  }, [name]);
  return value;
}

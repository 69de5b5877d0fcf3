import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { usePackageText } from '../../utils/hooks/use-package-file';

/** The licences and notices that are in the package, each read when it is opened. */
export function LicencesPart() {
  const files = [
    { name: i18n.t('help.licence.own'), path: 'LICENSE.txt' },
    { name: i18n.t('help.licence.corpus'), path: 'corpus/NOTICE.md' },
    { name: i18n.t('help.licence.record'), path: 'record/NOTICE.md' },
    { name: i18n.t('help.licence.words'), path: 'words/NOTICE.md' },
    { name: i18n.t('help.licence.cmaps'), path: 'pdf/cmaps/LICENSE' },
    { name: i18n.t('help.licence.packages'), path: 'licences.txt' },
  ];
  return (
    <>
      {files.map((file) => (
        <Licence key={file.path} {...file} />
      ))}
    </>
  );
}

function Licence({ name, path }: { name: string; path: string }) {
  const [isWanted, setWanted] = useState(false);
  const text = usePackageText(isWanted ? path : null);
  return (
    <details class="licence" onToggle={(event) => event.currentTarget.open && setWanted(true)}>
      <summary>{name}</summary>
      {text === null ? <p>{i18n.t('help.licence.failed')}</p> : <pre lang="en">{text}</pre>}
    </details>
  );
}

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { KeyList, keysOf, keysOnPages } from '../../components/common/keys-dialog';
import { MarkLegend } from '../../components/settings/mark-styles';
import { ChangeKeys } from '../../components/settings/options-form';
import { changeKeys } from '../../utils/actions/surfaces';
import { useCommands } from '../../utils/hooks/use-keys';
import { useNotices } from '../../utils/hooks/use-notices';
import { useToolbarPin } from '../../utils/hooks/use-options';
import { useBundledDocuments, usePackageText, useRecordManifest } from '../../utils/hooks/use-package';
import { useStorageFacts } from '../../utils/hooks/use-storage';
import { corpusSummary } from '../../utils/labels/corpus';
import { dateFormat, formatNumber } from '../../utils/labels/numbers';
import type { RecordManifest } from '../../utils/record/table-file';
import { SamplePart } from './sample-part';
import { SitesPart } from './settings-view';

interface HelpViewProps {
  /** Whether the extension has just been installed. */
  isFirst: boolean;
}

/**
 * How the extension works, what it knows and what it keeps to itself: shown after installation, and later as
 * help.
 */
export function HelpView({ isFirst }: HelpViewProps) {
  const notices = useNotices();
  const commands = useCommands();
  const pin = useToolbarPin();
  const parts: { id: string; title: string; content: ComponentChildren }[] = [
    {
      id: 'pin',
      title: i18n.t('help.pinTitle'),
      content: (
        <>
          <PinWords pin={pin} />
          <ButtonStates />
        </>
      ),
    },
    {
      id: 'try',
      title: i18n.t('help.tryTitle'),
      content: <SamplePart commands={commands} />,
    },
    { id: 'legend', title: i18n.t('help.legendTitle'), content: <MarkLegend /> },
    {
      id: 'keys',
      title: i18n.t('keys.title'),
      content: (
        <>
          {commands.length > 0 && (
            <>
              <h3>{i18n.t('keys.global')}</h3>
              <KeyList keys={commands} />
              <ChangeKeys onChangeKeys={changeKeys(notices)} />
            </>
          )}
          <h3>{i18n.t('keys.onPages')}</h3>
          <KeyList keys={keysOnPages()} />
          <h3>{i18n.t('keys.inLibrary')}</h3>
          <KeyList keys={keysOf('library')} />
        </>
      ),
    },
    {
      id: 'sites',
      title: i18n.t('sites.title'),
      content: <SitesPart withOff={false} />,
    },
    { id: 'knows', title: i18n.t('help.knowsTitle'), content: <KnowledgePart /> },
    {
      id: 'privacy',
      title: i18n.t('help.privacyTitle'),
      content: (
        <>
          <p>{i18n.t('help.privacyWhy')}</p>
          <p>{i18n.t('help.privacyPages')}</p>
        </>
      ),
    },
    { id: 'words', title: i18n.t('help.wordsTitle'), content: <Glossary /> },
    { id: 'licences', title: i18n.t('help.licencesTitle'), content: <LicencesPart /> },
  ];
  return (
    <>
      <h2 class="view-title">{isFirst ? i18n.t('help.welcomeTitle') : i18n.t('views.help')}</h2>
      {isFirst && <p class="help-lead">{i18n.t('help.welcomeWhy')}</p>}
      <nav class="help-contents" aria-label={i18n.t('help.contents')}>
        {parts.map(({ id, title }) => (
          <Button key={id} onPress={() => goTo(id)}>
            {title}
          </Button>
        ))}
      </nav>
      {parts.map(({ id, title, content }) => (
        <section key={id} class="help-part" aria-labelledby={nameOf(id)}>
          <h2 id={nameOf(id)} tabIndex={-1}>
            {title}
          </h2>
          {content}
        </section>
      ))}
    </>
  );
}

function nameOf(id: string): string {
  return `help-${id}`;
}

/** Links within the page can't be used: the address names the view. */
function goTo(id: string): void {
  const heading = document.getElementById(nameOf(id));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

/**
 * What corpus and record have, who owns it, what they lack, and what the user has. The numbers come from the
 * package.
 */
export function KnowledgePart() {
  const documents = useBundledDocuments();
  const record = useRecordManifest();
  const own = useStorageFacts(null);
  return (
    <>
      <h3>{i18n.t('help.corpusTitle')}</h3>
      <p>
        {documents === null && i18n.t('corpus.failedWhy')}
        {documents && <>{corpusSummary(documents)}. </>}
        {i18n.t('help.corpusWhose')}
      </p>
      <p>{i18n.t('help.corpusLacks')}</p>
      <h3>{i18n.t('help.recordTitle')}</h3>
      {record === null && <p>{i18n.t('help.recordMissing')}</p>}
      {record && (
        <p>
          {i18n.t('help.recordFacts', [
            formatNumber(record.reports.national),
            formatNumber(record.reports.congress),
            formatNumber(record.reports.provincial),
            record.first,
            record.last,
            formatNumber(record.entries),
          ])}
          {record.news !== null && ` ${newsText(record.news, record.articles)}`}
        </p>
      )}
      <p>{i18n.t('help.recordWhose')}</p>
      <p>{i18n.t('help.recordLacks')}</p>
      {own && (
        <>
          <h3>{i18n.t('help.ownTitle')}</h3>
          <p>
            {i18n.t('help.ownFacts', [formatNumber(own.counts.snippets), formatNumber(own.counts.documents)])}
          </p>
        </>
      )}
    </>
  );
}

function newsText(
  { days, first, last }: NonNullable<RecordManifest['news']>,
  articles: RecordManifest['articles'],
): string {
  const date = dateFormat(i18n.t('localeTag'), { dateStyle: 'long', timeZone: 'UTC' });
  const [from, to] = [first, last].map((day) => date.format(Date.parse(day)));
  const total = Object.values(articles).reduce((sum, number) => sum + number, 0);
  return i18n.t('help.recordNews', [formatNumber(days), from, to, formatNumber(total)]);
}

/** The licences and notices of the package, each read when it is opened. */
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

/** The terms of the interface, explained. */
export function Glossary() {
  const terms = [
    { word: i18n.t('help.words.tifa'), why: i18n.t('help.words.tifaWhy') },
    { word: i18n.t('help.words.boilerplate'), why: i18n.t('help.words.boilerplateWhy') },
    { word: i18n.t('help.words.corpus'), why: i18n.t('help.words.corpusWhy') },
    { word: i18n.t('help.words.record'), why: i18n.t('help.words.recordWhy') },
    { word: i18n.t('help.words.share'), why: i18n.t('help.words.shareWhy') },
    { word: i18n.t('help.words.concordance'), why: i18n.t('help.words.concordanceWhy') },
    { word: i18n.t('help.words.snippet'), why: i18n.t('help.words.snippetWhy') },
    { word: i18n.t('help.words.collection'), why: i18n.t('help.words.collectionWhy') },
    { word: i18n.t('help.words.hidden'), why: i18n.t('help.words.hiddenWhy') },
  ];
  return (
    <dl class="help-words">
      {terms.map(({ word, why }) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{why}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How to find the extension's toolbar button. */
export function PinWords({ pin }: { pin: 'pinned' | 'chromium' | 'firefox' | 'phone' | undefined }) {
  if (pin === undefined) return null;
  if (pin === 'pinned') return <p>{i18n.t('help.pinned')}</p>;
  if (pin === 'phone') return <p>{i18n.t('help.pinPhone')}</p>;
  return (
    <div class="pin">
      <svg class="pin-picture" viewBox="0 0 132 40" aria-hidden="true" focusable="false">
        <path d="M.5 8.5h131v23H.5z" />
        <path d="M8 20h40" />
        <path
          class="pin-puzzle"
          d="M64 16h4a2.5 2.5 0 1 1 4 0h4v4a2.5 2.5 0 1 1 0 4v4H64v-4a2.5 2.5 0 1 0 0-4z"
        />
        <path d={pin === 'chromium' ? CHROMIUM_PIN : FIREFOX_GEAR} />
        <path class="pin-way" d="M80 20h8m-3-3l3 3-3 3" />
        <image href="/icons/32.png" x="112" y="12" width="16" height="16" />
      </svg>
      <p>{pin === 'chromium' ? i18n.t('help.pinChromium') : i18n.t('help.pinFirefox')}</p>
    </div>
  );
}

const CHROMIUM_PIN = 'M96 13h8m-7 0v5l-2 3h10l-2-3v-5M100 21v7';
const FIREFOX_GEAR =
  'M97 20a3 3 0 1 1 6 0 3 3 0 0 1-6 0M100 12v3m0 10v3m-8-8h3m10 0h3m-13.6-5.6l2.1 2.1m7 7l2.1 2.1m0-11.2l-2.1 2.1m-7 7l-2.1 2.1';

/** The states of the button, explained. */
export function ButtonStates() {
  const states = [
    { icon: '', badge: '37%', text: i18n.t('help.buttonFound') },
    { icon: '', badge: '0', text: i18n.t('help.buttonNothing') },
    { icon: 'idle-', badge: '', text: i18n.t('help.buttonIdle') },
    { icon: 'off-', badge: '', text: i18n.t('help.buttonOff') },
  ];
  return (
    <ul class="button-states">
      {states.map(({ icon, badge, text }) => (
        <li key={text}>
          <span class="button-state" aria-hidden="true">
            <img src={`/icons/${icon}32.png`} alt="" width="24" height="24" />
            {badge !== '' && <b class={badge === '0' ? 'nothing' : ''}>{badge}</b>}
          </span>
          {text}
        </li>
      ))}
    </ul>
  );
}

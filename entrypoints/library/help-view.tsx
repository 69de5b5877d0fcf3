import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { KeyList, keysOf, keysOnPages } from '../../components/common/key-list';
import { MarkLegend } from '../../components/settings/mark-legend';
import { ChangeKeys } from '../../components/settings/options-form';
import { useCommands } from '../../utils/hooks/use-commands';
import { changeKeys } from '../../utils/hooks/use-options';
import { useToolbarPin } from '../../utils/hooks/use-toolbar-pin';
import { Glossary } from './glossary';
import { KnowledgePart } from './knowledge-part';
import { LicencesPart } from './licences-part';
import { SamplePart } from './sample-part';
import { SitesPart } from './sites-part';
import { ButtonStates, PinWords } from './toolbar-button';
import type { ViewProps } from './view-props';

interface HelpViewProps extends ViewProps {
  /** Whether the extension has just been installed. */
  isFirst: boolean;
}

/** How the extension works, what it knows and what it keeps to itself: at installation, and later as help. */
export function HelpView({ isFirst, settings, corpus, notices, go }: HelpViewProps) {
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
      content: <SamplePart settings={settings} corpus={corpus} go={go} commands={commands} />,
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
      content: <SitesPart settings={settings} notices={notices} withOff={false} />,
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

/** Links to places of a page are no use here: the address names the view. */
function goTo(id: string): void {
  const heading = document.getElementById(nameOf(id));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

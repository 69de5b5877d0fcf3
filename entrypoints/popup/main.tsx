import { render } from 'preact';
import { i18n } from '#i18n';
import { App } from './app';
import './popup.css';
import { setSurface } from './surface';

document.documentElement.lang = i18n.t('localeTag');
document.title = i18n.t('extensionName');
setSurface();
render(<App />, document.getElementById('app') as HTMLElement);

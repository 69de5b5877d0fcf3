import { render } from 'preact';
import { i18n } from '#i18n';
import { noteUncaught } from '../../utils/log';
import { App } from './app';
import './library.css';

noteUncaught();
document.documentElement.lang = i18n.t('localeTag');
document.title = i18n.t('extensionName');
render(<App />, document.getElementById('app') as HTMLElement);

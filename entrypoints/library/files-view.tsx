import { i18n } from '#i18n';
import type { ViewProps } from './view-props';

/** Export, import, backup and restore. */
export function FilesView(_props: ViewProps) {
  return <h2 class="view-title">{i18n.t('files.title')}</h2>;
}

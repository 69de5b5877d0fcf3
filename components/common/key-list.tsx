import { i18n } from '#i18n';

/** A key, or a keyboard command and what it is set to; empty where it is not. */
export interface KeyCommand {
  readonly name: string;
  readonly keys: string;
}

/** Keys and what they do, a line each. */
export function KeyList({ keys }: { keys: readonly KeyCommand[] }) {
  return (
    <dl class="keys">
      {keys.map(({ name, keys: combination }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {combination === '' ? (
              <span class="options-quiet">{i18n.t('options.noKey')}</span>
            ) : (
              <kbd>{combination}</kbd>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Surfaces that have keys of their own. */
export type Surface = 'popup' | 'panel' | 'library';

/** The keys of a surface, as they are set. */
export function keysOf(surface: Surface): KeyCommand[] {
  const help = { name: i18n.t('keys.help'), keys: '?' };
  const rows = { name: i18n.t('keys.rows'), keys: '↑ ↓' };
  const box = { name: i18n.t('options.focusSearch'), keys: '/' };
  if (surface !== 'library') return [help, box, rows, { name: i18n.t('keys.go'), keys: 'Enter' }];
  return [
    help,
    { name: i18n.t('keys.search'), keys: '/' },
    { name: i18n.t('keys.rows'), keys: '↑ ↓, J K' },
    { name: i18n.t('keys.open'), keys: 'Enter' },
    { name: i18n.t('keys.note'), keys: 'E' },
    { name: i18n.t('keys.tags'), keys: 'T' },
    { name: i18n.t('keys.select'), keys: 'X' },
    { name: i18n.t('keys.copy'), keys: 'C' },
    { name: i18n.t('keys.delete'), keys: 'Delete' },
    { name: i18n.t('keys.found'), keys: 'N, F3' },
  ];
}

/** The keys that work on marked pages, whatever is set. */
export function keysOnPages(): KeyCommand[] {
  return [
    { name: i18n.t('keys.insideCard'), keys: 'Tab' },
    { name: i18n.t('keys.closeCard'), keys: 'Esc' },
    { name: i18n.t('keys.addressBar'), keys: i18n.t('keys.addressBarKeys') },
  ];
}

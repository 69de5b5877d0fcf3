import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { licencesText } from './bundled-licences';

/** Commands of the keyboard with suggested keys; Chrome allows four of these at most. */
const commands = {
  _execute_action: { suggested_key: { default: 'Alt+Shift+U' } },
  toggleDim: { suggested_key: { default: 'Alt+Shift+D' }, description: '__MSG_commandToggleDim__' },
  nextMark: { suggested_key: { default: 'Alt+Shift+J' }, description: '__MSG_commandNextMark__' },
  previousMark: { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_commandPreviousMark__' },
};

/** Further commands: Chrome has no keys left for them, and a name of its own for the panel's, as Firefox has. */
function furtherCommands(browser: string) {
  const isFirefox = browser === 'firefox';
  const keys = (key: string) => (isFirefox ? { suggested_key: { default: key } } : {});
  const panel = { ...keys('Alt+Shift+L'), description: '__MSG_commandSidePanel__' };
  return {
    toggleSite: { ...keys('Alt+Shift+M'), description: '__MSG_commandToggleSite__' },
    // Not S: Firefox opens its History menu by it.
    saveSelection: { ...keys('Alt+Shift+C'), description: '__MSG_commandSaveSelection__' },
    addPage: { ...keys('Alt+Shift+A'), description: '__MSG_commandAddPage__' },
    ...(isFirefox ? { _execute_sidebar_action: panel } : { openSidePanel: panel }),
  };
}

/**
 * CMaps of the Chinese encodings that a PDF may name without holding them (PDF Reference 1.7, table 5.15), and the
 * tables from Adobe's character collections to Unicode. 330 kB in all; those with -V lean on the ones with -H.
 */
const chineseCMaps = [
  ...['GB-EUC', 'GBpc-EUC', 'GBK-EUC', 'GBKp-EUC', 'GBK2K', 'UniGB-UCS2', 'UniGB-UTF16'],
  ...['B5pc', 'HKscs-B5', 'ETen-B5', 'ETenms-B5', 'CNS-EUC', 'UniCNS-UCS2', 'UniCNS-UTF16'],
].flatMap((name) => [`${name}-H`, `${name}-V`]);

/** Files of pdf.js that are fetched when the user imports a PDF, by their places in the package. */
const pdfFiles = [
  ['legacy/build/pdf.worker.min.mjs', 'pdf/pdf.worker.min.mjs'],
  ['cmaps/LICENSE', 'pdf/cmaps/LICENSE'],
  ...[...chineseCMaps, 'Adobe-GB1-UCS2', 'Adobe-CNS1-UCS2'].map((name) => [
    `cmaps/${name}.bcmap`,
    `pdf/cmaps/${name}.bcmap`,
  ]),
];

/** What word-extractor needs of Node's streams. */
const readable = fileURLToPath(new URL('utils/intake/readable.ts', import.meta.url));

export default defineConfig({
  imports: false,
  vite: () => ({ resolve: { alias: [{ find: /^stream$/, replacement: readable }] } }),
  manifestVersion: 3,
  outDir: 'dist',
  modules: ['@wxt-dev/i18n/module'],
  i18n: { localesDir: 'utils/i18n' },
  zip: { includeSources: ['**/*', '.npmrc'], excludeSources: ['out/**'] },
  hooks: {
    // Only Chromium's background needs the offscreen document. Left out here and not by a meta tag of its own: WXT's
    // source package lacks what a tag leaves out, and could not build the package for Chromium.
    'entrypoints:found': (wxt, infos) => {
      if (wxt.config.browser !== 'firefox') return;
      const offscreen = infos.findIndex(({ name }) => name === 'offscreen');
      if (offscreen >= 0) infos.splice(offscreen, 1);
    },
    'build:publicAssets': (_wxt, files) => {
      for (const [from, to] of pdfFiles) {
        const absoluteSrc = fileURLToPath(new URL(`node_modules/pdfjs-dist/${from}`, import.meta.url));
        files.push({ absoluteSrc, relativeDest: to });
      }
      const pdfWorker = "import '/pdf-limit.js';\nimport './pdf.worker.min.mjs';\n";
      files.push({ contents: pdfWorker, relativeDest: 'pdf/worker.mjs' });
      files.push({ contents: licencesText(), relativeDest: 'licences.txt' });
      files.push({
        absoluteSrc: fileURLToPath(new URL('LICENSE', import.meta.url)),
        relativeDest: 'LICENSE.txt',
      });
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      'storage',
      'unlimitedStorage',
      'contextMenus',
      'scripting',
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    host_permissions: ['<all_urls>'],
    omnibox: { keyword: 'tf' },
    commands: { ...commands, ...furtherCommands(browser) },
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    action: {
      default_title: '__MSG_extensionName__',
      default_icon: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png' },
    },
    // An unlisted script and not WXT's content script, whose wrapper posts messages that the page can see and forge.
    content_scripts: [
      {
        matches: ['<all_urls>'],
        js: ['sentinel.js'],
        run_at: 'document_end',
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
      },
    ],
    // 'self' is the package itself: the background reads the bundled corpus with fetch. Nothing else can be reached.
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              // A name without a domain, since the project has none. It stays: Firefox ties all that a user saved to it.
              id: 'tifa-lens@tifa-lens',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});

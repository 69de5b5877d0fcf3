/** The extension API. The only module that imports it; the sentinel alone does without. */
import browser from 'webextension-polyfill';

export { browser };

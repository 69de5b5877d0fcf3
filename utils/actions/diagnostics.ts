import { browser } from '../browser';
import { readRebuildState } from '../generation/rebuild';
import { type LogLine, noted, readLog } from '../log';
import { request } from '../messaging/client';
import type { Settings } from '../settings/settings';
import { readSettings } from '../settings/stored-settings';
import { readGeneration } from '../store/corpus';
import { countUserData, measureUserData } from '../store/user-data';

/**
 * A report of how the extension is doing, for a bug report: versions, counts, sizes and what went wrong. It holds no
 * text and no title of a snippet, page or document, no name of a site and no address. What can't be read says so. In
 * English, since it is for those who repair the extension.
 */
export async function readDiagnostics(): Promise<string> {
  const sections = await Promise.all([
    section('Versions', readVersions),
    section('Corpus', readCorpusFacts),
    section('Stored', readStoredFacts),
    section('Settings', async () => settingsFacts(await readSettings())),
    logSection('Log of the background', () => request('readLog', undefined)),
    logSection('Log of this page', async () => readLog()),
  ]);
  return `Tifa Lens diagnostics, ${new Date().toISOString()}\n\n${sections.join('\n\n')}\n`;
}

type Facts = Readonly<Record<string, string | number | boolean>>;

async function section(title: string, read: () => Promise<Facts>): Promise<string> {
  const facts = await read().catch(noted('A section of the diagnostics was not read.', { state: 'unknown' }));
  return [title, ...Object.entries(facts).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
}

async function logSection(title: string, read: () => Promise<readonly LogLine[]>): Promise<string> {
  const log = await read().catch(noted('A log was not read.', null));
  if (log === null) return `${title}\n  unknown`;
  const lines = log.map(
    ({ time, text, count }) => `  ${new Date(time).toISOString()} ${text}${count > 1 ? ` ×${count}` : ''}`,
  );
  return [`${title} (${lines.length})`, ...lines].join('\n');
}

async function readVersions(): Promise<Facts> {
  const { os, arch } = await browser.runtime.getPlatformInfo();
  const agent = /(?:Firefox|Edg|OPR|Chrome)\/[\d.]+/g;
  return {
    extension: browser.runtime.getManifest().version,
    browser: [...new Set(navigator.userAgent.match(agent) ?? ['unknown'])].join(' '),
    system: `${os} ${arch}`,
    'interface language': browser.i18n.getUILanguage(),
  };
}

async function readCorpusFacts(): Promise<Facts> {
  const [generation, rebuild] = await Promise.all([readGeneration(), readRebuildState()]);
  if (generation === null) return { state: 'none is installed' };
  return {
    documents: generation.documents.length,
    installed: new Date(generation.installedAt).toISOString(),
    record: generation.usesRecord ? 'on' : 'off',
    shares: generation.shares === null ? 'not measured' : 'measured',
    rebuild: rebuild === null ? 'none' : `${rebuild.job}, ${rebuild.status}`,
  };
}

async function readStoredFacts(): Promise<Facts> {
  const counts = await countUserData();
  const units = await measureUserData();
  const { usage = 'unknown', quota = 'unknown' } = await navigator.storage.estimate();
  return {
    snippets: counts.snippets,
    documents: counts.documents,
    collections: counts.collections,
    'hidden documents': counts.hidden,
    'snippets, UTF-16 units': units.snippets,
    'documents, UTF-16 units': units.documents,
    'bytes in use': usage,
    'bytes allowed': quota,
  };
}

/** Choices as they are; of lists, which name sites and phrases, only the lengths. */
function settingsFacts({ sitesOn, sitesOff, hiddenPhrases, markStyles, ...choices }: Settings): Facts {
  return {
    ...choices,
    'sites on': sitesOn.length,
    'sites off': sitesOff.length,
    'hidden phrases': hiddenPhrases.length,
    'changed mark styles': Object.keys(markStyles).length,
  };
}

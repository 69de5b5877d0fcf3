import type { Tab, TestBrowser } from '../../browser/harness/browser';
import { launchChromiumDriver } from '../../browser/harness/chromium-driver';
import { launchFirefoxDriver } from '../../browser/harness/firefox-driver';
import { openStoring } from '../../browser/storing/storing';
import { type Change, type Facts, readFacts } from './changes';
import type { SmallDisk } from './small-disk';

const launchers = { chromium: launchChromiumDriver, firefox: launchFirefoxDriver } as const;

export type Family = keyof typeof launchers;

/** A browser on the small disk, with all its answers and the complaints about them. */
export class Session {
  readonly complaints: string[] = [];
  readonly #launch: () => Promise<TestBrowser>;
  /** Possible values of each item: after a refusal the old one or, where only the answer was lost, the new one. */
  readonly #expected = new Map<string, ReadonlySet<string | null>>();
  #browser: TestBrowser | undefined;
  #tab: Tab | undefined;

  constructor(family: Family, extension: string, { profile }: SmallDisk) {
    this.#launch = () => launchers[family]({ extension, profile });
  }

  async start(): Promise<void> {
    this.#browser = await this.#launch();
    this.#tab = await openStoring(this.#browser);
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    this.#browser = undefined;
  }

  async restart(): Promise<void> {
    await this.end();
    await this.start();
  }

  /** Makes the next checks for space succeed, as where the disk fills up between check and write. */
  async mislead(looks: number): Promise<void> {
    await this.#open.evaluate((count) => {
      const { estimate } = StorageManager.prototype;
      let left = count;
      StorageManager.prototype.estimate = async function () {
        return left-- > 0 ? { usage: 0, quota: 1e12 } : estimate.call(this);
      };
    }, looks);
  }

  /** Makes a change and records the result. @param fits Whether it must succeed. */
  async make(change: Change, fits: boolean): Promise<void> {
    const failure = await change.run(this.#open);
    if (failure === '') {
      for (const [thing, state] of change.after) this.#expected.set(thing, new Set([state]));
      return;
    }
    if (fits) this.complaints.push(`refused though there is room: ${failure}`);
    else if (!failure.startsWith('StoreFullError'))
      this.complaints.push(`refused, not as a full disk: ${failure}`);
    for (const [thing, state] of change.after)
      this.#expected.set(thing, new Set([...(this.#expected.get(thing) ?? [null]), state]));
  }

  async check(when: string): Promise<void> {
    const found: Facts = await readFacts(this.#open);
    const lost = [...this.#expected].filter(([thing, states]) => !states.has(found.get(thing) ?? null));
    if (lost.length === 0) return;
    const names = lost.map(([thing]) => thing).slice(0, 8);
    this.complaints.push(`LOST ${when}: ${lost.length} of ${this.#expected.size}: ${names.join(', ')}`);
  }

  get #open(): Tab {
    if (this.#tab === undefined) throw new Error('the browser has not started');
    return this.#tab;
  }
}

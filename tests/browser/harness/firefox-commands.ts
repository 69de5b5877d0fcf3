import type { Json } from './browser';
import type { Marionette } from './marionette';

/** WebDriver's code points for keys that have no character of their own. Source: W3C WebDriver, "Keyboard actions". */
const keyCodes: Readonly<Record<string, string>> = {
  Alt: '\uE00A',
  Shift: '\uE008',
  Ctrl: '\uE009',
  Escape: '\uE00C',
  Enter: '\uE007',
  Tab: '\uE004',
  Backspace: '\uE003',
  Delete: '\uE017',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  F3: '\uE033',
};

/** Does some work in the context of the browser's own window; commands are for pages otherwise. */
export async function inBrowserWindow<T>(marionette: Marionette, work: () => Promise<T>): Promise<T> {
  await marionette.send('Marionette:SetContext', { value: 'chrome' });
  try {
    return await work();
  } finally {
    await marionette.send('Marionette:SetContext', { value: 'content' });
  }
}

/** Moves and presses the mouse: WebDriver's pointer actions, with co-ordinates in whole CSS pixels. */
export async function pointMouse(marionette: Marionette, actions: readonly object[]): Promise<void> {
  await marionette.send('WebDriver:PerformActions', {
    actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
  });
}

/** Moves a finger on the screen; the same kind of actions, `pause` among them. */
export async function touchScreen(marionette: Marionette, actions: readonly object[]): Promise<void> {
  await marionette.send('WebDriver:PerformActions', {
    actions: [{ type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions }],
  });
}

/** Presses keys together, the last one last, and lets them go. */
export async function pressKeys(marionette: Marionette, keys: readonly string[]): Promise<void> {
  const values = keys.map((key) => keyCodes[key] ?? key);
  const actions = [
    ...values.map((value) => ({ type: 'keyDown', value })),
    ...values.reverse().map((value) => ({ type: 'keyUp', value })),
  ];
  await marionette.send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
}

/**
 * Calls a function, given as its source, with arguments.
 * @param sandbox `null` for the page's own world, `system` for one with the browser's rights.
 * @throws Error with what the function threw.
 */
export async function runScript<T>(
  marionette: Marionette,
  source: string,
  args: readonly Json[],
  sandbox: string | null,
): Promise<T> {
  const script = `
    const done = arguments[arguments.length - 1];
    const given = Array.prototype.slice.call(arguments, 0, -1);
    Promise.resolve().then(() => (${source})(...given)).then(
      (value) => done({ returned: value === undefined ? null : value }),
      (error) => done({ thrown: String(error) + '\\n' + (error && error.stack) }),
    );`;
  const outcome = await marionette.send<{ returned: T } | { thrown: string }>(
    'WebDriver:ExecuteAsyncScript',
    {
      script,
      args,
      sandbox,
    },
  );
  if ('thrown' in outcome) throw new Error(outcome.thrown);
  return outcome.returned;
}

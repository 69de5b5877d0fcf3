import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';

interface ActionSettings {
  getUserSettings?(): Promise<{ isOnToolbar?: boolean }>;
}

/** How the user gets at the button: it is on the toolbar, has to be pinned there in this browser's way, or is in a phone's menu. */
export type ToolbarPin = 'pinned' | 'chromium' | 'firefox' | 'phone';

/** That, looked at again whenever the window gets the focus; undefined until it is known. */
export function useToolbarPin(): ToolbarPin | undefined {
  const [pin, setPin] = useState<ToolbarPin>();
  useEffect(() => {
    const look = () => void readPin().then(setPin, () => setPin(family()));
    look();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, []);
  return pin;
}

async function readPin(): Promise<ToolbarPin> {
  const { os } = await browser.runtime.getPlatformInfo();
  if (os === 'android') return 'phone';
  const { getUserSettings } = browser.action as ActionSettings;
  const { isOnToolbar } = (await getUserSettings?.call(browser.action)) ?? {};
  return isOnToolbar ? 'pinned' : family();
}

function family(): ToolbarPin {
  return import.meta.env.FIREFOX ? 'firefox' : 'chromium';
}

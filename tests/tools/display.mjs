import process from 'node:process';

/** Whether a window can be shown to somebody: there is a display, and this is no automatic run. */
export function hasDisplay() {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CI) return false;
  if (process.platform === 'linux') return Boolean(DISPLAY || WAYLAND_DISPLAY);
  return process.platform === 'darwin' || process.platform === 'win32';
}

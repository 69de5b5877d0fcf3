import { documentBody, documentElement } from '../common/dom';
import { luminance } from './colour';

/** Whether the page is light text on a dark ground: by the ground it paints, else by the colour scheme it asked for. */
export function isPageDark(): boolean {
  for (const element of [documentBody(), documentElement()]) {
    if (!element) continue;
    const ground = luminance(getComputedStyle(element).backgroundColor);
    if (ground !== null) return ground < 0.13;
  }
  const text = documentBody() ?? documentElement();
  return text !== null && (luminance(getComputedStyle(text).color) ?? 0) > 0.32;
}

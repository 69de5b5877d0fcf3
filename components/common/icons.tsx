/** Line drawings on a grid of 16 × 16, each exported by itself, so that a bundle contains only those it shows. */

export const saveIcon = 'M4 2.5h8v11L8 10.6 4 13.5z';
export const checkIcon = 'M3 8.5l3.2 3.2L13 4.8';
export const closeIcon = 'M4 4l8 8M12 4l-8 8';
export const backIcon = 'M9.5 3.5L5 8l4.5 4.5';
export const upIcon = 'M3.5 10L8 5.5l4.5 4.5';
export const downIcon = 'M3.5 6L8 10.5 12.5 6';
export const linkIcon =
  'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7l.8-.8';
export const searchIcon = 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3l3.2 3.2';
export const copyIcon = 'M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1';
export const openIcon = 'M9 2.5h4.5V7M13.5 2.5L7.5 8.5M12 9.5v4H2.5V4h4';
export const exportIcon = 'M8 9.5v-7M5 5l3-3 3 3M3 9.5v4h10v-4';
export const addIcon = 'M8 3v10M3 8h10';
export const panelIcon = 'M2.5 3h11v10h-11zM9.5 3v10';
export const libraryIcon = 'M3.5 2.5v11M6.5 2.5v11M9 3l3.5 10.3';
export const binIcon = 'M3 4.5h10M6 4.5v-2h4v2M4.3 4.5l.6 9h6.2l.6-9M6.9 7v4M9.1 7v4';
export const editIcon = 'M3 13l.8-3.2 7-7 2.4 2.4-7 7zM9.3 4.3l2.4 2.4';
export const noteIcon = 'M3 2.5h10v8l-3 3H3zM13 10.5h-3v3M5.5 5.5h5M5.5 8h3';
export const helpIcon =
  'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM6 6.3a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M8 11.6v.01';
export const hideIcon =
  'M2 8c1.6-2.7 3.6-4 6-4s4.4 1.3 6 4c-1.6 2.7-3.6 4-6 4s-4.4-1.3-6-4zM6.3 8a1.7 1.7 0 0 1 3.4 0 1.7 1.7 0 0 1-3.4 0M3 13.5L13 2.5';
export const tagIcon = 'M2.5 2.5h5.2l5.8 5.8-5.2 5.2-5.8-5.8zM5.4 5.4v.01';

/** One of these drawings in the colour of its text. Hidden from screen readers: the button has a label. */
export function Icon({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

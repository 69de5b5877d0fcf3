/** One of `icons.ts` in the colour of its text. Hidden from screen readers: the button beside it has the words. */
export function Icon({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

/**
 * An event handler that acts only on what the reader did. A page can dispatch made-up events to the host of our
 * card; those have `isTrusted` false and nothing comes of them.
 */
export function trusted<E extends Event>(act: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.isTrusted) act(event);
  };
}

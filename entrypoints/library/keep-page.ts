/** What is dropped beside a drop zone would take the page's place; it does nothing instead. Returns how to stop. */
export function keepPage(): () => void {
  const keep = (event: Event) => event.preventDefault();
  addEventListener('dragover', keep);
  addEventListener('drop', keep);
  return () => {
    removeEventListener('dragover', keep);
    removeEventListener('drop', keep);
  };
}

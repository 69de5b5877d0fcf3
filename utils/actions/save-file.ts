/** Time after which the browser has taken the data over, ms. */
const TAKEN_MS = 60_000;

/** Has the browser save data as a file of this name, as a download. */
export function saveFile(data: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(data);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN_MS);
}

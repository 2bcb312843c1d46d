/** The address of a Blob must live until the browser has begun to save it. */
const addressMs = 60_000;

/** Lets the browser save a Blob under a name. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), addressMs);
}

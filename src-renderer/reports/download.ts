/** Hands the exact bytes to the browser as a file. Nothing but the report is in it. */
export function download(id: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${id.replace(/\.json$/, '')}.json`;
  link.click();
  // The download has its own hold on the bytes once it began.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** An invented window with two black areas, drawn in the page: base64 of a PNG. */
export function drawnWindow(width: number, height: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen === null) return '';
  pen.fillStyle = '#f6f6f8';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#edeef1';
  pen.fillRect(0, 0, width * 0.25, height);
  pen.fillStyle = '#ffffff';
  pen.fillRect(width * 0.25, 52, width * 0.75, height - 52);
  pen.font = '600 17px system-ui';
  pen.fillStyle = '#1c1d21';
  pen.fillText('search-index stopped', width * 0.25 + 24, 92);
  pen.font = '13px system-ui';
  pen.fillStyle = '#4e5058';
  const lines = [
    'Out of memory, three times since 11:15.',
    'Beacon ended it at 512 MB of 512 MB.',
    'It starts again at 11:37.',
  ];
  for (const [at, line] of lines.entries()) pen.fillText(line, width * 0.25 + 24, 124 + at * 22);
  for (let row = 0; row < 12; row += 1) {
    pen.fillStyle = row === 2 ? '#e1edfb' : '#e9eaed';
    pen.fillRect(12, 70 + row * 44, width * 0.25 - 24, 32);
    pen.fillRect(width * 0.25 + 24, 214 + row * 34, width * (0.4 + (row % 4) * 0.08), 18);
  }
  pen.fillStyle = '#000000';
  pen.fillRect(12, 114, width * 0.25 - 24, 32);
  pen.fillRect(width * 0.25 + 24, 248, width * 0.48, 18);
  return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length);
}

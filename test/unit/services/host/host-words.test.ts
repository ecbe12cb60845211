import { debugText } from '@services/host/host-words.ts';
import { expect, test } from 'vitest';

test('a request that was not made is printed whole: its line, its headers, the length of its body and the body', () => {
  const request = {
    method: 'POST',
    url: 'https://reports.example.com/v1/reports',
    headers: { 'content-type': 'application/json', 'content-digest': 'sha-256=:AAAA:' },
    body: new TextEncoder().encode('{ "a": 1 }\n'),
  };
  expect(debugText(request)).toBe(
    'Not sent (STALLARI_TELEMETRY_DEBUG): POST https://reports.example.com/v1/reports\n' +
      'content-type: application/json\ncontent-digest: sha-256=:AAAA:\ncontent-length: 11\n\n{ "a": 1 }\n',
  );
});

test('the proof in it is hidden, however its header is written, and nothing in it can write to the terminal', () => {
  const proof = '5'.repeat(64);
  for (const name of ['authorization', 'Authorization']) {
    const text = debugText({
      method: 'DELETE',
      url: 'https://reports.example.com/v1/reports/x',
      headers: { [name]: `Beacon-Proof ${proof}` },
      body: new TextEncoder().encode('\u001b[2J\u202eevil'),
    });
    expect(text).not.toMatch(new RegExp(`${proof}|\u001b|\u202e`));
    expect(text).toContain(`${name}: (hidden)`);
  }
});

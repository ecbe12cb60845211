import { harmless, issueLink, issueText, MAX_URL } from '@core/report/issue-text.ts';
import { crashReport } from '@test/reports.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const crumb = (text: string) => ({ t: -1, event: 'note', detail: null, text });
const huge = (text: string) =>
  crashReport(
    {},
    {
      breadcrumbs: Array.from({ length: 100 }, () => crumb(text.slice(0, 200))),
      stack_trace: Array.from({ length: 20 }, (_, index) => `${index}: ${text.slice(0, 300)}`),
      log_tail: Array.from({ length: 50 }, () => text.slice(0, 400)),
      message: text.slice(0, 500),
    },
  );

describe('a report as a GitHub issue', () => {
  test('of an ordinary crash is whole, under 8,000 characters, and nothing is cut', () => {
    const link = issueLink(crashReport(), 'stallari/beacon');
    expect(link.url.length).toBeLessThan(2000);
    expect(link.cut).toBeNull();
    expect(new URL(link.url).searchParams.get('body')).toBe(link.body);
    expect(issueText(crashReport()).body).toBe(link.body);
    expect(link.title).toBe('job.indexer crashed with TypeError');
  });

  test.each([
    ['letters', 'a'.repeat(500)],
    ['signs of 9 characters each in an address', '\u6f22'.repeat(500)],
    ['signs of 12 characters each', '\u{1f980}'.repeat(250)],
    ['half pairs of surrogates', '\ud83e'.repeat(500)],
    ['backticks', '`'.repeat(500)],
    ['mentions', '@a'.repeat(250)],
  ])(
    'of 170 lists of %s stays under 8,000 characters, keeps the innermost frame, and says what was left out',
    (_, text) => {
      const { url, cut, body } = issueLink(huge(text), 'stallari/beacon');
      expect(url.length).toBeLessThanOrEqual(MAX_URL);
      expect(cut).toMatch(/50 lines of error output, (9\d|100) breadcrumbs/);
      expect(body).toContain(`Shortened to fit into an address: ${cut} left out.`);
      expect(body).toContain('0: ');
      expect(issueText(huge(text)).body.length).toBeGreaterThan(body.length);
    },
  );

  test('whatever the words, a block ends where Beacon ends it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '\n', 'a', ' ', '~'), maxLength: 60 }), (text) => {
        const { body } = issueText(crashReport({}, { message: text === '' ? 'x' : text }));
        let fence: string | null = null;
        let outside = '';
        for (const line of body.split('\n')) {
          const run = /^(`{3,})(text)?$/.exec(line);
          if (fence === null && run?.[2] !== undefined) fence = run[1] as string;
          else if (fence !== null && run?.[2] === undefined && line === fence) fence = null;
          else if (fence === null) outside += `${line}\n`;
        }
        expect(fence).toBeNull();
        expect(outside).not.toContain('`');
      }),
    );
  });

  test.each([
    ['@somebody', 'a mention'],
    ['see #12', 'a reference'],
    ['https://example.com/x', 'an address'],
    ['www.example.com', 'an address'],
    ['![x](y)', 'an image'],
    ['[x](y)', 'a link'],
    ['<img src=x>', 'markup'],
    ['javascript:alert(1)', 'a script'],
  ])('%s is no %s any more', (text) => {
    const made = harmless(text);
    expect(made).not.toBe(text);
    expect(made).not.toMatch(/@\w|(^|\s)#\d|https?:\/\/|www\.\w|!\[|\]\(|<\w|javascript:\w/);
    expect(made.replaceAll('\u200b', '')).toBe(text);
  });

  test('keeps line ends of a message inside its block, and no other control sign', () => {
    expect(harmless('a\u001b[31mb\u0007\nc\u202ed')).toBe('a [31mb \nc d');
  });
});

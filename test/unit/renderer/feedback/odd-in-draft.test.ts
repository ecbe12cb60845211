import { expect, test } from 'vitest';
import { oddInDraft, redactInDraft } from '../../../../src-renderer/feedback/odd-in-draft.ts';

const preview = (text: string) => JSON.stringify({ feedback: { reaction: null, text, votes: [], screen: null } });
const draft = 'Since the Quillfeather move it stops. quillfeather-ledger too, said Quillfeather.';

test('names and joined words of what would be sent are asked about once each, and not again once left in', () => {
  expect(oddInDraft(preview(draft), draft, new Set())).toEqual(['Quillfeather', 'quillfeather-ledger']);
  expect(oddInDraft(preview(draft), draft, new Set(['Quillfeather']))).toEqual(['quillfeather-ledger']);
});

test('what the scrubber took out, and what was typed since, is not asked about', () => {
  expect(oddInDraft(preview('Since the [REDACTED:CUSTOM:1] move'), draft, new Set())).toEqual([]);
  expect(oddInDraft(preview(draft), 'Something else', new Set())).toEqual([]);
});

test('blacking out takes every place of the word, under the next number', () => {
  expect(redactInDraft(`${draft} [REDACTED:CUSTOM:2]`, 'Quillfeather')).toBe(
    'Since the [REDACTED:CUSTOM:3] move it stops. quillfeather-ledger too, said [REDACTED:CUSTOM:3]. [REDACTED:CUSTOM:2]',
  );
});

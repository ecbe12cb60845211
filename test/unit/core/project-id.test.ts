import { normalisedOrigin, originIn } from '@core/project-id.ts';
import { expect, test } from 'vitest';

test.each([
  'https://github.com/owner/name',
  'https://github.com/owner/name.git',
  'https://GitHub.com/owner/name.git/',
  'https://ada:secret@github.com/owner/name',
  'http://github.com:80/owner/name',
  'ssh://git@github.com:22/owner/name.git',
  'git://github.com/owner/name',
  'git@github.com:owner/name.git',
  'github.com:/owner/name',
])('%s is the project github.com/owner/name', (origin) =>
  expect(normalisedOrigin(origin)).toBe('github.com/owner/name'),
);

test.each([
  '/srv/git/name.git',
  '../name',
  'file:///srv/git/name',
  'C:\\work\\name',
  'C:/work/name',
  '',
  'https://github.com',
  'https://github.com/',
  'name',
])('%j is no project: a path is never told', (origin) => expect(normalisedOrigin(origin)).toBeNull());

test('keeps the case of owner and name, which some hosts tell apart', () => {
  expect(normalisedOrigin('https://Example.com/Owner/Name')).toBe('example.com/Owner/Name');
});

test('reads the origin among 3 sections, and no other remote', () => {
  const text =
    '[core]\n\tbare = false\n[remote "fork"]\n\turl = https://example.com/fork\n[remote "origin"]\n\tfetch = +refs\n\turl = git@example.com:a/b.git\n[branch "main"]\n\turl = https://example.com/no\n';
  expect(originIn(text)).toBe('git@example.com:a/b.git');
  expect(originIn(text.replace('"origin"', '"upstream"'))).toBeNull();
});

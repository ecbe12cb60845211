import { characters } from '../characters.ts';
import type { Rule } from '../rule.ts';

const HASH = 'n0tArea1Key2b3C4n0tArea1Key2b3C4n0tArea1Key2b3C4n0tAr';

/** What systems keep instead of passwords: with time and a list of words, the password itself. */
export const passwordHashes: readonly [Rule, ...Rule[]] = [
  {
    id: 'crypt-hash',
    kind: 'SECRET',
    why: 'A hash of a password is guessed back to it.',
    source: 'https://manpages.debian.org/crypt(5)',
    keywords: [
      ...[
        '$1$',
        '$2$',
        '$2a$',
        '$2b$',
        '$2x$',
        '$2y$',
        '$5$',
        '$6$',
        '$7$',
        '$y$',
        '$gy$',
        '$apr1$',
        '$md5$',
        '$sha1$',
      ],
      ...['$argon2', '$pbkdf2', '$scrypt', '$p$', '$h$', '$s$', '$krb5'],
    ] as unknown as readonly [string, ...string[]],
    notAfter: characters('A-Za-z0-9'),
    pattern:
      /\$(?:[12567]|2[abxy]|g?y|apr1|md5|sha1|argon2(?:id|i|d)|pbkdf2(?:-sha\d{1,3})?|scrypt|krb5\w{1,12}|[PHS](?=\$[A-Za-z0-9./]{30}))\$(?:[\w=,.*@:-]{1,64}\$){0,4}(?=[A-Za-z./+=]{0,60}\d|[^$\s]{0,60}[A-Z])[A-Za-z0-9./+=]{16,2000}/y,
    scrubs: [
      [`root:$6$n0tAsalt$${HASH}:18000`, 'root:[REDACTED:SECRET:1]:18000'],
      [`hash $2b$12$${HASH} ok`, 'hash [REDACTED:SECRET:1] ok'],
      [`$argon2id$v=19$m=65536,t=3,p=4$n0tAsa1tn0tAsa1t$${HASH}`, '[REDACTED:SECRET:1]'],
    ],
    leaves: ['echo $1$2', 'costs $5$ or $6$', 's/$1$/x/'],
  },
  {
    id: 'named-hash',
    kind: 'SECRET',
    why: 'A hash of a password is guessed back to it.',
    source: 'https://docs.djangoproject.com/en/5.2/topics/auth/passwords/',
    keywords: [
      ...['{ssha', '{sha', '{smd5}', '{md5}', '{crypt}', '{pbkdf2'],
      ...['pbkdf2_sha', 'bcrypt_sha256$', 'bcrypt$', 'scram-sha-', 'pbkdf2:sha', 'scrypt:', 'scrypt$', 'sha1$', 'md5$'],
    ] as unknown as readonly [string, ...string[]],
    notAfter: characters('A-Za-z0-9_$'),
    pattern:
      /(?:\{(?:S?SHA\d{0,3}|S?MD5|CRYPT|PBKDF2[\w-]{0,10})\}|pbkdf2_sha\d{1,3}\$\d{1,9}\$[^\s$]{1,64}\$|(?:bcrypt_sha256|bcrypt)\${1,2}\w{1,4}\$\d{1,2}\$|SCRAM-SHA-\d{1,3}\$\d{1,9}:[A-Za-z0-9+/=]{4,64}\$|pbkdf2:sha\d{1,3}(?::\d{1,9})?\$[A-Za-z0-9]{4,64}\$|scrypt(?::\d{1,7}){3}\$[A-Za-z0-9]{4,64}\$|scrypt\$[^\s$]{1,64}\$(?:\d{1,7}\$){3}|(?:sha1|md5)\$[A-Za-z0-9]{1,32}\$)(?<secret>[A-Za-z0-9+/=:.$]{16,600})/iy,
    scrubs: [
      [`ada:{SSHA}${HASH}`, 'ada:{SSHA}[REDACTED:SECRET:1]'],
      [`"pbkdf2_sha256$260000$n0tAsa1t$${HASH}"`, '"pbkdf2_sha256$260000$n0tAsa1t$[REDACTED:SECRET:1]"'],
      [`scrypt:32768:8:1$n0tAsa1t$${HASH}`, 'scrypt:32768:8:1$n0tAsa1t$[REDACTED:SECRET:1]'],
    ],
    leaves: ['{sha256} of the file', 'SCRAM-SHA-256 is used', 'scrypt: failed', 'sha1$x'],
  },
];

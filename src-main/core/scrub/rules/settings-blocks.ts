import { lineEnd } from '../characters.ts';
import { looksOpaque } from '../randomness.ts';
import type { Rule } from '../rule.ts';
import { classifyName } from '../secret-names.ts';
import { isSecretValue } from '../secret-values.ts';

const MOST_LINES = 64;
const LONGEST_LINE = 600;
const ENTRY =
  /^(?<lead>(?<indent>[ \t]{1,24})["']?(?<name>[A-Za-z][\w.-]{0,60})["']?[ \t]{0,8}:[ \t]{1,8})(?<quote>["']?)(?<value>[^\s"'#{}[\]|>&*!][^\s"'#]{3,256})\k<quote>,?[ \t]{0,8}(?:#.*)?\r?$/;
/** What a file of containers or of a workflow says of a secret: where it is kept, whether it is needed. */
const ABOUT =
  /^(?:name|file|path|environment|external|type|kind|version|provider|driver|template_driver|id|description|required|deprecated|source|target|mode|uid|gid|default|from|store|backend|region|url|host|port|user|username|email|enabled|scope|scopes|issuer|audience|ttl|expires\w*|length|algorithm)$/i;
const PLACE =
  /^[./~]|:\/\/|\/[\w.-]{1,40}\/|^\$|^<|^%|^(?:vault|secretsmanager|ssm|op|env):|^\d{1,5}$|^v?\d+(?:\.\d+)+$/i;

/** Blocks of settings whose head says that all of it is secret. */
export const settingsBlocks: readonly [Rule, ...Rule[]] = [
  {
    id: 'block-of-secrets',
    kind: 'SECRET',
    why: 'Below a head such as `secrets:` each value is one, whatever it is called.',
    source: 'https://yaml.org/spec/1.2.2/#21-collections',
    keywords: [
      ...[
        'secrets',
        'passwords',
        'credentials',
        'tokens',
        'api_keys',
        'apikeys',
        'api-keys',
        'secret_keys',
        'passphrases',
      ].flatMap((head) => [`${head}:\n`, `${head}:\r\n`, `${head}":\n`]),
    ] as unknown as readonly [string, ...string[]],
    find: (text, start, end, emit) => {
      const plain = /^passw|^passph/i.test(text.slice(start, end));
      let inner = '';
      for (let at = end, lines = 0; lines < MOST_LINES; lines += 1) {
        const stop = lineEnd(text, at, LONGEST_LINE);
        const entry = ENTRY.exec(text.slice(at, stop))?.groups;
        const { lead, indent, name, quote, value } = entry ?? {};
        if (lead === undefined || indent === undefined || name === undefined || value === undefined) return;
        if (inner === '') inner = indent;
        if (indent !== inner) return;
        const odd = /\d/.test(value) || /[!@#$%^&*?]/.test(value) || looksOpaque(value);
        if (
          !ABOUT.test(name) &&
          !PLACE.test(value) &&
          (odd || plain) &&
          classifyName(value) !== 'secret' &&
          isSecretValue('password', 'secret', value, { quoted: quote !== '', sign: ':', after: '' })
        ) {
          const from = at + lead.length + (quote === '' ? 0 : 1);
          emit({ start: from, end: from + value.length });
        }
        at = stop + (text[stop] === '\r' ? 2 : 1);
        if (at >= text.length) return;
      }
    },
    scrubs: [
      [
        'secrets:\n  db: zq7-tig3r\n  mail: "tig3r zq7"\nport: 80',
        'secrets:\n  db: [REDACTED:SECRET:1]\n  mail: "tig3r zq7"\nport: 80',
      ],
      ['passwords:\n  production: opensesame\nx: 1', 'passwords:\n  production: [REDACTED:SECRET:1]\nx: 1'],
    ],
    leaves: [
      'secrets:\n  db_password:\n    file: /run/db1',
      'secrets:\n  name: app-v2\n  external: true',
      'tokens:\n  expires: 3600s1\n  kind: bearer2',
      'credentials:\n  path: /run/x1',
      'passwords:\n  required: true',
    ],
  },
];

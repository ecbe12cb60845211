import { scrub } from '@core/scrub/index.ts';
import { describe, expect, test } from 'vitest';

/** Every way that a report or a log may show a named thing; `name` is a word such as `commit`. */
type Context = (name: string, value: string) => string;

const capital = (name: string) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

const contexts: Readonly<Record<string, Context>> = {
  'a value of JSON': (name, value) => JSON.stringify({ level: 'error', [name]: value, ok: true }),
  'a key of JSON': (name, value) => JSON.stringify({ [`${name}s`]: { [value]: 3 } }),
  'JSON inside of JSON': (name, value) => JSON.stringify({ msg: JSON.stringify({ [name]: value }) }),
  'JSON over lines': (name, value) => JSON.stringify({ app: 'beacon', [name]: value, count: 2 }, null, 2),
  YAML: (name, value) => `app: beacon\n${name}: ${value}\ncount: 2`,
  'a list of YAML': (name, value) => `${name}s:\n  - ${value}\n  - other`,
  TOML: (name, value) => `[build]\n${name} = "${value}"`,
  logfmt: (name, value) => `ts=2026-04-03T09:15:00Z level=error ${name}=${value} msg="stopped"`,
  'a line of a stack': (name, value) => `    at restart (${name} ${value})`,
  'a cell of a table': (name, value) => `┌ ${name.padEnd(10)} │ ${value} │ ok ┐`,
  'a sentence': (name, value) => `The daemon stopped while ${name} ${value} was in use.`,
  'the end of a sentence': (name, value) => `The last ${name} was ${value}.`,
  'a path of a URL': (name, value) => `GET http://127.0.0.1:8080/${name}/${value}/status 200`,
  'a query': (name, value) => `GET /status?${name}=${value}&page=2 200`,
  'a header': (name, value) => `X-${capital(name)}: ${value}`,
  'a flag': (name, value) => `beacon list --${name} ${value} --json`,
  'a flag with its sign': (name, value) => `beacon list --${name}=${value} --json`,
  XML: (name, value) => `<entry><${name}>${value}</${name}></entry>`,
  'an attribute of XML': (name, value) => `<entry ${name}="${value}" ok="true"/>`,
  'a property list': (name, value) => `<key>${name}</key>\n\t<string>${value}</string>`,
  'a row of CSV': (name, value) => `7,${name},${value},ok`,
  'a table of Markdown': (name, value) => `| ${name} | \`${value}\` |`,
  'a list of Markdown': (name, value) => `- **${name}**: ${value}`,
  'a dump of an environment': (name, value) => `TERM=xterm\n${name.toUpperCase()}=${value}\nLANG=C`,
  'an export of a shell': (name, value) => `export BEACON_${name.toUpperCase()}='${value}'`,
  'two lines of a diff': (name, value) => `-  ${name}: ${value}\n+  ${name}: ${value},`,
  'colours of a terminal': (name, value) => `\u001b[36m${name}\u001b[0m \u001b[1;32m${value}\u001b[22m`,
  'double quotes': (name, value) => `unknown ${name} "${value}"`,
  'single quotes': (name, value) => `unknown ${name} '${value}'`,
  'back quotes': (name, value) => `unknown ${name} \`${value}\``,
  'round brackets': (name, value) => `Beacon (${name} ${value}) stopped`,
  'square brackets': (name, value) => `[${name}=${value}] stopped`,
  'the end of a line': (name, value) => `stopped at ${name} ${value}\nnext line`,
  'a colon': (name, value) => `${name}: ${value}`,
  'an object as Node prints it': (name, value) => `{ ${name}: '${value}', pid: 42 }`,
  'a hash of Ruby': (name, value) => `{:${name}=>"${value}", :pid=>42}`,
  'a struct of Go': (name, value) => `&{${capital(name)}:${value} Pid:42}`,
};

const COMMIT = '9fceb02d0ae598e95dc970b74767f19372d61af8';
const SHA256 = '3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b';
const SHA512 = 'v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZNrsQ+LFTGHVxVjcXPs17LhbZVGedAJv8XZ1tvj5FvSg==';

/** What a report is worth nothing without, by the word that names it. */
const useful: Readonly<Record<string, readonly string[]>> = {
  commit: [COMMIT, '9fceb02', '9fceb02d', '9fceb02d0ae5', 'v0.44.3-17-g9fceb02', '9fceb02..3b18e51', '1234567'],
  version: ['1.2.3', '0.44.3.3', '1.0.0-rc.1+build.45', '2026.4.3', '138.0.7204.97', '10.0.22631.4037', 'v24.11.0'],
  build: ['23F79', '25D125', '1187', '26.3.0 (25D125)', '6.8.0-45-generic'],
  symbol: [
    '_ZN4core3fmt9Formatter3pad17h0123456789abcdefE',
    '_ZNSt6vectorIiSaIiEE9push_backEOi',
    '$s14StallariDaemon14ProcessManagerC5spawnyyF',
    'StallariDaemon.ProcessManager.spawn(_:)',
    '-[NSFileHandle availableData]',
    'std::__1::mutex::lock()',
    'main.(*TokenStore).Refresh',
    'com.example.auth.TokenService.refresh',
    'tokio::runtime::task::harness::Harness<T,S>::poll',
    'EVP_DecryptFinal_ex',
  ],
  package: [
    '@modelcontextprotocol/server-filesystem',
    'express',
    'jsonwebtoken@9.0.2',
    'org.springframework.security:spring-security-core',
    'golang.org/x/crypto/ssh',
    'PyJWT',
    'secret-service',
  ],
  port: ['8080', '65535', '443'],
  exit_code: ['0', '1', '137', '-9', '3221225477'],
  time: ['2026-04-03T09:15:00Z', '2026-04-03T09:15:00.123+02:00', '2026-04-03 09:15:00,123', '09:15:00.123456'],
  report: ['brpt_1f3c5a7e9b2d4f60', 'brpt_1f3c5a7e', 'brpt_0a1b2c3d4e5f60718293a4b5c6d7e8f9'],
  uuid: ['7d1e8f0a-1b2c-4d3e-9f80-a1b2c3d4e5f6', 'D2C1A5B4-1234-3456-89AB-0123456789AB'],
  file: [
    'node_modules/express/lib/router/index.js:284:7',
    'jsonwebtoken/verify.js',
    '@aws-sdk/credential-provider-node/dist-cjs/index.js',
    'site-packages/jwt/api_jwt.py',
    'org/springframework/security/web/FilterChainProxy.java',
    'github.com/golang-jwt/jwt/v5@v5.2.1/parser.go:84',
  ],
  address: ['127.0.0.1', '::1', '::', '0.0.0.0', 'localhost', '127.0.0.1:8080', '[::1]:8080', 'localhost:3000'],
  digest: [`sha256:${SHA256}`, SHA256, `sha512-${SHA512}`],
  signal: ['SIGKILL', 'SIGSEGV', '11'],
  error: ['ENOENT', 'ERR_TLS_CERT_ALTNAME_INVALID', 'TokenExpiredError', 'EXC_BAD_ACCESS', '0x8007000E', '-25300'],
  offset: ['0x1a4', '0x000000018a3b1b28', '+ 264'],
  duration: ['12ms', '3600 s', '1h2m3s', 'PT5M'],
};

const places = Object.entries(contexts);

describe.each(Object.entries(useful))(`a %s survives in ${places.length} places`, (name, values) => {
  test.each(values)('%s', (value) => {
    const lost = places.flatMap(([place, context]) => {
      const text = context(name, value);
      const { text: left, findings } = scrub(text);
      return left === text ? [] : [`${place}: ${left} (${findings.map(({ rule }) => rule).join(', ')})`];
    });
    expect(lost).toEqual([]);
  });
});

/** Made up; each is a secret by its name, or by how it looks. */
const secrets: readonly (readonly [name: string, value: string])[] = [
  ['password', 'hunter2!x'],
  ['api_key', 'q7Zp0Lx2Vn8Tb4Kd9Ws3'],
  ['token', 'n0tAr3a1K2y4b5C6d7E8'],
];

/** Nothing assigns a short password there, and nothing in it looks generated: it stays. */
const NOT_ASSIGNED = ['a key of JSON', 'a path of a URL', 'a row of CSV'];

describe.each(secrets)('in those places the %s %s', (name, value) => {
  const expected = name === 'password' ? NOT_ASSIGNED : [];
  test(`is taken out of ${places.length - expected.length} of ${places.length}`, () => {
    const left = places.flatMap(([place, context]) =>
      scrub(context(name, value)).text.includes(value) ? [place] : [],
    );
    expect(left).toEqual(expected);
  });
});

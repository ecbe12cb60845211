import { type LeakCase, leak } from './case.ts';
import { DIGITS, dice, HEX, LOWER } from './dice.ts';

const NAMES = [
  'ada',
  'tig',
  'grace.hopper',
  'jdoe',
  'x',
  'müller',
  'mary-jane',
  'o_brien',
  'Ada Lovelace',
  'Jean-Luc P',
  'zoë',
  '李雷',
  'adalovelace7',
  "d'arcy",
];

/** E-mail, homes, notes, addresses, the own host: what names a person or leads to one. */
export function personal(seed: number): LeakCase[] {
  const roll = dice(seed);
  const cases: LeakCase[] = [];
  const mail = (kind: string, text: string, secret: string) => cases.push(leak(1, 'e-mail', kind, text, secret));
  for (const name of ['ada', 'ada.lovelace', 'ada+news', "o'brien", 'a', 'ADA_L', 'zoë', '1234567']) {
    const address = `${name}@${roll.pick(['mail.example.com', 'acme-corp.de', 'ox.ac.uk', 'gmail.com', 'example.museum'])}`;
    mail('sentence', `could not deliver to ${address}.`, address);
    mail('brackets', `From: Ada <${address}>`, address);
    mail('json', JSON.stringify({ to: [address] }), address);
    mail('url', `mailto:${address}?subject=x`, address);
    mail('query', `GET /u?email=${encodeURIComponent(address)}&p=1`, encodeURIComponent(address));
    mail('log', `user=${address},action=login`, address);
    mail('git', `Author: Ada Lovelace <${address}>\nDate:   Fri Apr 3 09:15:00 2026 +0100`, address);
    mail('key', `{"${address}":{"seen":1}}`, address);
  }
  const path = (kind: string, make: (name: string) => string, name = roll.pick(NAMES)) => {
    const text = make(name);
    cases.push(leak(1, "path with a user's name", kind, text, encodedNames(name, text)));
  };
  for (let round = 0; round < 6; round += 1) {
    path('mac stack', (n) => `    at run (/Users/${n}/code/app/main.js:3:1)`);
    path('mac quoted', (n) => `ENOENT: no such file or directory, open '/Users/${n}/Library/x.json'`);
    path('mac end', (n) => `cwd=/Users/${n}`);
    path('mac end quoted', (n) => `"cwd": "/Users/${n}"`);
    path('linux', (n) => `File "/home/${n}/app/run.py", line 3, in <module>`);
    path('linux end', (n) => `HOME=/home/${n}\nSHELL=/bin/zsh`);
    path('linux nested', (n) => `/var/home/${n}/.cache/x`);
    path('windows', (n) => `at run (C:\\Users\\${n}\\app\\main.js:3:1)`);
    path('windows slashes', (n) => `open C:/Users/${n}/app/main.js`);
    path('windows json', (n) => JSON.stringify({ cwd: `C:\\Users\\${n}\\app` }));
    path('windows extended', (n) => `\\\\?\\C:\\Users\\${n}\\AppData\\Local\\x.log`);
    path('windows end', (n) => `USERPROFILE=C:\\Users\\${n}`);
    path('windows old', (n) => `C:\\Documents and Settings\\${n}\\x.txt`);
    path('unc', (n) => `\\\\fileserver\\users\\${n}\\plan.xlsx`);
    path('file url', (n) => `file:///Users/${n}/app/index.html`);
    path('file url windows', (n) => `file:///C:/Users/${n}/app/index.html`);
    path('file url encoded', (n) => `file:///Users/${encodeURIComponent(n)}/app/index.html`);
    path('percent', (n) => `redirect=${encodeURIComponent(`/Users/${n}/app`)}`);
    path('percent twice', (n) => encodeURIComponent(encodeURIComponent(`/Users/${n}/app`)));
    path('json escaped', (n) => JSON.stringify({ p: `/Users/${n}/app` }).replaceAll('/', '\\/'));
    path('wsl', (n) => `/mnt/c/Users/${n}/app/main.py`);
    path('wsl unc', (n) => `\\\\wsl$\\Ubuntu\\home\\${n}\\app`);
    path('git bash', (n) => `/c/Users/${n}/app/main.py`);
    path('volume', (n) => `/Volumes/Data/Users/${n}/app`);
    path('system volume', (n) => `/System/Volumes/Data/Users/${n}/app/x.log`);
    path('escaped spaces', (n) => `cd /Users/${n.replaceAll(' ', '\\ ')}/code`);
    path('tilde user', (n) => `ls ~${n}/notes/x`, roll.pick(['ada', 'tig', 'jdoe', 'o_brien', 'grace.hopper']));
    path('dashed', (n) => `/tmp/projects/-Users-${n}-code-app/x.jsonl`, roll.pick(['ada', 'tig', 'jdoe']));
    path('env dump', (n) => `PATH=/usr/bin:/Users/${n}/bin:/opt/homebrew/bin`);
    path('launchd', (n) => `/Users/${n}/Library/LaunchAgents/com.example.job.plist: Operation not permitted`);
    path('temp', (n) => `C:\\Users\\${n}\\AppData\\Local\\Temp\\x.tmp`);
    path('onedrive', (n) => `C:\\Users\\${n}\\OneDrive - Acme Corp\\Plans\\x.docx`);
    path('icloud', (n) => `/Users/${n}/Library/Mobile Documents/com~apple~CloudDocs/Plans/x.txt`);
    path('hfs', (n) => `Macintosh HD:Users:${n}:Desktop:x.txt`);
    path('python repr', (n) => `PosixPath('/Users/${n}/app')`, roll.pick(NAMES.filter((name) => !name.includes("'"))));
    path('go', (n) => `/Users/${n}/go/src/app/main.go:8 +0x1d`);
    path('rust', (n) => `thread 'main' panicked at /Users/${n}/app/src/main.rs:3:5:`);
    path('ips', (n) => `"procPath" : "\\/Users\\/${n}\\/Applications\\/Foo.app\\/Contents\\/MacOS\\/Foo",`);
  }
  const note = (kind: string, text: string, secret: string) =>
    cases.push(leak(1, 'name of a note in a path', kind, text, secret));
  for (const title of [
    'Divorce plan',
    'Therapy 2026-05-01',
    'Brief an Müller',
    'salary negotiation',
    'Q3 layoffs (draft)',
  ]) {
    note('vault', `open /Users/ada/Vault/Private/${title}.md failed`, title);
    note('quoted', `ENOENT: no such file or directory, open '/Users/ada/Notes/${title}.md'`, title);
    note('icloud', `/Users/ada/Library/Mobile Documents/iCloud~md~obsidian/Documents/Main/${title}.md:12`, title);
    note('relative', `indexing "Journal/${title}.md"`, title);
    note('url', `obsidian://open?vault=Main&file=${encodeURIComponent(title)}`, encodeURIComponent(title));
    note('document', `could not read "~/Documents/${title}.docx"`, title);
    note('json', JSON.stringify({ path: `/Users/ada/Notes/${title}.md` }), title);
    note('windows', `C:\\Users\\ada\\Documents\\${title}.pdf`, title);
    note('wikilink', `unresolved link in "${title}.md"`, title);
  }
  for (let round = 0; round < 6; round += 1) {
    const four = `${10 + roll.below(200)}.${roll.below(256)}.${roll.below(256)}.${1 + roll.below(254)}`.replace(
      /^127\./,
      '128.',
    );
    const ip = (kind: string, text: string, secret = four) => cases.push(leak(1, 'IP', kind, text, secret));
    ip('refused', `Error: connect ECONNREFUSED ${four}:5432`);
    ip('url', `GET http://${four}:8080/x`);
    ip('json', `{"remoteAddress":"${four}","port":443}`);
    ip('alone', four);
    ip('list', `peers: [${four}, 127.0.0.1]`);
    ip('log', `${four} - - [03/Apr/2026:09:15:00 +0000] "GET / HTTP/1.1" 200 12`);
    ip('x-forwarded-for', `X-Forwarded-For: ${four}, 127.0.0.1`);
    ip('cidr', `route ${four}/24 via en0`);
    ip('sentence', `listening on ${four}.`);
    ip('python', `('${four}', 5432)`);
    ip('go', `dial tcp ${four}:443: i/o timeout`);
    ip('ssh', `ssh ada@${four}`);
    ip('encoded', `next=http%3A%2F%2F${four}%2Fx`);
    ip('user', `Failed password for root from ${four} port 22 ssh2`);
    ip('dashed host', `ip-${four.replaceAll('.', '-')}.ec2.internal`, four.replaceAll('.', '-'));
    const group = () => roll.text(HEX, 4).replace(/^0+(?=.)/, '');
    const full = `2001:db8:${group()}:${group()}:${group()}:${group()}:${group()}:1a2b`;
    const short = `fe80::1${roll.text(HEX, 3)}:${roll.text(DIGITS, 1)}${roll.text(HEX, 3)}`;
    ip('v6', `connect to ${full} port 443 failed`, full);
    ip('v6 brackets', `http://[${full}]:8080/x`, full);
    ip('v6 link', `inet6 ${short}%en0 prefixlen 64`, short);
    ip('v6 json', `{"address":"${short}","family":"IPv6"}`, short);
    ip('v6 mapped', `::ffff:${four} connected`);
  }
  const hosts = ['Adas-MacBook-Pro.local', 'adas-mbp', 'WORKSTATION7', 'ada-desktop.lan', 'tower7.fritz.box'];
  for (const host of hosts) {
    const context = { hostname: host };
    const short = host.replace(/\..*/, '');
    const own = (kind: string, text: string, secret: string) =>
      cases.push(leak(1, 'own host name', kind, text, secret, context));
    own('prompt', `ada@${short} ~ % npm start`, short);
    own('syslog', `Apr  3 09:15:00 ${short} stallari[42]: started`, short);
    own('json', JSON.stringify({ hostname: host }), host);
    own('upper', `HOST=${host.toUpperCase()}`, host.toUpperCase());
    own('lower', `connected to ${host.toLowerCase()}`, host.toLowerCase());
    own('url', `http://${host}:7700/health`, host);
    own('possessive', `${short}'s lock is held`, short);
    own('file', `/tmp/lock.${short}.42`, short);
    own(
      'base64',
      `id ${Buffer.from(`host:${short}:42`).toString('base64')}`,
      Buffer.from(`host:${short}:42`).toString('base64'),
    );
  }
  const user = (kind: string, text: string, secret: string, username: string, fullName = 'Ada Lovelace') =>
    cases.push(leak(1, 'own account and name', kind, text, secret, { username, fullName, home: `/Users/${username}` }));
  for (const name of ['adalovelace', 'tig', 'alovelace7']) {
    user('sentence', `job of ${name} failed`, name, name);
    user('key', `user: ${name}`, name, name);
    user('ls', `-rw-r--r--  1 ${name}  staff  12 Apr  3 09:15 x`, name, name);
    user('upper', `USER=${name.toUpperCase()}`, name.toUpperCase(), name);
    user('possessive', `${name}'s queue is full`, name, name);
    user('full', 'owner Ada Lovelace is away', 'Ada Lovelace', name);
    user('full upper', 'OWNER ADA LOVELACE', 'ADA LOVELACE', name);
    user('reversed', 'Lovelace, Ada', 'Lovelace, Ada', name);
    user('full dotted', 'share ada.lovelace not mounted', 'ada.lovelace', name);
    user('path', `/srv/share/${name}/x.bin`, name, name);
  }
  cases.push(leak(1, 'own account and name', 'letters', `${LOWER} tig`, ' tig', { username: 'tig' }));
  return cases;
}

/** The name in the forms in which the text holds it; a single letter with the slashes round it. */
function encodedNames(name: string, text: string): string[] {
  const forms = [
    name,
    encodeURIComponent(name),
    encodeURIComponent(encodeURIComponent(name)),
    name.replaceAll(' ', '\\ '),
  ];
  const held = [...new Set(forms)].filter((form) => text.includes(form));
  return name.length > 1
    ? held
    : [
        `/${name}/`,
        `\\${name}\\`,
        `Users/${name}`,
        `home/${name}`,
        `%2F${name}%2F`,
        `:${name}:`,
        `Users\\/${name}`,
      ].filter((form) => text.includes(form));
}

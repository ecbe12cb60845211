import { type LeakCase, leak } from './case.ts';
import { ALNUM, DIGITS, type Dice, dice, HEX, UPPER } from './dice.ts';

/** T2: money, phones, hardware, foreign hosts, repositories, machine ids. */
export function further(seed: number): LeakCase[] {
  const roll = dice(seed);
  const cases: LeakCase[] = [];
  for (let round = 0; round < 5; round += 1) {
    const card = luhn(roll, roll.pick(['4', '51', '37', '6011', '3540']));
    const spaced = card.replace(/(\d{4})(?=\d)/g, '$1 ');
    const add = (group: string, kind: string, text: string, secret: string) =>
      cases.push(leak(2, group, kind, text, secret));
    add('card', 'plain', `charge ${card} declined`, card);
    add('card', 'spaced', `card: ${spaced}`, spaced);
    add('card', 'dashed', `pan=${spaced.replaceAll(' ', '-')}`, spaced.replaceAll(' ', '-'));
    add('card', 'json', JSON.stringify({ number: card }), card);
    const tail = roll.text(DIGITS, 4);
    for (const phone of [
      `+1 415 555 ${tail}`,
      `+44 20 7946 ${tail}`,
      `(212) 555-${tail}`,
      `415-555-${tail}`,
      `+49 30 1234${tail}`,
      `+1-202-555-${tail}`,
      `+33 6 12 34 ${tail.slice(0, 2)} ${tail.slice(2)}`,
    ])
      add('phone', phone.slice(0, 3), `call ${phone} now`, phone);
    add('phone', 'named', `phone: 0301234${tail}`, `0301234${tail}`);
    const iban = ibanFor('DE', `37040044${roll.text(DIGITS, 10)}`);
    add('iban', 'plain', `to ${iban} today`, iban);
    add('iban', 'spaced', `IBAN: ${iban.replace(/(.{4})(?=.)/g, '$1 ')}`, iban.replace(/(.{4})(?=.)/g, '$1 '));
    const gb = ibanFor('GB', `WEST${roll.text(DIGITS, 14)}`);
    add('iban', 'gb', `account ${gb}`, gb);
    const ssn = `${roll.pick(['078', '219', '457'])}-${10 + roll.below(80)}-${1000 + roll.below(8999)}`;
    add('ssn', 'plain', `ssn ${ssn}`, ssn);
    add('ssn', 'sentence', `applicant with ${ssn} on file`, ssn);
    const eth = `0x${roll.text(HEX, 40)}`;
    add('wallet', 'eth', `send to ${eth}`, eth);
    const bc = `bc1q${roll.text('qpzry9x8gf2tvdw0s3jn54khce6mua7l', 38)}`;
    add('wallet', 'bech32', `pay ${bc}`, bc);
    const key = `0x${roll.text(HEX, 64)}`;
    add('wallet', 'eth key', `PRIVATE_KEY=${key}`, key);
    const mac = Array.from({ length: 6 }, () => roll.text(HEX, 2))
      .join(':')
      .replace(/^../, 'a4');
    add('mac', 'colons', `en0: ether ${mac}`, mac);
    add(
      'mac',
      'dashes',
      `Physical Address: ${mac.replaceAll(':', '-').toUpperCase()}`,
      mac.replaceAll(':', '-').toUpperCase(),
    );
    add(
      'mac',
      'dots',
      `mac ${mac.replaceAll(':', '').replace(/(.{4})(?=.)/g, '$1.')}`,
      mac.replaceAll(':', '').replace(/(.{4})(?=.)/g, '$1.'),
    );
    add('mac', 'json', JSON.stringify({ bssid: mac }), mac);
    for (const host of [
      `wiki.acme-corp.com`,
      `db-${1 + roll.below(9)}.prod.acme.internal`,
      `jenkins.northwind.io`,
      `build${roll.below(9)}.lan`,
      'api.northwind-traders.co.uk',
      'mail.example-firm.de',
      'nas.home.arpa',
    ]) {
      add('foreign host', 'url', `GET https://${host}/x 500`, host);
      add('foreign host', 'enotfound', `getaddrinfo ENOTFOUND ${host}`, host);
      add('foreign host', 'dial', `dial tcp: lookup ${host}: no such host`, host);
      add('foreign host', 'port', `cannot reach ${host}:5432`, host);
      add('foreign host', 'json', JSON.stringify({ host, port: 443 }), host);
      add('foreign host', 'ssh', `ssh deploy@${host} failed`, host);
    }
    const repo = `${roll.pick(['ada', 'acme-corp', 'northwind'])}/${roll.pick(['payroll', 'private-notes', 'secret-project'])}`;
    add('repository', 'ssh', `git@github.com:${repo}.git`, repo);
    add('repository', 'https', `fatal: repository 'https://github.com/${repo}.git/' not found`, repo);
    add('repository', 'clone', `git clone https://gitlab.com/${repo}`, repo);
    add('repository', 'remote', `origin\tgit@bitbucket.org:${repo}.git (fetch)`, repo);
    add('repository', 'actions', `GITHUB_REPOSITORY=${repo}`, repo);
    add('repository', 'json', JSON.stringify({ repository: { full_name: repo } }), repo);
    add('repository', 'issue', `https://github.com/${repo}/issues/12`, repo);
    const uuid = `${roll.text(HEX, 8)}-${roll.text(HEX, 4)}-4${roll.text(HEX, 3)}-9${roll.text(HEX, 3)}-${roll.text(HEX, 12)}`;
    const upper = uuid.toUpperCase();
    add('machine id', 'hardware', `Hardware UUID: ${upper}`, upper);
    add('machine id', 'ioplatform', `"IOPlatformUUID" = "${upper}"`, upper);
    add('machine id', 'serial', `Serial Number: C02${roll.text(UPPER + DIGITS, 6)}Q6L4`, `C02`);
    add('machine id', 'machine-id', `/etc/machine-id: ${uuid.replaceAll('-', '')}`, uuid.replaceAll('-', ''));
    add('machine id', 'crashreporter', `CrashReporter Key:   ${uuid.toUpperCase()}`, upper);
    add('machine id', 'anonymous', `"anonymousId":"${uuid}"`, uuid);
    add('machine id', 'device', `device_id=${uuid}`, uuid);
    add('machine id', 'installation', `installationId: ${uuid}`, uuid);
    add('machine id', 'boot', `boot_id ${uuid}`, uuid);
    add('machine id', 'udid', `UDID: 00008110-${roll.text(HEX, 16).toUpperCase()}`, '00008110-');
    add('machine id', 'imei', `IMEI: ${luhn(roll, '35').slice(0, 15)}`, 'IMEI: 35');
    add('machine id', 'windows', `MachineGuid    REG_SZ    ${uuid}`, uuid);
  }
  return cases;
}

function luhn(roll: Dice, start: string): string {
  const length = start === '37' ? 15 : 16;
  const body = start + roll.text(DIGITS, length - 1 - start.length);
  let sum = 0;
  [...body].reverse().forEach((digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return body + String((10 - (sum % 10)) % 10);
}

function ibanFor(country: string, account: string): string {
  const digits = [...`${account}${country}00`]
    .map((sign) => (/\d/.test(sign) ? sign : String(sign.charCodeAt(0) - 55)))
    .join('');
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return `${country}${String(98 - rest).padStart(2, '0')}${account}`;
}

/** Values that the machine is known to hold, in the forms they take on their way into a log. */
export function knownForms(seed: number): LeakCase[] {
  const roll = dice(seed);
  const cases: LeakCase[] = [];
  for (let round = 0; round < 8; round += 1) {
    const secret =
      [
        roll.text(ALNUM, 20),
        `pa ss/${roll.text(ALNUM, 6)}?&="'`,
        `Zoë-ﬁ-${roll.text(ALNUM, 8)}`,
        `k${roll.text(DIGITS, 6)}`,
        'correct horse battery staple',
      ][round % 5] ?? '';
    const context = { knownSecrets: [secret] };
    const add = (kind: string, text: string, held: string) =>
      cases.push(leak(1, 'known value', kind, text, held, context));
    const url = encodeURIComponent(secret);
    add('plain', `got ${secret} back`, secret);
    add('url', `?x=${url}`, url);
    add('form', `x=${url.replaceAll('%20', '+')}`, url.replaceAll('%20', '+'));
    add('json', JSON.stringify({ v: secret }), JSON.stringify(secret).slice(1, -1));
    add(
      'json twice',
      JSON.stringify(JSON.stringify({ v: secret })),
      JSON.stringify(JSON.stringify(secret)).slice(3, -3),
    );
    add('nfc', `v ${secret.normalize('NFC')}.`, secret.normalize('NFC'));
    add('nfd', `v ${secret.normalize('NFD')}.`, secret.normalize('NFD'));
    add('nfkc', `v ${secret.normalize('NFKC')}.`, secret.normalize('NFKC'));
    add(
      'html',
      `<b>${secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')}</b>`,
      secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    );
    add(
      'unicode escapes',
      [...secret].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
      [...secret].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    );
    add('hex', `v=${Buffer.from(secret).toString('hex')}`, Buffer.from(secret).toString('hex'));
    add(
      'hex upper',
      `v=${Buffer.from(secret).toString('hex').toUpperCase()}`,
      Buffer.from(secret).toString('hex').toUpperCase(),
    );
    for (const before of ['', 'u', 'us', 'usr:']) {
      const base64 = Buffer.from(`${before}${secret}`).toString('base64');
      add(`base64 +${before.length}`, `v=${base64}`, base64);
      const unpadded = Buffer.from(`${before}${secret}:x`).toString('base64url');
      add(`base64url +${before.length}`, `v=${unpadded}`, unpadded);
    }
    add(
      'ansi',
      `\u001b[31m${secret.slice(0, 4)}\u001b[0m${secret.slice(4)}`,
      `${secret.slice(0, 4)}\u001b[0m${secret.slice(4)}`,
    );
    add('zero width', `${secret.slice(0, 3)}\u200b${secret.slice(3)}`, `${secret.slice(0, 3)}\u200b${secret.slice(3)}`);
    add('nuls', [...secret].join('\0'), [...secret].join('\0'));
    add('quoted-printable', secret.replaceAll('=', '=3D'), secret.replaceAll('=', '=3D'));
    const lead = 'The value that the server sent back in its answer to our last request: ';
    add(
      'soft break',
      `${lead}${secret.slice(0, 5)}=\r\n${secret.slice(5)}`,
      `${secret.slice(0, 5)}=\r\n${secret.slice(5)}`,
    );
    add(
      'wrapped base64',
      Buffer.from(`${'x'.repeat(50)}${secret}${'y'.repeat(50)}`)
        .toString('base64')
        .replace(/(.{76})/g, '$1\n'),
      Buffer.from(`${'x'.repeat(50)}${secret}${'y'.repeat(50)}`)
        .toString('base64')
        .replace(/(.{76})/g, '$1\n')
        .slice(60, 90),
    );
  }
  return cases;
}

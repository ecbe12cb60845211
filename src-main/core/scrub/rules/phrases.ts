import { isHex, looksRandom } from '../randomness.ts';
import type { Rule } from '../rule.ts';
import { classifyName } from '../secret-names.ts';
import { isSecretValue } from '../secret-values.ts';

const HOOK = /hooks?\/$/i;

/** Secrets that a phrase or the format of a program names, and no variable. */
export const phrases: readonly [Rule, ...Rule[]] = [
  {
    id: 'one-time-code',
    kind: 'SECRET',
    why: 'A code that was sent to a person signs in as them.',
    source: 'https://www.rfc-editor.org/rfc/rfc4226#section-5.3',
    keywords: [
      'verification code',
      'security code',
      'confirmation code',
      'login code',
      'sign-in code',
      'one-time code',
      'authentication code',
      ' your code',
      'your code is',
      '2fa code',
      'mfa code',
      'otp code',
    ],
    // https://www.rfc-editor.org/rfc/rfc4226#section-5.3
    pattern: / ?[a-z0-9-]{3,14} code["']?(?: is|[ \t]{0,3}[:=])?[ \t]{1,3}["']?(?<secret>\d[\d -]{2,8}\d)(?!\d)/iy,
    scrubs: [['verification code: 482913', 'verification code: [REDACTED:SECRET:1]']],
    leaves: ['your code is 12', 'verification code: expired', 'the security code of the card'],
  },
  {
    id: 'recovery-codes',
    kind: 'SECRET',
    why: 'Recovery codes sign in as a person for years.',
    source:
      'https://docs.github.com/en/authentication/securing-your-account-with-two-factor-authentication-2fa/configuring-two-factor-authentication-recovery-methods',
    keywords: ['recovery code', 'backup code'],
    pattern:
      /[a-z]{6,8} codes?["']?(?:[ \t]{0,3}[:=][ \t]{0,3}(?:\r?\n[ \t]{0,8}(?:[-*•][ \t])?)?|[ \t](?=[a-z]{0,9}\d))["'[]{0,2}(?<secret>[A-Za-z0-9]{4,10}(?:-[A-Za-z0-9]{4,10}){0,3}(?:(?:,? |,?\r?\n[ \t]{0,8}(?:[-*•][ \t])?(?=[A-Za-z-]{0,20}\d))[A-Za-z0-9]{4,10}(?:-[A-Za-z0-9]{4,10}){0,3}){0,15})/iy,
    accept: (secret) => /\d/.test(secret),
    scrubs: [['recovery codes: 4f9a-21bc, 77d0-9e3f', 'recovery codes: [REDACTED:SECRET:1]']],
    leaves: ['recovery code is missing', 'backup codes: none', 'backup codes:\nsaved to the file'],
  },
  {
    id: 'security-answer',
    kind: 'SECRET',
    why: 'The answer to a security question is a password.',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/Choosing_and_Using_Security_Questions_Cheat_Sheet.html',
    keywords: ['security answer', 'security_answer', 'securityanswer'],
    pattern: /security[ _]?answer["']?[ \t]{0,3}[:=][ \t]{0,3}["']?(?<secret>[^\n"',;]{2,60})/iy,
    accept: (secret) => !/^(?:wrong|missing|required|incorrect|null|none|invalid)\b/i.test(secret),
    scrubs: [['security answer: Fido7', 'security answer: [REDACTED:SECRET:1]']],
    leaves: ['security answer: wrong', 'the security answer was wrong'],
  },
  {
    id: 'websocket-token',
    kind: 'AUTH',
    why: 'A browser can send a token to a socket only as the name of a protocol.',
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-11.3.4',
    keywords: ['sec-websocket-protocol'],
    // https://www.rfc-editor.org/rfc/rfc6455#section-11.3.4
    pattern:
      /sec-websocket-protocol["']?[ \t]{0,3}[:=][ \t]{0,3}["']?(?:[\w.-]{1,40},[ \t]{0,3})?(?:bearer|token|access[_-]token|authorization|auth|jwt),[ \t]{0,3}(?<secret>[A-Za-z0-9._~+/=-]{8,2048})/iy,
    scrubs: [['Sec-WebSocket-Protocol: bearer, zq7-tig3r', 'Sec-WebSocket-Protocol: bearer, [REDACTED:AUTH:1]']],
    leaves: ['Sec-WebSocket-Protocol: graphql-ws', 'Sec-WebSocket-Protocol: mqtt, soap'],
  },
  {
    id: 'contribsys',
    kind: 'CREDENTIAL',
    why: 'The account of Sidekiq’s paid packages.',
    source: 'https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ',
    keywords: ['contribsys'],
    // https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ
    pattern:
      /contribsys(?:__|\.)com["']?[ \t]{0,3}[=:]{0,2}[ \t]{0,3}["']?(?<secret>[a-f0-9]{8}:[a-f0-9]{8})(?![\w])/iy,
    scrubs: [
      [
        'BUNDLE_ENTERPRISE__CONTRIBSYS__COM=0a1b2c3d:4e5f6071',
        'BUNDLE_ENTERPRISE__CONTRIBSYS__COM=[REDACTED:CREDENTIAL:1]',
      ],
    ],
    leaves: ['the contribsys account'],
  },
  {
    id: 'sumo-access-id',
    kind: 'KEY',
    why: 'The first half of an access to Sumo Logic.',
    source: 'https://help.sumologic.com/docs/manage/security/access-keys/',
    keywords: ['sumo'],
    // https://help.sumologic.com/docs/manage/security/access-keys/
    pattern:
      /sumo[\w .-]{0,24}["']?[ \t]{0,3}(?:[:=]{1,2}|=>)[ \t]{0,3}["']?(?<secret>su[A-Za-z0-9]{12})(?![A-Za-z0-9])/iy,
    accept: (secret) => /\d/.test(secret) || looksRandom(secret, 10),
    scrubs: [['sumologic_accessid = "suq7zq7zq7zq7z"', 'sumologic_accessid = "[REDACTED:KEY:1]"']],
    leaves: ['sumo wrestling = supercalifrag'],
  },
  {
    id: 'shared-document',
    kind: 'SECRET',
    why: 'Whoever has the address of a shared document can open it.',
    source: 'https://developers.google.com/workspace/drive/api/guides/about-files',
    keywords: ['docs.google.com/', 'drive.google.com/', 'sheets.google.com/', 'forms.gle/'],
    // https://developers.google.com/workspace/drive/api/guides/about-files
    pattern:
      /(?:(?:docs|drive|sheets)\.google\.com\/(?:a\/[\w.-]{1,60}\/)?(?:(?:document|spreadsheets|presentation|forms|file|drawings|drive)\/(?:u\/\d\/)?(?:d\/e\/|d\/|folders\/)|(?:open|uc)\?(?:\w{1,12}=\w{1,12}&)?id=)|forms\.gle\/)(?<secret>[A-Za-z0-9_-]{12,120})/iy,
    scrubs: [
      [
        'https://docs.google.com/document/d/1zq7Tig3r-zq7Tig3r_zq7Tig3r/edit',
        'https://docs.google.com/document/d/[REDACTED:SECRET:1]/edit',
      ],
    ],
    leaves: ['https://docs.google.com/document/', 'https://docs.google.com/forms/create'],
  },
  {
    id: 'relay-password',
    kind: 'CREDENTIAL',
    why: 'The list of a mail server’s relays holds an account and its password for each.',
    source: 'https://www.postfix.org/SASL_README.html#client_sasl_enable',
    keywords: [']:587', ']:465', ']:25 '],
    pattern: /\]:(?:587|465|25)[ \t]{1,8}[\w.@+-]{1,80}:(?<secret>[^\s"']{3,128})/iy,
    scrubs: [['[smtp.example.com]:587 ada:bluebird', '[smtp.example.com]:587 ada:[REDACTED:CREDENTIAL:1]']],
    leaves: ['[::1]:587 is open', ']:465'],
  },
  {
    id: 'link-token',
    kind: 'SECRET',
    why: 'Whoever has the link is let in.',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/Forgot_Password_Cheat_Sheet.html',
    keywords: [
      '/share/',
      '/shared/',
      '/invite/',
      '/reset/',
      '/magic/',
      '/verify/',
      '/confirm/',
      '/activate/',
      '/unsubscribe/',
      '/webhook/',
      '/webhooks/',
      '/hooks/',
    ],
    pattern:
      /\/(?:shared?|invite|reset|magic|verify|confirm|activate|unsubscribe|webhooks?|hooks)\/(?<secret>(?=[A-Za-z_-]{0,60}\d)[A-Za-z0-9_-]{16,128})(?![\w.-])/iy,
    accept: (secret, text, start) =>
      (isHex(secret) ||
        looksRandom(secret, 16) ||
        (HOOK.test(text.slice(start - 10, start)) && secret.length === 36)) &&
      /:\/\/[^\s"'<>]{1,200}$/.test(text.slice(Math.max(0, start - 210), start)),
    scrubs: [
      [
        'open https://x.example/share/9f8e7d6c5b4a39281706f5e4 now',
        'open https://x.example/share/[REDACTED:SECRET:1] now',
      ],
    ],
    leaves: [
      'http://localhost/share/getting-started-guide-2',
      'src/share/9f8e7d6c5b4a39281706f5e4',
      'http://localhost/reset/',
    ],
  },
  {
    id: 'value-before-name',
    kind: 'SECRET',
    why: 'An object or a field of a form may say the value first and then what it is.',
    source: 'https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/input/password',
    keywords: ['"key":', '"name":', ' name="', " name='", ' key="', '"id":'],
    find: (text, start, end, emit) => {
      const name = /^[ \t]{0,3}"?(?<name>[A-Za-z][\w.-]{1,60})["']/.exec(text.slice(end, end + 66))?.groups?.['name'];
      if (name === undefined || classifyName(name) !== 'secret') return;
      const from = Math.max(0, start - 320);
      const lead = text.slice(from, start);
      const before =
        text[start] === '"'
          ? /"(?:value|val|content)"[ \t]{0,3}:[ \t]{0,3}"(?<secret>[^"\n]{3,256})"[ \t]{0,3},\s{0,20}$/
          : /[ \t](?:value|content)=["'](?<secret>[^"'\n]{3,256})["'](?:[ \t]{1,3}[\w-]{1,20}=["'][^"'\n]{0,40}["']){0,3}$/;
      const secret = before.exec(lead)?.groups?.['secret'];
      if (secret === undefined || !isSecretValue('password', 'secret', secret, { quoted: true, sign: '=', after: '' }))
        return;
      const at = from + lead.lastIndexOf(secret);
      emit({ start: at, end: at + secret.length });
    },
    scrubs: [
      ['{"value":"bluebird","key":"password"}', '{"value":"[REDACTED:SECRET:1]","key":"password"}'],
      ['<input value="bluebird" name="password">', '<input value="[REDACTED:SECRET:1]" name="password">'],
    ],
    leaves: ['{"value":"dark","key":"theme"}', '<input value="x" name="colour">', '{"value":12,"key":"password"}'],
  },
  {
    id: 'tunnel-secret',
    kind: 'SECRET',
    why: 'The files of a tunnel hold its secret behind the kind of it.',
    source: 'https://docs.strongswan.org/docs/latest/config/ipsecSecrets.html',
    keywords: [': psk ', ': xauth ', ': eap ', ': ntlm ', ': pin '],
    pattern: /: (?:psk|xauth|eap|ntlm|pin) {1,8}["'](?<secret>[^"'\n]{3,256})["']/iy,
    scrubs: [['@ada : PSK "bluebird"', '@ada : PSK "[REDACTED:SECRET:1]"']],
    leaves: ['left: psk is not set', 'left: eap "x"'],
  },
  {
    id: 'workflow-output',
    kind: 'SECRET',
    why: 'A step of a workflow hands a secret on by a command in its log.',
    source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands',
    keywords: ['::set-output name=', '::add-mask::', '::set-env name='],
    // https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    pattern:
      /::(?:add-mask::|set-(?:output|env) name=[\w-]{0,40}(?:token|secret|password|passwd|key|credential|pwd)s?::)(?<secret>[^\s%$*]{3,512})/iy,
    scrubs: [['::set-output name=token::zq7tig3r', '::set-output name=token::[REDACTED:SECRET:1]']],
    leaves: ['::set-output name=version::1.2.3', '::add-mask::***'],
  },
  {
    id: 'redis-auth',
    kind: 'SECRET',
    why: 'A server that logs its commands logs the one that signs in.',
    source: 'https://redis.io/docs/latest/commands/auth/',
    keywords: ['"auth"'],
    // https://redis.io/docs/latest/commands/auth/
    pattern:
      /"auth"(?:[ \t]{1,4}|\r?\n\d{1,2}\)[ \t]{1,4})(?:"[\w.-]{1,40}"(?:[ \t]{1,4}|\r?\n\d{1,2}\)[ \t]{1,4}))?"(?<secret>[^"\n]{3,256})"/iy,
    scrubs: [['1) "AUTH"\n2) "opensesame"', '1) "AUTH"\n2) "[REDACTED:SECRET:1]"']],
    leaves: ['"auth" : {', '"auth" "x"'],
  },
  {
    id: 'openssl-password',
    kind: 'CREDENTIAL',
    why: 'A passphrase as a plain argument.',
    source: 'https://docs.openssl.org/master/man1/openssl-enc/',
    keywords: ['openssl enc', 'openssl aes', 'openssl des', 'ssh-keygen ', 'chpasswd', 'passwd --stdin'],
    // https://docs.openssl.org/master/man1/openssl-enc/
    find: (text, start, end, emit) => {
      if (text[start] === 'o' || text[start] === 's') {
        const line = /[^\n|;]{0,160}/y;
        line.lastIndex = end;
        const rest = line.exec(text)?.[0] ?? '';
        const given = /(?:^| )-[kNP] ["']?([^\s"'$-][^\s"']{2,64})/.exec(rest);
        if (given?.[1] === undefined) return;
        const from = end + given.index + given[0].length - given[1].length;
        emit({ start: from, end: from + given[1].length });
        return;
      }
      const lead = text.slice(Math.max(0, start - 160), start).replace(/\|[ \t]{0,4}(?:sudo )?$/, '|');
      if (!lead.endsWith('|')) return;
      const said = /(?:echo|printf|<<<) (?:-\w )?["']?(?:[\w.-]{1,32}:)?([^\s"'$:]{3,64})["']?(?:\\n)?["']? ?\|$/.exec(
        lead,
      );
      if (said?.[1] === undefined) return;
      const from = Math.max(0, start - 160) + said.index + said[0].lastIndexOf(said[1]);
      emit({ start: from, end: from + said[1].length });
    },
    scrubs: [
      ['openssl enc -aes-256-cbc -k opensesame -in x', 'openssl enc -aes-256-cbc -k [REDACTED:CREDENTIAL:1] -in x'],
      ['echo "bob:opensesame" | chpasswd', 'echo "bob:[REDACTED:CREDENTIAL:1]" | chpasswd'],
    ],
    leaves: ['openssl enc -d -in x', 'cat users | chpasswd', 'ssh-keygen -t ed25519 -f k'],
  },
  {
    id: 'wifi-code',
    kind: 'SECRET',
    why: 'The text of a Wi-Fi code holds the network’s name and its password.',
    source: 'https://github.com/zxing/zxing/wiki/Barcode-Contents#wi-fi-network-config-android-ios-11',
    keywords: ['wifi:'],
    // https://github.com/zxing/zxing/wiki/Barcode-Contents#wi-fi-network-config-android-ios-11
    pattern: /wifi:(?=[TSPHREAI]\d?:)(?<secret>(?:[TSPHREAI]\d?:(?:\\.|[^;\n\\]){0,128};){1,8})/iy,
    accept: (secret) => /(?:^|;)P:/i.test(secret),
    scrubs: [['WIFI:T:WPA;S:home;P:hunter2;;', 'WIFI:[REDACTED:SECRET:1];']],
    leaves: ['wifi: connected', 'WIFI:T:nopass;S:guest;;'],
  },
];

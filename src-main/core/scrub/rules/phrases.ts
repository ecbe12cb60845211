import type { Rule } from '../rule.ts';

/** Secrets that a phrase or the format of a program names, and no variable. */
export const phrases: readonly [Rule, ...Rule[]] = [
  {
    id: 'one-time-code',
    kind: 'SECRET',
    why: 'A code that was sent to a person signs in as them.',
    keywords: [
      'verification code',
      'security code',
      'confirmation code',
      'login code',
      'sign-in code',
      'one-time code',
      'authentication code',
    ],
    // https://www.rfc-editor.org/rfc/rfc4226#section-5.3
    pattern: /[a-z-]{4,14} code["']?(?: is|[ \t]{0,3}[:=])?[ \t]{1,3}["']?(?<secret>\d[\d -]{2,8}\d)(?!\d)/iy,
    scrubs: [['verification code: 482913', 'verification code: [REDACTED:SECRET:1]']],
    leaves: ['verification code: expired', 'the security code of the card'],
  },
  {
    id: 'recovery-codes',
    kind: 'SECRET',
    why: 'Recovery codes sign in as a person for years.',
    keywords: ['recovery code', 'backup code'],
    pattern:
      /[a-z]{6,8} codes?["']?[ \t]{0,3}[:=][ \t]{0,3}["'[]{0,2}(?<secret>[A-Za-z0-9]{4,10}(?:-[A-Za-z0-9]{4,10}){0,3}(?:,? [A-Za-z0-9]{4,10}(?:-[A-Za-z0-9]{4,10}){0,3}){0,15})/iy,
    accept: (secret) => /\d/.test(secret),
    scrubs: [['recovery codes: 4f9a-21bc, 77d0-9e3f', 'recovery codes: [REDACTED:SECRET:1]']],
    leaves: ['recovery code is missing', 'backup codes: none'],
  },
  {
    id: 'security-answer',
    kind: 'SECRET',
    why: 'The answer to a security question is a password.',
    keywords: ['security answer', 'security_answer', 'securityanswer'],
    pattern: /security[ _]?answer["']?[ \t]{0,3}[:=][ \t]{0,3}["']?(?<secret>[^\n"',;]{2,60})/iy,
    accept: (secret) => !/^(?:wrong|missing|required|incorrect|null|none|invalid)\b/i.test(secret),
    scrubs: [['security answer: Fido7', 'security answer: [REDACTED:SECRET:1]']],
    leaves: ['security answer: wrong', 'the security answer was wrong'],
  },
  {
    id: 'password-in-words',
    kind: 'SECRET',
    why: 'Forms and messages name a password in the language of the person.',
    keywords: ['contrase', 'mot de passe', 'palavra-passe', 'wachtwoord', 'salasana', 'heslo'],
    pattern:
      /(?:contrase(?:ñ|n|n\u0303)a|mot de passe|palavra-passe|wachtwoord|salasana|heslo)["']?[ \t\u00a0]{0,3}[:=][ \t\u00a0]{0,3}["']?(?<secret>[^\s"']{3,128})/iy,
    accept: (secret) => !/^(?:incorrecta|incorrect|obligatoire|requis|invalide|onjuist|vereist)/i.test(secret),
    scrubs: [['mot de passe : hunter2', 'mot de passe : [REDACTED:SECRET:1]']],
    leaves: ['mot de passe incorrect', 'contraseña incorrecta'],
  },
  {
    id: 'wifi-code',
    kind: 'SECRET',
    why: 'The text of a Wi-Fi code holds the network’s name and its password.',
    keywords: ['wifi:'],
    // https://github.com/zxing/zxing/wiki/Barcode-Contents#wi-fi-network-config-android-ios-11
    pattern: /wifi:(?=[TSPHREAI]\d?:)(?<secret>(?:[TSPHREAI]\d?:(?:\\.|[^;\n\\]){0,128};){1,8})/iy,
    accept: (secret) => /(?:^|;)P:/i.test(secret),
    scrubs: [['WIFI:T:WPA;S:home;P:hunter2;;', 'WIFI:[REDACTED:SECRET:1];']],
    leaves: ['wifi: connected', 'WIFI:T:nopass;S:guest;;'],
  },
  {
    id: 'network-device',
    kind: 'SECRET',
    why: 'The lines of a router’s settings that hold its passwords.',
    keywords: ['snmp-server community ', 'enable secret ', 'enable password ', 'key-string ', 'pac key '],
    // https://www.cisco.com/c/en/us/td/docs/ios/security/command/reference/sec_book/sec_e1.html
    pattern:
      /(?:snmp-server community|enable (?:secret|password)|key-string|pac key)[ \t]{1,3}(?:level \d{1,2} )?(?:\d{1,2} )?(?<secret>(?=[^\s\d]{0,64}[\d$!@#%^&*])\S{4,128})/iy,
    scrubs: [['enable secret 5 $1$abc$n0tAreal1', 'enable secret 5 [REDACTED:SECRET:1]']],
    leaves: ['enable secret rotation', 'enable password prompt', 'snmp-server community string'],
  },
];

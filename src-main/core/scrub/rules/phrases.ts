import type { Rule } from '../rule.ts';

/** The words for password, token and key in scripts other than Latin, at the end of what stands before a sign. */
const PASSWORD_IN_SCRIPT =
  /(?:парол[ья]|парола|лозинка|токен|секрет(?:ный ключ)?|ключ api|密码|密碼|口令|密钥|秘钥|令牌|パスワード|暗証番号|トークン|シークレット|キー|비밀번호|암호|패스워드|토큰|סיסמה|סיסמא|كلمة (?:المرور|السر)|رمز عبور|گذرواژه|κωδικ(?:ός|ος)|συνθηματικό|รหัสผ่าน|पासवर्ड|পাসওয়ার্ড|գաղտնաբառ|პაროლი|құпиясөз)(?: [\p{L}]{1,20})?$/iu;

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
      /[a-z]{6,8} codes?["']?(?:[ \t]{0,3}[:=][ \t]{0,3}|[ \t](?=[a-z]{0,9}\d))["'[]{0,2}(?<secret>[A-Za-z0-9]{4,10}(?:-[A-Za-z0-9]{4,10}){0,3}(?:,? [A-Za-z0-9]{4,10}(?:-[A-Za-z0-9]{4,10}){0,3}){0,15})/iy,
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
    keywords: [
      'contrase',
      'mot de passe',
      'palavra-passe',
      'wachtwoord',
      'salasana',
      'heslo',
      'has¤o',
      'jelsz¤',
      'l¤senord',
      'm¤t kh¤u',
      '¤ifre',
      'parola',
      'lozinka',
      'zaporka',
      'passord',
      'adgangskode',
      'kodeord',
      'kata sandi',
    ],
    pattern:
      /(?:contrase(?:ñ|n|n\u0303)a|contrasenya|mot de passe|palavra-passe|wachtwoord|salasana|heslo|hasło|jelsz(?:ó|o\u0301)|l(?:ö|o\u0308)senord|mật khẩu|(?:ş|s\u0327)ifre|parola|lozinka|zaporka|passord|adgangskode|kodeord|kata sandi)["']?[ \t\u00a0]{0,3}[:=][ \t\u00a0]{0,3}["']?(?<secret>[^\s"']{3,128})/iy,
    accept: (secret) =>
      !/^(?:incorrecta|incorrect|obligatoire|requis|invalide|onjuist|vereist|wymagan|nieprawid|obrigat|requerid|zorunlu|gerekli|geçersiz|hatalı|kötelez|hibás|krävs|fel|errata|sbagliata|non|obbligatori|obavezn|pogrešn|mangler|påkrevd|salah|wajib)/i.test(
        secret,
      ),
    scrubs: [['mot de passe : hunter2', 'mot de passe : [REDACTED:SECRET:1]']],
    leaves: ['mot de passe incorrect', 'contraseña incorrecta'],
  },
  {
    id: 'password-in-scripts',
    kind: 'SECRET',
    why: 'Forms and messages name a password in the script of the person.',
    keywords: ['¤¤:', '¤¤=', '¤¤ :', '¤¤ =', '¤¤"', "¤¤'"],
    find: (text, start, end, emit) => {
      if (!PASSWORD_IN_SCRIPT.test(text.slice(Math.max(0, start - 28), start + 2))) return;
      const value = /["']?[ \t\u00a0]{0,3}[:=]?[ \t\u00a0]{0,3}["']?(?<secret>[^\s"',;]{3,128})/y;
      const sign = start + 2;
      value.lastIndex = sign;
      const match = value.exec(text);
      const secret = match?.groups?.['secret'];
      if (match === null || secret === undefined || !/[:=]/.test(match[0].slice(0, -secret.length))) return;
      // A word of the same script goes on about it: "пароль: неверный".
      if (end <= sign || /^[^\x21-\x7e]+[.!]?$/.test(secret)) return;
      emit({ start: sign + match[0].length - secret.length, end: sign + match[0].length });
    },
    scrubs: [
      ['пароль: hunter2', 'пароль: [REDACTED:SECRET:1]'],
      ['{"密码": "hunter2"}', '{"密码": "[REDACTED:SECRET:1]"}'],
      ['パスワード: hunter2', 'パスワード: [REDACTED:SECRET:1]'],
    ],
    leaves: ['пароль: неверный', '密码错误: 401', 'имя: hunter2'],
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
    keywords: [
      'snmp-server community ',
      'snmp community',
      'enable secret ',
      'enable password ',
      'key-string ',
      'pac key ',
    ],
    // https://www.cisco.com/c/en/us/td/docs/ios/security/command/reference/sec_book/sec_e1.html
    pattern:
      /(?:snmp-server community|snmp community(?: string)?[:=]?|enable (?:secret|password)|key-string|pac key)[ \t]{1,3}(?:level \d{1,2} )?(?:\d{1,2} )?(?<secret>(?=[^\s\d]{0,64}[\d$!@#%^&*]|\S{2,64} R[OW]\b)\S{2,128})/iy,
    scrubs: [['enable secret 5 $1$abc$n0tAreal1', 'enable secret 5 [REDACTED:SECRET:1]']],
    leaves: ['enable secret rotation', 'enable password prompt', 'snmp-server community string'],
  },
];

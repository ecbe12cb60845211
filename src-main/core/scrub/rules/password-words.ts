import { isUuid, looksOpaque } from '../randomness.ts';
import type { Rule } from '../rule.ts';
import { uuid } from './sample-parts.ts';

/** The words for password, token and key in scripts other than Latin, at the end of what stands before a sign. */
const PASSWORD_IN_SCRIPT =
  /(?:парол[ья]|парола|лозинка|токен|секрет(?:ный ключ)?|ключ api|密码|密碼|口令|密钥|秘钥|令牌|パスワード|暗証番号|トークン|シークレット|キー|비밀번호|암호|패스워드|토큰|סיסמה|סיסמא|كلمة (?:المرور|السر)|رمز عبور|گذرواژه|κωδικ(?:ός|ος)|συνθηματικό|รหัสผ่าน|पासवर्ड|পাসওয়ার্ড|գաղտնաբառ|პაროლი|құпиясөз)(?: [\p{L}]{1,20})?$/iu;

/** Letters and digits that take turns. */
const TURNS = /^(?=[A-Za-z]{0,16}\d)(?=\d{0,16}[A-Za-z])[A-Za-z0-9]{14,19}$/;

/** Passwords and keys that are named in another language than English. */
export const passwordWords: readonly [Rule, ...Rule[]] = [
  {
    id: 'password-in-words',
    kind: 'SECRET',
    why: 'Forms and messages name a password in the language of the person.',
    source: 'https://cldr.unicode.org/',
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
      /(?:contrase(?:ñ|n|n\u0303)a|contrasenya|mot de passe|palavra-passe|wachtwoord|salasana|heslo|hasło|jelsz(?:ó|o\u0301)|l(?:ö|o\u0308)senord|mật khẩu|(?:ş|s\u0327)ifre|parola|lozinka|zaporka|passord|adgangskode|kodeord|kata sandi)(?:["'\]]{0,2}[ \t\u00a0]{0,3}(?:[:=]{1,3}>?|,(?=[ \t]{0,3}["'])|(?= (?:is|es|est|war|ist) (?=[^\s\d]{0,60}\d|[a-z]{3,12}-[a-z]{3,12}-[a-z]))[ \t](?:is|es|est|war|ist)[ \t])[ \t\u00a0]{0,3}(?:new [A-Za-z]{1,20}\()?|\([ \t]{0,3}(?=["']))["']?(?<secret>[^\s"']{3,128})/iy,
    accept: (secret) =>
      !/^(?:incorrecta|incorrect|obligatoire|requis|invalide|onjuist|vereist|wymagan|nieprawid|obrigat|requerid|zorunlu|gerekli|geçersiz|hatalı|kötelez|hibás|krävs|fel|errata|sbagliata|non|obbligatori|obavezn|pogrešn|mangler|påkrevd|salah|wajib)/i.test(
        secret,
      ),
    scrubs: [
      ['mot de passe : hunter2', 'mot de passe : [REDACTED:SECRET:1]'],
      ["'contraseña' => 'hunter2'", "'contraseña' => '[REDACTED:SECRET:1]'"],
    ],
    leaves: ['mot de passe incorrect', 'contraseña incorrecta'],
  },
  {
    id: 'password-in-scripts',
    kind: 'SECRET',
    why: 'Forms and messages name a password in the script of the person.',
    source: 'https://cldr.unicode.org/',
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
    id: 'key-in-words',
    kind: 'KEY',
    why: 'A key is called so in the language of whoever wrote it down; lists and doors have keys too, so only a generated one counts.',
    source: 'https://cldr.unicode.org/',
    keywords: [
      'schl¤ssel',
      'cl¤ api',
      'cl¤ d',
      'cl¤ secr',
      'clave',
      'chiave',
      'chave',
      'klucz',
      'sleutel',
      'nyckel',
      'n¤gle',
      'avain',
      'anahtar',
      'kl¤¤',
      '¤¤¤¤ api',
      '¤¤¤¤¤ api',
      '¤¤¤¤¤¤ api',
      'api¤¤',
      'api ¤¤',
    ],
    pattern:
      /(?:[a-z-]{0,20}(?:schl(?:ü|u\u0308)ssel|nyckel|sleutel|klucz|clave|chiave|chave|avain|anahtar)|n(?:ø|ö)gle|klíč|cl(?:é|e\u0301) (?:api|d['’]\w{1,12}|secr(?:è|e)te)|(?:ключ|ключа|кілт|κλειδί|מפתח|مفتاح) api|api[ -]?(?:密钥|密鑰|金鑰|秘钥|キー|鍵|키|ключ|токен))[\p{L}-]{0,12}(?: (?:de|der|für|per|da|do|dla|för|til|voor|di|del|la|l['’])){0,2}(?: ?(?:api|rest))?["'»]?[ \t\u00a0]{0,3}[:=：＝][ \t\u00a0]{0,3}["'«]?(?<secret>[A-Za-z0-9_.+/=-]{14,256})(?![\w.-])/iuy,
    accept: (secret) => isUuid(secret) || looksOpaque(secret) || TURNS.test(secret),
    scrubs: [
      [`Schlüssel: ${uuid}`, 'Schlüssel: [REDACTED:KEY:1]'],
      ['clé API : n0t4r3alk3yn0t4r', 'clé API : [REDACTED:KEY:1]'],
    ],
    leaves: [
      'Schlüssel: nicht gefunden',
      'clave de acceso: incorrecta',
      'API密钥：无效',
      'Schlüssel: primary_index_name',
    ],
  },
];

import { unlikeWords } from './randomness.ts';
import { classifyName } from './secret-names.ts';

/** Values that are code: what a program hands on by name, by a call, by its type is not shown. Only of unquoted ones. */

/** What stands right behind a value, as far as it tells code from text. */
export const MOST_BEHIND = 8;

/** Words that no value is: a statement goes on with them. */
const STATEMENT =
  /^(?:class|require|import|return|throw|yield|if|not|self|this|super|cls|null|nil|None|nullptr|undefined|True|False|unbound|require_relative)$/;

/** `&[u8]`, `*const c_char`, `[]byte`, `usize`, and types of columns. */
const TYPE =
  /^(?:&?'?(?:mut |static )?\[?(?:u8|u16|u32|u64|usize|i8|i16|i32|i64|isize|f32|f64|byte|rune|char)\b|\*(?:const |mut )?[A-Za-z_]\w{0,40}$|\[\](?:byte|rune|string)\b|(?:bytea|blob|(?:tiny|medium|long)?text|n?(?:var)?char|(?:big|small|tiny)int|jsonb?|uuid|timestamptz?|citext|(?:var)?binary|nvarchar|serial|bigserial)\b(?:\s?\(|$))/i;

/** `d[2]`, `options[:name`, `data["password"]`: what stands in a list or a map. */
const MEMBER_BY_KEY =
  /^[A-Za-z_$@][A-Za-z_$.?!]{0,80}\[(?:$|\d{1,4}\]?$|[A-Za-z_:][\w:.+-]{0,40}\]?$|["'][\w.-]{1,40}["']?\]?$)/;

const MEMBERS = /^@{0,2}\$?[A-Za-z_$][\w$]{0,40}(?:(?:\?\.|!\.|\.|->|::)[A-Za-z_$][\w$]{0,40}){1,7}[!?]?$/;

/** What a program calls the things whose members it hands on. */
const OWNER =
  /^(?:self|this|cls|super|opts?|options|args?|kwargs|params?|props?|state|config|configuration|cfg|conf|settings|ctx|context|req|request|res|resp|response|result|results|data|event|env|user|account|client|session|auth|credentials?|creds|secret|token|key|cert|item|entry|row|record|model|obj|object|node|input|output|values?|fields?|form|body|payload|claims|header|headers|parsed|parser|message|msg|module|exports|core|app|server|conn|connection|driver|parent|child|other|target|source|current|parameters|namespace|request_args|vault|process|component|packager|locals?|var|each|path)$/i;

const PASCAL = /^[A-Z][a-z0-9]{0,24}[A-Z][A-Za-z0-9]{0,300}$/;
const CAPITAL = /^[A-Z][A-Za-z]{1,60}$/;

/** Behind a type: the end of a member, of a list of parameters, of one that is one of several. */
const BEHIND_TYPE =
  /^(?:\)\s?(?::|\{|=>|->|=|;|\r?\n|$)|\);|<[A-Za-z{]|\[\]| \| [A-Za-z'"{]|;(?:\s|$)|\s?=\s|\?(?:[;,)]|\s|$))/;
const BEHIND_MANY = /^(?:<[A-Za-z{]|\[\]| \| [A-Z][a-z]| extends | is [A-Z])/;

/** Whether an unquoted value of the setting `name` is code. `behind` is what follows it, `MOST_BEHIND` signs or fewer. */
export function isCode(name: string, text: string, behind: string, sign: string): boolean {
  const bare = text.replace(/[;,]$/, '');
  if (STATEMENT.test(bare) || TYPE.test(bare)) return true;
  // `](self=0x…`: brackets round the name end here. `!0` is what a program made small says for true.
  if (/^(?:[\])][(.\])]|!{1,2}(?:\d?$|[a-z_$][\w$.]*$))/i.test(bare)) return true;
  // `0x7`, `-0x7fdf969b`: a constant, a pointer of eight bytes behind a name that says little.
  if (/^-?0x[0-9a-f]{1,8}$/i.test(bare)) return true;
  // `{{resolve:secretsmanager:Db:SecretString:password}}`
  if (/^[A-Za-z:]{3,40}\}\}$/.test(bare) || namesFile(bare)) return true;
  if (repeatsName(name, bare, behind)) return true;
  // `#object[java.lang.Object`, `{}[key]`
  if (/^(?:#(?:object\b|<)|\{\}\[)/.test(bare)) return true;
  // `token = secret_key;`: another of that kind.
  if (
    /^;/.test(behind) &&
    /^[A-Za-z]+(?:_[a-z]+|[A-Z][a-z]+)+$/.test(bare) &&
    classifyName(bare) === 'secret' &&
    !/^my/i.test(bare)
  )
    return true;
  // `pc=0x68916e`: a register.
  if (/^[a-z]{1,4}=0x[0-9a-f]{1,16}$/i.test(bare)) return true;
  // `(0, x.y)(z)`, as compilers of modules write a call.
  if (bare === '(0') return true;
  // `$request->header('X-Token')`
  if (/^\$[A-Za-z_]\w{0,40}-$/.test(bare) && behind.startsWith('>')) return true;
  // `digest(secret)`, `setup()`: a call.
  if (/^[A-Za-z_$@][A-Za-z_$.]{2,60}\((?:[A-Za-z_)]|$)/.test(bare)) return true;
  if (MEMBER_BY_KEY.test(bare)) return /\]$/.test(bare) || /^["'\]]/.test(behind);
  if (MEMBERS.test(bare)) return isMember(name, bare, behind);
  if (sign !== ':' && sign !== '=') return false;
  if (PASCAL.test(bare) && isWords(bare)) return BEHIND_TYPE.test(behind) && (sign === ':' || BEHIND_MANY.test(behind));
  return (
    CAPITAL.test(bare) &&
    isWords(bare) &&
    (BEHIND_MANY.test(behind) || (sign === ':' && /^\)(?::|;| \{| =>)/.test(behind)))
  );
}

/** `config.host`, `account.username`: the member of that name. */
const MEMBER_OF_NAME =
  /^[A-Za-z_$@][A-Za-z_$.!?-]{0,60}\.(?:host(?:name)?|server|address|user(?:_?name)?|uname|account|domain|owner|local|name|login|author)$/;

/** Whether an unquoted value of a host, an account or an address is code: `hostname=hostname`, `server: Server)`, `user = nil`. */
export function isHandedOn(name: string, text: string, behind: string): boolean {
  return (
    /^(?:class|new|await|nil|None|null|str|string|String|undefined|this|self|is|if|not|int|number|boolean|bool|any)$/.test(
      text,
    ) ||
    repeatsName(name, text, behind) ||
    (MEMBER_OF_NAME.test(text) && isWords(text)) ||
    (PASCAL.test(text) && isWords(text) && BEHIND_TYPE.test(behind))
  );
}

/** `auth.py:77`, `server.key`: a file, perhaps with a line. */
function namesFile(text: string): boolean {
  return (
    /^[A-Za-z_][\w-]{0,60}\.(?:py|rb|go|rs|[cm]?[jt]sx?|java|kts?|swift|cs|php|exs?|erl|scala|cc?|cpp|hpp?|mm?|lua|pl|pm|dart|zig)(?::\d{1,6}){1,2}$/.test(
      text,
    ) ||
    /^(?:tls|ca|server|client|cert|privkey|private|public|fullchain|id_rsa)\.(?:key|crt|cer|csr|pub|p12|pfx)$/.test(
      text,
    )
  );
}

/** `authkey=authkey`, `client_secret = secret`, `accessToken: token,`: the name once more. */
function repeatsName(name: string, text: string, behind: string): boolean {
  if (text.length < 3 || !/^[A-Za-z_$@][A-Za-z_$]{2,60}$/.test(text)) return false;
  const value = text.replace(/[^A-Za-z]/g, '').toLowerCase();
  const own = name.replace(/[^A-Za-z]/g, '').toLowerCase();
  if (value.length < 3) return false;
  if (own === value || (value.length > 3 && own.endsWith(value))) return true;
  // `token = accessToken;`
  return (
    own.length > 3 &&
    value.endsWith(own) &&
    /[a-z][A-Z]|_/.test(text) &&
    /^[;,)]/.test(behind) &&
    !/^(?:my|your)/i.test(text)
  );
}

/** `options.username`, `win32api.RegOpenKeyEx`: of things that programs have, or in the manner of their names. */
function isMember(name: string, text: string, behind: string): boolean {
  const parts = text.replace(/^[@$]+|[!?]$/g, '').split(/\?\.|!\.|\.|->|::/);
  if (!parts.every((part) => isWords(part))) return false;
  if (OWNER.test(parts[0] ?? '') || text.includes('->') || text.includes('::') || text.includes('?.')) return true;
  if (parts.some((part) => /[a-z][A-Z]|[a-z]_[a-z]|[A-Z]_[A-Z]/.test(part))) return true;
  // A password may be two words and a dot.
  if (/\d/.test(text) || /pass|pwd|pw$|secret|phrase/i.test(name)) return false;
  return /^[;)]/.test(behind) || /^,\s/.test(behind);
}

/** Made of words, and of no more than three digits in a row. */
function isWords(part: string): boolean {
  if (/\d{4}|\d\D+\d\D+\d/.test(part)) return false;
  const words = part.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[^A-Za-z]+/);
  return words.every((word) => word.length <= 20 && !unlikeWords(word, 4));
}

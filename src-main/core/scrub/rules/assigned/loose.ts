import { lineStart } from '../../characters.ts';
import { endOf, opening } from '../../opening.ts';
import { classifyName } from '../../secret-names.ts';
import { speaksOfSecrets } from '../../secret-values.ts';
import { ownClass } from './name.ts';
import { type Place, skipGap } from './place.ts';

/** Values that no sign ties to their name: in sentences, files of settings, tables with tabs. */

export const PASSWORD_NAMED = /(?:pass(?:word|wd|code|phrase)?s?|pwd|pw|kennwort|passwort)$/i;

/** What `reg query` prints between a name and its value. */
const REGISTRY_TYPE = opening(' \t', /[ \t]{1,8}REG_(?:EXPAND_|MULTI_)?SZ[ \t]{1,8}(?=\S)/y);

/** `"AUTH" "x"`: a command and its argument, as a server logs them. */
const QUOTED_ARGUMENT = opening(' \t', /[ \t]{1,4}(?=["'`][^"'`\s]{6,128}["'`])/y);

/** `password in ("x", …`, `case password when "x"` */
const AMONG = opening(' ', / (?:(?:in|IN) {0,2}[([] {0,2}|when )(?=["'][^"'\s]{4,128}["'])/y);

/** What tables say of a column, and what a pipe leads to: no password. */
export const OF_COLUMN =
  /^(?:string|text|user(?:_?name)?|e?mail|name|type|values?|description|default|required|optional|integer|number|bool(?:ean)?|(?:var)?char(?:\(\d+\))?|varchar\S*|date|timestamp|role|host(?:name)?|port|address|created\S*|updated\S*|notes?|comments?|examples?|status|nullable|hidden|encrypted|hashed|sort|unique?|less|more|xargs|head|tail|base64|pbcopy|pbpaste|clip|tee|grep|sha\d+sum|md5sum|openssl|xclip|column|bytes|object|array|secret\w*|\w*_(?:id|at|name|type))$/i;

const IS = opening(
  ' ',
  / (?:is|was|ist|é|è|est|es|är|jest|lautet|heißt|equals|set to|changed to|is now|=)(?: set to| now)?:? (?=\S)/iy,
);

/** "replace YOUR_API_KEY with x7", "set snyk_key to x7" */
const WITH = opening(' ', / (?:with|by|to|from) (?=\S{10})/y);
const REPLACES =
  /\b(?:replac\w{1,3}|substitut\w{1,3}|swap\w{0,4}|set|sets|setting|chang\w{1,3}|updat\w{1,3}|rotat\w{1,3}) (?:the |my |our |your |placeholder )?["'`<]?$/i;

/** Whether the words before may make a value of what follows: `machine x login y password z`, `ENV TOKEN z`. */
export function lineTells(text: string, nameStart: number): boolean {
  const line = text.slice(lineStart(text, nameStart, 200), nameStart);
  return /machine\s|login\s|set(?:x|env)?\s|env\s/i.test(line) || line.trimStart() === '';
}

/** `[name] value`, `name value` or the value on the next line: only what looks generated counts there. */
export const LOOSE_VALUE = opening(
  ' \t\r\n',
  /(?:[ \t]{1,24}|\r?\n[ \t]{0,8})(?=[^\s"'`]{10})(?=[^\s\d]{0,40}\d|[A-Za-z]{16}|[A-Za-z]{0,14}[a-z][A-Z]{2})/y,
);

/** `bad credentials (x7)`, `token {x7}`: only what looks generated counts there. */
const IN_PARENTHESES = opening(' ', / [({](?=[A-Za-z0-9+/_=.-]{10,512}[)}])/y);

const PASSWORD_NAME =
  /^(?:[\w-]{0,20}(?:password|passwd|passcode|passphrase|passwort|kennwort)|(?:[a-z]{2,20}[_-]){1,4}(?:pass|pw|pwd)|bindpw|rootpw)$/i;

/** `password? x7`, `zip password - x7`, `PASSWORD for ada .... x7`: odd, and nothing behind it in the line. */
export const ASKED = opening(
  '? \t',
  /(?:\?[ \t]{1,2}|(?:[ \t](?:for|of)[ \t][\w.@'-]{1,24})?[ \t]{1,4}(?:[-–—]|[.]{3,40}|…)[ \t]{1,4})(?=["']?(?=[^\s"']{0,40}\d)(?=[^\s"']{0,40}[A-Za-z])[^\s"'()=:/.,-][^\s"'()=:/]{7,63}["']?[ \t]{0,4}(?:\r?\n|$))/y,
);

/** "the password, zq7tig3r, is old": set off by two commas. */
export const APPOSED = opening(
  ',',
  /, (?=[^\s,]{8,64},)(?=[^\s,]{0,40}\d[^\s,]{0,40}\d)(?=[^\s,]{0,40}[A-Za-z])(?=[^\s,"'`()=:/.]{8})/y,
);

/** "failed with password s3cr3t!": letters with a digit or a sign among them, and nothing that a sentence has. */
export const PASSWORD_LIKE = opening(
  ' \t',
  /[ \t]{1,3}(?:\d (?=\S))?(?!(?:sha|md|aes|rsa|argon|pbkdf|bcrypt|scrypt|utf|base|v|is|on|in|at)[-_]?\d)(?=[A-Za-z0-9!@#$%^&*?~+=_-]{6,64}(?:[.,;)'"]{0,2}(?:\s|$)))(?=[^\s]{0,63}[0-9!@#$%^&*?~])(?=[^\s]{0,63}[A-Za-z])(?=\S)/iy,
);

/** What has no sign between name and value: a sentence, a file of settings, a quote. */
export function looseValueAfter(
  text: string,
  nameStart: number,
  nameEnd: number,
  name: string,
  closed: number,
  aside: number,
): Place | null {
  const is = endOf(IS, text, aside >= 0 ? aside - 1 : nameEnd);
  if (is >= 0) return { at: is, sign: text[is - 2] === ':' ? ':' : 'word' };
  const replaced = endOf(WITH, text, nameEnd);
  if (replaced >= 0 && REPLACES.test(text.slice(Math.max(0, nameStart - 32), nameStart)))
    return { at: replaced, sign: '=', onlyOpaque: true };
  const inside = endOf(IN_PARENTHESES, text, nameEnd);
  if (inside >= 0) return { at: inside, sign: '=', onlyOpaque: true };
  const among = PASSWORD_NAMED.test(name) ? endOf(AMONG, text, nameEnd) : -1;
  if (among >= 0) return { at: among, sign: '=' };
  const typed = endOf(REGISTRY_TYPE, text, nameEnd);
  if (typed >= 0) return { at: typed, sign: '=' };
  if (closed > nameEnd && /^(?:auth|pass|password|passwd|requirepass)$/i.test(name)) {
    const argument = endOf(QUOTED_ARGUMENT, text, closed);
    if (argument >= 0) return { at: argument, sign: '=' };
  }
  const space = skipGap(text, nameEnd);
  if (space > nameEnd) {
    if (/["'`]/.test(text[space] ?? '') || text.startsWith('@"', space))
      return {
        at: space,
        sign:
          (text[nameStart - 1] === ':' && /[{\s([,]/.test(text[nameStart - 2] ?? ' ')) ||
          /(?:#define|\((?:defvar|defconst|setq|def)|\bset(?:env)?)[ \t]{1,4}$/.test(
            text.slice(Math.max(0, nameStart - 16), nameStart),
          )
            ? '='
            : '"',
      };
    // `(password x7)` of a list in brackets.
    if (text[nameStart - 1] === '(' && ownClass(name) === 'secret' && isAloneInBrackets(text, space))
      return { at: space, sign: ' ' };
    const line = text.slice(lineStart(text, nameStart, 200), nameStart);
    // Nothing but the value: "password hash mismatch" is a sentence.
    const begins =
      /^\s*$/.test(line) &&
      /^(?:requirepass|masterauth|password|secret|[\w-]{1,40}\.[\w.-]{0,60}(?:password|passwd|secret))$/i.test(name) &&
      /^\S{1,256}[ \t]{0,8}(?:[#;\r\n]|$)/.test(text.slice(space, space + 260));
    const bare =
      /^\s*$/.test(line) &&
      /^(?:pass|passwd|psk|pwd|authtoken)$/i.test(name) &&
      /^(?=\S{0,60}\d)(?=\S{0,60}[A-Za-z])[^\s/:.()]{6,128}[ \t]{0,8}(?:[\r\n]|$)/.test(text.slice(space, space + 140));
    // A table of two columns, tabs between them.
    if (/^[\s|>-]{0,4}$/.test(line) && ownClass(name) === 'secret' && isTabbed(text, nameEnd))
      return { at: space, sign: ' ' };
    if (
      begins ||
      bare ||
      /^\s*ENV\s+$|\bset(?:x|env)?(?:\s-{1,2}[A-Za-z-]{1,12}){0,3}\s+$|\bmachine\s\S{1,80}\s.*$|^\s*login\s\S{1,80}\s+$/i.test(
        line,
      )
    ) {
      return { at: space, sign: ' ' };
    }
  }
  const like = PASSWORD_NAME.test(name) ? endOf(PASSWORD_LIKE, text, nameEnd) : -1;
  if (like >= 0) return { at: like, sign: ' ' };
  const loose = endOf(LOOSE_VALUE, text, closed);
  return loose < 0 ? null : { at: loose, sign: ' ', onlyOpaque: true };
}

function isAloneInBrackets(text: string, at: number): boolean {
  return /^(?=[^\s)]{0,64}\d|[a-z]{3,12}-[a-z]{3,12}-[a-z])[^\s"'`()<>{}$:=,]{6,128}\)/.test(text.slice(at, at + 130));
}

function isTabbed(text: string, nameEnd: number): boolean {
  const value = /^\t{1,4}([^\s"'`<>(){}$]{6,128})[ \t]{0,8}(?:\r?\n|$)/.exec(text.slice(nameEnd, nameEnd + 150))?.[1];
  return value !== undefined && !OF_COLUMN.test(value) && !speaksOfSecrets(value) && classifyName(value) !== 'secret';
}

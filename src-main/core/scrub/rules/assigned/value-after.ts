import { characters, indexWithin, isIn, lineStart, stepOver } from '../../characters.ts';
import { endOf, opening } from '../../opening.ts';
import { valueOfCall } from './calls.ts';
import { valueInNextCell, valueInOtherCell } from './cells.ts';
import { APPOSED, ASKED, looseValueAfter, OF_COLUMN, PASSWORD_NAMED } from './loose.ts';
import { classOfLastWord, ownClass } from './name.ts';
import { GAP, match, type Place, skipGap } from './place.ts';
import { LIST_ITEM } from './take.ts';

/** Where the value of a name begins, by every sign that assigns. */

/** Closing quotes and brackets of the name: `"x"`, `\"x\"`, `['x']`, `'x')`. */
const CLOSERS = opening('\\"\'`])*', /(?:\\{0,7}["'`”’]|[\])]|\*\*){1,3}/y);

const EQUALS = characters('=');

const LETTER_CODE = characters('A-Za-z_$@');

const COLONS = characters(':');

/** "Password (again):", "Secret Access Key [None]:", "token for staging:". */
const ASIDE = opening(
  ' \t([foFusegptarwinhbldc:=',
  /(?:[ \t]{0,4}(?:\([^()\n]{0,32}\)|\[[^[\]\n]{0,32}\]|(?:for|of|from|FOR)(?: '?https?:\/\/[^\s:'"]{1,80}'?| [\w.@'"-]{1,24}){1,3}|(?:was |is )?(?:used|supplied|given|entered|provided|tried|attempted|typed|received|sent|please|again|here|now|below|confirmation|bytes|hex|raw|plain|set|changed|updated|generated|created|reset)(?=[ \t]?[:=])))?[ \t]{0,8}(?=[:=]|(?:is|was):? ['"“\d]|(?:is|was): \S)|[ \t](?:word|phrase)[ \t](?=is \S)/y,
);

/** `:` and `=` are `signEndAt`'s. */
const SIGN = opening(
  '!?<;.+|,:>-',
  /(?:[!?]:|…(?=[A-Za-z0-9])|->|→|⇒|⟶|➜|≔|≡|﹕|<{1,2}-|>>(?=[ \t]{0,4}["'{])|\?\?=?|\?=|!={1,2}|;s:\d{1,6}:(?=\\{0,3}")|\.=|\+=|\|\|=?|:=|,(?=[ \t]{0,24}(?:<<)?\\{0,3}["'`]|[A-Za-z0-9+/_.=-]{12}))/y,
);

const TYPE_THEN_EQUALS =
  /[ \t]{0,4}[&*]?(?:'static )?[A-Za-z][\w.<>[\]?*]{0,40}[ \t]{0,4}=[ \t]{0,4}(?=\\{0,3}[bruf@$]?["'`])/y;

const TYPED_NAME = opening(
  ' \t',
  /[ \t]{1,4}(?:const[ \t])?(?:\*?string|\[\]byte|str|char|auto|(?:std::)?(?:wstring|string)|NSString|text|varchar\(\d{1,6}\)|As String)[ \t]{0,4}\*?(?:\[\d{0,6}\])?[ \t]{0,4}:?=[ \t]{0,4}(?=["'`])/iy,
);

/** `"name": "API_KEY", "value": "x"`, `name="x" value="y"`, `- name: X⏎  value: y`. */
const VALUE_FIELD = opening(
  ' \t\n\v\f\r,/\\"\'vcsdVCSDaA',
  /(?:\\{0,3}["'])?[ \t]{0,8}(?:,|\/>\s{0,40}<)?\s{0,40}(?:"(?:type|kind|id|label|secret|sensitive|format|env)"[ \t]{0,4}:[ \t]{0,4}(?:"[^"\n]{0,40}"|true|false|\d{1,6})[ \t]{0,4},\s{0,40}){0,3}\\{0,3}["']?(?:android:)?(?:value|val|content|stringvalue|defaultvalue|default|v(?=\\{0,3}["']))\\{0,3}["']?[ \t]{0,4}[:=][ \t]{0,4}/iy,
);

/** `variable "db_password" { default = "x" }` */
const DEFAULT_IN_BLOCK = opening(
  '"\'',
  /["'][ \t]{0,4}\{[^{}"]{0,80}(?:"[^"\n]{0,120}"[^{}"]{0,80}){0,3}?\bdefault[ \t]{0,8}=[ \t]{0,4}(?=["'])/y,
);

/** `"password": { "value": "x" }` */
const NESTED_VALUE = opening(
  ' \t{',
  /[ \t]{0,4}\{\s{0,40}\\{0,3}["']?(?:value|val|content|default|plain|plaintext|stringvalue|S)\\{0,3}["']?[ \t]{0,4}(?:=>|[:=])[ \t]{0,4}/iy,
);

/** `apikey"{x1}y$";`: no gap, no sign, and no word in the quotes. */
const GLUED_QUOTE = opening(
  ' \t"\'',
  /[ \t]{0,2}(?=(["'])(?=[^"'\s]{0,64}[{}$#!@%^&*][^"'\s]{0,64}[{}$#!@%^&*()[\]<>])[^"'\s]{8,256}\1[ \t]{0,4}(?:[;,)]|\s|$))/y,
);

/** `fooapikeyfoo "walrus7043";`: a setting of nginx or of C ends so, and no sentence. */
const QUOTED_SETTING = opening(
  ' \t"\'',
  /[ \t]{0,4}(?=(["'])(?=[^"'\s]{0,30}\d[^"'\s]{0,30}\d)(?=[^"'\s]{0,40}[A-Za-z])[^"'\s:]{8,128}\1;)/y,
);
const HOLDS_NAME = /passw|secret|api_?key|private_?key|token/i;

/** `password:⏎  - opensesame`: whatever stands in such a list. */
const LIST_WORD = opening(' \t\r\n', /[ \t]{0,4}\r?\n[ \t]{0,40}- (?=[^\s:{}[\]#]{3,256}[ \t]{0,8}(?:\r?\n|$))/y);

/** `Password:⏎opensesame`: a line of one word. */
const LINE_BELOW = opening(
  ' \t\r\n',
  /[ \t]{0,4}\r?\n[ \t]{0,40}(?=[^\s:=(){}[\]<>$#/-][^\s:={}]{3,128}[ \t]{0,8}(?:\r?\n|$))/y,
);

/** The same under another name: letters and digits in one word of ten or more. */
const KEY_BELOW = opening(
  ' \t\r\n',
  /[ \t]{0,4}\r?\n[ \t]{1,40}(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])(?=[^\s:=(){}[\]<>$#/-][^\s:={}/.()]{9,128}[ \t]{0,8}(?:\r?\n|$))/y,
);

/** `password|zq7tig3r`, `password;x`, `password[x]`: no gap and no sign of its own, so a letter and a digit are asked for. */
const GLUED_VALUE = opening(
  '|;~>[#',
  /[|;~>[#](?=[^\s|;<>[\]()#"']{0,64}[A-Za-z][^\s|;<>[\]()#"'A-Za-z]|[^\s|;<>[\]()#"']{0,64}\d[A-Za-z])(?=[^\s|;<>[\]()#"']{0,64}\d)(?=[^\s|;<>[\]()#"']{6,128}(?:[\]|;\s]|$))/y,
);

/** `snyk|0a1b…`: only what looks generated counts there. */
const BESIDE = opening('|;~>', /[|;~>](?=[A-Za-z0-9_.+/-]{10,400}={0,2}(?:[\s|;,"')<]|$))/y);

/** `<data name="password" xml:space="preserve"><value>x`, `<property name="password">x`. */
const ELEMENT_NAMED = opening(
  '"\'',
  /["'](?:[ \t]{1,4}(?!(?:value|content|default)=)[\w:.-]{1,30}=["'][^"'<>\n]{0,60}["']){0,3}[ \t]{0,4}>(?:\s{0,40}<(?:value|string)>)?/y,
);

/** `<input type="password" name="p" value="x">` */
const INPUT_VALUE = opening(
  '"\'',
  /["'](?:[ \t]{1,4}[\w-]{1,20}=["'][^"'<>\n]{0,60}["']){0,4}[ \t]{1,4}value=(?=["'])/y,
);

/** What may stand between a name that ends its line and its value below: emphasis, a colon, a rule, a fence, a prompt. */
const TITLED = opening(
  '*`:_( \t\r\n',
  /(?:\*{1,2}|`|:|__|[ \t]?\([^()\n]{1,32}\)|[ \t](?:here|below|is|was|again)){0,3}:?[ \t]{0,4}\r?\n(?:[ \t]{0,8}(?:[-=~]{3,40}|```\w{0,10})?[ \t]{0,4}\r?\n){0,2}[ \t]{0,12}(?:[>$%][ \t]{1,3}|`)?(?=[A-Za-z0-9!@#$%^&*?_+-])/y,
);
/** A line of one word: letters and digits in it, and no file, version, date or place. */
const GENERATED_LINE =
  /^(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])(?!v?\d{1,4}[.-]\d)[A-Za-z0-9_+=-][A-Za-z0-9_.+=-]{9,512}`?[ \t]{0,8}(?:\r?\n|$)/;
const PASSWORD_LINE =
  /^(?=\S{0,40}\d)(?=\S{0,40}[A-Za-z])(?!v?\d{1,4}[.-]\d)(?=\S{0,40}(?:\d\D{0,20}\d|[!@#$%^&*?]))[^\s:=(){}[\]<>"'/,;]{8,128}[ \t]{0,8}(?:\r?\n|$)/;
const ENDS_TITLE = characters('*`:_ \t\r\n');
/** A title, and not the end of a sentence. */
const TITLE = /^[\s#*>|_`?-]{0,8}(?:[A-Za-z][\w.'-]{0,24} ){0,5}$/;

/** `Temporary password⏎⏎x7`, `## API key⏎⏎x7`, `Token⏎=====⏎x7`. */
function valueBelowTitle(text: string, nameStart: number, nameEnd: number, name: string): number {
  const at = endOf(TITLED, text, nameEnd);
  if (at < 0) return -1;
  const isPassword = PASSWORD_NAMED.test(name);
  const line = text.slice(at, at + 530);
  if (!(GENERATED_LINE.test(line) || (isPassword && PASSWORD_LINE.test(line)))) return -1;
  return TITLE.test(text.slice(lineStart(text, nameStart, 160), nameStart)) ? at : -1;
}

/** An address as a debugger prints it, or the end of a line, before a value in quotes. */
const BELOW = opening(
  '0\r\nvVl<s',
  /0x[0-9a-f]{1,16} (?=")|string\(\d{1,6}\) (?=")|[vV]alue(?: is)?[:=][ \t]{1,4}|<class 'str'>[ \t]{1,4}(?=["'])|lambda: ?(?=["'])|\r?\n[ \t]{0,40}(?:string\(\d{1,6}\) )?(?=["'`][^"'`\n]{4,256}["'`])/y,
);

/** `"--token",⏎  "x"`: a list of arguments with a line for each. */
const NEXT_ARGUMENT = opening(',', /,[ \t]{0,4}\r?\n[ \t]{0,80}(?=["'])/y);

/** `name="password"`, an empty line, the value: a part of a form. */
const FORM_PART = opening('"\'', /["'](?:\r?\nContent-[^\r\n]{1,80}){0,2}\r?\n\r?\n(?=[^\r\n]{3,256}\r?\n--)/y);

/** `<label>API key</label><input value="x">` */
const LABELLED_INPUT = opening(
  '<: \t',
  /:?[ \t]?<\/(?:label|span|td|th|dt|p|b|strong)>\s{0,40}<input(?:[ \t]{1,4}[\w-]{1,20}=["'][^"'<>\n]{0,60}["']){0,4}[ \t]{1,4}value=(?=["'])/iy,
);

const PLIST_VALUE = opening(
  '<: \t',
  /:?[ \t]?<\/(?:key|name|string|t[dh]|dt|b|strong)>\s{0,80}(?:<\/(?:td|dt|th)>\s{0,40})?<(?:string|data|integer|value|td|dd|code)(?:[ \t][^<>\n]{0,80})?>\s{0,40}(?:<(?:code|b|strong|pre|kbd)>\s{0,20})?/iy,
);

/** `val key by lazy { "x" }` */
const LAZY = opening(' ', / by lazy ?\{ {0,4}(?=["'])/y);

/** `std::string password{"x"}` */
const BRACED = opening('{', /\{[ \t]{0,4}(?=["'][^"'\n]{3,256}["'][ \t]{0,4}\})/y);

/** `expect(password).toBe("x")` */
const EXPECTED = opening(
  '.)',
  /\)?\.(?:orElse|getOrElse|getOrDefault|unwrap_or|unwrapOr|to(?:Be|Equal|StrictEqual|Match)|to\.(?:be|equal|eql|eq)|should(?:Be|Equal)|isEqualTo|equals?|eq)\([ \t]{0,4}(?=["'][^"'\s]{3,256}["'][ \t]{0,4}\))/y,
);

/** `= given or "x"`, `= process.env.PW || "x"`: what is used where nothing was given. */
const FALLBACK =
  /(?:[A-Za-z_$@][\w.$?]{0,60}(?:\([^()\n]{0,60}\)|\[[^[\]\n]{0,40}\])?)[ \t]{1,3}(?:or|\|\||\?\?|\?:)[ \t]{1,3}(?=["'`][^"'`\n]{3,256}["'`])/y;

/** Where the sign that assigns ends, the two that nearly always do it first; -1 where none stands. */
function signEndAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 61) {
    if (text.charCodeAt(at + 1) === 62) return at + 2;
    return stepOver(text, at, EQUALS, 3);
  }
  if (code === 58) {
    const end = stepOver(text, at, COLONS, 3);
    return text.charCodeAt(end) === 61 ? end + 1 : end;
  }
  return endOf(SIGN, text, at);
}

/** Where the value of a name begins, and by which sign; null where nothing is assigned to it. */
export function valueAfter(
  text: string,
  nameStart: number,
  nameEnd: number,
  flag: boolean,
  name: string,
): Place | null {
  const before = text[nameStart - 1];
  const plist = endOf(PLIST_VALUE, text, nameEnd);
  if (plist >= 0) return { at: plist, sign: '=', xml: true };
  const labelled = endOf(LABELLED_INPUT, text, nameEnd);
  if (labelled >= 0) return { at: labelled, sign: '=' };
  if (before === '<' && /[> ]/.test(text[nameEnd] ?? '')) {
    const open = indexWithin(text, '>', nameEnd, 120);
    if (open >= 0 && open - nameEnd < 120 && text[open - 1] !== '/') return { at: open + 1, sign: '=', xml: true };
  }
  if (
    before === ':' &&
    /[> ]/.test(text[nameEnd] ?? '') &&
    /<[\w.-]{1,24}:$/.test(text.slice(Math.max(0, nameStart - 26), nameStart))
  ) {
    const open = indexWithin(text, '>', nameEnd, 200);
    if (open >= 0 && open - nameEnd < 200 && text[open - 1] !== '/') return { at: open + 1, sign: '=', xml: true };
  }
  if (before !== '"' && before !== "'" && before !== '`') {
    const glued = endOf(GLUED_QUOTE, text, nameEnd);
    if (glued >= 0) return { at: glued, sign: '=', set: true };
    const setting = endOf(QUOTED_SETTING, text, nameEnd);
    if (setting >= 0 && HOLDS_NAME.test(name)) return { at: setting, sign: '=', set: true };
  }
  const attribute = endOf(INPUT_VALUE, text, nameEnd);
  if (attribute >= 0) return { at: attribute, sign: '=' };
  const element = endOf(ELEMENT_NAMED, text, nameEnd);
  if (element >= 0 && /(?:name|key|id)=["'][\w.-]{0,80}$/i.test(text.slice(Math.max(0, nameStart - 90), nameStart)))
    return { at: element, sign: '=', xml: true };
  const block = endOf(DEFAULT_IN_BLOCK, text, nameEnd);
  if (block >= 0) return { at: block, sign: '=' };
  const titled = ENDS_TITLE[text.charCodeAt(nameEnd)] === 1 ? valueBelowTitle(text, nameStart, nameEnd, name) : -1;
  if (titled >= 0 && classOfLastWord(text, nameStart, name) === 'secret') return { at: titled, sign: '=' };
  const closers = endOf(CLOSERS, text, nameEnd);
  const closed = closers < 0 ? nameEnd : closers;
  const wasQuoted = closed > nameEnd && text[nameEnd] !== '*';
  // `node,x.js,--token,x`: an argument list that was joined.
  if (flag && text[nameEnd] === ',' && /[A-Za-z0-9]/.test(text[nameEnd + 1] ?? ''))
    return { at: nameEnd + 1, sign: ' ' };
  const argument = flag && wasQuoted ? endOf(NEXT_ARGUMENT, text, closed) : -1;
  if (argument >= 0) return { at: argument, sign: '=' };
  const first = text.charCodeAt(closed);
  const aside = first === 58 || first === 61 ? closed : endOf(ASIDE, text, closed);
  const signAt = aside >= 0 ? aside : skipGap(text, closed);
  const signEnd = signEndAt(text, signAt);
  if (signEnd >= 0) {
    const typed = text.charCodeAt(signEnd - 1) === 58 ? match(TYPE_THEN_EQUALS, text, signEnd) : -1;
    if (typed >= 0) return { at: typed, sign: '=' };
    const spelled = text.slice(signAt, signEnd);
    const behind = text.charCodeAt(skipGap(text, signEnd));
    if (behind === 123) {
      const nested = endOf(NESTED_VALUE, text, signEnd);
      if (nested >= 0) return { at: nested, sign: '=' };
    }
    if (spelled === '=' && (behind === 10 || behind === 13) && ownClass(name) === 'secret') {
      const below = endOf(KEY_BELOW, text, signEnd);
      if (below >= 0) return { at: below, sign: ':' };
    }
    if (spelled === ':' && (behind === 10 || behind === 13)) {
      const item = endOf(LIST_ITEM, text, signEnd);
      if (item >= 0) return { at: item, sign: '=', list: true };
      if (PASSWORD_NAMED.test(name)) {
        const word = endOf(LIST_WORD, text, signEnd);
        if (word >= 0) return { at: word, sign: ':', list: true };
      }
      const below = PASSWORD_NAMED.test(name)
        ? endOf(LINE_BELOW, text, signEnd)
        : ownClass(name) === 'secret'
          ? endOf(KEY_BELOW, text, signEnd)
          : -1;
      if (below >= 0) return { at: below, sign: ':' };
    }
    // `token ?? fallback` is code, `token ?? "x"` shows one, and so does a word that looks generated.
    if ((spelled === '??' || spelled === '||') && !/["'`]/.test(text[skipGap(text, signEnd)] ?? ''))
      return spelled === '||' ? { at: skipGap(text, signEnd), sign: '=', onlyOpaque: true } : null;
    // `token[3]: RPAREN`
    if (aside > closed && /^[ \t]{0,4}\[\d{1,6}\]/.test(text.slice(closed, aside)))
      return { at: skipGap(text, signEnd), sign: '=', onlyOpaque: true };
    if (spelled.startsWith('!=') && !/["'`]/.test(text[skipGap(text, signEnd)] ?? ''))
      return { at: skipGap(text, signEnd), sign: '=', onlyOpaque: true };
    // `Secret::new("x7")`
    if (spelled === '::') {
      const made = match(/(?:new|from|of|create|wrap|from_str|from_string)\([ \t]{0,4}(?=["'])/y, text, signEnd);
      if (made >= 0) return { at: made, sign: '=' };
    }
    // `token::Kind` is a path of a program; LDIF has a gap behind its two.
    if ((spelled === '::' || spelled === ':::') && !/\s/.test(text[signEnd] ?? ' ')) return null;
    if (spelled === ',') {
      const cell = ownClass(name) === 'secret' ? valueInOtherCell(text, nameStart, closed) : -1;
      if (cell >= 0) return { at: cell, sign: ':' };
      const field = endOf(VALUE_FIELD, text, nameEnd);
      // A row of a table: what stands in the next column, where that looks generated.
      if (/[A-Za-z0-9+/_.=-]/.test(text[signEnd] ?? ' ')) return { at: signEnd, sign: '=', onlyOpaque: true };
      // `"Bearer","scope":`: what follows is the next name.
      if (field < 0 && match(/[ \t]{0,4}\\{0,3}(["'`])[\w.$-]{1,60}\\{0,3}\1[ \t]{0,4}:/y, text, signEnd) >= 0)
        return null;
      // `["username", "password", "email"]`
      const next = /^[ \t]{0,4}["'`](\w{2,24})["'`]/.exec(text.slice(signEnd, signEnd + 32))?.[1];
      if (
        field < 0 &&
        next !== undefined &&
        (OF_COLUMN.test(next) ||
          /^(?:auth|token|password|secret|cookie|session|credentials?|api_?key|access_?token|client_?secret)$/i.test(
            next,
          ))
      )
        return null;
      return { at: field >= 0 ? field : match(/[ \t]{0,24}(?:<<)?/y, text, signEnd), sign: '=' };
    }
    const gap = stepOver(text, signEnd, GAP, 40);
    // `assert password == expected`
    if (spelled.startsWith('==') && /^[A-Za-z_$][A-Za-z_.$]{0,60}(?:[\s):;,]|$)/.test(text.slice(gap, gap + 64)))
      return { at: gap, sign: '=', onlyOpaque: true };
    const fallback =
      isIn(LETTER_CODE, text.charCodeAt(gap)) && ownClass(name) !== null ? match(FALLBACK, text, gap) : -1;
    if (fallback >= 0) return { at: fallback, sign: '=' };
    const below = endOf(BELOW, text, gap);
    const at = below < 0 ? gap : below;
    return { at, sign: spelled === ':' && (!wasQuoted || text[nameEnd] === '`') && text[signEnd] === ' ' ? ':' : '=' };
  }
  const field = endOf(VALUE_FIELD, text, nameEnd);
  if (field >= 0) return { at: field, sign: '=' };
  if (PASSWORD_NAMED.test(name)) {
    const glued = endOf(GLUED_VALUE, text, nameEnd);
    if (
      glued >= 0 &&
      !(
        /[|;~]/.test(text[glued - 1] ?? '')
          ? /^[a-z]+_\w*(?:[\]|;\s]|$)/
          : /^(?:[a-z]+_\w*|[a-z]{2,12}\d)(?:[\]|;\s]|$)/
      ).test(text.slice(glued, glued + 80))
    )
      return { at: glued, sign: '=' };
  }
  const beside = ownClass(name) === 'maybe' ? endOf(BESIDE, text, nameEnd) : -1;
  if (beside >= 0) return { at: beside, sign: '=', onlyOpaque: true };
  const typedName = endOf(TYPED_NAME, text, nameEnd);
  if (typedName >= 0) return { at: typedName, sign: '=' };
  if (text.charCodeAt(closed) === 40) return valueOfCall(text, closed, name);
  const lazy = endOf(LAZY, text, nameEnd);
  if (lazy >= 0) return { at: lazy, sign: '=' };
  const held = ownClass(name) === 'secret' ? endOf(NESTED_VALUE, text, nameEnd) : -1;
  if (held >= 0) return { at: held, sign: '=' };
  const braced = endOf(BRACED, text, nameEnd);
  if (braced >= 0) return { at: braced, sign: '=' };
  const expected = closed > nameEnd ? endOf(EXPECTED, text, closed) : -1;
  if (expected >= 0) return { at: expected, sign: '=' };
  const part = endOf(FORM_PART, text, nameEnd);
  if (part >= 0) return { at: part, sign: '=' };
  const other = ownClass(name) === 'secret' ? valueInOtherCell(text, nameStart, closed) : -1;
  if (other >= 0) return { at: other, sign: ':' };
  const asked = PASSWORD_NAMED.test(name) ? endOf(ASKED, text, nameEnd) : -1;
  if (asked >= 0) return { at: asked, sign: '=' };
  const apposed = PASSWORD_NAMED.test(name) ? endOf(APPOSED, text, nameEnd) : -1;
  if (apposed >= 0) return { at: apposed, sign: '=' };
  const cell = valueInNextCell(text, closed);
  if (cell !== null) return cell;
  if (flag && /[ \t]/.test(text[nameEnd] ?? '')) return { at: skipGap(text, nameEnd), sign: ' ' };
  return looseValueAfter(text, nameStart, nameEnd, name, closed, aside);
}

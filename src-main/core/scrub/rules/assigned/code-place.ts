import { isIn } from '../../characters.ts';
import { speaksOfSecrets } from '../../secret-values.ts';
import { NAME } from './name.ts';
import type { Place } from './place.ts';

/** Places that read like an assignment and are code, or a sentence: what stands there is no secret. */

/** `type Password = Text`, `class Token = …`: a name for a type. */
const DECLARES = /\b(?:type|newtype|typealias|interface|using|typedef|enum|struct)\s{1,4}$/;

/** `lambda token: token.start`, `lambda a, secret: …` */
const LAMBDA = /\blambda(?: \w{1,30},){0,4} $/;

/** "First pass: process all", "opening pass: measure": one time of several. */
const TIME =
  /\b(?:first|second|third|fourth|last|final|next|opening|closing|single|one|two|each|every|this|compiler|render|shadow|depth|forward|backward|prepass|optimi[sz]er|optimi[sz]ation|analysis|main|initial|another|same|previous) $/i;

/** `authInfo?: AuthInfo;`, `token?: t.Input): x`: a member that may be missing has a type behind it. */
const OPTIONAL = /^\?:[ \t]{0,4}$/;
const TYPE_NAME = /^[A-Za-z_$][\w.$]{0,80}(?:[;,)<|[&\s]|$)/;

/** `onError(token, 'TAG_RESOLVE_FAILED')`, `f(key, "CryptoKey", "KeyObject")`: the names of an error, of a class. */
const ARGUMENT = /^["'](?:[A-Z][A-Z0-9]{1,20}(?:_[A-Z0-9]{1,20}){1,8}|[A-Z][a-z]{2,16}(?:[A-Z][a-z]{2,16}){1,5})["']/;

/** `non-existent secret key: tls.key`, `MountVolume … key: ca.crt`. */
const EVENT = /\bnon-existent secret $/;

/** "you might need to pass `--force`", "Pass `expectedIssuer` so that": the verb, and what is passed. */
const PASSED =
  /^`(?:-{1,2}[a-z][\w-]{1,40}|[A-Za-z_$][A-Za-z_$.]{1,40}(?:\(\))?|[a-zA-Z_]{2,30}: (?:true|false|null|\w{1,12}))`/;

/** `auth:login`: a part of a program, as its log names it. */
const PART = /^(?:auth|session|cookie|access|conn|oauth|jwt)$/i;
const PART_NAME = /^[a-z]{2,20}(?:[:.-][a-z]{2,20}){0,3}(?=[\s'"`),\]]|$)/;

/** `const creds = opts;`, `sessions[sessionId] = transport;`: another name. */
const ALIAS = /^[A-Za-z_$][A-Za-z_$.]{1,60};[ \t]{0,4}(?:$|[\r\n]|\/\/|\})/;

/** `argon2(type: Types, password: KDFInput, salt: KDFInput)`: one of several parameters. */
const PARAMETER = /^[A-Z][A-Za-z]{2,40}(?:[,)]|<|\[\]| \|)/;

/** Whether the place behind a name holds code or prose. */
export function standsInCode(text: string, nameStart: number, name: string, place: Place): boolean {
  const value = text.charCodeAt(place.at);
  const before = text.slice(Math.max(0, nameStart - 40), nameStart);
  if (value === 96 && /^pass$/i.test(name) && (place.sign === '"' || place.sign === ' '))
    return PASSED.test(text.slice(place.at, place.at + 60));
  if (value === 34 || value === 39) {
    if (place.sign !== '=' || !text.slice(Math.max(0, place.at - 3), place.at).includes(',')) return false;
    const argument = text.slice(place.at, place.at + 130);
    const word = /^["']([a-z]{2,14})["']/.exec(argument)?.[1];
    return ARGUMENT.test(argument) || (word !== undefined && speaksOfSecrets(word));
  }
  if (place.sign === '=' && DECLARES.test(before)) return true;
  if (LAMBDA.test(before)) return true;
  if (EVENT.test(before)) return true;
  if (place.sign === ':' && /^pass$/i.test(name) && TIME.test(before)) return true;
  // `pam_unix(sshd:auth): authentication failure`, `(auth): expired`: what speaks, and not a name.
  const nameEnd = nameStart + name.length;
  const sign = text.charCodeAt(nameEnd);
  if (sign === 58 && place.at === nameEnd + 1 && PART.test(name))
    return PART_NAME.test(text.slice(place.at, place.at + 90));
  // `visit(token: Token) => TokenResult`
  if (sign === 41 && /^\)\s?=>/.test(text.slice(nameEnd, place.at)) && value !== 96) return true;
  if (
    place.sign === '=' &&
    (sign === 93 || /\b(?:const|let|var|val|auto|final) $/.test(before)) &&
    ALIAS.test(text.slice(place.at, place.at + 70))
  )
    return true;
  if (
    place.sign === ':' &&
    /[(,]\s?$/.test(before) &&
    PARAMETER.test(text.slice(place.at, place.at + 46)) &&
    /\w\([^()\n]{0,40}$/.test(before)
  )
    return true;
  if (text.charCodeAt(nameEnd) === 41 && text.charCodeAt(nameEnd + 1) === 58) {
    return (
      /[(:\w]/.test(text[nameStart - 1] ?? '') && /^[a-z]{3,20} [a-z]{3}/.test(text.slice(place.at, place.at + 26))
    );
  }
  if (text.charCodeAt(nameEnd) === 63) {
    return (
      OPTIONAL.test(text.slice(nameEnd, place.at)) &&
      isIn(NAME, text.charCodeAt(nameEnd - 1)) &&
      /^(?:[A-Z]|[a-z]{1,30}[.<[|])/.test(text.slice(place.at, place.at + 32)) &&
      TYPE_NAME.test(text.slice(place.at, place.at + 90))
    );
  }
  return false;
}

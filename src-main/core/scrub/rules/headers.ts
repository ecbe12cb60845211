import { readLine, readValue } from '../assigned-value.ts';
import { ALNUM, characters, indexWithin, isAt, lineStart, stepOver, WORD } from '../characters.ts';
import { isCode, MOST_BEHIND } from '../code-values.ts';
import { looksRandom } from '../randomness.ts';
import type { Rule, Span } from '../rule.ts';

/**
 * HTTP headers that carry credentials, as they stand in a dump, in JSON, in source code or on a command line. The name
 * of the scheme stays: that `Bearer` was sent is what the reader needs.
 */
const NAME = characters('A-Za-z0-9_-');
const SIGN = /\\{0,3}["'`]?(?:\]|\))?[ \t]{0,8}(?::|=>|=|,(?=[ \t]{0,2}\\{0,3}["'`[]))[ \t]{0,8}\[?[ \t\n]{0,8}/y;
const SCHEME =
  /(?:Bearer|Basic|Digest|Token|ApiKey|Api-Key|Key|Negotiate|NTLM|OAuth|Hawk|Beacon-Proof|GoogleLogin|GenieKey|SSWS|Bot|JWT|Splunk|DeepL-Auth-Key|Client-ID|AWS4-HMAC-SHA256|AWS|SharedKey(?:Lite)?|SharedAccessSignature|MAC|Signature|PKAuth|Discogs|Apikey|Snyk|Klaviyo-API-Key)(?=[ \t]|%20|\+|\r?\n[ \t])/iy;
const BARE_SCHEME = /^\s*(?:(?:Bearer|Basic|Digest|Token|Negotiate|NTLM)\s*)?$/i;
const CHALLENGE = /^\s*(?:realm=|error=|charset=|scope=)/i;
/** A variable, a place to fill, what another program put there, a state: nothing to take out. */
const NO_VALUE =
  /^(?:<base64[\w -]{0,30}>$|\$\{|\$[A-Za-z_]|<[A-Za-z _.-]{0,60}>|\{\{|\{[A-Za-z_.]{1,60}\}$|%s|(?:undefined|null|none|true|false|missing|invalid|required|failed|denied|not|no)(?![\w-])|[[(]?(?:redacted|filtered|hidden|masked|removed|omitted|sanitized|scrubbed)[\])]?$|your[_-][a-z_-]{1,40}$)/i;
/** What stands behind `Bearer` in a sentence. */
const SENTENCE_WORD =
  /^(?:token|tokens|auth|authentication|authorization|authorisation|access|is|was|were|are|and|or|not|no|in|on|for|from|with|header|headers|scheme|schemes|realm|credentials?|format|prefix|required|missing|invalid|expired|of|the|a|to|string|undefined|null|none|info|usage|types?|challenge|example|http|https|plan|tier|mode|setup|auth\w*|stuff|training|functions?|syntax|support|knowledge|implementation|principles?|version|block|block\w+|test|tests|module)\b[.,;:!?)]?/i;

export const headers: readonly [Rule, ...Rule[]] = [
  {
    id: 'authorization-header',
    kind: 'AUTH',
    why: 'What follows the scheme of an Authorization header is the credential itself.',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2',
    keywords: [
      'authorization',
      'x-auth',
      'x-amz-security-token',
      'www-authenticate',
      'x-goog-iam',
      'authentication-info',
      'x-vault-token',
      'private-token',
      'job-token',
      'deploy-token',
      'x-api-key',
      'x-apikey',
      'x-access-token',
      'x-session',
      'x-csrf',
      'x-xsrf',
      'x-shopify-access-token',
      'ocp-apim-subscription-key',
      'x-functions-key',
      'x-figma-token',
      'x-rapidapi-key',
      'x-github-token',
      'x-gitlab-token',
      'x-hub-signature',
      'x-slack-signature',
      'dd-api-key',
      'dd-application-key',
      'x-subscription-token',
      'x-goog-api-key',
      'x-registry-auth',
      'x-plex-token',
      'x-emby-token',
      'x-secret',
      'x-token',
      'x-user-token',
    ],
    find: findAuthorization,
    scrubs: [
      ['Authorization: Bearer abc.def-1', 'Authorization: Bearer [REDACTED:AUTH:1]'],
      ['{"authorization":"Basic YWRhOnB3"}', '{"authorization":"Basic [REDACTED:AUTH:1]"}'],
      ["curl -H 'X-Api-Key: abc def'", "curl -H 'X-Api-Key: [REDACTED:AUTH:1]'"],
      ['authorization = s3cret', 'authorization = [REDACTED:AUTH:1]'],
      ['X-Api-Key: $2b$10$Qx', 'X-Api-Key: [REDACTED:AUTH:1]'],
    ],
    leaves: [
      'Authorization: Bearer',
      'WWW-Authenticate: Bearer realm="x"',
      'authorization failed: no token',
      'missing Authorization header',
      'Authorization: [redacted]',
      '"x-api-key": "[Filtered]"',
      'Authorization: Bearer {token}',
    ],
  },
  {
    id: 'bearer-token',
    kind: 'AUTH',
    why: 'A bearer token works for whoever holds it.',
    source: 'https://www.rfc-editor.org/rfc/rfc6750#section-2.1',
    keywords: ['bearer ', 'basic ', 'bearer%20', 'token '],
    find: (text, start, end, emit) => {
      if (isAt(text, start - 1, WORD)) return;
      const token = /[ \t]{0,3}(?<value>[A-Za-z0-9._~+/=:|-]{6,4096})/y;
      token.lastIndex = end;
      const match = token.exec(text);
      const value = match?.groups?.['value'] ?? '';
      if (match === null) return;
      const scheme = text.slice(start, end - 1).toLowerCase();
      if (scheme === 'token' && !looksRandom(value, 16)) return;
      // `token_type=Bearer expires_in=3600`
      if (SENTENCE_WORD.test(value) || /^[a-z_]{3,24}=[^=]/.test(value)) return;
      if (scheme === 'basic' && !isBasic(value)) return;
      if (!/[\d._-]/.test(value) && !(/[A-Z]/.test(value) && /[a-z]/.test(value)) && value.length < 16) return;
      const from = end + match[0].length - value.length;
      emit({ start: from, end: from + value.replace(/(?<![.,;:])[.,;:]+$/, '').length });
    },
    scrubs: [
      ['sent Bearer a1b2c3d4e5', 'sent Bearer [REDACTED:AUTH:1]'],
      ['sent Basic YWRhOmh1bnRlcjI=', 'sent Basic [REDACTED:AUTH:1]'],
    ],
    leaves: ['Bearer token is missing', 'Basic authentication failed', 'the bearer of this', 'basic functions'],
  },
  {
    id: 'cookie-header',
    kind: 'COOKIE',
    why: 'A cookie is a signed-in session.',
    source: 'https://www.rfc-editor.org/rfc/rfc6265#section-4',
    keywords: ['cookie', '--cookie', ' -b '],
    find: (text, start, end, emit) => {
      if (text.startsWith(' -b ', start)) {
        if (!/curl[^\n|;&]{0,400}$/.test(text.slice(Math.max(0, start - 420), start))) return;
        return emitRest(text, end, emit);
      }
      const sign = matchEnd(SIGN, text, text[end] === 's' ? end + 1 : end);
      // `js-cookie==3.0.5`, a package.
      if (sign > 0 && isAt(text, start - 1, PACKAGE_SIGN) && OF_PACKAGE.test(text.slice(sign, sign + 40))) return;
      if (sign < 0) {
        if (/^--cookie$/.test(text.slice(start - 2, end)) && text[end] === ' ') emitRest(text, end + 1, emit);
        return;
      }
      emitRest(text, sign, emit);
    },
    scrubs: [
      ['Cookie: sid=abc; theme=dark', 'Cookie: [REDACTED:COOKIE:1]'],
      ['"set-cookie":["sid=abc; Path=/"]', '"set-cookie":["[REDACTED:COOKIE:1]"]'],
    ],
    leaves: ['js-cookie==3.0.5', 'cookies are disabled', 'the cookie expired', 'Cookie: '],
  },
];

/** `js-`, `@types/`: what a package has before the word. */
const PACKAGE_SIGN = characters('-/');
const OF_PACKAGE = /^[=\s"']{0,4}[\^~]?v?\d{1,4}(?:\.\d{1,5}){1,2}["']?(?=[\s,]|$)/;

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** `user:password`, encoded, or at least something that was encoded. */
function isBasic(value: string): boolean {
  if (!/^[A-Za-z0-9+/]{6,}={0,2}$/.test(value)) return value.includes(':');
  try {
    return atob(value.replace(/(?<!=)=+$/, '')).includes(':');
  } catch {
    return value.endsWith('=') || looksRandom(value, 10);
  }
}

/** `authorizationUrl`, `authorization_type`: what speaks of the header. */
const ABOUT_HEADER =
  /^\w{0,40}(?:exception|errors?|failure|handler|filter|interceptor|middleware|context|guard|attribute|result|policy)$|^[_-]?(?:ur[li]s?|types?|endpoints?|servers?|status|mode|levels?|required|enabled|errors?|grants?|names?|schemes?|requests?|responses?|flows?|manager|service|policy|policies|provider)$/i;

function findAuthorization(text: string, start: number, end: number, emit: (span: Span) => void): void {
  if (isAt(text, start - 1, ALNUM) && !/[a-z]/.test(text[start - 1] ?? '')) return;
  const nameEnd = stepOver(text, end, NAME, 32);
  if (nameEnd > end && ABOUT_HEADER.test(text.slice(end, nameEnd))) return;
  const at = matchEnd(SIGN, text, nameEnd);
  if (at < 0) return;
  const challenge = text.slice(start, end).toLowerCase() === 'www-authenticate';
  const value = readValue(text, at);
  let from = value.start;
  const scheme = matchEnd(SCHEME, text, from);
  if (scheme > 0) {
    // A header may go on in the next line.
    const gap = /(?:[ \t]{1,4}|%20|\+|[ \t]{0,4}\r?\n[ \t]{1,8}(?=[\w+/=.~-]{8}))/y;
    from = Math.max(scheme, matchEnd(gap, text, scheme));
  }
  // `'x-api-key': apiKey,`, `finishAuth(authorization: string): void`
  if (!value.quoted && scheme < 0) {
    const behind = text.slice(value.end, value.end + MOST_BEHIND);
    if (isCode(text.slice(start, nameEnd), text.slice(value.start, value.end), behind, ':')) return;
  }
  const stop = value.quoted ? value.end : headerEnd(text, from > value.end ? from : value.start, start);
  const secret = text.slice(from, stop);
  if (challenge || CHALLENGE.test(secret) || BARE_SCHEME.test(secret)) return;
  if (!/[\p{L}\p{N}]/u.test(secret) || NO_VALUE.test(secret.trim())) return;
  if (scheme < 0 && !value.quoted && SENTENCE_WORD.test(secret) && /\s/.test(secret)) return;
  if (scheme > 0 && SENTENCE_WORD.test(secret) && !/\d/.test(secret)) return;
  const trimmedStart = from + secret.length - secret.trimStart().length;
  emit({ start: trimmedStart, end: trimmedStart + secret.trim().length });
}

/** A header that begins its line, or stands behind `-H`, goes to the line's end; elsewhere to the next gap or comma. */
function headerEnd(text: string, valueStart: number, nameStart: number): number {
  const lead = text.slice(lineStart(text, nameStart, 120), nameStart);
  const quote = /(["'])$/.exec(lead)?.[1];
  if (quote !== undefined) {
    const close = indexWithin(text, quote, valueStart, 4096);
    const line = readLine(text, valueStart).end;
    return close >= 0 && close < line ? close : line;
  }
  if (/^[\s<>*|+-]{0,12}(?:[A-Za-z]{1,20}-){0,3}$/.test(lead)) return readLine(text, valueStart).end;
  const scheme = matchEnd(SCHEME, text, valueStart);
  const from = scheme < 0 ? valueStart : scheme + 1;
  return readValue(text, from).end;
}

/** Words in a row, a type of a parameter: a pair of a cookie begins without. */
const NO_PAIR = /^[a-z]{2,20}(?: [a-z]{2,20}){1,6} \w{1,40}$|^[^;=]{0,80}[?(|]/i;

/** The whole of a cookie header: names of cookies tell the service, values open it. */
function emitRest(text: string, at: number, emit: (span: Span) => void): void {
  // A pair stands near the front of every cookie header; without one there is no need to read the line.
  if (!text.slice(at, at + 200).includes('=') && !/^[\s\\]{0,4}["']/.test(text.slice(at, at + 5))) return;
  const value = readValue(text, at);
  const stop = value.quoted ? value.end : readLine(text, value.start).end;
  let end = stop;
  if (!value.quoted) {
    const quote = /["']/.exec(text.slice(value.start, stop));
    if (quote !== null) end = value.start + quote.index;
  }
  const secret = text.slice(value.start, end);
  // `Set-Cookie: blocked by SameSite=Lax`, `parse: (cookie: string, name?: string) => Cookie`
  if (!value.quoted && NO_PAIR.test(secret.slice(0, secret.indexOf('=')))) return;
  if (!/[=]/.test(secret) && !(value.quoted && secret.length >= 8)) return;
  FOLDED.lastIndex = value.start + secret.trimEnd().length;
  const folded = !value.quoted && secret.trimEnd().endsWith(';') && FOLDED.test(text);
  emit({ start: value.start, end: folded ? FOLDED.lastIndex : value.start + secret.trimEnd().length });
}

/** Pairs that go on in the next lines, behind a gap. */
const FOLDED =
  /(?:[ \t]{0,8}\r?\n[ \t]{1,40}[^\s=;]{1,80}=[^\s;]{0,4096}(?:;[ \t]{0,4}[^\s=;]{1,80}=[^\s;]{0,4096}){0,20};?){1,20}/y;

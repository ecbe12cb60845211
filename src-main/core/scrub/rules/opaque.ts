import { characters, DIGIT, indexWithin, isIn, stepBack, stepOver } from '../characters.ts';
import { beginsInColour } from '../colour-code.ts';
import { hasMixedPlace, isHex, isUuid, looksRandom } from '../randomness.ts';
import type { Rule, Span } from '../rule.ts';
import { namesDigest, namesHex } from './digests.ts';
import { isBase58Wallet } from './wallets.ts';

const MANGLED = /^(?:_{1,3}Z|_{0,2}\$[sS]|_T0|_{1,2}T[A-Za-z]{1,4}\d|\$s|_R[A-Z])/;
/** A report of our own, an alert of another, a digest. */
const OWN_FORM = /^(?:brpt_[0-9a-f]{8,32}$|[0-9a-f]{16}-[A-Z]{3}$|sha\d{1,3}-)/;
const OF_OWN_FORM = characters('0-9a-fs');
const RUST_HASH = /^\d{1,3}h[0-9a-f]{16}E?$/;
const ALPHABET = /abcdefghijklmnopqrstuvwxyz|ABCDEFGHIJKLMNOPQRSTUVWXYZ/;
const ADDRESS = /^0x[0-9a-f]{1,16}$/i;
/** `chunk-4f3a….js`: what a bundler wrote. */
const BUILT_FILE = /^\.(?:js|mjs|cjs|css|map|png|svg|woff2?|node|dylib|so|o|a|rlib|rmeta)\b/;
const KEY_OF_UUID =
  /^(?:[A-Za-z0-9_-]{1,20}=)?[A-Za-z0-9_-]{0,20}(?:(?<![a-z]{2})(?:sk|pk|pat|sdk|mob|api|live|scw|waka)|key|tok|token|secret|(?:sub|pub|sec)-c)[-_][0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Of a longer run only so much is asked what it is. */
const MOST_READ = 8192;
const HEX_DIGIT = characters('0-9a-fA-F');
const NAME_FIRST = characters('A-Za-z_');
const LEAD = '-+/=';
const TAIL = '-_';
/** `Root=1-67c2a1b0-5d3e4f6a7b8c9d0e1f2a3b4c`. https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html */
const AWS_TRACE = /^\d-[0-9a-f]{8}-[0-9a-f]{24}$/;
/** `docker-3f1c….scope`: a container, as systemd names its group. */
const IN_CGROUP = /^(?:docker|libpod|crio|cri-containerd|containerd)-[0-9a-f]{64}$/;
const CHANGE_ID = /^I[0-9a-f]{40}$/;

/** `0x000000018a3f1234`: where something lies in memory. */
function isAddress(text: string, start: number, end: number): boolean {
  if (end - start > 18 || text.charCodeAt(start) !== 48 || (text.charCodeAt(start + 1) | 32) !== 120) return false;
  return end - start > 2 && stepOver(text, start + 2, HEX_DIGIT, 16) === end;
}

/** No letter begins a mangled name, and `$` is no part of a run. */
function mayBeMangled(text: string, from: number): boolean {
  return text.charCodeAt(from) === 95 || text.charCodeAt(from - 1) === 36;
}

/** `RtlUserThreadStart+0x21`: how far into a function. */
function withoutOffset(text: string, start: number, end: number): number {
  const digits = stepBack(text, end, HEX_DIGIT, 8);
  if (digits === end || (text.charCodeAt(digits - 1) | 32) !== 120) return end;
  return digits - 3 >= start && text.startsWith('+0', digits - 3) ? digits - 3 : end;
}

/** Runs that nothing names: taken out where they look generated and nothing round them says that they are harmless. */
export const opaque: readonly [Rule, ...Rule[]] = [
  {
    id: 'opaque-run',
    kind: 'SECRET',
    why: 'A long run of random letters and digits is more often a key than anything else.',
    source: 'https://github.com/Yelp/detect-secrets/blob/master/detect_secrets/plugins/high_entropy_strings.py',
    unlessTaken: true,
    mixed: true,
    inRun: (text, start, end, emit) => {
      if (isAddress(text, start, end) || beginsInColour(text, start)) return;
      let from = start;
      let to = isIn(NAME_FIRST, text.charCodeAt(start)) ? withoutOffset(text, start, end) : end;
      while (from < to && LEAD.includes(text[from] ?? ' ')) from += 1;
      while (to > from && TAIL.includes(text[to - 1] ?? ' ')) to -= 1;
      if (to - from < 16) return;
      const run = text.slice(from, Math.min(to, from + MOST_READ));
      const bare = withoutPadding(run);
      if (bare.length < 16 || !hasMixedPlace(bare)) return;
      // Digests are most of the runs of a log, and none of the questions below is about one.
      if (to - from <= MOST_READ && isHex(bare) && text[from - 1] !== '?') {
        if (to - from >= 20) lookAt(text, from, to, emit);
        return;
      }
      if (
        (bare.length === 36 && isUuid(bare)) ||
        (bare.length <= 18 && ADDRESS.test(bare)) ||
        (mayBeMangled(text, from) &&
          (MANGLED.test(text.slice(Math.max(0, from - 1), from + 3).trimStart()) || MANGLED.test(run))) ||
        // `?push@Fleet@@QEAAXXZ`, as Microsoft's compilers write it.
        (text[from - 1] === '?' && text[to] === '@') ||
        (bare.length <= 21 && isIn(DIGIT, bare.charCodeAt(0)) && RUST_HASH.test(bare)) ||
        (bare.length >= 26 && ALPHABET.test(bare))
      )
        return;
      // `ctx7sk-` and a UUID: the sign before it makes it a key.
      if (bare.length > 38 && bare.length < 64 && KEY_OF_UUID.test(bare)) {
        emit({ start: from, end: from + bare.length });
        return;
      }
      if (isIn(OF_OWN_FORM, bare.charCodeAt(0)) && OWN_FORM.test(bare)) return;
      // A path or words in a row: each part for itself, unless the whole reads as one base64 text.
      const isPadded = bare.length < run.length && run.length % 4 === 0;
      if (!isPadded && bare.includes('/') && isPathLike(text, from, bare)) {
        lookAtParts(text, from, to, emit);
        return;
      }
      const isAssigned = bare.includes('=');
      const assigned = isAssigned ? /^([A-Za-z_][\w-]{0,40})=(?=[A-Za-z0-9+/_-]{12})/.exec(run) : null;
      if (assigned !== null && assigned[0].length <= run.length - 12) {
        from += assigned[0].length;
        // `oom_memcg=/docker/3f1c…`
        if (text[from] === '/' && isPathLike(text, from, text.slice(from, to))) {
          lookAtParts(text, from, to, emit);
          return;
        }
        // `RAX=0x00007ffca5af3760`, `(sp=0x…`
        if (isAddress(text, from, to) || AWS_TRACE.test(text.slice(from, Math.min(to, from + 40)))) return;
      } else {
        // `DB_PASSWORD=x7`: the name is no part of it, and what is assigned too short to tell.
        const name = isAssigned ? /^([A-Za-z_][A-Za-z0-9_]{0,60})=(?=[^=])/.exec(run)?.[1] : undefined;
        if (name !== undefined && !looksRandom(name, 16)) return;
      }
      if (to - from < 20) {
        lookAtShort(text, from, to, emit);
        return;
      }
      lookAt(text, from, to, emit);
    },
    scrubs: [
      ['retry with q7Zp0Lx2Vn8Tb4Kd9Ws3 now', 'retry with [REDACTED:SECRET:1] now'],
      ['value 0a1b2c3d4e5f67890a1b2c3d4e5f6789', 'value [REDACTED:SECRET:1]'],
      ['0a1b2c3d4e5f67890a1b2c3d4e5f6789 services/payments', '[REDACTED:SECRET:1] services/payments'],
      ['see n0ta1r2e-al3k-4ey5-n0t6-ar7eal8key9n now', 'see [REDACTED:SECRET:1] now'],
      ['see n0t4-r3al5k6y-7n0t8a_r9e1a2l3 now', 'see [REDACTED:SECRET:1] now'],
      ['x Zm9v+YmFyL2Jhei9x/dXV4Q0FGRTEyMzQ1Njc4OTA= y', 'x [REDACTED:SECRET:1] y'],
    ],
    leaves: [
      'commit 0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d',
      'hash mismatch: expected 0a1b2c3d4e5f67890a1b2c3d4e5f6789',
      'brpt_1f3c5a7e9b2d4f60',
      '_ZN4core3fmt9Formatter3pad17h0123456789abcdefE',
      '_$s14StallariDaemon14ProcessManagerC5spawnyyF',
      'swift_getTypeByMangledNameInContext2',
      'test_utf8_decoder_handles_surrogates_v2',
      'claude-3-5-sonnet-20241022',
      '00000000-1111-4222-8333-444455556666',
      'task-0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f',
      'pod web-7d9f8b6c5d-x2k9q restarted',
      'at jdk.internal.reflect.GeneratedMethodAccessor123.invoke',
      '/usr/lib/x86_64-linux-gnu/libc.so.6',
      'sha512-n0tArea1Key2b3C4n0tArea1Key2b3C4n0tArea1Key2b3C4==',
      'index-4f3a2b1c9d8e7f60.js',
      'Change-Id: I0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d',
      'cpuset=docker-0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d4e5f6789.scope',
      '/reports/brpt_7e485a8047c2fbea/attachments/0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d4e5f6789',
      '0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d refs/heads/main',
      ' 0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d vendor/zlib (v1.3.1)',
      '0a1b2c3d4e5f67890a1b2c3d4e5f6789  app-1.2.tar.gz',
      'SHA256 (app.zip) = 0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d4e5f6789',
      '| commit | `0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d` |',
      'see \u001b[1m_ZN4core3fmt9Formatter3pad17h0123456789abcdefE\u001b[22m',
      'resolved "https://registry.yarnpkg.com/lodash/-/lodash-4.17.21.tgz#0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d"',
      'go.sum h1:o8WF5AvfidafWbFjsRyupxyEQJNUWxLZJCK5NXrxZZ8=',
    ],
  },
];

/** Each part of a path for itself. */
function lookAtParts(text: string, from: number, to: number, emit: (span: Span) => void): void {
  for (let at = from; at < to; ) {
    let stop = indexWithin(text, '/', at, to - at);
    if (stop < 0 || stop > to) stop = to;
    if (stop - at >= 20) lookAt(text, at, stop, emit);
    at = stop + 1;
  }
}

/** Sixteen to nineteen signs are enough only where they stand as a value does. */
function lookAtShort(text: string, from: number, to: number, emit: (span: Span) => void): void {
  const bare = text.slice(from, to);
  if (!/["'`=]/.test(text[from - 1] ?? ' ') || !/^[A-Za-z0-9]{16,19}$/.test(bare) || isHex(bare)) return;
  if (/\d.*\d.*\d/.test(bare) && looksRandom(bare, 16) && !namesDigest(text, from)) emit({ start: from, end: to });
}

function lookAt(text: string, first: number, last: number, emit: (span: Span) => void): void {
  const plain = withoutPadding(text.slice(first, last));
  if (!hasMixedPlace(plain) || (isIn(OF_OWN_FORM, plain.charCodeAt(0)) && OWN_FORM.test(plain))) return;
  if (IN_CGROUP.test(plain) || (plain.charCodeAt(0) === 95 && MANGLED.test(plain))) return;
  // https://gerrit-review.googlesource.com/Documentation/user-changeid.html
  if (CHANGE_ID.test(plain) && /\bchange-id[:=] ?$/i.test(text.slice(Math.max(0, first - 12), first))) return;
  const hex = isHex(plain) ? plain : /(?:^|[_-])([0-9a-f]{32,}|[0-9A-F]{32,})(?=$|[_-])/.exec(plain)?.[1];
  if (hex !== undefined) {
    if (
      hex.length >= 32 &&
      /\d/.test(hex) &&
      /[a-f]/i.test(hex) &&
      !namesDigest(text, first) &&
      !namesHex(text, first, hex)
    )
      emit({ start: first, end: last });
  } else if (
    isBase58Wallet(plain) &&
    looksRandom(plain, 20) &&
    !/\bh1:$/.test(text.slice(Math.max(0, first - 4), first))
  )
    emit({ start: first, end: last, kind: 'WALLET' });
  else if (/^[a-z]\w{0,60}-[0-9a-f]{16}$/.test(plain) && OF_CARGO.test(text.slice(Math.max(0, first - 16), first)))
    return;
  else if (
    hasRandomPart(plain) &&
    !METHOD.test(plain) &&
    !namesDigestOf(plain, text, first) &&
    !BUILT_FILE.test(text.slice(last, last + 8))
  ) {
    emit({ start: first, end: last });
  }
}

/** `PBKDF2WithHmacSHA256`: a method of cryptography. */
const METHOD = /^[A-Z][A-Za-z0-9]{2,12}With(?:Hmac|And)?(?:SHA|MD5|RSA|AES|DES|ECDSA)/i;

const AFTER_SHARP = /<$/;
const OF_GIT = /\b(?:rev|revision|commit|head|tree|blob|branch)["']?[ \t]{0,3}[:=]{1,2}[ \t]{0,3}["'(<]{0,2}$/i;

/** What git counts with is hex; anything else behind its words is no digest. */
function namesDigestOf(run: string, text: string, at: number): boolean {
  // `<UUID>` and `<digest>` of a list of images; a key in such brackets is neither.
  if (AFTER_SHARP.test(text.slice(at - 1, at))) return false;
  return namesDigest(text, at) && (isHex(run) || !OF_GIT.test(text.slice(Math.max(0, at - 40), at)));
}

/** `target/debug/deps/auth-8f1c2d3e4f506172`: what Cargo built. */
const OF_CARGO = /\/(?:deps|build|incremental|\.fingerprint)\/$/;

/** Laid out as a UUID, with letters that no digit of hex is: nobody writes words that way. */
const LETTERED_UUID = /^[0-9a-z]{8,11}(?:-[0-9a-z]{4}){3}-[0-9a-z]{12}$/i;

/** At least sixteen letters and digits in one piece that look generated, or a text of base64 that does. */
function hasRandomPart(run: string): boolean {
  if (run.length < 40 && LETTERED_UUID.test(run)) return /(?:\d.{0,40}){4}/.test(run) && /[g-z]/i.test(run);
  const pieces = run.split(/[-_]/);
  if (pieces.some((piece) => piece.length >= 16 && looksRandom(piece, 16))) return true;
  if (pieces.length > 1 && arePiecesOfOne(pieces)) return true;
  return (
    pieces.length <= 4 + run.length / 10 &&
    !/^[a-z0-9]+(?:[-_][a-z0-9]+)+$/.test(run) &&
    !/[-_]\w{1,3}[-_]/.test(run) &&
    looksRandom(run, 20) &&
    /[A-Z]/.test(run) &&
    /[a-z]/.test(run) &&
    /\d/.test(run)
  );
}

/** Of a digest, an address in memory. */
const HEX_PIECE = /^(?:0x)?[0-9a-f]*$/i;

/**
 * `k9x2f-7wq3_b4m8zt`: dashes among random signs. Letters and digits take turns in nearly all of the pieces, where names
 * have words, and versions and hashes have nothing but hex.
 */
function arePiecesOfOne(pieces: readonly string[]): boolean {
  let all = 0;
  let odd = 0;
  let isHexAlone = true;
  for (const piece of pieces) {
    all += piece.length;
    if (!/\d[a-z]+\d|[a-z]\d+[a-z]/i.test(piece)) continue;
    odd += piece.length;
    if (isHexAlone && !HEX_PIECE.test(piece)) isHexAlone = false;
  }
  return !isHexAlone && all >= 22 && odd * 5 >= all * 4 && all >= pieces.length * 5;
}

function withoutPadding(run: string): string {
  let end = run.length;
  while (end > 0 && run.charCodeAt(end - 1) === 61) end -= 1;
  return end === run.length ? run : run.slice(0, end);
}

function isPathLike(text: string, from: number, run: string): boolean {
  if (/[/.~:]/.test(text[from - 1] ?? ' ')) return true;
  const parts = run.split('/').filter((part) => part !== '');
  if (parts.length < 2) return false;
  const words = parts.filter((part) => !looksRandom(part, 6)).length;
  return words * 2 >= parts.length && !/[+=]/.test(run);
}

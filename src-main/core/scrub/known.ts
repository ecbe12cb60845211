import { foldCode, folded, spellings } from './case-fold.ts';
import { BASE64, goesOnAsWord, stepBack, stepOver } from './characters.ts';
import { base64Middles, base64Whole, byteForms, hex, plainForms } from './encodings.ts';
import { everydayWord } from './everyday-words.ts';
import { type FormIndex, firstForm, indexForms } from './known-forms.ts';
import type { Kind, Span } from './rule.ts';
import { beginsPath, emitHome } from './rules/home-folder.ts';
import type { ScrubContext } from './types.ts';
import { type Sums, sumsOf } from './walk.ts';

/** One form of something this Mac is known to hold. */
interface KnownForm {
  readonly text: string;
  readonly rule: KnownRule;
  readonly kind: Kind;
  /** What all forms of the value share, for numbering. */
  readonly value: string;
  /** Only where no letter or digit touches it: `tig` is not in `tigger`. */
  readonly alone: boolean;
  readonly anyCase: boolean;
  /** The run of base64 round it goes too: its first digits hold a part of the secret. */
  readonly wholeRun: boolean;
}

export type KnownRule = 'known-secret' | 'known-user' | 'known-name' | 'known-host' | 'known-home' | 'known-repository';

/** Finds all forms in one pass: at each place it is asked whether a form begins with those three characters. */
export interface KnownValues {
  readonly sums: Sums;
  readonly byHash: ReadonlyMap<number, FormIndex<KnownForm>>;
  /** Names of two signs: too short for a sum. */
  readonly short: readonly KnownForm[];
}

const SHORTEST = 3;
/** Longer values are looked for as they are and as JSON and URLs write them, but not as bytes. */
const LONGEST_IN_BYTES = 16_384;

export function compileKnown(context: ScrubContext): KnownValues | null {
  const forms = [
    ...(context.knownSecrets ?? []).flatMap(secretForms),
    ...homeForms(context.home),
    ...hostForms(context.hostname),
    ...nameForms(context.fullName),
    ...userForms(context.username),
    ...(context.repositories ?? []).flatMap(repositoryForms),
  ];
  if (forms.length === 0) return null;
  const byHash = new Map<number, KnownForm[]>();
  const short: KnownForm[] = [];
  const seen = [0, 1, 2, 3].map(() => new Set<string>());
  for (const form of forms) {
    // The same word may be a password, which goes as it is written, and the name of this Mac, which goes in any case.
    const same = seen[Number(form.anyCase) + 2 * Number(form.alone)] as Set<string>;
    if (same.has(form.text)) continue;
    same.add(form.text);
    if (form.text.length < SHORTEST) {
      if (UNSPACED.test(form.text)) short.push(form);
      continue;
    }
    for (const hash of sumsOfForm(form)) {
      const list = byHash.get(hash);
      if (list === undefined) byHash.set(hash, [form]);
      else list.push(form);
    }
  }
  return {
    sums: sumsOf(byHash.keys()),
    byHash: new Map([...byHash].map(([hash, list]) => [hash, indexForms(list)])),
    short,
  };
}

/** Scripts that put no space between words: a name of two signs is a whole one there, wherever it stands. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,60}$/u;

export function findShortKnown(
  { short }: KnownValues,
  text: string,
  emit: (span: Span, rule: KnownRule) => void,
): void {
  for (const form of short)
    for (let at = text.indexOf(form.text); at >= 0; at = text.indexOf(form.text, at + form.text.length))
      emitForm(form, text, at, emit);
}

/** Looks whether one of the forms stands at `start`, where three characters with that sum do. */
export function findKnown(
  known: KnownValues,
  text: string,
  start: number,
  sum: number,
  emit: (span: Span, rule: KnownRule) => void,
): void {
  const forms = known.byHash.get(sum);
  if (forms === undefined) return;
  const form = firstForm(forms, text, start, matches);
  if (form !== null) emitForm(form, text, start, emit);
}

function matches(form: KnownForm, text: string, start: number): boolean {
  const end = start + form.text.length;
  if (form.anyCase) {
    if (end > text.length) return false;
    for (let at = 0; at < form.text.length; at += 1)
      if (foldCode(text.charCodeAt(start + at)) !== form.text.charCodeAt(at)) return false;
  } else if (!text.startsWith(form.text, start)) return false;
  return !form.alone || (!goesOnAsWord(text.charCodeAt(start - 1)) && !goesOnAsWord(text.charCodeAt(end)));
}

function emitForm(form: KnownForm, text: string, start: number, emit: (span: Span, rule: KnownRule) => void): void {
  const end = start + form.text.length;
  if (form.rule === 'known-home') {
    if (isTopFolder(form.value) && !isWholePath(text, start, end)) return;
    emitHome(text, start, end, (span) => emit(span, form.rule));
    return;
  }
  const span = form.wholeRun
    ? { start: stepBack(text, start, BASE64, 4096), end: stepOver(text, end, BASE64, 4096) }
    : { start, end };
  emit({ ...span, kind: form.kind, value: form.value }, form.rule);
}

/** A switch, a number or a word that stands in every log is no secret, whatever the variable is called. */
const NO_SECRET =
  /^(?:true|false|null|none|yes|no|on|off|enabled?|disabled?|default|production|development|staging|localhost|\d{1,5}|admin|administrator|root|user|username|guest|test|password|passwd|secret|token|key|public|private|local|remote|server|client|host|main|master|http|https|basic|bearer|oauth2?|info|debug|warn|error|trace|postgres|mysql|redis|mongodb?|node|string|number|object|undefined|auto|prod|dev)$/i;

/** A longer value is long enough to be one in any case, and inside other words. */
const SHORT_SECRET = 8;

function secretForms(secret: string): KnownForm[] {
  const value = secret.trim();
  if (value.length < 4 || NO_SECRET.test(value)) return [];
  const shared = { rule: 'known-secret', kind: 'SECRET', value, wholeRun: false } as const;
  const short = value.length < SHORT_SECRET;
  const forms: KnownForm[] = plainForms(value).map((text) =>
    short
      ? { ...shared, text, alone: !UNSPACED.test(text), anyCase: false }
      : anyCase({ ...shared, text, alone: false }),
  );
  if (secret !== value) forms.push({ ...shared, text: secret, alone: false, anyCase: false });
  if (value.includes('\n'))
    forms.push(...linesOf(value).map((text) => ({ ...shared, text, alone: false, anyCase: false })));
  if (value.length > LONGEST_IN_BYTES) return forms;
  forms.push(...inBase64(value, shared).map((form) => ({ ...form, wholeRun: !form.alone })));
  if (value.length >= 6)
    for (const text of byteForms(hex(value))) forms.push({ ...shared, text, alone: false, anyCase: true });
  return forms;
}

/** A line by itself tells as much of a key as the whole where it is one run of many signs. */
const LINE_OF_KEY = /^[^\s]{24,1000}$/;

/** A value of several lines, with the ends of lines of another system; and those of its lines that are keys themselves. */
function linesOf(value: string): string[] {
  const lines = value.split(/\r?\n/);
  const whole = ['\n', '\r\n'].map((end) => lines.join(end)).flatMap(plainForms);
  return [...whole, ...lines.map((line) => line.trim()).filter((line) => LINE_OF_KEY.test(line))];
}

/** Where its middle is long enough to be found in other digits, else as all that was encoded. */
function inBase64(
  value: string,
  shared: Pick<KnownForm, 'rule' | 'kind' | 'value' | 'wholeRun'>,
): (typeof shared & Pick<KnownForm, 'text' | 'alone' | 'anyCase'>)[] {
  const middles = base64Middles(value).filter((text) => text.length >= LEAST_MIDDLE);
  if (value.length >= LEAST_IN_OTHERS)
    return middles.map((text) => ({ ...shared, text, alone: false, anyCase: false }));
  return [
    ...middles.map((text) => ({ ...shared, text, alone: false, anyCase: false })),
    ...base64Whole(value).map((text) => ({ ...shared, text, alone: true, anyCase: false })),
  ];
}

/** From so many bytes on the middle of each alignment is long enough. */
const LEAST_IN_OTHERS = 6;
const LEAST_MIDDLE = 7;

function anyCase(form: Omit<KnownForm, 'anyCase'>): KnownForm {
  return { ...form, text: folded(form.text), anyCase: true };
}

/** In any case, spelled as its capitals and its small letters are (`ß` is `SS` there), and without accents. */
function inAnyCase(form: Omit<KnownForm, 'anyCase'>): KnownForm[] {
  const { text } = form;
  if (PLAIN_LETTERS.test(text)) return [anyCase(form)];
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '');
  return [text, text.toLowerCase(), text.toUpperCase(), bare].map((one) => anyCase({ ...form, text: one }));
}

const PLAIN_LETTERS = /^[ -~]*$/;

function sumsOfForm({ text, anyCase: any }: KnownForm): Iterable<number> {
  return spellings(text.slice(0, SHORTEST), any);
}

/** Folders of the system that some accounts have for a home: their paths are the same on every computer. */
const NO_HOME =
  /^\/(?:Applications|Library|System|Users|Volumes|bin|boot|cores|dev|etc|home|lib|media|mnt|nonexistent|opt|private|proc|run|sbin|srv|sys|tmp|usr|var)$/;

/** Homes right below `/Users` or `/home` are the path rules' too; one right below `/`, as root's, is known only here. */
function homeForms(home: string | undefined): KnownForm[] {
  const folder = home?.replace(/(?<![/\\])[/\\]+$/, '') ?? '';
  if (folder.length < 4 || !/[/\\]/.test(folder) || NO_HOME.test(folder)) return [];
  const shared = { rule: 'known-home', kind: 'HOME', value: folder, wholeRun: false } as const;
  const forms: KnownForm[] = plainForms(folder).map((text) => ({ ...shared, text, alone: false, anyCase: false }));
  return forms;
}

const isTopFolder = (folder: string) => /^\/[^/\\]*$/.test(folder);

/** Not the middle of a longer path, of an address or of a longer name: `/usr/root`, `https://root/`, `/rootfs`. */
function isWholePath(text: string, start: number, end: number): boolean {
  return beginsPath(text, start) && !/^(?:[\w-]|\.\w)/.test(text.slice(end, end + 2));
}

/** Host names so common that they tell nothing. */
const NO_HOST =
  /^(?:localhost|host|hostname|mac|macbook|imac|server|computer|desktop|laptop|linux|macos|darwin|local|home|node|test|dev|build|ubuntu|debian|docker|runner|vm|main|app|web|api|db)$/i;

function hostForms(hostname: string | undefined): KnownForm[] {
  if (hostname === undefined) return [];
  const given = hostname.trim().replace(/\.$/, '');
  const full = given.toLowerCase();
  const written = given.replace(/\.[\s\S]*/, '');
  const short = full.replace(/\.[\s\S]*/, '');
  const texts = new Set<string>([given, written, full, `${short}.local`, `${short}.lan`, `${short}.home`]);
  if (short.length >= 3 && !NO_HOST.test(short)) {
    texts.add(short);
    const spaced = short.replaceAll('-', ' ');
    texts.add(spaced);
    texts.add(short.replaceAll('-', '_'));
    texts.add(short.replaceAll('-', ''));
    for (const sign of ["'", '’']) {
      const owner = spaced.replace(/^(\S{2,})s /, `$1${sign}s `);
      if (owner !== spaced) {
        texts.add(owner);
        texts.add(owner.replaceAll(' ', '-'));
      }
    }
  }
  const shared = { rule: 'known-host', kind: 'HOST', value: short, alone: true, wholeRun: false } as const;
  const plain = [...texts].filter((text) => text.length >= SHORTEST && !NO_HOST.test(text));
  return [
    ...plain.flatMap(plainForms).flatMap((text) => inAnyCase({ ...shared, text })),
    ...(written.length < SHORTEST || NO_HOST.test(written) ? [] : inBase64(written, shared)),
  ];
}

function userForms(username: string | undefined): KnownForm[] {
  const name = username?.trim() ?? '';
  const alone = !UNSPACED.test(name);
  if ((alone && name.length < SHORTEST) || everydayWord(name)) return [];
  const shared = { rule: 'known-user', kind: 'USER', value: name.toLowerCase(), alone, wholeRun: false } as const;
  return [...plainForms(name).flatMap((text) => inAnyCase({ ...shared, text })), ...inBase64(name, shared)];
}

function nameForms(fullName: string | undefined): KnownForm[] {
  const name = fullName?.trim().replace(/\s+/g, ' ') ?? '';
  const alone = !UNSPACED.test(name);
  if (alone && name.length < SHORTEST) return [];
  const parts = name.split(' ');
  const texts = new Set<string>();
  if (parts.length > 1) {
    const first = parts[0] ?? '';
    const last = parts.at(-1) ?? '';
    for (const sign of [' ', '.', '_', '-', '', '+', '%20', '\u00a0', '  ', '\t', '\n']) {
      texts.add(parts.join(sign));
      texts.add(first + sign + last);
      texts.add(last + sign + first);
    }
    texts.add(`${last}, ${parts.slice(0, -1).join(' ')}`);
    texts.add(`${last},${first}`);
    if (last.length > 1 && first.length > 1) {
      texts.add(`${first[0]}.${last}`);
      texts.add(`${first[0]}. ${last}`);
      if (last.length > 4) texts.add(first[0] + last);
    }
  }
  const shared = { rule: 'known-name', kind: 'NAME', value: name.toLowerCase(), alone, wholeRun: false } as const;
  const forms: KnownForm[] = [...texts].flatMap(plainForms).flatMap((text) => inAnyCase({ ...shared, text }));
  forms.push(...inBase64(name, shared));
  // A first or last name by itself: as a name is written, and not where it is also a word or a symbol's part.
  for (const part of parts) {
    if (part.length < SHORTEST || everydayWord(part)) continue;
    for (const text of plainForms(part)) {
      forms.push({ ...shared, text, anyCase: false }, { ...shared, text: text.toUpperCase(), anyCase: false });
    }
  }
  if (parts.length === 1 && !everydayWord(name)) forms.push(...inAnyCase({ ...shared, text: name }));
  return forms;
}

function repositoryForms(repository: string): KnownForm[] {
  const slug = repository.trim().replace(/\.git$/, '');
  if (!/^[^/\s]{1,100}\/[^\s]{1,200}$/.test(slug)) return [];
  const shared = { rule: 'known-repository', kind: 'REPO', value: slug.toLowerCase(), wholeRun: false } as const;
  return [
    ...plainForms(slug).flatMap((text) => inAnyCase({ ...shared, text, alone: true })),
    ...inBase64(slug, shared),
  ];
}

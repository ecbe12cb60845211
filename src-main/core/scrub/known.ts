import { BASE64, isWordLike, stepBack, stepOver } from './characters.ts';
import { base64Middles, hex, plainForms } from './encodings.ts';
import { everydayWord } from './everyday-words.ts';
import { type FormIndex, firstForm, indexForms } from './known-forms.ts';
import type { Kind, Span } from './rule.ts';
import { beginsPath, emitHome } from './rules/paths.ts';
import type { ScrubContext } from './types.ts';
import { roll, type Sums, sumsOf } from './walk.ts';

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
}

const SHORTEST = 3;
const LONGEST_SECRET = 16_384;

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
  const seen = new Set<string>();
  for (const form of forms) {
    if (form.text.length < SHORTEST || seen.has(form.text)) continue;
    seen.add(form.text);
    let hash = 0;
    for (let at = 0; at < SHORTEST; at += 1) hash = roll(hash, form.text.charCodeAt(at));
    const list = byHash.get(hash);
    if (list === undefined) byHash.set(hash, [form]);
    else list.push(form);
  }
  return { sums: sumsOf(byHash.keys()), byHash: new Map([...byHash].map(([hash, list]) => [hash, indexForms(list)])) };
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
    if (end > text.length || text.slice(start, end).toLowerCase() !== form.text) return false;
  } else if (!text.startsWith(form.text, start)) return false;
  return !form.alone || (!isWordLike(text.charCodeAt(start - 1)) && !isWordLike(text.charCodeAt(end)));
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

function secretForms(secret: string): KnownForm[] {
  const value = secret.trim();
  if (value.length < 4 || value.length > LONGEST_SECRET || NO_SECRET.test(value)) return [];
  const shared = { rule: 'known-secret', kind: 'SECRET', value, anyCase: false } as const;
  const forms: KnownForm[] = plainForms(value).map((text) => ({
    ...shared,
    text,
    alone: value.length < 8,
    wholeRun: false,
  }));
  if (secret !== value) forms.push({ ...shared, text: secret, alone: false, wholeRun: false });
  if (value.length >= 6) {
    for (const text of base64Middles(value))
      if (text.length >= 7) forms.push({ ...shared, text, alone: false, wholeRun: true });
    const digits = hex(value);
    for (const text of [digits, digits.replace(/..(?!$)/g, '$& ')])
      forms.push({ ...shared, text, alone: false, wholeRun: false, anyCase: true });
  }
  return forms;
}

/** Folders of the system that some accounts have for a home: their paths are the same on every computer. */
const NO_HOME =
  /^\/(?:Applications|Library|System|Users|Volumes|bin|boot|cores|dev|etc|home|lib|media|mnt|nonexistent|opt|private|proc|run|sbin|srv|sys|tmp|usr|var)$/;

/** Homes right below `/Users` or `/home` are the path rules' too; one right below `/`, as root's, is known only here. */
function homeForms(home: string | undefined): KnownForm[] {
  const folder = home?.replace(/(?<![/\\])[/\\]+$/, '') ?? '';
  if (folder.length < 4 || !/[/\\]/.test(folder) || NO_HOME.test(folder)) return [];
  return plainForms(folder).map((text) => ({
    text,
    rule: 'known-home',
    kind: 'HOME',
    value: folder,
    alone: false,
    anyCase: false,
    wholeRun: false,
  }));
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
  const full = hostname.trim().replace(/\.$/, '').toLowerCase();
  const short = full.replace(/\.[\s\S]*/, '');
  const texts = new Set<string>([full, `${short}.local`, `${short}.lan`, `${short}.home`]);
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
        texts.add(encodeURIComponent(owner).toLowerCase());
      }
    }
  }
  const shared = { rule: 'known-host', kind: 'HOST', value: short, alone: true, wholeRun: false } as const;
  const plain = [...texts].filter((text) => text.length >= SHORTEST && !NO_HOST.test(text));
  const written = hostname.trim().replace(/\.[\s\S]*/, '');
  return [
    ...plain.map((text) => ({ ...shared, text, anyCase: true })),
    ...(written.length < 6 || NO_HOST.test(written) ? [] : base64Middles(written))
      .filter((text) => text.length >= 7)
      .map((text) => ({ ...shared, text, alone: false, anyCase: false })),
  ];
}

function userForms(username: string | undefined): KnownForm[] {
  const name = username?.trim() ?? '';
  if (name.length < 3 || everydayWord(name)) return [];
  const shared = { rule: 'known-user', kind: 'USER', value: name.toLowerCase(), alone: true, wholeRun: false } as const;
  const forms: KnownForm[] = plainForms(name).map((text) => ({ ...shared, text: text.toLowerCase(), anyCase: true }));
  if (name.length >= 6) {
    for (const text of base64Middles(name))
      if (text.length >= 7) forms.push({ ...shared, text, alone: false, anyCase: false });
  }
  return forms;
}

function nameForms(fullName: string | undefined): KnownForm[] {
  const name = fullName?.trim().replace(/\s+/g, ' ') ?? '';
  if (name.length < SHORTEST) return [];
  const parts = name.split(' ');
  const texts = new Set<string>();
  if (parts.length > 1) {
    const first = parts[0] ?? '';
    const last = parts.at(-1) ?? '';
    for (const sign of [' ', '.', '_', '-', '', '+', '%20', '\u00a0', '  ']) {
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
  const shared = { rule: 'known-name', kind: 'NAME', value: name.toLowerCase(), alone: true, wholeRun: false } as const;
  const forms: KnownForm[] = [...texts]
    .flatMap(plainForms)
    .map((text) => ({ ...shared, text: text.toLowerCase(), anyCase: true }));
  // A first or last name by itself: as a name is written, and not where it is also a word or a symbol's part.
  for (const part of parts) {
    if (part.length < SHORTEST || everydayWord(part)) continue;
    for (const text of plainForms(part)) {
      forms.push({ ...shared, text, anyCase: false }, { ...shared, text: text.toUpperCase(), anyCase: false });
    }
  }
  if (parts.length === 1 && !everydayWord(name)) forms.push({ ...shared, text: name.toLowerCase(), anyCase: true });
  return forms;
}

function repositoryForms(repository: string): KnownForm[] {
  const slug = repository.trim().replace(/\.git$/, '');
  if (!/^[^/\s]{1,100}\/[^\s]{1,200}$/.test(slug)) return [];
  return plainForms(slug).map((text) => ({
    text: text.toLowerCase(),
    rule: 'known-repository',
    kind: 'REPO',
    value: slug.toLowerCase(),
    alone: true,
    anyCase: true,
    wholeRun: false,
  }));
}

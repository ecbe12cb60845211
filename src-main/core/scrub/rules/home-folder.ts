import { ALNUM, characters, holdsFiller, isAt, LETTER, stepBack, stepOver } from '../characters.ts';
import type { Span } from '../rule.ts';
import { pathEnd } from './path-extent.ts';
import { isCommonFile, isPackageRoot, isPublicFolder } from './public-places.ts';

/**
 * Where a home folder begins and ends, and what behind it is its owner's: what every Mac has stays readable, the
 * rest is one token.
 */

/** What may stand right before `/Users` or `/home` as part of the same path. */
const VOLUME =
  /(?:file:(?:\/\/(?:localhost)?)?|[a-z][a-z.+-]{1,20}:\/\/file|(?!https?:)[a-z][a-z\d.+-]{1,20}:\/\/[\w.-]{0,40}(?:\/[\w.-]{1,40}){0,2}|(?:\/[\w-]{1,24}){1,4}(?:\/\.\.){1,6}|@\w{2,16}_path(?:\/\.\.){0,6}|\/host_mnt|\/run(?:\/[\w-]{1,20}){1,3}(?:\/[a-z])?|\/\/wsl(?:\.localhost|\$)\/[\w.-]{1,40}|\/nix|\\Device\\\w{1,30}|\\{1,2}\?\?\\[A-Za-z]:|[A-Za-z]:(?:\\[\w.$-]{1,40}){0,3}|%\w{2,20}%|\\\\\?\\UNC\\[\w.-]{1,40}|\/\.MobileBackups(?:\/[\w.-]{1,40}){1,4}|\/System\/Volumes\/[\w-]{1,20}|\/Volumes\/[^/\n"']{1,64}|\/(?:private\/)?(?:mnt|cygdrive|drives|media|Network|net|nfs|srv|export|exports|var|usr|data|host|hostfs|opt|Applications|gpfs|lustre|beegfs|panfs|afs|ceph|cephfs|efs|vol|volume|scratch|nas|storage|cluster|hpc|shared?|disk|raid|backups?|tank|pool|rpool|zfs|fs|ifs|dpool|chroot|rootfs|jails?|snapshots?|proc\/\d{1,8}\/root)\d{0,3}(?:\/[\w.-]{1,40}){0,2}|\/[a-z]|\\\\[?.]\\[A-Za-z]:|\\\\wsl(?:\.localhost|\$)\\[\w.-]{1,40}|\/private)$/;
/** Before lower-case `/users/`: a drive, a store of files, a disk of a cluster. */
const NOT_A_ROUTE =
  /^[A-Za-z]:$|^(?:s3a?|gs|hdfs|abfss?|wasbs?|dbfs|sftp|scp|ftp):|^\/(?:(?:mnt|cygdrive)\/[a-z]$|(?:gpfs|lustre|beegfs|panfs|afs|ceph|nfs|export|net|vol|scratch|nas|cluster|hpc|mnt|data|storage|(?:private\/)?var|usr|opt)\d{0,3}(?:\/|$))/;
/** `-I/home/ada/include`, `_/home/ada/x` of Go, `wsl+Ubuntu/home/ada` of an editor: the path begins all the same. */
const GLUED =
  /(?:^|[\s"'(=:,])(?:\.\.?\/){0,12}\.\.?$|(?:^|[^A-Za-z0-9_.%~/-])(?:-(?:[A-Za-z]|isystem|iquote|rpath,?)|_)$|\b(?:wsl|ssh-remote|attached-container|dev-container)(?:\+|%2[Bb])[\w.%-]{1,60}$/;
const DISK_NAME = characters('A-Za-z0-9 _-');
const PLAIN = characters('A-Za-z0-9_-');
export const PATH_SIGN = /[A-Za-z0-9_.%~-]/;
/** What leads nowhere between `/Users/` and the account. */
const ONWARD = /^(?:\.?[/\\](?![/\\]{2})|[\w.-]{1,40}[/\\]\.\.[/\\])/;
/** A placeholder, or an account that every system has. */
const NO_ACCOUNT =
  /^(?:\d{1,9}|:\w{1,30}|Shared|Public|Default|Default User|All Users|Guest|linuxbrew|lost\+found|\.{1,3}|[<{[(*%$].{0,40}|\.localized|index|…)$/i;

/** Whether the path at `start` begins there: it is not the rest of a longer one, nor of an address but a file's. */
export function beginsPath(text: string, start: number): boolean {
  const before = text[start - 1] ?? ' ';
  if (before !== '/' && !PATH_SIGN.test(before)) return true;
  return /file:\/\/(?:localhost)?$/.test(text.slice(Math.max(0, start - 16), start));
}

/** The home folder whose `/Users/` or `/home/` stands at `start`. */
export function homeAt(text: string, start: number, end: number): { start: number; end: number } | null {
  if (
    /^:.(?:winnt.)?(?:profiles|docume~1|benutzer|utilisateurs|usuarios|utenti|gebruikers)/i.test(text.slice(start, end))
  )
    return profileAt(text, start, end);
  const sign = text[start] ?? '/';
  const word = text.slice(start + 1, end - 1);
  // Lower-case "users" is a route or a folder of source code, save on Windows.
  const front = text.slice(Math.max(0, start - 90), start);
  const lead = /[\s"'(=]$|^$/.test(front) && !front.includes('/Volumes/') ? null : VOLUME.exec(front);
  const before = text[start - 1] ?? ' ';
  if (sign === '/' && word === 'users' && !NOT_A_ROUTE.test(lead?.[0] ?? '') && !holdsFiles(text, end)) return null;
  // A route of a server.
  if (sign === '/' && /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) $/.test(front)) return null;
  let homeStart = start;
  if (lead !== null && !PATH_SIGN.test(text[start - lead[0].length - 1] ?? ' ')) {
    homeStart = start - (lead[0].startsWith('file:') ? 0 : lead[0].length);
  } else if (sign === ':') {
    homeStart = stepBack(text, start, DISK_NAME, 32);
  } else if (GLUED.test(text.slice(Math.max(0, start - 80), start))) {
    homeStart = start;
  } else if (sign === '/' && isGluedWord(front)) {
    homeStart = start;
  } else if (PATH_SIGN.test(before) || (before === '/' && text[start - 2] !== ':' && text[start - 2] !== '/'))
    return null;
  if (text[homeStart - 1] === '/' && text[homeStart - 2] !== '/') homeStart = start;
  let nameStart = end;
  let nameEnd = accountEnd(text, homeStart, nameStart, sign);
  // `/Users/Shared/../ada`, `/home/./ada`: the account stands behind.
  for (let step = 0; step < 4; step += 1) {
    const onward = ONWARD.exec(text.slice(nameStart, nameStart + 90))?.[0];
    if (onward === undefined) break;
    nameStart += onward.length;
    nameEnd = accountEnd(text, homeStart, nameStart, sign);
  }
  const account = text.slice(nameStart, nameEnd);
  if (account === '' || NO_ACCOUNT.test(account)) return null;
  return { start: homeStart, end: nameEnd };
}

/** `/users/ada/notes/a.txt`, `/users/ada/.config`: a route has no files and no folders of a home. */
function holdsFiles(text: string, at: number): boolean {
  return /^(?!(?:me|self|new|list|all|login|search|by-\w{1,12}|[:{<]\w{0,20}[}>]?|\d{1,12})[/\s])\p{L}[\p{L}\d_.' -]{0,31}\/(?:(?:Desktop|Documents|Downloads|Library|Pictures|dev|src|code|work|projects|\.[a-z][\w-]{1,30})(?:\/|[\s"')]|$)|[^\s"'`<>?&#:]{0,120}\.(?!json\b|xml\b|html?\b)[A-Za-z][A-Za-z0-9]{0,5}(?::\d|[\s"'`,;)\]]|$))/u.test(
    text.slice(at, at + 180),
  );
}

/** `at/Users/ada`, `xx/home/ada`: a word of a message that a gap got lost behind, and no folder of a project. */
function isGluedWord(front: string): boolean {
  const word =
    /(?:^|[\s"'(=:,])([A-Za-z]{1,2}|path|open|opening|file|from|cwd|error|dir|stat|read|reading|load|loading)$/.exec(
      front,
    )?.[1];
  return word !== undefined && !/^(?:ui|db|js|ts|my|us|en|de|fr|go|pb|ml|qa|v\d)$/i.test(word);
}

/** `D:\Profiles\ada`, where a company keeps its homes. */
function profileAt(text: string, start: number, end: number): { start: number; end: number } | null {
  if (!isAt(text, start - 1, LETTER) || isAt(text, start - 2, ALNUM)) return null;
  const nameEnd = accountEnd(text, start - 1, end, '\\');
  const account = text.slice(end, nameEnd);
  return account === '' || NO_ACCOUNT.test(account) ? null : { start: start - 1, end: nameEnd };
}

/** An account's name goes to the next slash; a space is in it only where a slash follows in the same breath. */
export function accountEnd(text: string, pathStart: number, from: number, sign: string): number {
  // Nothing that could end a path stands before its slash: how far it goes need not be known.
  const plain = stepOver(text, from, PLAIN, 64);
  if (plain > from && text.charCodeAt(plain) === 47) return plain;
  const whole = pathEnd(text, pathStart, from);
  let at = from;
  while (at < whole && text[at] !== sign && text[at] !== '/' && text[at] !== '\\') at += 1;
  if (text[at] === '\\' && text[at + 1] === ' ') {
    while (at < whole && text[at] !== '/') at += 1;
  }
  return at;
}

/** `start` to `end` is a home folder: it becomes `~`, and what follows is looked at. */
export function emitHome(text: string, start: number, end: number, emit: (span: Span) => void): void {
  emit({ start, end, put: '~', kind: 'HOME' });
  const sign = text[end];
  if (sign === '/' || sign === '\\' || sign === ':') emitRemainder(text, start, end + 1, emit);
}

/** `from` is where the part behind a home begins. */
export function emitRemainder(text: string, start: number, from: number, emit: (span: Span) => void): void {
  emitPrivate(text, from, pathEnd(text, start, from), emit);
}

/** Takes out of a relative path what no published package and no well-known folder has. */
export function emitPrivate(text: string, from: number, end: number, emit: (span: Span) => void): void {
  if (end <= from) return;
  const segments: { start: number; end: number; name: string }[] = [];
  for (let at = from; at < end; ) {
    let stop = at;
    while (stop < end && text.charCodeAt(stop) !== 47 && text.charCodeAt(stop) !== 92) stop += 1;
    if (text[stop] === '\\' && text[stop + 1] === ' ') {
      while (stop < end && text[stop] !== '/') stop += 1;
    }
    if (stop > at) segments.push({ start: at, end: stop, name: text.slice(at, stop) });
    at = stop + 1;
  }
  let first = 0;
  while (first < segments.length && isKept(segments[first]?.name ?? '')) first += 1;
  let last = segments.length - 1;
  // Inside a package all the rest is published.
  const root = segments.findIndex((segment, at) => isPackageRoot(segment.name, segments[at - 1]?.name));
  if (root >= 0) last = root - 1;
  else if (last > first && isCommonFile(segments[last]?.name ?? '')) last -= 1;
  else if (last === first && isCommonFile(segments[last]?.name ?? '')) return;
  if (first > last) return;
  emit({ start: segments[first]?.start ?? from, end: segments[last]?.end ?? end, kind: 'PATH' });
}

function isKept(name: string): boolean {
  return holdsFiller(name) || isPublicFolder(name);
}

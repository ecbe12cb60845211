/**
 * The project that a process belongs to (spec 2.2), only with `project_id: true`: SHA-256 of where its repository comes
 * from, never of a path on this Mac.
 */

/** The address of `origin` in the text of a git configuration; null where there is none. Source: git-config(1). */
export function originIn(gitConfig: string): string | null {
  let inOrigin = false;
  for (const line of gitConfig.split('\n')) {
    const section = /^\s*\[\s*([A-Za-z0-9.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/.exec(line);
    if (section !== null) inOrigin = section[1]?.toLowerCase() === 'remote' && section[2] === 'origin';
    else if (inOrigin) {
      const value = /^\s*url\s*=(.*)$/i.exec(line)?.[1]?.trim();
      if (value !== undefined && value !== '') return value.replace(/^"(.*)"$/, '$1');
    }
  }
  return null;
}

/**
 * `github.com/owner/name` of any way to write it: no scheme, name, password or port of ssh, no `.git`, no trailing slash,
 * the host in lower case. Null for what is no address of a host: a path, or `file:`, would be hashed as it is named here.
 */
export function normalisedOrigin(origin: string): string | null {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(.*)$/.exec(origin.trim());
  const rest = scheme === null ? origin.trim() : (scheme[2] ?? '');
  if (scheme !== null && !/^(?:https?|ssh|git|git\+ssh|ftps?)$/i.test(scheme[1] ?? '')) return null;
  const parts =
    scheme === null
      ? // As scp writes it: user@host:path. A single letter before the colon is a drive of Windows.
        /^(?:[^@/\s]+@)?(\[[0-9A-Fa-f:]+\]|[A-Za-z0-9.-]{2,}):(?!\/\/)\/?(.+)$/.exec(rest)
      : /^(?:[^@/]*@)?(\[[0-9A-Fa-f:]+\]|[^/:@]+)(?::\d+)?\/(.+)$/.exec(rest);
  if (parts === null) return null;
  const [plain = ''] = (parts[2] ?? '').split(/[?#]/, 1);
  const path = plain
    .replace(/(?<!\/)\/+$/, '')
    .replace(/\.git$/, '')
    .replace(/^\/+|(?<!\/)\/+$/g, '');
  return path === '' ? null : `${(parts[1] ?? '').toLowerCase()}/${path}`;
}

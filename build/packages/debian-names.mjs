// Which public packages Debian ships, told from its source index: what it packages was published under that name by others.
// Pure: the text of one or more `Sources` files in, names out.

/**
 * @typedef {{ pypi: Set<string>, crates: Set<string>, gems: Set<string>, go: Set<string> }} DebianNames
 * Names as Debian writes them: small letters, `-` for `_`; Go's by their import path.
 */

/** Parts of a package that are no package of their own. */
const PART = /-(?:doc|docs|dev|dbg|dbgsym|tests?|testing|examples?|data|common|all|dummy|bin|tools?|utils?|headers)$/;
/** How Debian's Python team names what another project already calls so. */
const PYTHON = /^python3-([a-z0-9][a-z0-9.+-]{1,60})$/;
const RUBY = /^ruby-([a-z0-9][a-z0-9.+-]{1,60})$/;
/** `librust-tokio-1-dev` is an older line of the crate; `+` names a feature of one. */
const RUST = /^librust-([a-z0-9][a-z0-9-]{0,60}?)(?:-\d{1,4}(?:\.\d{1,4}){0,3})?-dev$/;
const IMPORT_PATH = /^(?:[a-z0-9-]{1,60}\.){1,5}[a-z]{2,12}(?:\/[\w.~-]{1,100}){0,6}$/;
/** All that one owner has, where a module is meant. */
const OWNER = /^(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|git\.sr\.ht|salsa\.debian\.org)(?:\/[^/]+)?$/;

/** @returns {DebianNames} */
export function debianNames(sources) {
  const found = { pypi: new Set(), crates: new Set(), gems: new Set(), go: new Set() };
  for (const paragraph of paragraphs(sources)) {
    const binaries = (paragraph.get('Binary') ?? '').split(/[\s,]+/).filter((name) => !PART.test(name));
    // A crate's `-dev` is its only part.
    for (const name of (paragraph.get('Binary') ?? '').split(/[\s,]+/)) add(found.crates, RUST.exec(name)?.[1]);
    for (const name of binaries) {
      add(found.pypi, PYTHON.exec(name)?.[1]);
      add(found.gems, RUBY.exec(name)?.[1]);
    }
    // Programs have no prefix: what they are made with says what they are.
    const made = `${paragraph.get('Build-Depends') ?? ''} ${paragraph.get('Build-Depends-Indep') ?? ''}`;
    const source = paragraph.get('Package') ?? '';
    if (/\bgem2deb\b|\bdh-sequence-ruby\b/.test(made)) add(found.gems, source.replace(/^ruby-/, ''));
    if (/\bdh-python\b|\bdh-sequence-python3\b/.test(made) && /^python/m.test(sections(paragraph)))
      add(found.pypi, source.replace(/^python3?-/, ''));
    for (const path of (paragraph.get('Go-Import-Path') ?? '').split(/[\s,]+/))
      if (IMPORT_PATH.test(path) && !OWNER.test(path)) found.go.add(path.replace(/\/v\d{1,3}$/, ''));
  }
  return found;
}

function add(names, name) {
  if (name !== undefined && name !== '') names.add(name.toLowerCase().replace(/[-_]+/g, '-'));
}

/** Sections of the binary packages, a line each: the third word of `Package-List`. */
const sections = (paragraph) =>
  (paragraph.get('Package-List') ?? '').replace(/^\s*\S+ \S+ (\S+).*$/gm, (_, section) => section);

/** Source: deb822(5). A field goes on in lines that begin with a blank. */
function* paragraphs(text) {
  for (const block of text.split(/\n{2,}/)) {
    const fields = new Map();
    let open = null;
    for (const line of block.split('\n')) {
      if (/^\s/.test(line) && open !== null) fields.set(open, `${fields.get(open)}\n${line.trim()}`);
      else {
        const at = line.indexOf(':');
        open = at > 0 ? line.slice(0, at) : null;
        if (open !== null) fields.set(open, line.slice(at + 1).trim());
      }
    }
    if (fields.has('Package')) yield fields;
  }
}

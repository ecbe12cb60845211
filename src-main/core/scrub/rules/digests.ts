/** What stands beside hex and makes it a digest: a commit, a checksum, a container, an image. */

/** What may stand before a digest, and makes it one: it names code or a thing, not a person's key. */
const DIGEST_BEFORE =
  /(?:\b(?:cd-?hash|commit|commits|committed|sha|sha-?1|sha-?2|sha-?224|sha-?256|sha-?384|sha-?512|shasum|md5|md5sum|blake[23]\w?|crc|head|rev|revision|merge[d]?|cherry-pick(?:ed)?|revert(?:s|ed)?|parent|parents|tree|blob|object|tag|branch|checkout|checked out|bisect|ref|refs\/\S{1,80}|origin\/\S{1,60}|digest|checksum|hash|hashes|integrity|etag|fingerprint|fingerprint_version|incident|incident_id|event_id|event|trace|trace_?id|traceparent|span_?id|request[ _]?id|x-request-id|correlation_?id|report_?id|device_id|project_id_hash|build|build_?id|image|layer|layers|manifest|version|deployed|release[d]?|deploy|at|from|to|into|base|index|onto|over|for|since|until|changeset|snapshot|content-?hash|chunk|asset|cache|cid|etags|gitcommit|git_?(?:sha|commit|hash|rev)|git|vcs\.revision|vcs_ref|source_?version|proof|slide|uuid|git_?head|h1|beforepc|atpc|(?:md5|sha-?\d{1,3}|blake[23]\w?) ?\([^()\n]{1,80}\)|vcs|cache (?:hit|miss|key)|change-id: i|can describe|(?:100644|100755|120000|160000|040000)|public[_-]?key|pubkey|public[_-]?token)(?: is| was| id)?["']?[ \t]{0,3}[:=@#(]{0,2}[ \t]{0,3}["'(<]{0,2}|sha\d{1,3}[-:/=]|\.(?:tgz|git|zip)#|[@^]|\.\.\.?|\/(?:rustc|commit|commits|tree|blob|raw|compare)\/|[0-9a-f]{7,12} \(|W\/["']|g|<)$/i;
/** `MantleAPI_version=`, `SRCREV_x = "`: a name that has one of these words in it. */
const DIGEST_NAME =
  /(?:version|srcrev|revision|rev-parse|commit|checksum|chksum|digest|integrity|sha(?:1|256|512)|_sha|md5)\w{0,24}\]?["']?[ \t]{0,3}[:=]{1,2}[ \t]{0,3}["'(]{0,2}$/i;
/** Nothing but hex in these lines is a key: a list of images, a register dump. */
const IMAGE_LINE = /^[ \t]{0,8}(?:0x[0-9a-f]{4,16}\s{0,4}-|x\d{1,2}:|r[a-d0-9]\w?:|rip:|[0-9a-f]{8,16}\s)/i;
/** A cell, an element, a key, an item of a list, by whatever signs: what names digests stands before it. */
const LABELLED =
  /(?<![A-Za-z])(?:commits?|digests?|checksums?|sha-?(?:1|256|384|512)(?:sums?)?|md5(?:sums?)?|revisions?|git[_-]?(?:sha|head))(?:<\/key>\s{1,8}<string>|[ \t"'`*_|│┃:=>,/\\([{-]{1,24}|[:"'{[ ,]{1,6}\n[ \t]{0,16}(?:- )?["'`]?)$/i;
/**
 * What follows hex that begins its line and makes it a digest: the two spaces and the file of `sha256sum`, a ref of
 * `git ls-remote`, the folder and the tag of `git submodule status`, the bracket of `git cherry-pick`.
 */
const NAMED_AFTER =
  /^(?:(?: {2}| \*)[\w@%+~./-]{0,120}\.\w{1,10}(?=[\r\n]|$)|[ \t](?:refs\/\S|HEAD(?=[\r\n]|$))|[ \t][\w@.-]{1,80}(?:\/[\w@.-]{1,80}){0,8} \([\w@./+-]{1,100}\)(?=[\r\n]|$))/;
/** `-3f1c… third_party/zlib`: of a submodule that was not fetched. */
const NOT_FETCHED = /^ [\w@.-]{1,80}(?:\/[\w@.-]{1,80}){1,8}(?=[\r\n]|$)/;
const BEGINS_LINE = /(?:^|\n)[ \t+-]{0,2}\[?$/;
/** What stands before hex as long as a digest: one of two that differ, what runs, what is traced. */
const OF_TWO =
  /^[ \t]{0,20}(?:expected|got|actual|computed|found|wanted|want)(?: (?:sha|md)-?\d{1,3}(?: hash)?)?:?[ \t]{1,16}$/i;
const HEX_BEFORE =
  /(?:\b(?:container|sandbox|pod|containerd:\/|docker:\/|cri-o:\/)(?: id:?|_?id[=:]|\/)?["' ]{0,2}|\/traces\/|\/docker[/-]|\/(?:libpod|crio|cri-containerd)-|\bbut expected |\bkernel key: |\d\.\d{1,4}\.\d{1,4}(?:-\w{1,12})? \(|[;&?]drc=|\bnetwork ?id?[ :=]{1,2}|\/attachments\/|\bcache (?:restored|saved|hit|not found|missed)[a-z ]{1,40} keys?:? |\bendpoint [\w.-]{1,60} \(|\bSQLite(?: version)? 3\.\d{1,3}\.\d{1,3} [\d-]{10} [\d:]{8} )$/i;
const DIGEST_LENGTHS = new Set([32, 40, 56, 64, 96, 128]);
/** "checksum mismatch: expected x, got y", and the subject of a commit. */
const DIGEST_OF_TWO =
  /(?:checksum|digest|hash|sha-?\d{1,3}|integrity)\b.{0,90}(?:expected|got|actual|computed|found|was)[: ]{1,2}["']?$|^(?:fix|feat|chore|docs|refactor|test|build|ci|perf|style|revert)(?:\([\w-]{1,30}\))?!?: $/i;
/** `/data/app/~~aKZs…==/com.example.demo-tq5N…==/`: where Android put an app. */
const ANDROID_APP = /\/data\/app\/[\w.~=/-]{0,90}$/;

/** Whether the words before `at`, in its line, name a digest. */
export function namesDigest(text: string, at: number): boolean {
  const line = text.slice(Math.max(0, at - 100), at);
  const own = line.slice(line.lastIndexOf('\n') + 1);
  if (own.endsWith('<') && /(?:token|key|secret|password|bearer)\W{0,3}<$/i.test(own)) return false;
  return (
    (own.includes('/data/app/') && ANDROID_APP.test(own)) ||
    own.endsWith('sha256:') ||
    DIGEST_BEFORE.test(own) ||
    DIGEST_NAME.test(own) ||
    IMAGE_LINE.test(own) ||
    DIGEST_OF_TWO.test(own)
  );
}

/** The same of hex alone, which is as long as a digest: by a label, by what follows, by what it stands in. */
export function namesHex(text: string, at: number, hex: string): boolean {
  if (!DIGEST_LENGTHS.has(hex.length)) return false;
  const line = text.slice(Math.max(0, at - 60), at);
  const own = line.slice(line.lastIndexOf('\n') + 1);
  // `Expected: 3f1c…` is a digest where nothing follows; 32 of hex are as often a key.
  if (OF_TWO.test(own))
    return (
      hex.length > 32 && /^["')]{0,2}[ \t]{0,4}(?:[\r\n]|$)/.test(text.slice(at + hex.length, at + hex.length + 8))
    );
  if (HEX_BEFORE.test(own) || LABELLED.test(line)) return true;
  if (!BEGINS_LINE.test(own)) return false;
  const after = text.slice(at + hex.length, at + hex.length + 260);
  if (own.endsWith('[')) return hex.length === 40 && /^\] [A-Za-z]/.test(after);
  return NAMED_AFTER.test(after) || (own === '-' && hex.length === 40 && NOT_FETCHED.test(after));
}

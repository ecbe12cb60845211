import { holdsFiller, indexWithin, lineEnd } from '../characters.ts';
import { lookNow } from '../looks.ts';
import type { Rule, Span } from '../rule.ts';

/** A document of a cluster is a page at most; more is looked at round the word. */
const MOST = 16_384;
/** As far ahead as is read at once, so that most keywords that follow in the same document have nothing new to read. */
const AHEAD = 2 * MOST;

/** Up to where a look has read; every keyword before `covers` has had its share. */
interface Read {
  look: number;
  covers: number;
}
const readYaml: Read = { look: 0, covers: 0 };
const readJson: Read = { look: 0, covers: 0 };
const LONGEST_LINE = 8192;
const BLOCK_OF_VALUES = /(?:^|\n)(?<indent>[ \t]{0,16})["']?(?:data|stringData)["']?:[ \t]{0,8}\r?\n/g;
const VALUE_LINE = /^(?<indent>[ \t]{1,40})["']?[\w.-]{1,200}["']?:[ \t]{0,8}(?<value>.*)$/;
const TEMPLATE = /^(?:\{\{|\$\{|\$\(|ENC\[|<)/;

/** Secrets as a cluster keeps them: whatever stands under `data` is one, however it is called. */
export const clusterSecrets: readonly [Rule, ...Rule[]] = [
  {
    id: 'kubernetes-secret',
    kind: 'SECRET',
    why: 'All that a Secret of Kubernetes holds is secret, whatever it is called.',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
    keywords: [
      'kind: secret',
      'kind: "secret"',
      "kind: 'secret'",
      '"kind":"secret"',
      '"kind": "secret"',
      'kind:secret',
    ],
    find: (text, start, end, emit) => {
      if (/[A-Za-z]/.test(text[end] ?? ' ')) return;
      if (text[start] === '"') return takeJson(text, start, emit);
      if (isRead(readYaml, start)) return;
      const from = documentStart(text, start);
      const to = documentEnd(text, end);
      note(readYaml, to < end + AHEAD ? to : to - MOST);
      for (const block of text.slice(from, to).matchAll(BLOCK_OF_VALUES))
        takeBlock(text, from + block.index + block[0].length, to, block.groups?.['indent']?.length ?? 0, emit);
    },
    scrubs: [
      [
        'kind: Secret\nmetadata:\n  name: db\ndata:\n  extra: YmxhY2tiaXJk\ntype: Opaque',
        'kind: Secret\nmetadata:\n  name: db\ndata:\n  extra: [REDACTED:SECRET:1]\ntype: Opaque',
      ],
      [
        'stringData:\n  greeting: bluebird\n  file: |\n    one\n    two\nkind: Secret',
        'stringData:\n  greeting: [REDACTED:SECRET:1]\n  file: |\n    [REDACTED:SECRET:2]\n    [REDACTED:SECRET:3]\nkind: Secret',
      ],
      [
        '{"kind":"Secret","data":{"extra":"YmxhY2tiaXJk"},"type":"Opaque"}',
        '{"kind":"Secret","data":{"extra":"[REDACTED:SECRET:1]"},"type":"Opaque"}',
      ],
    ],
    leaves: [
      'kind: SecretStore\ndata:\n  - secretKey: api\n    remoteRef:\n      key: x',
      'kind: Secret\nmetadata:\n  name: db\ntype: Opaque',
      'kind: Secret\ndata:\n  key: ""\n  other: {{ .Values.x }}',
      'kind: ConfigMap\ndata:\n  level: debug',
      '{"kind":"Secret","metadata":{"name":"db"}}',
    ],
  },
];

/** Keywords stand in order, and so does what lies round them. */
function isRead(read: Read, at: number): boolean {
  return read.look === lookNow() && at < read.covers;
}

function note(read: Read, covers: number): void {
  read.look = lookNow();
  read.covers = covers;
}

/** Behind the last `---` before it. */
function documentStart(text: string, at: number): number {
  const from = Math.max(0, at - MOST);
  const line = text.slice(from, at).lastIndexOf('\n---');
  return line < 0 ? from : from + line + 4;
}

function documentEnd(text: string, at: number): number {
  const line = indexWithin(text, '\n---', at, AHEAD);
  return line < 0 ? Math.min(text.length, at + AHEAD) : line;
}

/** Each value of the block whose lines are indented deeper, a text of several lines line by line. */
function takeBlock(text: string, from: number, to: number, outer: number, emit: (span: Span) => void): void {
  let inner = -1;
  for (let at = from; at < to; ) {
    const end = Math.min(lineEnd(text, at, LONGEST_LINE), to);
    const line = text.slice(at, end);
    const next = end + (text[end] === '\r' ? 2 : 1);
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (line.trim() !== '') {
      if (indent <= outer) return;
      const value = VALUE_LINE.exec(line);
      if (inner < 0) inner = indent;
      if (indent === inner && value !== null) {
        const written = value.groups?.['value'] ?? '';
        offer(at + line.length - written.length, written, emit);
      } else if (indent > inner) offer(at + indent, line.slice(indent), emit);
    }
    at = next;
  }
}

function offer(start: number, written: string, emit: (span: Span) => void): void {
  const lead = /^(?:![\w!]{1,16} )?["']?/.exec(written)?.[0].length ?? 0;
  const value = withoutQuote(written.slice(lead).trimEnd());
  if (
    value === '' ||
    holdsFiller(value) ||
    /^[|>][+-]?\d?$/.test(value) ||
    TEMPLATE.test(value) ||
    value.startsWith('#')
  )
    return;
  emit({ start: start + lead, end: start + lead + value.length });
}

function withoutQuote(value: string): string {
  return /["']$/.test(value) ? value.slice(0, -1) : value;
}

/** `"data":{"a":"b"}` before or behind it. */
function takeJson(text: string, at: number, emit: (span: Span) => void): void {
  if (isRead(readJson, at)) return;
  note(readJson, at + AHEAD < text.length ? at + MOST : text.length);
  const from = Math.max(0, at - MOST);
  const around = text.slice(from, at + AHEAD);
  for (const block of around.matchAll(/"(?:data|stringData)"\s{0,8}:\s{0,8}\{(?<members>[^{}]{1,12000})\}/g)) {
    const first = from + block.index + block[0].length - 1 - (block.groups?.['members']?.length ?? 0);
    for (const member of (block.groups?.['members'] ?? '').matchAll(
      /"[\w.-]{1,200}"\s{0,8}:\s{0,8}"(?<value>[^"]{1,8192})"/g,
    )) {
      const value = member.groups?.['value'] ?? '';
      const end = first + member.index + member[0].length - 1;
      if (!TEMPLATE.test(value)) emit({ start: end - value.length, end });
    }
  }
}

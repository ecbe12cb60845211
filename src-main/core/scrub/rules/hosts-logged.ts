import type { Rule } from '../rule.ts';
import { isLocalHost, isPublicHost } from './public-hosts.ts';

// RFC 3164, 4.1.2 and RFC 5424, 6.2.4: behind the time stands the machine that wrote the line, before the program and its pid.
const LINE =
  /(?<lead>(?:^|[>|])(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)) {1,2})(?<host>[A-Za-z0-9][A-Za-z0-9_.-]{0,62}) {1,2}[A-Za-z0-9_./()-]{1,64}(?:\[\d{1,9}\])?(?::| \() ?$/;
/** The longest head of a line that the pattern can read. */
const HEAD = 200;
const LEVEL = /^(?:trace|debug|info|notice|warn|warning|error|err|fatal|critical|crit|alert|emerg|panic|verbose|log)$/i;

/** The machine that a line of syslog names, as journalctl and the old macOS system log print it. */
export const loggedHosts: readonly [Rule, ...Rule[]] = [
  {
    id: 'syslog-host',
    kind: 'HOST',
    why: 'Every line of a system log begins with the name of the machine.',
    source: 'https://www.rfc-editor.org/rfc/rfc5424#section-6.2.4',
    keywords: ['#]: ', '#] (', ' kernel: ', ' su: ', ' sudo: ', ' systemd: '],
    find: (text, _start, end, emit) => {
      const head = text.slice(Math.max(0, end - HEAD), end);
      const line = head.lastIndexOf('\n') + 1;
      const match = LINE.exec(head.slice(line));
      if (match === null) return;
      const { lead = '', host = '' } = match.groups ?? {};
      if (LEVEL.test(host) || /^\d+$/.test(host) || isLocalHost(host) || isPublicHost(host)) return;
      const start = end - head.length + line + match.index + lead.length;
      emit({ start, end: start + host.length });
    },
    scrubs: [
      ['Jan  1 10:00:00 WREN-LAPTOP kernel[0]: x', 'Jan  1 10:00:00 [REDACTED:HOST:1] kernel[0]: x'],
      ['2026-01-01T10:00:00+0100 wrenbox sshd[44]: y', '2026-01-01T10:00:00+0100 [REDACTED:HOST:1] sshd[44]: y'],
      ['Jan 11 10:00:00 wrenbox kernel: up', 'Jan 11 10:00:00 [REDACTED:HOST:1] kernel: up'],
      [
        'Jan 11 10:00:00 wrenbox com.apple.xpc.launchd[1] (com.x): z',
        'Jan 11 10:00:00 [REDACTED:HOST:1] com.apple.xpc.launchd[1] (com.x): z',
      ],
    ],
    leaves: [
      '10:00:00 worker[12]: x',
      '10:00:00 INFO worker[12]: x',
      '2026-01-01 10:00:00 app worker[3]: ok',
      'Jan  1 10:00:00 localhost kernel[0]: x',
      'main[3]: x',
      'at array[0]: y',
    ],
  },
];

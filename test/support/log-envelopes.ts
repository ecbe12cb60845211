/** What loggers, supervisors and containers make of the lines of a stack, by the name of who does it. */
export const logEnvelopes: Readonly<Record<string, (text: string) => string>> = {
  'docker compose': eachLine((line) => `search-1  | ${line}`),
  kubectl: eachLine((line) => `[pod/search-7d9f8c6b5-x2x9z/search] ${line}`),
  stern: eachLine((line) => `search-7d9f8c6b5-x2x9z search ${line}`),
  journald: eachLine((line) => `Nov 22 01:56:43 box1 search[4242]: ${line}`),
  syslog: eachLine((line) => `<11>1 2026-04-03T09:15:00.123456+02:00 box1 search 4242 - - ${line}`),
  Heroku: eachLine((line) => `2026-04-03T09:15:00.123456+00:00 app[web.1]: ${line}`),
  'a logger with stamps': eachLine((line, at) => `[2026-04-03 09:15:${10 + (at % 50)},123] [error] ${line}`),
  npm: eachLine((line) => `npm ERR! ${line}`),
  'a margin': eachLine((line) => `    ${line}`),
  'times in milliseconds': eachLine((line, at) => `${1_700_000_000_123 + at} ${line}`),
  Docker: (text) =>
    linesOf(text)
      .map((line) => JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2026-04-03T09:15:00.123456789Z' }))
      .join('\n'),
  'one line of JSON': (text) => JSON.stringify({ level: 'error', error: { stack_trace: text.trimEnd() }, pid: 42 }),
  'a collector before JSON': eachLine(
    (line) => `2026-04-03 09:15:00.000000000 +0000 docker.search: ${JSON.stringify({ source: 'stderr', log: line })}`,
  ),
  'JSON within JSON': (text) =>
    JSON.stringify({
      log: `${JSON.stringify({ level: 'fatal', error: { stack: text.trimEnd() } })}\n`,
      stream: 'stderr',
    }),
  'a width filled with blanks': eachLine((line) => `${line.padEnd(100)}\r`),
  'a field of a line': (text) =>
    `2026-04-03 ERROR request failed stack="${JSON.stringify(text.trimEnd()).slice(1, -1)}" id=42`,
};

const linesOf = (text: string) => text.trimEnd().split('\n');

function eachLine(wrap: (line: string, at: number) => string): (text: string) => string {
  return (text) => linesOf(text).map(wrap).join('\n');
}

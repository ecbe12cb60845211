import { packageOfCommand } from '@core/packages/command.ts';
import { isMcpPackage } from '@core/packages/index.ts';

/** What a command line says of its process; the line itself goes no further. */
export function wordsOfLine(argv: readonly string[]): {
  readonly name: string;
  readonly runs: string;
  readonly package: string | null;
  /** The line as it is compared with others. Never to be kept. */
  readonly line: string;
  readonly mcp: boolean;
} {
  const [command = '', ...args] = argv;
  const name = (command.split('/').at(-1) ?? '').replace(/^-/, '').replace(/\p{C}/gu, '').slice(0, 100);
  const found = packageOfCommand(command, args);
  const runs = found === null || found.name === name ? name : `${name} ${found.name}`;
  const mcp = (found !== null && isMcpPackage(found.ecosystem, found.name)) || argv.some(saysMcp);
  return { name, runs, package: found?.name ?? null, line: [name, ...args].join(' '), mcp };
}

/** A file, folder or package that is named after the protocol; a flag's value or a sentence is not. */
const saysMcp = (word: string): boolean =>
  word.length < 1000 &&
  !/\s/.test(word) &&
  /(?:^|[^a-z])mcp(?:[^a-z]|$)|modelcontextprotocol/i.test(word.replace(/([a-z])([A-Z])/g, '$1-$2'));

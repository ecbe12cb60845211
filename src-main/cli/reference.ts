import { Command } from 'commander';
import type { Cli } from './context.ts';
import { addCommands } from './program.ts';
import { exampleOf } from './tree/command.ts';

/** The whole command line as Markdown, made of the tree itself: what docs/cli.md is generated from. */
export function reference(): string {
  const program = new Command('stallari-cli');
  addCommands(program, {} as Cli, async () => undefined);
  const sections: string[] = [];
  const walk = (command: Command, path: readonly string[]) => {
    for (const one of command.commands) {
      const own = [...path, one.name()];
      if (one.commands.length > 0) sections.push(`## ${own.join(' ')}\n\n${sentence(one.description())}`);
      else sections.push(section(one, own));
      walk(one, own);
    }
  };
  walk(program, ['stallari-cli']);
  return sections.join('\n\n');
}

function section(command: Command, path: readonly string[]): string {
  const usage = `${path.join(' ')} ${command.usage()}`.trim();
  const rows = [
    ...command.registeredArguments.map((one) => [
      `<${one.name()}>`,
      [one.description, choices(one.argChoices)].filter((part) => part !== '').join('; '),
    ]),
    ...command.options
      .filter(({ hidden }) => !hidden)
      .map((one) => [one.flags, [one.description, choices(one.argChoices)].filter((part) => part !== '').join('; ')]),
  ];
  const table =
    rows.length === 0
      ? []
      : [
          ['| | |', '| --- | --- |', ...rows.map(([name, about]) => `| \`${cell(name)}\` | ${cell(about)} |`)].join(
            '\n',
          ),
        ];
  return [
    `${path.length > 2 ? '###' : '##'} ${path.join(' ')}`,
    sentence(command.description()),
    `\`\`\`\n${usage}\n\`\`\``,
    ...table,
    `Example: \`${exampleOf(command) ?? ''}\``,
  ].join('\n\n');
}

const choices = (given: readonly string[] | undefined) => (given === undefined ? '' : given.join(', '));
const cell = (text: string | undefined) => (text ?? '').replaceAll('|', '\\|');
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

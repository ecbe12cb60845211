import { type Command, InvalidArgumentError, Option } from 'commander';

/** Does a command's work; its exit code is the program's. */
export type Run = (work: () => Promise<number>) => Promise<void>;

export const json = () => new Option('--json', 'print one JSON document');

/** The example at the end of a command's help. */
const examples = new WeakMap<Command, string>();
export const exampleOf = (command: Command): string | null => examples.get(command) ?? null;

/** A command with its help example; parents print their help when called alone. */
export function sub(parent: Command, name: string, description: string, example: string): Command {
  const command = parent.command(name).description(description);
  command.configureOutput(parent.configureOutput()).exitOverride();
  withExample(command, example);
  return command;
}

export function withExample(command: Command, example: string): void {
  examples.set(command, example);
  command.addHelpText('after', `\nExample:\n  ${example}`);
}

export function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('Expected 0 to 65535.');
  return port;
}

/** `90s`, `15m`, `1h`, `2d`, at most a week; a bare number is seconds. */
export function duration(text: string): number {
  const seconds = secondsOf(text);
  if (!(seconds >= 1 && seconds <= 604_800))
    throw new InvalidArgumentError('Expected a time such as 15m or 1h, at most 7d.');
  return seconds;
}

/** The same for looking back, at most ten years. */
export function since(text: string): number {
  const seconds = secondsOf(text);
  if (!(seconds >= 1 && seconds <= 315_360_000)) throw new InvalidArgumentError('Expected a time such as 12h or 7d.');
  return seconds;
}

function secondsOf(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(s|m|h|d)?$/.exec(text.trim());
  const units = { s: 1, m: 60, h: 3600, d: 86_400 };
  return match === null ? Number.NaN : Number(match[1]) * units[(match[2] ?? 's') as keyof typeof units];
}

import { packageOfCommand } from '@core/packages/command.ts';
import { type AskedWords, cleanName, type RunWords } from './run-words.ts';

/** What was asked, with a name: the package it runs, else the executable's own name, and no other word of the line. */
export function named(words: AskedWords): RunWords {
  return { ...words, name: words.name ?? nameOf(words.command, words.args) };
}

function nameOf(command: string, args: readonly string[]): string {
  const text = packageOfCommand(command, args)?.name ?? command.split('/').at(-1) ?? '';
  return cleanName(text.replace(/\p{C}/gu, '').slice(0, 100)) ?? 'server';
}

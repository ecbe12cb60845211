/** A command line as a program and its arguments, or the one thing that is wrong with it. */
export type CommandLine =
  | { readonly kind: 'ok'; readonly command: string; readonly args: readonly string[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'open_quote'; readonly quote: string }
  /** A sign that only means something to a shell, and there is none. */
  | { readonly kind: 'shell'; readonly sign: string }
  /** `NAME=value program`: a shell's way to set a variable. */
  | { readonly kind: 'variable'; readonly name: string };

const SHELL_SIGN = /^(?:&&|\|\||[|;&]|\d?>>?&?\d?|<<?)$/;
const SHELL_TAIL = /[|;&]$/;

/**
 * Splits as a terminal does: blanks part words, quotes hold them together, a backslash takes the next character as it
 * is. Nothing is expanded; what would need a shell is refused rather than handed over as a word.
 */
export function splitCommandLine(line: string): CommandLine {
  const words: { text: string; quoted: boolean }[] = [];
  let word: { text: string; quoted: boolean } | null = null;
  let quote: string | null = null;
  const open = () => {
    word ??= { text: '', quoted: false };
    return word;
  };
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (quote !== null) {
      if (sign === quote) quote = null;
      else if (sign === '\\' && quote === '"' && /["\\]/.test(line.charAt(at + 1))) open().text += line.charAt(++at);
      else open().text += sign;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      open().quoted = true;
    } else if (sign === '\\' && at + 1 < line.length) {
      const held = open();
      held.text += line.charAt(++at);
      held.quoted = true;
    } else if (/\s/.test(sign)) {
      if (word !== null) words.push(word);
      word = null;
    } else open().text += sign;
  }
  if (quote !== null) return { kind: 'open_quote', quote };
  if (word !== null) words.push(word);
  const shell = words.find(({ text, quoted }) => !quoted && (SHELL_SIGN.test(text) || SHELL_TAIL.test(text)));
  if (shell !== undefined) {
    const sign = SHELL_SIGN.test(shell.text) ? shell.text : (SHELL_TAIL.exec(shell.text)?.[0] ?? shell.text);
    return { kind: 'shell', sign };
  }
  const substitution = words.find(({ text, quoted }) => !quoted && /\$\(|`/.test(text));
  if (substitution !== undefined) return { kind: 'shell', sign: substitution.text };
  const [command, ...args] = words.map(({ text }) => text);
  const variable = /^([A-Za-z_]\w*)=/.exec(command ?? '')?.[1];
  if (variable !== undefined) return { kind: 'variable', name: variable };
  return command === undefined || command === '' ? { kind: 'empty' } : { kind: 'ok', command, args };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC itself is what begins a code.
const IN_COLOUR = /\u001b\[(?:\d{1,3};){0,5}$/;

/**
 * Whether a run or a name that begins at `start` has the end of a colour's code in it: `1m9fceb02` behind `ESC[`. A rule
 * leaves it alone in the text as it is: in the text as a terminal shows it the code is gone, and the rule is asked again.
 */
export function beginsInColour(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1);
  return (
    (before === 91 || before === 59) &&
    /^\d{0,3}m/.test(text.slice(start, start + 4)) &&
    IN_COLOUR.test(text.slice(Math.max(0, start - 26), start))
  );
}

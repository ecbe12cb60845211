import { text } from '../text.ts';

/**
 * The windows speak of "this Mac". Headless, Beacon runs on other machines too: there every such word becomes
 * "this computer", in place, before anything is drawn. Done once; a Mac is left alone.
 */
export function speakOfThisComputer(catalogue: object = text): void {
  const own = catalogue as Record<string, unknown>;
  for (const [key, value] of Object.entries(own)) {
    if (typeof value === 'string') own[key] = said(value);
    else if (typeof value === 'function') {
      own[key] = (...given: unknown[]) => {
        const made: unknown = value(...given);
        return typeof made === 'string' ? said(made) : made;
      };
    } else if (typeof value === 'object' && value !== null) speakOfThisComputer(value);
  }
}

function said(words: string): string {
  return words.replace(/\b([Tt])his Mac\b/g, '$1his computer');
}

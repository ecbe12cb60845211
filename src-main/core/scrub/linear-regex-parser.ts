/** Reads a pattern of the dialect that `linear-regex.ts` runs, and refuses what has no linear run. */
export type Node =
  | { readonly kind: 'set'; readonly matches: (code: number) => boolean }
  | { readonly kind: 'mark'; readonly mark: '^' | '$' | 'b' | 'B' }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'either'; readonly options: readonly Node[] }
  | {
      readonly kind: 'repeat';
      readonly body: Node;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    };

/** Thrown by `parsePattern` and `compileLinear`: why a pattern cannot be had, in words for the person who wrote it. */
export class PatternRefused extends Error {}

const isDigit = (code: number) => code >= 48 && code <= 57;
export const isWord = (code: number) =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
const isSpace = (code: number) =>
  (code >= 9 && code <= 13) ||
  code === 32 ||
  code === 160 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x3000 ||
  code === 0xfeff;
const CLASSES: Readonly<Record<string, (code: number) => boolean>> = {
  d: isDigit,
  D: (code) => !isDigit(code),
  w: isWord,
  W: (code) => !isWord(code),
  s: isSpace,
  S: (code) => !isSpace(code),
};
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', '0': '\0' };

/** How large a count may be, and how deep brackets nest. */
const MOST_REPEAT = 200;
const MOST_NESTING = 20;

export function parsePattern(pattern: string, ignoreCase: boolean): Node {
  return new Parser(pattern, ignoreCase).parse();
}

class Parser {
  #at = 0;
  #depth = 0;
  readonly #text: string;
  readonly #ignoreCase: boolean;

  constructor(text: string, ignoreCase: boolean) {
    this.#text = text;
    this.#ignoreCase = ignoreCase;
  }

  parse(): Node {
    if (/^\/.{1,500}\/[dgimsuvy]{1,8}$/s.test(this.#text))
      throw new PatternRefused(
        'Write it without the slashes round it and the letters behind; letters match in any case.',
      );
    const node = this.#either();
    if (this.#at < this.#text.length) throw new PatternRefused(`There is a ")" too many at ${this.#at + 1}.`);
    return node;
  }

  #either(): Node {
    const options = [this.#sequence()];
    while (this.#text[this.#at] === '|') {
      this.#at += 1;
      options.push(this.#sequence());
    }
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'either', options };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    while (this.#at < this.#text.length && !'|)'.includes(this.#text[this.#at] ?? '')) parts.push(this.#repeated());
    return { kind: 'sequence', parts };
  }

  #repeated(): Node {
    const body = this.#atom();
    const counted = /(?:[*+?]|\{(\d{1,4})(,?)(\d{0,4})\})(\??)/y;
    counted.lastIndex = this.#at;
    const match = counted.exec(this.#text);
    if (match === null) {
      if (/^\{,\d/.test(this.#text.slice(this.#at, this.#at + 3)))
        throw new PatternRefused('A count begins with a number: {0,5} instead of {,5}.');
      return body;
    }
    this.#at += match[0].length;
    const sign = match[0][0];
    const least = sign === '+' ? 1 : sign === '{' ? Number(match[1]) : 0;
    const most =
      sign === '?'
        ? 1
        : sign !== '{'
          ? Number.POSITIVE_INFINITY
          : match[2] === ''
            ? least
            : match[3] === ''
              ? Number.POSITIVE_INFINITY
              : Number(match[3]);
    if (body.kind === 'mark') throw new PatternRefused(`A place such as ^, $ or \\b cannot be repeated.`);
    if (most < least) throw new PatternRefused(`The repeat {${least},${most}} counts backwards.`);
    if (least > MOST_REPEAT || (most !== Number.POSITIVE_INFINITY && most > MOST_REPEAT)) {
      throw new PatternRefused(`It repeats something more than ${MOST_REPEAT} times.`);
    }
    if (most === Number.POSITIVE_INFINITY && repeatsWithoutEnd(body)) {
      throw new PatternRefused('It repeats without end what already repeats without end, as (a+)+ does.');
    }
    if (/[*+?]/.test(this.#text[this.#at] ?? '')) throw new PatternRefused(`Nothing to repeat at ${this.#at + 1}.`);
    return { kind: 'repeat', body, least, most, lazy: match[4] === '?' };
  }

  #atom(): Node {
    const sign = this.#text[this.#at] ?? '';
    this.#at += 1;
    if (sign === '(') return this.#group();
    if (sign === '[') return this.#set();
    if (sign === '.') return { kind: 'set', matches: (code) => code !== 10 && code !== 13 };
    if (sign === '^' || sign === '$') return { kind: 'mark', mark: sign };
    if (sign === '\\') return this.#escape();
    if ('*+?'.includes(sign)) throw new PatternRefused(`Nothing to repeat at ${this.#at}.`);
    return this.#literal(sign.charCodeAt(0));
  }

  #group(): Node {
    this.#depth += 1;
    if (this.#depth > MOST_NESTING) throw new PatternRefused(`Its brackets nest deeper than ${MOST_NESTING}.`);
    if (this.#text[this.#at] === '?') {
      const named = /\?(?::|<[A-Za-z_]\w{0,40}>)/y;
      named.lastIndex = this.#at;
      if (!named.test(this.#text))
        throw new PatternRefused(
          'A group is ( ), (?: ) or (?<name> ): what looks ahead or behind, or sets flags, cannot run in linear time.',
        );
      this.#at = named.lastIndex;
    }
    const node = this.#either();
    if (this.#text[this.#at] !== ')') throw new PatternRefused('A "(" is never closed.');
    this.#at += 1;
    this.#depth -= 1;
    return node;
  }

  #escape(): Node {
    const sign = this.#text[this.#at] ?? '';
    this.#at += 1;
    if (sign === '') throw new PatternRefused('It ends in a backslash.');
    if (sign === 'b' || sign === 'B') return { kind: 'mark', mark: sign };
    if (/[1-9k]/.test(sign))
      throw new PatternRefused('It refers back to what a group matched; that cannot run in linear time.');
    const matches = CLASSES[sign];
    if (matches !== undefined) return { kind: 'set', matches };
    return this.#literal(this.#escapedCode(sign));
  }

  #escapedCode(sign: string): number {
    const control = CONTROLS[sign];
    if (control !== undefined) return control.charCodeAt(0);
    if (sign === 'x' || sign === 'u') {
      const digits = this.#text.slice(this.#at, this.#at + (sign === 'x' ? 2 : 4));
      if (!/^[0-9a-fA-F]+$/.test(digits) || digits.length !== (sign === 'x' ? 2 : 4))
        throw new PatternRefused(`\\${sign} wants hex digits.`);
      this.#at += digits.length;
      return Number.parseInt(digits, 16);
    }
    if (/[A-Za-z0-9]/.test(sign)) throw new PatternRefused(`\\${sign} is not known.`);
    return sign.charCodeAt(0);
  }

  #set(): Node {
    const negated = this.#text[this.#at] === '^';
    if (negated) this.#at += 1;
    const tests: ((code: number) => boolean)[] = [];
    for (;;) {
      const sign = this.#text[this.#at];
      if (sign === undefined) throw new PatternRefused('A "[" is never closed.');
      this.#at += 1;
      if (sign === ']') break;
      if (sign === '[' && /^([:=.])[^\]]{1,20}\1\]/.test(this.#text.slice(this.#at, this.#at + 24)))
        throw new PatternRefused('[: :] inside [ ] is not known; write a-z, \\d or \\w.');
      if (sign >= '\ud800' && sign <= '\udfff')
        throw new PatternRefused('A sign such as 😀 is two signs in [ ]; write it as one of several: (?:😀|😎).');
      const first = this.#setMember(sign);
      if (typeof first !== 'number') {
        tests.push(first);
        continue;
      }
      if (this.#text[this.#at] === '-' && this.#text[this.#at + 1] !== ']' && this.#text[this.#at + 1] !== undefined) {
        this.#at += 2;
        const last = this.#setMember(this.#text[this.#at - 1] ?? '');
        if (typeof last !== 'number' || last < first) throw new PatternRefused('A range in [ ] runs backwards.');
        tests.push(this.#folded((code) => code >= first && code <= last));
      } else tests.push(this.#folded((code) => code === first));
    }
    if (tests.length === 0 && !negated) throw new PatternRefused('An empty [] matches nothing.');
    return { kind: 'set', matches: (code) => tests.some((test) => test(code)) !== negated };
  }

  #setMember(sign: string): number | ((code: number) => boolean) {
    if (sign !== '\\') return sign.charCodeAt(0);
    const escaped = this.#text[this.#at] ?? '';
    this.#at += 1;
    if (escaped === 'b') return 8;
    return CLASSES[escaped] ?? this.#escapedCode(escaped);
  }

  #literal(code: number): Node {
    return { kind: 'set', matches: this.#folded((other) => other === code) };
  }

  #folded(test: (code: number) => boolean): (code: number) => boolean {
    if (!this.#ignoreCase) return test;
    return (code) => test(code) || test(otherCase(code));
  }
}

function otherCase(code: number): number {
  const sign = String.fromCharCode(code);
  const other = sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase();
  return other.length === 1 ? other.charCodeAt(0) : code;
}

function repeatsWithoutEnd(node: Node): boolean {
  switch (node.kind) {
    case 'repeat':
      return node.most === Number.POSITIVE_INFINITY || repeatsWithoutEnd(node.body);
    case 'sequence':
      return node.parts.some(repeatsWithoutEnd);
    case 'either':
      return node.options.some(repeatsWithoutEnd);
    default:
      return false;
  }
}

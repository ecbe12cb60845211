import type { CharacterSet } from './characters.ts';

/** What a token says was there: `[REDACTED:EMAIL:1]`. */
export const KINDS = [
  'ADDRESS',
  'AUTH',
  'CARD',
  'COOKIE',
  'CREDENTIAL',
  'CUSTOM',
  'DEVICE',
  'EMAIL',
  'FIELD',
  'HOME',
  'HOST',
  'IBAN',
  'ID',
  'IP',
  'JWT',
  'KEY',
  'MAC',
  'NAME',
  'NOTE',
  'PATH',
  'PHONE',
  'PRIVATE_KEY',
  'REPO',
  'SECRET',
  'SSH_KEY',
  'USER',
  'WALLET',
] as const;
export type Kind = (typeof KINDS)[number];

/** A text and what the rule alone makes of it. */
export type Example = readonly [before: string, after: string];

/** A piece of the text looked at that has to go. `put` replaces it instead of a numbered token: `~`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly put?: string;
  /** What equal values are known by, where it is not the text itself: an encoded known value and its plain form. */
  readonly value?: string;
  /** Where it is not the rule's own. */
  readonly kind?: Kind;
  /** One of several that a rule takes out at one place: what stands between them is still looked at. */
  readonly inner?: true;
}

interface RuleRow {
  readonly id: string;
  readonly kind: Kind;
  /** Why this is private, for whoever asks what was taken out. */
  readonly why: string;
  /** Where the format is written down, or what it is that must not be told. */
  readonly source: `https://${string}`;
  readonly scrubs: readonly [Example, ...Example[]];
  readonly leaves: readonly [string, ...string[]];
}

/**
 * A rule is tried only where one of its keywords is: ASCII literals, lower case, found in any case. `#` in a keyword
 * stands for any digit, `¤` for any character above ASCII: the rule itself then looks which one it is.
 */
interface KeywordRow extends RuleRow {
  readonly keywords: readonly [string, ...string[]];
  /** It is not tried where one of these stands right before the keyword: `pass` in `bypass`. */
  readonly notAfter?: CharacterSet;
  /** It is tried only where one of these, the end or a character above ASCII follows. */
  readonly before?: CharacterSet;
  /** It is tried where the run of these characters before the keyword begins, once for each such place. */
  readonly back?: { readonly over: CharacterSet; readonly most: number };
}

/**
 * Most rules. The pattern is sticky and has only bounded quantifiers: it is tried at one place: the keyword's start, or
 * where `back` leads from there.
 */
export interface PatternRule extends KeywordRow {
  readonly pattern: RegExp;
  /** A last look at what matched: checksums, allow-lists. `secret` is the group of that name, or the whole match. */
  readonly accept?: (secret: string, text: string, start: number, end: number) => boolean;
}

/** For what no pattern can say: nested grammars, paths with spaces. `start` and `end` are the keyword's, `start`
 * moved to where `back` leads. */
export interface FinderRule extends KeywordRow {
  readonly find: (text: string, start: number, end: number, emit: (span: Span) => void) => void;
}

/** Looks at every run of 16 or more letters, digits and `_ - + / =` that holds a digit, or three letters of either case. */
export interface RunRule extends RuleRow {
  /** It is not asked about a run that a keyword's rule has taken out whole: the last of all rules has no say there. */
  readonly unlessTaken?: true;
  /** It is asked only about runs of so many signs, both included. */
  readonly lengths?: readonly [least: number, most: number];
  /** Only about those that begin with one of these. */
  readonly begins?: CharacterSet;
  /** Only about those in which letters and digits of two kinds touch, or that hold `+` or `=`. */
  readonly mixed?: true;
  /** `signs` are those of the text, see `signs.ts`: for a rule that steps over the signs of every run. */
  readonly inRun: (text: string, start: number, end: number, emit: (span: Span) => void, signs: Uint8Array) => void;
}

/** What a run is made of; hex letters are what is left of `length`. Good during the call only. */
export interface NumberShape {
  readonly digits: number;
  readonly dots: number;
  readonly colons: number;
  /** Colons right behind a colon. */
  readonly pairs: number;
  readonly dashes: number;
  readonly length: number;
}

/**
 * Looks at every run of 7 or more digits, hex digits and `: . -` that holds a digit and is no date and no time: addresses,
 * cards, phone numbers.
 */
export interface NumberRule extends RuleRow {
  /** Whether a run of that shape can hold one at all: asked first, as it costs next to nothing. */
  readonly shaped?: (shape: NumberShape) => boolean;
  readonly inNumber: (text: string, start: number, end: number, emit: (span: Span) => void) => void;
}

export type Rule = PatternRule | RunRule | NumberRule | (FinderRule & Partial<RunRule & NumberRule>);

import { characters, isAt, LETTER } from '../characters.ts';
import { everydayWord } from '../everyday-words.ts';
import { isGivenName, NAME_KEYWORDS } from '../given-names.ts';
import type { Rule } from '../rule.ts';
import { HIDDEN } from '../signs.ts';
import { firstOf, isPerson, NO_NAME, PERSON } from './person.ts';

const SAID = new RegExp(String.raw`[-–—"'“(. \n]{0,4}(?:(?:Dr|Prof|Mr|Mrs|Ms)\. )?(?<name>${PERSON})`, 'uy');
/** Behind these nobody but a person is meant; the others need a given name too. */
const SURELY =
  /^(?:my name is|name is|employee|patient|colleague|nurse|regards,|cheers,|sincerely,|yours,|thanks,|thank you,)/i;
const DONE_TO =
  /(?:assigned|meeting|call|sent|invited|shared|signed|reviewed|approved|reported|requested|opened|commit|written|authored|owned|spoke|talked) (?:to|by|with) $/i;
const ORGANISATION =
  /\b(?:Inc|Ltd|Llc|Gmbh|Corp|Team|Group|Studio|Cloud|Service|Services|System|Systems|Server|Bot|Build|Test|Developer|Foundation|Project|Software|Technologies|Labs?|Desktop|Code|Engine|Manager|Authority|Root|Root|Agent|Worker|Program|Company|University|Bank|Tool|Tools|Api|Web|App|Pool|Thread|Task|Queue)\b/i;

const CAPITAL = characters('A-Z');
const SMALL = characters('a-z');
const CAPITAL_OR_SMALL = characters('A-Za-z');
const NAMED_HERE = new RegExp(`(?<name>${PERSON})`, 'uy');

/** The same with a letter above ASCII behind; those that look Latin are told apart from the others. */
const OTHER_LETTERS = [
  ': ',
  ':',
  '= ',
  '=',
  '="',
  '":"',
  '": "',
  '>',
  ' of ',
  ' is ',
  'name ',
  'name "',
  'n;',
  '\n ',
].flatMap((lead) => [`${lead}¤`, lead + HIDDEN]) as [string, ...string[]];

/** A value begins here, or somebody is spoken of. */
const NAME_BEGINS =
  /(?:[:=>] ?|[:=] ?["']|":"|(?:^|[^A-Za-z])(?:(?:of|is|call|invitee|about|tell|meet|name) ["']?|n;)|-- \n|\n )$/i;
const MOST_LEAD = 10;

/** Names of people in sentences, and wherever a value begins with a given name. */
export const namesInWords: readonly [Rule, ...Rule[]] = [
  {
    id: 'person-in-words',
    kind: 'NAME',
    why: 'A person’s name.',
    source: 'https://microsoft.github.io/presidio/supported_entities/',
    keywords: [
      'my name is ',
      'name is ',
      "it's ",
      'this is ',
      'i am ',
      "i'm ",
      'employee ',
      'patient ',
      'colleague ',
      'nurse ',
      'regards,',
      'cheers,',
      'sincerely,',
      'yours,',
      'thanks,',
      'thank you, ',
      'thank you ..',
      'thanks -',
      'thanks ',
      'best,',
      'by ',
      'with ',
      'to ',
      'for ',
      'from ',
      'contact ',
      'hello ',
      'hi ',
      'hey ',
      'ask ',
      'met ',
      'user ',
      'owner ',
      'speaker ',
      'called ',
      'called: ',
      'customer ',
      'member ',
      'student ',
      '¤ 20## ',
      '(c) 20## ',
      'attendee ',
      'caller ',
      'between ',
      'author ',
      'writer ',
      'friend ',
      'wife ',
      'husband ',
      'mother ',
      'father ',
      'sister ',
      'brother ',
      'son ',
      'daughter ',
      'boss ',
      'client ',
      'participant ',
      'recipient ',
      'sender ',
      'von ',
      'avec ',
    ],
    notAfter: LETTER,
    before: characters('A-Z \n\'"-(.'),
    find: (text, start, end, emit) => {
      const keyword = text.slice(start, end);
      SAID.lastIndex = end;
      const match = SAID.exec(text);
      const found = match?.groups?.['name'];
      if (match === null || found === undefined) return;
      const name = found.replace(/(?<![.'’-])[.'’-]{1,4}$/, '');
      const sure = SURELY.test(keyword);
      const words = name.split(' ');
      const behind =
        words.length > 1 &&
        words.length < 4 &&
        DONE_TO.test(text.slice(Math.max(0, start - 12), end)) &&
        !NO_NAME.test(name) &&
        !ORGANISATION.test(name) &&
        words.every((word) => /^\p{Lu}\p{Ll}/u.test(word) && !everydayWord(word));
      const alone = words.length === 1 && sure && (isGivenName(name) || /^\p{Lo}/u.test(name));
      const many =
        words.length > 1 && sure && !NO_NAME.test(name) && !everydayWord(words[0] ?? '') && !/\b[A-Z]{2,}\b/.test(name);
      if (!alone && !many && !behind && !isPerson(name)) return;
      // 许可 behind "or" is any word; behind what is done to people it is a person.
      if (/^\p{Lo}/u.test(name) && !sure && !DONE_TO.test(text.slice(Math.max(0, start - 12), end))) return;
      const from = SAID.lastIndex - found.length;
      emit({ start: from, end: from + name.length });
    },
    scrubs: [
      ['my name is Wren Lovelace', 'my name is [REDACTED:NAME:1]'],
      ['assigned to Anna Lovelace', 'assigned to [REDACTED:NAME:1]'],
      ['Regards,\nAnna', 'Regards,\n[REDACTED:NAME:1]'],
      ['assigned to 王小明', 'assigned to [REDACTED:NAME:1]'],
    ],
    leaves: [
      'connected to Google Cloud',
      'compiled with Visual Studio',
      'signed by Apple Inc',
      'thanks, The Team',
      'from Max Heap',
      'for Node Package',
      'by Jest Worker',
    ],
  },
  {
    id: 'person-in-other-letters',
    kind: 'NAME',
    why: 'A person’s name.',
    source: 'https://www.unicode.org/reports/tr24/',
    // Cyrillic and Greek have capitals in names alone.
    keywords: OTHER_LETTERS,
    find: (text, _start, end, emit) => {
      const first = text.charCodeAt(end - 1);
      if (first < 0x370 || first >= 0x530) return;
      NAMED_HERE.lastIndex = end - 1;
      const name = NAMED_HERE.exec(text)?.groups?.['name'];
      if (name?.includes(' ') === true && isPerson(name)) emit({ start: end - 1, end: end - 1 + name.length });
    },
    scrubs: [['creator: Мария Иванова', 'creator: [REDACTED:NAME:1]']],
    leaves: ['статус: ошибка сервера', 'x: Ошибка'],
  },
  {
    id: 'person-by-given-name',
    kind: 'NAME',
    why: 'A person’s name.',
    source: 'https://www.rfc-editor.org/rfc/rfc4519#section-2.3',
    // A given name and another capital where a value begins, or where somebody is spoken of. The names lead here: the
    // signs before them stand in every line.
    keywords: NAME_KEYWORDS,
    notAfter: characters('A-Za-z0-9_.-'),
    find: (text, start, _end, emit) => {
      if (!isAt(text, start, CAPITAL)) return;
      // Two words that begin with a capital and go on small: nearly every other place is ruled out by a few signs.
      let at = start + 1;
      while (at < start + 14 && isAt(text, at, SMALL)) at += 1;
      const sign = text.charCodeAt(at);
      if (sign !== 32 && sign !== 45 && sign < 128) return;
      if (sign === 32 && !isAt(text, at + 1, CAPITAL_OR_SMALL)) return;
      if (!NAME_BEGINS.test(text.slice(Math.max(0, start - MOST_LEAD), start))) return;
      NAMED_HERE.lastIndex = start;
      const found = NAMED_HERE.exec(text)?.groups?.['name'];
      if (found === undefined || !found.includes(' ')) return;
      const name = found.replace(/(?<![.'’-])[.'’-]{1,4}$/, '');
      if (!isGivenName(firstOf(name)) || !isPerson(name) || everydayWord(name.slice(0, name.indexOf(' ')))) return;
      emit({ start, end: start + name.length });
    },
    scrubs: [
      ['creator=Wolfgang Lovelace', 'creator=[REDACTED:NAME:1]'],
      ['Apple Development: Ingrid Lovelace (AB12)', 'Apple Development: [REDACTED:NAME:1] (AB12)'],
      ['Photo of Anna Lovelace', 'Photo of [REDACTED:NAME:1]'],
    ],
    leaves: [
      'Error: Cannot Read',
      'Anna Lovelace at the start',
      'status: Max Heap',
      'type=Visual Studio',
      'Usage of Claude Desktop',
    ],
  },
];

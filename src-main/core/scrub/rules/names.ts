import { characters, isAt, LETTER } from '../characters.ts';
import { everydayWord } from '../everyday-words.ts';
import { isGivenName } from '../given-names.ts';
import type { Rule } from '../rule.ts';

const PARTICLE = '(?:(?:van|von|vom|zu|de|der|den|del|du|dos|das|la|le|da|di|bin|ibn|bint|al|el|ter|ten|af)[ ]){0,2}';
const PERSON = String.raw`(?:\p{Lu}[\p{Ll}\p{M}'’-]{0,3}\p{Lu}?[\p{L}'’-]{1,30}\.?(?:[ ]${PARTICLE}\p{Lu}[\p{L}'’.-]{0,30}){0,3}|[\p{Script=Han}\p{Script=Hangul}]{2,5}(?!\p{L})|[\p{Script=Katakana}ー・]{3,16}(?!\p{L}))`;
const PERSON_NEXT = new RegExp(`"?(?<name>${PERSON})`, 'uy');
const PERSON_ASSIGNED = new RegExp(
  String.raw`(?:s|_?name)?\\?["']?(?:\]|\))?[ \t]{0,3}(?::|=|=>|>)[ \t]{0,3}(?:\\?["'\x60](?<quoted>[^"'\x60\n\\]{2,80})\\?["'\x60]|(?<name>${PERSON}))`,
  'iuy',
);
/** The head of the pattern before: without it there is no need to ask the rest. */
const ASSIGNED = /(?:s|_?name)?\\?["']?[\])]?[ \t]{0,3}[:=>]/iy;
const SAID = new RegExp(String.raw`[-–—"'“(. \n]{0,4}(?:(?:Dr|Prof|Mr|Mrs|Ms)\. )?(?<name>${PERSON})`, 'uy');
/** Behind these nobody but a person is meant; the others need a given name too. */
const SURELY =
  /^(?:my name is|name is|employee|patient|colleague|nurse|regards,|cheers,|sincerely,|yours,|thanks,|thank you,)/i;
const DONE_TO =
  /(?:assigned|meeting|call|sent|invited|shared|signed|reviewed|approved|reported|requested|opened|commit|written|authored|owned|spoke|talked) (?:to|by|with) $/i;
const ORGANISATION =
  /\b(?:Inc|Ltd|Llc|Gmbh|Corp|Team|Group|Studio|Cloud|Service|Services|System|Systems|Server|Bot|Build|Test|Developer|Foundation|Project|Software|Technologies|Labs?|Desktop|Code|Engine|Manager|Authority|Root|Root|Agent|Worker|Program|Company|University|Bank|Tool|Tools|Api|Web|App|Pool|Thread|Task|Queue)\b/i;
const NO_NAME =
  /^(?:The|This|That|These|Those|There|A|An|It|In|On|At|If|All|Any|No|Not|Your|Our|My|We|You|He|She|They|I|Please|Team|Support|Customer|Error|Failed|Cannot|Could|Unable|Node|Visual|Google|Microsoft|Apple|Amazon|Mac|Windows|Linux|Unknown|Invalid|Missing|Required|Default)\b/;

const SMALL = characters('a-z');
const CAPITAL_OR_SMALL = characters('A-Za-z');
const NAMED_HERE = new RegExp(`(?<name>${PERSON})`, 'uy');

function firstOf(name: string): string {
  return (name.split(/[ -]/, 1)[0] ?? '').normalize('NFD').replace(/\p{M}/gu, '');
}

/** Two capitals or more, the first a given name, or letters and particles that no program's name has. */
function isPerson(name: string): boolean {
  if (/^\p{Lo}/u.test(name)) return name.length <= 5 || /^[\p{Script=Katakana}ー・]+$/u.test(name);
  const words = name.split(/[ -]/);
  if (
    words.length < 2 ||
    words.length > 5 ||
    NO_NAME.test(name) ||
    /[\d/\\:_=()<>[\]{}@.,;!?]{1}(?!$)/.test(name.replace(/\. /g, ' '))
  )
    return false;
  if (!/^\p{Lu}/u.test(name) || !/^\p{Lu}/u.test(words.at(-1) ?? '')) return false;
  if (isGivenName(firstOf(name))) return true;
  // Of a name with accents or of another alphabet each word is long, and none is in capitals.
  return /[^\x20-\x7e’]/.test(name) && words.every((word) => /^(?:\p{Lu}[\p{Ll}'’]|\p{Ll}{2,3}$)/u.test(word));
}

/** `ToastArrow.displayName = "ToastArrow"`: what React calls a component. */
function isComponent(lead: string, name: string): boolean {
  return (
    /display$/i.test(lead) && (/^[A-Z][a-z]+(?:[A-Z][a-z]*)+$/.test(name) || /[A-Z][A-Za-z]{1,12}\.display$/.test(lead))
  );
}

/** `fullName: string;`, `fullname = os.path`, `next(`: a type, a member, a call. */
function isCodeBehind(name: string, behind: string): boolean {
  return (
    /^(?:string|str|any|number|nil|None|null|unknown|boolean)$/i.test(name) ||
    (name.endsWith('.') && /^[A-Za-z_]/.test(behind)) ||
    /^(?:[([]|;$|;\s| \+)/.test(behind)
  );
}

/** Names of people where the text says that they are some, or where nothing else has such a name. */
export const names: readonly [Rule, ...Rule[]] = [
  {
    id: 'person-name',
    kind: 'NAME',
    why: 'A person’s name.',
    source: 'https://microsoft.github.io/presidio/supported_entities/',
    keywords: [
      'name',
      'contact',
      'customer',
      'patient',
      'employee',
      'recipient',
      'sender',
      'attendee',
      'organizer',
      'dear ',
      'mr. ',
      'mrs. ',
      'ms. ',
      'dr. ',
      'prof. ',
      'hello ',
      'hi ',
      'from: ',
      'to: ',
      'cc: ',
      'author: ',
      'signed-off-by: ',
      'co-authored-by: ',
      'reviewed-by: ',
      'reported-by: ',
      'acked-by: ',
      'tested-by: ',
      'suggested-by: ',
      'approved-by: ',
      'bonjour ',
      'hallo ',
      'hola ',
      'ciao ',
      'committer ',
      'assignee',
      'reporter',
      'manager',
      'client: ',
      'display',
      'cardholder',
      'holder',
      'next of kin',
      'beneficiary',
      'student',
      'teacher',
      'doctor',
      'insured',
      'passenger',
      'guest',
      'buyer',
      'tenant',
      'landlord',
      'driver',
      'participant',
      'member',
      'fn',
      'herr ',
      'frau ',
      'mme ',
      'mlle ',
      'monsieur ',
      'madame ',
      'se¤or ',
      'se¤ora ',
      'sra. ',
      'signor ',
      'signora ',
      'miss ',
      'mister ',
      'nom',
      'vorname',
      'nachname',
      'nombre',
      'apellido',
      'cognome',
      'pr¤nom',
    ],
    find: (text, start, end, emit) => {
      const keyword = text.slice(start, end).toLowerCase();
      if (keyword.charCodeAt(keyword.length - 1) !== 32) {
        ASSIGNED.lastIndex = end;
        if (!ASSIGNED.test(text)) return;
      }
      const before = text[start - 1] ?? ' ';
      const lead = text.slice(Math.max(0, start - 16), start);
      let named = false;
      if (keyword === 'name') {
        if (
          !/(?:first|last|full|given|family|middle|maiden|sur|real|nick|display|legal|person|customer|contact|patient|employee|owner|author|holder|cardholder|account|sender|recipient|billing|shipping|user)[_ -]?$/i.test(
            lead,
          )
        ) {
          // What has a name is a thing more often than a person: only one that is a person's own.
          named = true;
          if (/[A-Za-z]$/.test(lead)) return;
        } else if (/(?:user|account)[_ -]?$/i.test(lead)) return;
      } else if (/[A-Za-z0-9]/.test(before)) return;
      const titled =
        /^(?:dear|mrs?\.|ms\.|dr\.|prof\.|hello|hi|herr|frau|mme|mlle|monsieur|madame|se.ora?|sra\.|signora?|miss|mister|bonjour|hallo|hola|ciao|committer) $/.test(
          keyword,
        );
      const trailer = /-by: $|^(?:from|to|cc|author|client): $/.test(keyword);
      const pattern = titled || trailer ? PERSON_NEXT : PERSON_ASSIGNED;
      pattern.lastIndex = end;
      const match = pattern.exec(text);
      const name = match?.groups?.['quoted'] ?? match?.groups?.['name'];
      if (match === null || name === undefined) return;
      if (!/^[\p{Lu}\p{Lo}]/u.test(name) && keyword !== 'name') return;
      // `fullName: string;`, `lastName: fc.string()`
      if (
        match.groups?.['quoted'] === undefined &&
        /^[a-z]/.test(name) &&
        (/^(?:string|str|text|any|fc|z|t|v|this|self|faker|data|user|row|req|props|value|undefined)\b/.test(name) ||
          /[.(]/.test(text[pattern.lastIndex] ?? ' '))
      )
        return;
      if (
        (titled || trailer) &&
        (!/ /.test(name)
          ? everydayWord(name) || trailer || /^(?:hello|hi|bonjour|hallo|hola|ciao|committer) $/.test(keyword)
          : false)
      )
        return;
      if (
        /^(?:World|There|All|Team|Everyone|User|Customer|Sir|Madam|Error|None|Null|True|False|Unknown|Default|(?:missing|empty|required|unset|hidden|optional|invalid|not)\b|[A-Z_]+$)/.test(
          name,
        ) ||
        /[\d/\\:_=()]/.test(name) ||
        (keyword !== 'name' && !/ |^\p{Lo}{2,5}$/u.test(name) && !titled)
      )
        return;
      if (named && !isPerson(name)) return;
      const from = start + (end - start) + match[0].lastIndexOf(name);
      const quoted = match.groups?.['quoted'] !== undefined;
      if (quoted ? isComponent(lead, name) : isCodeBehind(name, text.slice(from + name.length, from + name.length + 2)))
        return;
      emit({ start: from, end: from + name.length });
    },
    scrubs: [
      ['full_name: Ada Lovelace', 'full_name: [REDACTED:NAME:1]'],
      ['Signed-off-by: Ada Lovelace <x>', 'Signed-off-by: [REDACTED:NAME:1] <x>'],
      ['"firstName":"Ada"', '"firstName":"[REDACTED:NAME:1]"'],
      ['"name":"Anna Lovelace"', '"name":"[REDACTED:NAME:1]"'],
      ['cardholder: Wren Lovelace', 'cardholder: [REDACTED:NAME:1]'],
    ],
    leaves: [
      'Name: Google Chrome',
      '"name":"Visual Studio"',
      'name: indexer',
      'Hello World',
      'class name: Foo',
      'hi there',
      'className="x"',
    ],
  },
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
        DONE_TO.test(text.slice(Math.max(0, start - 12), end)) &&
        words.length > 1 &&
        words.length < 4 &&
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
    id: 'person-by-given-name',
    kind: 'NAME',
    why: 'A person’s name.',
    source: 'https://www.rfc-editor.org/rfc/rfc4519#section-2.3',
    // A given name and another capital where a value begins, or where somebody is spoken of.
    keywords: [
      ': ',
      ':',
      '= ',
      '=',
      '="',
      '":"',
      '": "',
      '>',
      'of ',
      'is ',
      'call ',
      'invitee ',
      'about ',
      'tell ',
      'meet ',
      'name "',
      'name ',
      "name '",
      '-- \n',
      '\n ',
      'n;',
      'fn:',
      'cn="',
      'cn=',
    ],
    before: characters('A-Z'),
    find: (text, start, end, emit) => {
      // Two words that begin with a capital and go on small: nearly every other place is ruled out by a few signs.
      let at = end + 1;
      while (at < end + 14 && isAt(text, at, SMALL)) at += 1;
      const sign = text.charCodeAt(at);
      if (sign !== 32 && sign !== 45 && sign < 128) return;
      if (sign === 32 && (!isAt(text, at + 1, CAPITAL_OR_SMALL) || at - end < 3)) return;
      NAMED_HERE.lastIndex = end;
      const found = NAMED_HERE.exec(text)?.groups?.['name'];
      if (found === undefined || !found.includes(' ')) return;
      const name = found.replace(/(?<![.'’-])[.'’-]{1,4}$/, '');
      if (!isGivenName(firstOf(name)) || !isPerson(name) || everydayWord(name.slice(0, name.indexOf(' ')))) return;
      if (isAt(text, start - 1, LETTER) && /^[a-z]/.test(text.slice(start, end))) return;
      emit({ start: end, end: end + name.length });
    },
    scrubs: [
      ['creator=Wolfgang Lovelace', 'creator=[REDACTED:NAME:1]'],
      ['Apple Development: Ingrid Lovelace (AB12)', 'Apple Development: [REDACTED:NAME:1] (AB12)'],
      ['Photo of Anna Lovelace', 'Photo of [REDACTED:NAME:1]'],
    ],
    leaves: ['Error: Cannot Read', 'status: Max Heap', 'type=Visual Studio', 'Usage of Claude Desktop'],
  },
];

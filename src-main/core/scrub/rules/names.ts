import { characters, isAt, LETTER } from '../characters.ts';
import { everydayWord } from '../everyday-words.ts';
import type { Rule } from '../rule.ts';
import { isPerson, PERSON } from './person.ts';

const PERSON_NEXT = new RegExp(`"?(?<name>${PERSON})`, 'uy');
const PERSON_ASSIGNED = new RegExp(
  String.raw`(?:s|_?name)?\\?["']?(?:\]|\))?[ \t]{0,3}(?::|=|=>|>)[ \t]{0,3}(?:\\?["'\x60](?<quoted>[^"'\x60\n\\]{2,80})\\?["'\x60]|(?<name>${PERSON}))`,
  'iuy',
);
/** The head of the pattern before: without it there is no need to ask the rest. */
const ASSIGNED = /(?:s|_?name)?\\?["']?[\])]?[ \t]{0,3}[:=>]/iy;

/** What stands between a name and the word that says whose it is, or ends that. */
const JOINED = characters('A-Za-z_ -');

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
          !isAt(text, start - 1, JOINED) ||
          !/(?:first|last|full|given|family|middle|maiden|sur|real|nick|display|legal|person|customer|contact|patient|employee|owner|author|holder|cardholder|account|sender|recipient|billing|shipping|user)[_ -]?$/i.test(
            lead,
          )
        ) {
          // What has a name is a thing more often than a person: only one that is a person's own.
          named = true;
          if (isAt(text, start - 1, LETTER)) return;
        } else if (/(?:user|account)[_ -]?$/i.test(lead)) return;
      } else if (/[A-Za-z0-9]/.test(before)) return;
      const spaced = keyword.endsWith(' ');
      const titled =
        spaced &&
        /^(?:dear|mrs?\.|ms\.|dr\.|prof\.|hello|hi|herr|frau|mme|mlle|monsieur|madame|se.ora?|sra\.|signora?|miss|mister|bonjour|hallo|hola|ciao|committer) $/.test(
          keyword,
        );
      const trailer = spaced && /-by: $|^(?:from|to|cc|author|client): $/.test(keyword);
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
];

import { readValue } from '../assigned-value.ts';
import { ALNUM, isAt, LETTER } from '../characters.ts';
import { isHandedOn, MOST_BEHIND } from '../code-values.ts';
import { everydayWord } from '../everyday-words.ts';
import type { Rule } from '../rule.ts';

const NOBODY =
  /^(?:root|admin|administrator|user|users|username|guest|test|tester|nobody|daemon|system|anonymous|default|none|null|undefined|true|false|unknown|me|you|current|self|service|postgres|mysql|redis|node|www-data|runner|ubuntu|ec2-user|git|sa|dbo|app|www|_[a-z]+|\d+|\$.*|<.*|\{.*|%.*|\*+|not|is|was|found|does|has|must|exists|name|id|agent|input|data|error|failed|invalid|missing|required|nil|disabled|enabled|locked|suspended|expired)$/i;

const PERSON = String.raw`\p{Lu}[\p{L}'’-]{1,30}\.?(?:[ ](?:(?:van|von|de|der|den|la|le|da|di|bin|al|el|ter|ten)[ ]){0,2}\p{Lu}[\p{L}'’.-]{0,30}){0,3}`;
const PERSON_NEXT = new RegExp(`"?(?<name>${PERSON})`, 'uy');
const PERSON_ASSIGNED = new RegExp(
  String.raw`(?:s|_?name)?\\?["']?(?:\]|\))?[ \t]{0,3}(?::|=|=>)[ \t]{0,3}(?:\\?["'\x60](?<quoted>[^"'\x60\n\\]{2,80})\\?["'\x60]|(?<name>${PERSON}))`,
  'iuy',
);
/** The head of the pattern before: without it there is no need to ask the rest. */
const ASSIGNED = /(?:s|_?name)?\\?["']?[\])]?[ \t]{0,3}[:=]/iy;

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

/** Names of accounts and people where the text says that they are some. */
export const people: readonly [Rule, ...Rule[]] = [
  {
    id: 'account-name',
    kind: 'USER',
    why: 'An account is named after its owner.',
    keywords: [
      'user',
      'login',
      'logname',
      'account',
      'uname',
      'owner',
      'author',
      'committer',
      'uid=',
      'gid=',
      'samaccountname',
      'nick',
      'su - ',
      'sudo -u ',
      'chown ',
      'for user ',
      'logged in as',
      'signed in as',
    ],
    find: (text, start, end, emit) => {
      if (isAt(text, start - 1, ALNUM)) return;
      const keyword = text.slice(start, end).toLowerCase();
      if (keyword === 'uid=' || keyword === 'gid=') {
        const id = /\d{1,10}\((?<name>[\w.-]{2,32})\)/y;
        id.lastIndex = end;
        const match = id.exec(text);
        const name = match?.groups?.['name'];
        if (match !== null && name !== undefined && !NOBODY.test(name) && name !== 'staff' && name !== 'wheel') {
          emit({ start: end + match[0].indexOf('(') + 1, end: end + match[0].length - 1 });
        }
        return;
      }
      const words = keyword.includes(' ');
      const sign = words
        ? /[ \t]{0,2}\\?["'`(]?(?=[A-Za-z])/y
        : /(?:[_ -]?(?:name|id))?\\?["']?(?:\]|\))?[ \t]{0,4}(?::|=|=>|:=)[ \t]{0,4}(?=\S)|(?:[_ -]?name)?[ \t]\\?(?=["'`][A-Za-z])/iy;
      sign.lastIndex = end;
      if (!sign.test(text)) return;
      const at = sign.lastIndex;
      const value = words
        ? { start: at, end: at + (/^[\w.@-]{1,40}/.exec(text.slice(at, at + 41))?.[0].length ?? 0), quoted: false }
        : readValue(text, at);
      const name = text.slice(value.start, value.end);
      // `logname= uid=0`: nothing, and the next; `user: nil`, `username: options.username`.
      if (!value.quoted && !words) {
        if (/^\w{2,20}=/.test(name)) return;
        if (isHandedOn(keyword, name, text.slice(value.end, value.end + MOST_BEHIND))) return;
      }
      const id = /id\\?["']?[ \t]{0,4}[:=]/i.test(text.slice(end, at));
      if (
        NOBODY.test(name) ||
        name.length > 80 ||
        name.length < 2 ||
        !/^[\p{L}_]/u.test(name) ||
        (id && (!/[.@-]/.test(name) || /^\w{1,40}\.(?:\w{1,30}_)?id$/.test(name)))
      )
        return;
      if (
        /^(?:owner|author|committer|account|nick)$/.test(keyword) &&
        !value.quoted &&
        !/[:=]/.test(text.slice(end, at))
      )
        return;
      if (!value.quoted && /[(){}<>[\]/\\]|::|\.\w+\.|->/.test(name)) return;
      if (everydayWord(name) && !value.quoted && !words) return;
      // An account of Kubernetes itself.
      if (name.startsWith('system:')) return;
      if (
        words &&
        /^(?:with|to|from|in|on|at|and|or|is|was|has|not|by|of|the|a|an|who|that|this|id|input|data|name|if|when|only|fails|failed|did|would|will|defined|provided|supplied|convenience|experience|interaction|consent|settings|session|space|code|mode|permissions?|approval|confirmation|authentication|registration|accounts?)\.?$/i.test(
          name,
        )
      )
        return;
      if (
        !value.quoted &&
        /:\s/.test(text.slice(end, at)) &&
        /^[a-z]+$/.test(name) &&
        /^(?:agent|interface|error|input|not|is|was|has|cancelled|canceled|aborted|denied|rejected|disconnected|connected|settings|profile|preferences)$/.test(
          name,
        )
      )
        return;
      emit({ start: value.start, end: value.end });
    },
    scrubs: [
      ['user=ada', 'user=[REDACTED:USER:1]'],
      ['"username":"ada.l"', '"username":"[REDACTED:USER:1]"'],
      ['uid=501(ada) gid=20(staff)', 'uid=501([REDACTED:USER:1]) gid=20(staff)'],
      ['sudo -u ada ls', 'sudo -u [REDACTED:USER:1] ls'],
    ],
    leaves: [
      'user: root',
      'user is not found',
      'userAgent: Mozilla',
      'authored: true',
      'user=1000',
      'user input: x',
      'for user with password login',
    ],
  },
  {
    id: 'file-owner',
    kind: 'USER',
    why: 'A list of files names the account that owns them.',
    // https://pubs.opengroup.org/onlinepubs/9799919799/utilities/ls.html
    keywords: ['drwx', '-rw-', '-rwx', '-r--', 'lrwx'],
    pattern:
      /[dl-](?:[r-][w-][xsStT-]){3}[@+.]?[ \t]{1,4}\d{1,6}[ \t]{1,4}(?<secret>[A-Za-z_][\w.-]{1,31})(?=[ \t]{1,12}[\w.-]{1,32}[ \t]{1,16}\d)/y,
    accept: (secret) => !NOBODY.test(secret) && !everydayWord(secret),
    scrubs: [
      ['drwxr-xr-x  5 ada  staff  160 Jan  1 12:00 x', 'drwxr-xr-x  5 [REDACTED:USER:1]  staff  160 Jan  1 12:00 x'],
    ],
    leaves: ['drwxr-xr-x  5 root root 4096 Jan  5 10:11 src', 'mode -rw-r--r--'],
  },
  {
    id: 'sudo-log',
    kind: 'USER',
    why: 'The log of sudo names who became root.',
    // https://www.sudo.ws/docs/man/sudoers.man/#Log_format
    keywords: ['sudo: ', 'sudo['],
    pattern: /sudo(?:\[\d{1,8}\])?: {1,12}(?<secret>[A-Za-z_][\w.-]{1,31})(?= : )/y,
    accept: (secret) => !NOBODY.test(secret),
    scrubs: [['sudo:   ada : TTY=pts/0 ; USER=root', 'sudo:   [REDACTED:USER:1] : TTY=pts/0 ; USER=root']],
    leaves: ['sudo: a password is required', 'sudo: root : TTY=pts/0'],
  },
  {
    id: 'person-name',
    kind: 'NAME',
    why: 'A person’s name.',
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
      'assignee',
      'reporter',
      'manager',
      'client: ',
      'display',
    ],
    find: (text, start, end, emit) => {
      const keyword = text.slice(start, end).toLowerCase();
      if (keyword.charCodeAt(keyword.length - 1) !== 32) {
        ASSIGNED.lastIndex = end;
        if (!ASSIGNED.test(text)) return;
      }
      const before = text[start - 1] ?? ' ';
      const lead = text.slice(Math.max(0, start - 16), start);
      if (keyword === 'name') {
        if (
          !/(?:first|last|full|given|family|middle|maiden|sur|real|nick|display|legal|person|customer|contact|patient|employee|owner|author|holder|cardholder|account|sender|recipient|billing|shipping|user)[_ -]?$/i.test(
            lead,
          )
        )
          return;
        if (/(?:user|account)[_ -]?$/i.test(lead)) return;
      } else if (/[A-Za-z0-9]/.test(before)) return;
      const titled = /^(?:dear|mrs?\.|ms\.|dr\.|prof\.|hello|hi) $/.test(keyword);
      const trailer = /-by: $|^(?:from|to|cc|author|client): $/.test(keyword);
      const pattern = titled || trailer ? PERSON_NEXT : PERSON_ASSIGNED;
      pattern.lastIndex = end;
      const match = pattern.exec(text);
      const name = match?.groups?.['quoted'] ?? match?.groups?.['name'];
      if (match === null || name === undefined) return;
      if (!/^\p{Lu}/u.test(name) && keyword !== 'name') return;
      if (
        (titled || trailer) &&
        (!/ /.test(name) ? everydayWord(name) || trailer || keyword === 'hello ' || keyword === 'hi ' : false)
      )
        return;
      if (
        /^(?:World|There|All|Team|Everyone|User|Customer|Sir|Madam|Error|None|Null|True|False|Unknown|Default|[A-Z_]+$)/.test(
          name,
        ) ||
        /[\d/\\:_=()]/.test(name) ||
        (keyword !== 'name' && !/ /.test(name) && !titled)
      )
        return;
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
    ],
    leaves: ['name: indexer', 'Hello World', 'class name: Foo', 'hi there', 'className="x"'],
  },
  {
    id: 'street-address',
    kind: 'ADDRESS',
    why: 'Where somebody lives.',
    keywords: [
      ' street',
      ' st.',
      ' st,',
      ' road',
      ' rd',
      ' avenue',
      ' ave',
      ' lane',
      ' drive',
      ' blvd',
      ' boulevard',

      'strasse',
      'stra',
      'str. #',
      ' court',
      ' square',
      ' rue ',
      'rue de',
      ' platz',
      'weg #',
      'address',
      'zip',
      'postcode',
      'postal',
      'birth',
      'dob',
      'iban',
      'city',
      'street',
    ],
    find: (text, start, end, emit) => {
      const keyword = text.slice(start, end).toLowerCase();
      if (/^(?:address|zip|postcode|postal|birth|dob|city|street|iban)$/.test(keyword)) {
        if (
          isAt(text, start - 1, ALNUM) ||
          /(?:ip|mac|mail|email|memory|remote|server|bind|listen|wallet|base|fault|host|peer|local|socket|contract|network|load|return|virtual|physical)[_ -]?$/i.test(
            text.slice(Math.max(0, start - 12), start),
          )
        )
          return;
        const field =
          /(?:[ _-]?(?:line)?[ _-]?\d|[ _-]?(?:code|date|day|of[ _-]birth|place|address|name))?\\?["']?[ \t]{0,3}[:=][ \t]{0,3}(?=\S)/iy;
        field.lastIndex = end;
        if (!field.test(text)) return;
        const value = readValue(text, field.lastIndex);
        const shown = text.slice(value.start, value.end);
        const line = value.quoted
          ? shown
          : (/^[^\n"'{}[\];|]{2,80}/.exec(text.slice(value.start, value.start + 81))?.[0] ?? '');
        if (
          /^(?:0x|[\d.:a-f]+$|\d{1,3}\.|null|none|undefined|true|false|<|\$|\{|in use|already|not |is )/i.test(line) &&
          !/birth|dob|zip|postcode|postal/.test(keyword)
        )
          return;
        // `address=address, backlog=16`, `address: string, ttl: number`, `address := f(x)`
        if (!value.quoted && /^(?:[=:]|[A-Za-z_]\w{0,30},\s{1,4}\w{1,30}\s?[:=]|[A-Za-z_][\w.]{0,60}\()/.test(line))
          return;
        if (!/\d/.test(line) && !/^(?:city|street)$/.test(keyword)) return;
        if (/^(?:zip)$/.test(keyword) && !/^[\w -]{3,10}$/.test(shown)) return;
        if (/^(?:city|street)$/.test(keyword) && !/^\p{Lu}/u.test(shown)) return;
        emit({ start: value.start, end: value.quoted ? value.end : value.start + line.trimEnd().length });
        return;
      }
      if (isAt(text, end, LETTER) && !/^(?:stra| platz| rue |rue de|weg)/.test(keyword)) return;
      const number =
        /(?:^|[\s"',:])(?<house>\d{1,5}[A-Za-z]?,? (?:\p{Lu}[\p{L}.'-]{1,24} ){0,3}\p{Lu}[\p{L}.'-]{1,24})$/u.exec(
          text.slice(Math.max(0, start - 90), start),
        )?.groups?.['house'];
      if (number !== undefined && !/[a-z]/i.test(text[end] ?? ' ')) {
        const more =
          /\.?(?:,? ?(?:Apt|Apartment|Suite|Unit|#)\.? ?\w{1,6})?(?:, (?:\p{Lu}[\p{L}.'-]{1,24} ?){1,3})?(?:,? [A-Z]{2})?(?:,? \d{5}(?:-\d{4})?)?/uy;
        more.lastIndex = end;
        const match = more.exec(text);
        emit({ start: start - number.length, end: end + (match?.[0].length ?? 0) });
        return;
      }
      if (/^(?:stra|strasse| platz| rue |rue de|weg \d)$/.test(keyword)) {
        const german = /(?:ße|ßen)?\s{0,1}\d{1,4}[a-z]?(?:, ?\d{4,5} \p{Lu}[\p{L}-]{1,30})?/uy;
        german.lastIndex = keyword.startsWith('weg') ? end - 2 : end;
        const match = german.exec(text);
        const name = /\p{Lu}[\p{L}-]{0,40}$/u.exec(text.slice(Math.max(0, start - 42), start))?.[0] ?? '';
        if (match !== null && /\d/.test(match[0])) emit({ start: start - name.length, end: german.lastIndex });
      }
    },
    scrubs: [
      ['ship to 12 Elm Street, Springfield', 'ship to [REDACTED:ADDRESS:1]'],
      ['birthday: 1815-12-10', 'birthday: [REDACTED:ADDRESS:1]'],
      ['Hauptstraße 5, 10115 Berlin', '[REDACTED:ADDRESS:1]'],
    ],
    leaves: [
      'address already in use',
      'address: 0x1f3c',
      'EADDRINUSE: address already in use :::3000',
      'zip: true',
      'drive failed',
    ],
  },
];

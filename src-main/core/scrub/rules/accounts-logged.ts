import { ALNUM, characters, isAt } from '../characters.ts';
import { everydayWord } from '../everyday-words.ts';
import { isGivenName } from '../given-names.ts';
import type { Rule, Span } from '../rule.ts';
import { isPublicAccount } from './public-accounts.ts';

/** An account where a log names it, in quotes or not. */
const NAME = /["'`‘“«(<]{0,2} ?@?(?<user>[A-Za-z_][\w.+-]{0,31})(?=["'`’”»)>/]|[\s,;:!]|$)/y;
/** Words that stand where a name would, in a sentence. */
const OF_SENTENCE =
  /^(?:a|an|the|this|that|these|those|each|every|all|any|some|no|its?|his|her|their|our|your|my|which|what|who|whom|in|on|at|to|of|by|for|from|with|and|or|if|when|as|access|accounts?|login|logins|session|sessions|logged|does|did|can|cannot|could|should|may|might|must|will|would|are|were|been|being|have|only|just|now|then|there|here|settings?|preferences?|profiles?|details|management|interfaces?|experience|permission|permissions|level|mode|space|group|groups|role|roles|table|list|request|requests|action|event|feedback|reviews?|approval|others|another|both|other|new|existing|multiple|several|many|world|everyone|everybody|folks|team|friend|back|again|sudo|push|schedule|timer|cron|webhook|hand|design|mistake|accident|yet|more|less|up|down|out|remote|hosts?|urls?|repo|repository|clients?|connections?|peers?|target|principal|identity|registry|endpoint|proxy|socket|realm|domain|device|network|method|scheme|provider|operation|resource|object|keys?|api|vpn|smtp|imap|ldap|ssh|ssl|tls|oauth|sso|basic|digest|internal|external|local|global)$/i;

/** What no word of a sentence is written like. */
const LIKE_ACCOUNT = /[\d._-]/;

/** In quotes, or the last of its sentence. */
const AT_END = /^(?:["'`‘]|[\w.-]{1,40}(?:$|[\n,;:)]| (?:with|in|on|failed|succeeded|ok)\b))/;
/** Phrases with what has to stand right before or right behind them, where they alone do not say enough. */
const BEHIND: Readonly<Record<string, RegExp>> = {
  'password for ': /^["'`]?[\w.@-]{1,40}["'`]?(?:'s [\w ]{1,20})?:(?:\s|$)/,
  'passphrase for ': /^["'`]?[\w.-]{1,40}["'`]?:(?:\s|$)/,
  'running as ': /^["'`]?[\w.-]{1,40}["'`]? \((?:uid|pid|\d)/,
  'user ':
    /^["'`‘«]?[\w.-]{2,32}["'`’»]?(?: (?:from \S{1,60} not allowed|\(\d{1,9}\)|chrooted|(?:has been|is|was) (?:locked|banned|disabled|suspended|removed|deleted|unlocked)|does not have|has no (?:access|permission)|was not found|lacks|authenticated|denied|logged (?:in|out|on|off))|: no matching| \/domain)/i,
  'creating user ': AT_END,
  'created user ': AT_END,
  'added user ': AT_END,
  'delete user ': AT_END,
  'deleted user ': AT_END,
  'lock user ': AT_END,
  'welcome, ': /^[\w.-]{1,40}!/,
  'welcome back, ': /^[\w.-]{1,40}[!.]/,
  'hello, ': /^[\w.-]{1,40}!/,
};

export const loggedAccounts: readonly [Rule, ...Rule[]] = [
  {
    id: 'account-told',
    kind: 'USER',
    why: 'Whoever logged in, or had a session, is a person.',
    source: 'https://www.freedesktop.org/software/systemd/man/latest/systemd-logind.service.html',
    keywords: [
      'publickey for ',
      'keyboard-interactive/pam for ',
      'attempts exceeded for ',
      'authentication succeeded for ',
      'authentication failed for ',
      'authentication failure for ',
      'authentication return for ',
      'authenticated for ',
      'values set for ',
      'performautologin for ',
      'authorization for ',
      'password changed for ',
      'password expiry for ',
      'password expired for ',
      'anacron: job for ',
      'user slice of ',
      'home directory for ',
      'home directory of ',
      'home folder of ',
      'login keyring for ',
      'logon denied for ',
      'logon denied for user ',
      'login denied for ',
      'access denied for ',
      'permission denied for user ',
      'crontab of ',
      'mail for ',
      'session for ',
      'sessions of ',
      'ticket for ',
      'password for ',
      'passphrase for ',
      'as unix-user:',
      'unix-user:',
      'running as ',
      'publishing as ',
      'logged on as ',
      'terminate-user ',
      'show-user ',
      'user-status ',
      'enable-linger ',
      'kill-user ',
      'net user ',
      'ssh -l ',
      'crontab -u ',
      'launchctl asuser ',
      'delete user ',
      'deleted user ',
      'created user ',
      'creating user ',
      'added user ',
      'lock user ',
      'new user: name=',
      'new group: name=',
      'new account: ',
      'user ',
      'welcome, ',
      'welcome back, ',
      'hello, ',
    ],
    notAfter: characters('A-Za-z0-9_.'),
    find: (text, start, end, emit) => {
      const phrase = text.slice(start, end).toLowerCase();
      const behind = BEHIND[phrase];
      if (behind !== undefined && !behind.test(text.slice(end, end + 100))) return;
      takeName(text, end, emit);
    },
    scrubs: [
      ['Postponed publickey for wrenl from x', 'Postponed publickey for [REDACTED:USER:1] from x'],
      ['[sudo] password for wrenl:', '[sudo] password for [REDACTED:USER:1]:'],
      ['user wrenl (501)', 'user [REDACTED:USER:1] (501)'],
    ],
    leaves: [
      'waiting for user session (3)',
      'session for the user',
      'Hello, world!',
      'password for the database',
      'user root (0)',
      'no authorization for this request',
    ],
  },
  {
    id: 'account-of-session',
    kind: 'USER',
    why: 'Whoever logged in, or had a session, is a person.',
    source: 'https://www.freedesktop.org/software/systemd/man/latest/systemd-logind.service.html',
    keywords: [
      ' of user ',
      ' by user ',
      'started by ',
      'triggered by ',
      'requested by ',
      'approved by ',
      'commit by ',
      'deployed by ',
      'rejected by ',
      'merged by ',
      'cancelled by ',
      'canceled by ',
      'pushed by ',
      'push by ',
      'invoked by ',
      'initiated by ',
      'released by ',
      'closed by ',
      'opened by ',
      'reviewed by ',
      'locked by ',
      'edited by ',
      'modified by ',
      'updated by ',
      'created by ',
      'owned by ',
      'executed by ',
    ],
    before: characters('A-Za-z_@"\'`'),
    find: (text, start, end, emit) => {
      const user = /(?:user )?["']?(?<at>@?)(?<user>[A-Za-z_][\w.+-]{0,38})(?=["']|[\s,;:)]|$|\.(?:\s|$))/y;
      user.lastIndex = end;
      const match = user.exec(text)?.groups;
      const name = (match?.['user'] ?? '').replace(/\.$/, '');
      if (isNobody(name)) return;
      const said =
        match?.['at'] === '@' ||
        ((text.startsWith('user ', end) || text.startsWith(' by user', start)) &&
          /^["'`]?(?:\n|$|[,;)]| \(| (?:on|from|at|in)\b)/.test(text.slice(user.lastIndex, user.lastIndex + 8))) ||
        (text.startsWith(' of user', start) && /[Ss]ession \S{1,12}$/.test(text.slice(Math.max(0, start - 22), start)));
      // `created by net/http.(*Server).Serve`, `updated by main.tsx`: only what is written as accounts are.
      if (
        !said &&
        (/\.[a-z]{1,4}$|^[a-z]+-[a-z]+(?:-[a-z]+)+$/.test(name) ||
          !(isGivenName(name) || /^[a-z][a-z._]*\d{1,3}$|^[a-z]+\.[a-z]+$/.test(name)))
      )
        return;
      const at = user.lastIndex - (match?.['user'] ?? '').length;
      emit({ start: at, end: at + name.length });
    },
    scrubs: [
      ['New session 3 of user wrenl.', 'New session 3 of user [REDACTED:USER:1].'],
      ['Requested by @wrenl', 'Requested by @[REDACTED:USER:1]'],
      ['Started by user wrenl', 'Started by user [REDACTED:USER:1]'],
    ],
    leaves: ['created by main.main', 'triggered by push', 'list of user names', 'Started by timer', 'by user request'],
  },
  {
    id: 'account-in-log',
    kind: 'USER',
    why: 'Whoever logged in, or had a session, is a person.',
    source: 'https://man.openbsd.org/sshd.8',
    keywords: [
      'sshd: ',
      'sshd-session: ',
      'doas: ',
      'su: ',
      '(to root) ',
      '(to ',
      'crontab[',
      'failed login ',
      'user_process',
      'dead_process',
      'gui/#',
      '.user.#',
      'userinfo{#',
      'localcacheduser;',
      'acct="',
      'auid="',
      'suid="',
      'fsuid="',
      ' still logged in',
      ' is not logged in',
      '... user unknown',
      ':staff',
      'role "',
      "role '",
    ],
    find: (text, start, end, emit) => {
      const keyword = text.slice(start, end).toLowerCase();
      const back = keyword.startsWith(' ') || keyword.startsWith('...') || keyword === ':staff';
      if (back) {
        const name = /(?:^|[\s:("'])(?<user>[A-Za-z_][\w.-]{1,31})$/.exec(text.slice(Math.max(0, start - 40), start))
          ?.groups?.['user'];
        if (name !== undefined && !isAt(text, end, ALNUM) && !isNobody(name))
          emit({ start: start - name.length, end: start });
        return;
      }
      if (keyword[0] !== '.' && isAt(text, start - 1, ALNUM)) return;
      const shape = SHAPES[keyword.replace(/\d$/, '#')];
      if (shape === undefined) return;
      shape.lastIndex = end;
      const name = shape.exec(text)?.groups?.['user'];
      if (name === undefined || isNobody(name)) return;
      const at = text.indexOf(name, end);
      emit({ start: at, end: at + name.length });
      // `crontab[7]: (ada) LIST (ada)`: whose it is, by whom.
      const other = /^\) [A-Z]{3,9} \((?<user>[A-Za-z_][\w.-]{0,31})\)/.exec(
        text.slice(at + name.length, at + name.length + 48),
      );
      if (other !== null) {
        const to = at + name.length + other[0].length - 1;
        emit({ start: to - (other.groups?.['user'] ?? '').length, end: to });
      }
    },
    scrubs: [
      ['sshd: wrenl [priv]', 'sshd: [REDACTED:USER:1] [priv]'],
      ['acct="wrenl" exe="/usr/sbin/sshd"', 'acct="[REDACTED:USER:1]" exe="/usr/sbin/sshd"'],
      ['write: wrenl is not logged in', 'write: [REDACTED:USER:1] is not logged in'],
      ['com.apple.xpc.launchd.user.501 (wrenl)', 'com.apple.xpc.launchd.user.501 ([REDACTED:USER:1])'],
    ],
    leaves: [
      'sshd: no hostkeys available',
      'gui/501/com.apple.Finder',
      'su: Sorry',
      'user is not logged in',
      'role "button" is missing',
      'root:staff',
    ],
  },
  {
    id: 'account-of-request',
    kind: 'USER',
    why: 'The log of a server names who asked.',
    source: 'https://httpd.apache.org/docs/2.4/logs.html#common',
    keywords: [' [##/'],
    find: (text, start, _end, emit) => {
      if (!/^ \[\d\d\/[A-Z][a-z]{2}\/\d{4}:/.test(text.slice(start, start + 15))) return;
      const name = /(?:^|\s)\S{1,64} \S{1,64} (?<user>[A-Za-z_][\w.@+-]{1,63})$/.exec(
        text.slice(Math.max(0, start - 200), start),
      )?.groups?.['user'];
      if (name !== undefined && !isNobody(name)) emit({ start: start - name.length, end: start });
    },
    scrubs: [
      [
        '127.0.0.1 - wrenl [02/Jan/2024:03:04:05 +0000] "GET /',
        '127.0.0.1 - [REDACTED:USER:1] [02/Jan/2024:03:04:05 +0000] "GET /',
      ],
    ],
    leaves: ['127.0.0.1 - - [02/Jan/2024:03:04:05 +0000] "GET /', 'took [12/20]'],
  },
  {
    id: 'account-mentioned',
    kind: 'USER',
    why: 'An account is named after its owner.',
    source:
      'https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#mentioning-people-and-teams',
    keywords: [
      'by @',
      'to @',
      'cc @',
      'cc: @',
      'from @',
      'thanks @',
      'hi @',
      'user @',
      'owner @',
      'author @',
      'telegram @',
      'telegram: @',
      'twitter @',
      'twitter: @',
      'instagram @',
      'instagram: @',
      'mastodon @',
      'discord @',
      'is @',
      'handle @',
      'handle: @',
      'channel @',
    ],
    notAfter: ALNUM,
    pattern: /[a-z:]{2,12} @(?<secret>[A-Za-z_][\w-]{1,38})(?![\w@/(.-])/iy,
    accept: (secret) =>
      !isNobody(secret) &&
      !/^(?:latest|next|everyone|here|channel|media|import|param|returns?|see|type|property|override|todo)$/i.test(
        secret,
      ),
    scrubs: [['assigned to @wren-l', 'assigned to @[REDACTED:USER:1]']],
    leaves: ['updated to @latest', 'import x from @types/node', 'defined by @media', 'from @scope/pkg'],
  },
  {
    id: 'account-in-languages',
    kind: 'USER',
    why: 'An account is named after its owner.',
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/id.html',
    keywords: [
      'benutzer ',
      'utilisateur ',
      'usuario ',
      'utente ',
      'gebruiker ',
      'anv¤ndare ',
      'bruker ',
      'bruger ',
      'u¤ytkownik ',
      'usu¤rio ',
      '¤ ',
    ],
    find: (text, start, end, emit) => {
      const word = text.slice(start, end);
      if (!/^[a-z]/i.test(word) && !OTHER_WORD.test(text.slice(Math.max(0, start - 12), start + 1))) return;
      if (isAt(text, start - 1, ALNUM)) return;
      const said =
        /["'‘“«„]? ?(?<user>[A-Za-z_][\w.-]{1,31}) ?["'’”»“]? (?:nicht |existiert|ist |wurde |no |non |niet |bestaat|inconnu|introuvable|n['’]|desconocid|não |nao |не |не́|не найден|существует|不存在|未找到|不明|存在しません|hittades|finnes|findes|ikke|nie |zablokowan|bloquead|gesperrt|verrouillé|anmeld)|["'‘“«„] ?(?<quoted>[A-Za-z_][\w.-]{1,31}) ?["'’”»“]/iy;
      said.lastIndex = end;
      const match = said.exec(text);
      const name = match?.groups?.['user'] ?? match?.groups?.['quoted'];
      if (match === null || name === undefined || isNobody(name)) return;
      const at = text.indexOf(name, said.lastIndex - match[0].length);
      emit({ start: at, end: at + name.length });
    },
    scrubs: [
      ['usuario wrenl no existe', 'usuario [REDACTED:USER:1] no existe'],
      ['用户 wrenl 不存在', '用户 [REDACTED:USER:1] 不存在'],
    ],
    leaves: ['usuario no encontrado', 'Benutzer nicht gefunden', '用户 不存在', 'é wrenl no'],
  },
];

const OTHER_WORD = /(?:用户|用戶|使用者|ユーザー|사용자|пользователь|пользователя|користувач|χρήστης)$/i;

/** By keyword, a digit as `#`. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  'sshd: ': /(?<user>[A-Za-z_][\w.-]{0,31})(?= \[(?:priv|net|preauth|accepted)\]|@(?:pts|notty|tty))/y,
  'sshd-session: ': /(?<user>[A-Za-z_][\w.-]{0,31})(?= \[|@(?:pts|notty|tty)|: session)/y,
  'doas: ': /(?<user>[A-Za-z_][\w.-]{0,31})(?= (?:ran|as|tried) )/y,
  'su: ': /(?<user>[A-Za-z_][\w.-]{0,31})(?= to [\w.-]{1,32} on )/y,
  '(to ': /[\w.-]{1,32}\) (?<user>[A-Za-z_][\w.-]{0,31})(?= on )/y,
  '(to root) ': /(?<user>[A-Za-z_][\w.-]{0,31})(?= on )/y,
  'crontab[': /\d{1,8}\]: \((?<user>[A-Za-z_][\w.-]{0,31})\)/y,
  'failed login ': /\d{1,4} FROM \S{1,60} FOR (?<user>[A-Za-z_][\w.-]{0,31})(?=[\s,])/iy,
  user_process: /(?::? \d{1,8} \S{1,16}(?: by)?)? (?<user>[a-z_][\w.-]{0,31})(?= tty| console|\s{0,4}$)/y,
  dead_process: /(?::? \d{1,8} \S{1,16}(?: by)?)? (?<user>[a-z_][\w.-]{0,31})(?= tty| console|\s{0,4}$)/y,
  'gui/#': /\d{0,6}\/(?<user>[a-z_][\w-]{0,31})(?=[:\s]|$)/y,
  '.user.#': /\d{0,6} \((?<user>[a-z_][\w.-]{0,31})\)/y,
  'userinfo{#': /\d{0,4}:(?<user>[^:{}\n]{1,64}):/y,
  'localcacheduser;': /[^:\n]{0,80}:(?<user>[a-z_][\w.-]{0,31}):/y,
  'acct="': /(?<user>[A-Za-z_][\w.@-]{0,63})(?=")/y,
  'auid="': /(?<user>[A-Za-z_][\w.@-]{0,63})(?=")/y,
  'suid="': /(?<user>[A-Za-z_][\w.@-]{0,63})(?=")/y,
  'fsuid="': /(?<user>[A-Za-z_][\w.@-]{0,63})(?=")/y,
  'role "': /(?<user>[a-z_][\w.-]{0,31})(?=" (?:does not exist|is not permitted|cannot be))/y,
  "role '": /(?<user>[a-z_][\w.-]{0,31})(?=' (?:does not exist|is not permitted|cannot be))/y,
};

function isNobody(name: string): boolean {
  return (
    name === '' || isPublicAccount(name) || OF_SENTENCE.test(name) || (everydayWord(name) && !LIKE_ACCOUNT.test(name))
  );
}

function takeName(text: string, at: number, emit: (span: Span) => void): void {
  NAME.lastIndex = at;
  const found = NAME.exec(text)?.groups?.['user'];
  if (found === undefined) return;
  const name = found.replace(/[.+-]{1,3}$/, '');
  if (isNobody(name)) return;
  const start = NAME.lastIndex - found.length;
  emit({ start, end: start + name.length });
}

import { readValue } from '../assigned-value.ts';
import { ALNUM, characters, isAt } from '../characters.ts';
import { isHandedOn, MOST_BEHIND } from '../code-values.ts';
import { everydayWord } from '../everyday-words.ts';
import type { Rule } from '../rule.ts';
import { isPublicAccount } from './public-accounts.ts';

/** Names of accounts where the text says that they are some. */
export const people: readonly [Rule, ...Rule[]] = [
  {
    id: 'account-name',
    kind: 'USER',
    why: 'An account is named after its owner.',
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap03.html',
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
      'actor',
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
        if (match !== null && name !== undefined && !isPublicAccount(name) && name !== 'staff' && name !== 'wheel') {
          emit({ start: end + match[0].indexOf('(') + 1, end: end + match[0].length - 1 });
        }
        return;
      }
      const words = keyword.includes(' ');
      const sign = words
        ? /[ \t]{0,2}(?!\(using )\\?["'`(]?(?=[A-Za-z])/y
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
        isPublicAccount(name) ||
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
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/ls.html',
    keywords: ['drwx', '-rw-', '-rwx', '-r--', 'lrwx'],
    pattern:
      /[dl-](?:[r-][w-][xsStT-]){3}[@+.]?[ \t]{1,4}\d{1,6}[ \t]{1,4}(?<secret>[A-Za-z_][\w.-]{1,31})(?=[ \t]{1,12}[\w.-]{1,32}[ \t]{1,16}\d)/y,
    accept: (secret) => !isPublicAccount(secret) && !everydayWord(secret),
    scrubs: [
      ['drwxr-xr-x  5 ada  staff  160 Jan  1 12:00 x', 'drwxr-xr-x  5 [REDACTED:USER:1]  staff  160 Jan  1 12:00 x'],
    ],
    leaves: ['drwxr-xr-x  5 root root 4096 Jan  5 10:11 src', 'mode -rw-r--r--'],
  },
  {
    id: 'sudo-log',
    kind: 'USER',
    why: 'The log of sudo names who became root.',
    source: 'https://www.sudo.ws/docs/man/sudoers.man/#Log_format',
    keywords: ['sudo: ', 'sudo['],
    pattern: /sudo(?:\[\d{1,8}\])?: {1,12}(?<secret>[A-Za-z_][\w.-]{1,31})(?= : )/y,
    accept: (secret) => !isPublicAccount(secret),
    scrubs: [['sudo:   ada : TTY=pts/0 ; USER=root', 'sudo:   [REDACTED:USER:1] : TTY=pts/0 ; USER=root']],
    leaves: ['sudo: a password is required', 'sudo: root : TTY=pts/0'],
  },
  {
    id: 'account-in-words',
    kind: 'USER',
    why: 'An account is named after its owner.',
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap03.html',
    keywords: [
      'find user',
      'user ',
      'unknown user',
      'whoami',
      'no such user',
      'last login',
      'login name ',
      'invalid user',
      'changing password for',
      'bad su',
      'account name',
    ],
    notAfter: ALNUM,
    find: (text, start, end, emit) => {
      const keyword = text.slice(start, end).toLowerCase();
      const pattern =
        keyword === 'user '
          ? /(?<user>[A-Za-z_][\w.-]{1,31})(?= (?:does not exist|doesn['’]t exist|is not (?:in the sudoers|allowed|a member)|has no (?:home|password)|logged (?:in|out|on|off)|is currently logged))/y
          : keyword === 'last login'
            ? /[^\n]{4,60} (?:for|by|from user) (?<user>[a-z_][\w.-]{1,31})(?=\s|$)/y
            : /(?:["'`]|[:=]?[ \t]{1,3}["'`]?|\n)(?<user>[a-z_][\w.-]{1,31})(?=["'`]?(?:[\s,;)]|$|\.(?:\s|$)))/y;
      pattern.lastIndex = end;
      const user = pattern.exec(text)?.groups?.['user'];
      if (user === undefined || isPublicAccount(user) || everydayWord(user)) return;
      if (
        /^(?:unknown|no such|find)/.test(keyword) &&
        /^(?:in|with|for|by|who|that|or|and|has|had|error|agent|type|name|config|option|setting|input|flag|command|role|id|field|property|defined|provided|data|space)$/i.test(
          user,
        )
      )
        return;
      emit({ start: pattern.lastIndex - user.length, end: pattern.lastIndex });
    },
    scrubs: [
      ['Could not find user wrenl', 'Could not find user [REDACTED:USER:1]'],
      ['su: user wrenl does not exist', 'su: user [REDACTED:USER:1] does not exist'],
      ['whoami: wrenl', 'whoami: [REDACTED:USER:1]'],
    ],
    leaves: [
      'find user by id',
      'user root does not exist',
      'unknown user error',
      'user session logged',
      'whoami: root',
    ],
  },
  {
    id: 'cron-account',
    kind: 'USER',
    why: 'The log of cron names the account whose job ran.',
    source: 'https://man7.org/linux/man-pages/man8/cron.8.html',
    keywords: ['cron['],
    notAfter: ALNUM,
    pattern: /cron\[\d{1,8}\]: \((?<secret>[a-z_][\w.-]{1,31})\)(?= (?:CMD|RELOAD|LIST|BEGIN|END|INFO|MAIL))/iy,
    accept: (secret) => !isPublicAccount(secret),
    scrubs: [['CRON[812]: (wrenl) CMD (run)', 'CRON[812]: ([REDACTED:USER:1]) CMD (run)']],
    leaves: ['CRON[812]: (root) CMD (run)'],
  },
  {
    id: 'account-refused',
    kind: 'USER',
    why: 'An account is named after its owner.',
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/id.html',
    keywords: [': no such user', ': illegal user name', ': unknown user', ': invalid user', ' is not in the sudoers'],
    find: (text, start, end, emit) => {
      if (isAt(text, end, ALNUM)) return;
      const user = /(?:^|: )['"‘]?(?<user>[a-z_][\w.-]{1,31})['"’]?$/i.exec(text.slice(Math.max(0, start - 44), start))
        ?.groups?.['user'];
      if (
        user !== undefined &&
        !isPublicAccount(user) &&
        !/^(?:remote|fatal|warning|ssh|sshd|sudo|su|login|auth|mount|chown|chmod|id|finger|passwd|crontab)$/i.test(user)
      )
        emit({
          start: start - (/['"’]/.test(text[start - 1] ?? '') ? 1 : 0) - user.length,
          end: start - (/['"’]/.test(text[start - 1] ?? '') ? 1 : 0),
        });
    },
    scrubs: [['id: wrenl: no such user', 'id: [REDACTED:USER:1]: no such user']],
    leaves: ['remote: Invalid username or token', 'id: root: no such user', 'error: no such user'],
  },
  {
    id: 'passwd-line',
    kind: 'USER',
    why: 'A line of the list of accounts names one and its owner.',
    source: 'https://man7.org/linux/man-pages/man5/passwd.5.html',
    keywords: [':x:#', ':*:#'],
    back: { over: characters('a-zA-Z0-9_.-'), most: 32 },
    find: (text, start, _end, emit) => {
      const line = /(?<user>[a-z_][\w.-]{0,31}):[x*]:\d{1,10}:\d{1,10}:(?<name>[^:\n]{0,60}):/y;
      line.lastIndex = start;
      const found = line.exec(text)?.groups;
      if (found === undefined || isPublicAccount(found['user'] ?? '')) return;
      const { user = '', name = '' } = found;
      emit({ start, end: start + user.length });
      const at = line.lastIndex - 1 - name.length;
      if (name !== '') emit({ start: at, end: at + name.length, kind: 'NAME' });
    },
    scrubs: [['wrenl:x:1000:1000:Wren:/x:/bin/sh', '[REDACTED:USER:1]:x:1000:1000:[REDACTED:NAME:1]:/x:/bin/sh']],
    leaves: ['root:x:0:0:root:/root:/bin/sh', 'a:x:b'],
  },
  {
    id: 'account-command',
    kind: 'USER',
    why: 'An account is named after its owner.',
    source: 'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/icacls',
    keywords: ['/grant ', '/grant:r ', '/setowner '],
    notAfter: ALNUM,
    pattern: /(?:\/grant(?::r)?|\/setowner) "?(?:[A-Z][A-Z0-9-]{1,14}\\)?(?<secret>[a-z_][\w.-]{1,31})(?=[:\s"]|$)/iy,
    accept: (secret) => !isPublicAccount(secret) && !/^(?:everyone|users|administrators)$/i.test(secret),
    scrubs: [['icacls x /grant wrenl:F', 'icacls x /grant [REDACTED:USER:1]:F']],
    leaves: ['icacls x /grant Everyone:F'],
  },
];

import type { Rule } from '../rule.ts';
import { speaksOfSecrets } from '../secret-values.ts';

/** What the words of such a line go on with, and what stands for all: nobody's secret. */
const KEYWORD =
  /^(?:address|hostname|chain|string|md5|sha\d*|hmac\S*|encrypted|level|local|group|version|type|size|length|id|config\w*|server|default|public|private|ascii|hex|pre-share|rsa\S*|generate|zeroize|import|export|community|mode|enable|disable|timeout|source|[\d./]+)$/i;

/** "password 7 times" is said of attempts. */
const OF_ACCOUNT = /(?:^|\n)[ \t]{0,8}password \d|\b(?:username|privilege|level|enable)\b[^\n]{0,80}$/i;

/** The lines of settings of routers, switches and their watchers that hold passwords. */
export const networkDevices: readonly [Rule, ...Rule[]] = [
  {
    id: 'network-device',
    kind: 'SECRET',
    why: 'The lines of a router’s settings that hold its passwords.',
    source: 'https://www.cisco.com/c/en/us/td/docs/ios/security/command/reference/sec_book/sec_e1.html',
    keywords: [
      'snmp-server community ',
      'snmp community',
      'enable secret ',
      'enable password ',
      'key-string ',
      'pac key ',
      ' secret 0 ',
      ' secret 5 ',
      ' secret 7 ',
      ' secret 8 ',
      ' secret 9 ',
    ],
    // https://www.cisco.com/c/en/us/td/docs/ios/security/command/reference/sec_book/sec_e1.html
    pattern:
      /(?:snmp-server community|snmp community(?: string)?[:=]?|enable (?:secret|password)|key-string|pac key| secret(?= \d ))[ \t]{1,3}(?:level \d{1,2} )?(?:\d{1,2} )?(?<secret>(?=[^\s\d]{0,64}[\d$!@#%^&*]|\S{2,64} R[OW]\b)\S{2,128})/iy,
    scrubs: [
      ['enable secret 5 $1$abc$n0tAreal1', 'enable secret 5 [REDACTED:SECRET:1]'],
      ['username ada secret 9 zq7-tig3r', 'username ada secret 9 [REDACTED:SECRET:1]'],
    ],
    leaves: ['enable secret rotation', 'enable password prompt', 'snmp-server community string'],
  },
  {
    id: 'network-key',
    kind: 'SECRET',
    why: 'Keys that routers share, and the words that let a watcher read them, stand behind their command.',
    source: 'https://www.cisco.com/c/en/us/td/docs/ios/security/command/reference/sec_book/sec_t1.html',
    keywords: [
      'rocommunity',
      'rwcommunity',
      'com2sec',
      'tacacs-server ',
      'radius-server ',
      'isakmp key ',
      'ikev1 pre-shared-key ',
      'local-authentication pre-shared-key ',
      'remote-authentication pre-shared-key ',
      'authentication-key ',
      'message-digest-key ',
      'set password enc ',
      'set passwd enc ',
      'set psksecret ',
      'chap password ',
      'wpa-psk ',
      'password 0 ',
      'password 5 ',
      'password 7 ',
      'password 8 ',
      'password 9 ',
      'encrypted-password ',
      'plain-text-password-value ',
      'wpa_passphrase ',
      'snmp-server host ',
    ],
    pattern:
      /(?:r[ow]community6?|com2sec6?[ \t]{1,8}(?:-\w{1,4}[ \t]\S{1,40}[ \t]{1,8})?\S{1,60}[ \t]{1,8}\S{1,60}|(?:tacacs|radius)-server(?:[ \t]host[ \t]\S{1,80})?(?:[ \t](?:auth-port|acct-port|port|timeout)[ \t]\d{1,5}){0,3}[ \t]key(?:[ \t][0-7](?=[ \t]))?|isakmp key(?:[ \t][0-6](?=[ \t]))?|(?:ikev1|(?:local|remote)-authentication) pre-shared-key(?:[ \t][0-8](?=[ \t]))?|authentication-key(?:[ \t]\d{1,5}[ \t](?:md5|sha\d{0,3}|cmac-aes-128|hmac-sha2-256))?(?:[ \t][0-7](?=[ \t]))?|message-digest-key[ \t]\d{1,3}[ \t]md5(?:[ \t][0-7](?=[ \t]))?|set passw(?:ord|d) enc|set psksecret(?:[ \t]enc)?|chap password(?:[ \t][0-7](?=[ \t]))?|wpa-psk(?:[ \t](?:ascii|hex))?(?:[ \t][0-8](?=[ \t]))?|password [05789]|encrypted-password|plain-text-password-value|wpa_passphrase[ \t](?:"[^"\n]{1,40}"|\S{1,40})|snmp-server host[ \t]\S{1,80}(?:[ \t](?:traps|informs))?(?:[ \t]version[ \t](?:1|2c|3[ \t]\w{1,8}))?)[ \t]{1,4}(?<open>["']?)(?<secret>[^\s"'<${%;,|][^\s"';]{2,127})/iy,
    accept: (secret, text, start) => {
      if (KEYWORD.test(secret) || speaksOfSecrets(secret) || /[()]|:$|^[-=&]/.test(secret)) return false;
      const lead = text.slice(Math.max(0, start - 90), start);
      return !/password \d[ \t]{1,4}["']?$/i.test(lead) || OF_ACCOUNT.test(lead);
    },
    scrubs: [
      ['rocommunity opensesame 10.0.0.0/8', 'rocommunity [REDACTED:SECRET:1] 10.0.0.0/8'],
      ['tacacs-server key tig3rlily', 'tacacs-server key [REDACTED:SECRET:1]'],
      ['crypto isakmp key tig3rlily address 10.0.0.1', 'crypto isakmp key [REDACTED:SECRET:1] address 10.0.0.1'],
      ['username ada privilege 15 password 0 bluebird', 'username ada privilege 15 password 0 [REDACTED:SECRET:1]'],
    ],
    leaves: [
      'rocommunity public',
      'tacacs-server key is missing',
      'crypto isakmp key generate rsa',
      'the authentication-key of the peer',
      'attempts with password 5 times',
      'wpa_passphrase failed',
    ],
  },
];

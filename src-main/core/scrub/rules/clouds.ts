import { ALNUM, isAt } from '../characters.ts';
import type { Rule } from '../rule.ts';

/** Names and numbers of somebody's place at a cloud: they say for whom somebody works. */
export const clouds: readonly [Rule, ...Rule[]] = [
  {
    id: 'bucket',
    kind: 'HOST',
    why: 'A bucket is named by its owner, after them.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-bucket-intro.html',
    keywords: [
      's3://',
      's3a://',
      's3n://',
      'gs://',
      'wasbs://',
      'abfss://',
      'r2://',
      'arn:aws:s3:::',
      'oss://',
      'cos://',
    ],
    notAfter: ALNUM,
    pattern: /(?:[a-z0-9]{2,6}:\/\/|arn:aws:s3:::)(?<secret>[a-z0-9][\w.-]{2,62})(?![\w.@-])/iy,
    accept: (secret, text, start) =>
      !isAt(text, start - 1, ALNUM) &&
      !/^(?:bucket|my-?bucket|your-?bucket|example-?bucket|bucket-?name)$/i.test(secret),
    scrubs: [
      ['copy s3://northwind-backups/x', 'copy s3://[REDACTED:HOST:1]/x'],
      ['arn:aws:s3:::northwind-data/*', 'arn:aws:s3:::[REDACTED:HOST:1]/*'],
    ],
    leaves: ['s3://bucket/key', 's3://', 'the s3 bucket'],
  },
  {
    id: 'cloud-account',
    kind: 'ID',
    why: 'The number of an account at a cloud stays for years and leads to its owner.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    notAfter: ALNUM,
    keywords: ['arn:aws', 'aws account', 'account-id', 'account_id', 'accountid'],
    pattern:
      /(?:arn:aws(?:-[a-z-]{2,8})?:[a-z0-9-]{1,30}:[a-z0-9-]{0,20}:(?=\d{12}[:/])|(?:aws account|account[-_]?id)["']?[ \t]{0,3}[:=]?[ \t]{0,3}["']?)(?<secret>\d{12})(?!\d)/iy,
    scrubs: [
      ['arn:aws:iam::112233445566:role/x', 'arn:aws:iam::[REDACTED:ID:1]:role/x'],
      ['{"account_id": 112233445566}', '{"account_id": [REDACTED:ID:1]}'],
    ],
    leaves: ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'account_id=12'],
  },
  {
    id: 'subscription',
    kind: 'ID',
    why: 'A subscription’s or tenant’s number leads to its owner.',
    source: 'https://learn.microsoft.com/en-us/azure/azure-resource-manager/management/overview',
    keywords: ['/subscriptions/', 'login.microsoftonline.com/', 'sts.windows.net/'],
    pattern:
      /(?:\/subscriptions\/|login\.microsoftonline\.com\/|sts\.windows\.net\/)(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![\w-])/iy,
    scrubs: [
      [
        '/subscriptions/0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f/resourceGroups',
        '/subscriptions/[REDACTED:ID:1]/resourceGroups',
      ],
    ],
    leaves: ['/subscriptions/123', 'login.microsoftonline.com/common/oauth2'],
  },
  {
    id: 'directory-account',
    kind: 'USER',
    why: 'The account in a directory, or in a domain of Windows.',
    source: 'https://www.rfc-editor.org/rfc/rfc4514',
    keywords: [
      'uid=',
      'cn=',
      'samaccountname=',
      ' logged in',
      ' logged on',
      ' logged off',
      'the user ',
      'account ',
      '/user:',
      'owner: ',
      '/ru ',
      'user name: ',
      'username: ',
      'runas ',
      'user: ',
    ],
    find: (text, start, end, emit) => {
      if (text[start] === ' ') {
        const lead = text.slice(Math.max(0, start - 52), start);
        const account = /(?:^|[\s"'(])(?!HK|NT )[A-Z][A-Z0-9-]{1,14}\\(?<user>[a-z][\w.-]{1,31})$/.exec(lead)?.groups?.[
          'user'
        ];
        if (account !== undefined) emit({ start: start - account.length, end: start });
        return;
      }
      if (/[ :]$/.test(text.slice(start, end))) {
        const account =
          /["']?(?!HK|NT |BUILTIN|IIS )[A-Za-z][A-Za-z0-9-]{1,14}\\{1,2}(?<user>[A-Za-z][\w.-]{1,31})(?=[\s"',;.)]|$)/y;
        account.lastIndex = end;
        const user = account.exec(text)?.groups?.['user'];
        if (user !== undefined && !/^(?:administrator|admin|guest|system|users|.*\.(?:exe|dll|txt|log))$/i.test(user))
          emit({ start: account.lastIndex - user.length, end: account.lastIndex });
        return;
      }
      if (isAt(text, start - 1, ALNUM)) return;
      const entry = /(?<user>[^,=\n"'<>]{2,60})(?=,(?:[A-Za-z]{1,8}=[^,\n"']{1,60},){0,6}dc=)/iy;
      entry.lastIndex = end;
      const user = entry.exec(text)?.groups?.['user'];
      if (
        user !== undefined &&
        !/^(?:users|admin|admins|administrators?|manager|root|config|computers|builtin|\*|%\w|\{|\$)/i.test(user)
      )
        emit({ start: end, end: end + user.length });
    },
    scrubs: [
      ['bind uid=ada,ou=people,dc=example,dc=com', 'bind uid=[REDACTED:USER:1],ou=people,dc=example,dc=com'],
      ['NORTHWIND\\ada.l logged in', 'NORTHWIND\\[REDACTED:USER:1] logged in'],
      ['The user NORTHWIND\\ada.l is locked', 'The user NORTHWIND\\[REDACTED:USER:1] is locked'],
    ],
    leaves: ['cn=admin,dc=example,dc=com', 'CN=Some Root CA,O=Some Inc', 'HKLM\\software logged in', 'uid=0'],
  },
];

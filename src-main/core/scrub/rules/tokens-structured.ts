import { characters } from '../characters.ts';
import { looksRandom } from '../randomness.ts';
import type { PatternRule } from '../rule.ts';
import { digits, hex, mixed, upper, uuid } from './sample-parts.ts';

/** Tokens that their inner structure gives away, not only how they begin. */

export const structuredTokens: readonly PatternRule[] = [
  {
    id: 'aws-key-id',
    kind: 'KEY',
    why: 'An AWS access key id names an account and is half of its key.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids',
    keywords: ['akia', 'asia', 'abia', 'acca', 'a3t', 'aroa', 'aida', 'agpa', 'aipa', 'anpa', 'anva', 'apka', 'asca'],
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
    pattern:
      /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA|AGPA|AIPA|ANPA|ANVA|APKA|ASCA|A3T[A-Z0-9])[A-Z0-9]{12,20}(?![A-Za-z0-9])/y,
    accept: (secret) => /\d/.test(secret.slice(4)) || secret.length === 20,
    scrubs: [[`key=${'AKIA'}${upper(16)} used`, 'key=[REDACTED:KEY:1] used']],
    leaves: ['AKIA', 'ASIAN MARKETS'],
  },
  {
    id: 'azure-client-secret',
    kind: 'KEY',
    why: 'A client secret of Microsoft Entra signs in as an application.',
    source: 'https://learn.microsoft.com/en-us/entra/identity-platform/quickstart-register-app',
    keywords: ['q~'],
    back: { over: characters('A-Za-z0-9_.~-'), most: 5 },
    // https://learn.microsoft.com/en-us/entra/identity-platform/quickstart-register-app
    pattern: /(?:[A-Za-z0-9_.~-]{0,5}?)(?<secret>[A-Za-z0-9_.~-]{3}\dQ~[A-Za-z0-9_.~-]{28,40})/y,
    scrubs: [[`secret ${'abc8Q'}~${mixed(34)}`, 'secret [REDACTED:KEY:1]']],
    leaves: ['FAQ~ section'],
  },
  {
    id: 'azure-signed-key',
    kind: 'KEY',
    why: 'A key of Azure Storage, DevOps, Event Grid or another Azure service.',
    source: 'https://learn.microsoft.com/en-us/purview/sit-defn-azure-storage-account-key',
    keywords: ['ast', 'azdo', 'azfu', 'azse', 'acdb', 'aiot', 'apim', 'acrd', 'abac', 'azca', 'ameg', 'azml'],
    back: { over: characters('A-Za-z0-9+/'), most: 100 },
    // https://learn.microsoft.com/en-us/purview/sit-defn-azure-storage-account-key
    pattern:
      /(?<![A-Za-z0-9])[A-Za-z0-9+/]{33,76}(?:JQQJ99|\+?ASt|AZDO|AzFu|AzSe|ACDb|AIoT|APIM|\+ACR|\+ABa|AzCa|AMEG|AZML)[A-Za-z0-9+/]{4,40}={0,2}/y,
    accept: (secret) => looksRandom(secret, 30),
    scrubs: [[`pat ${mixed(76)}${'AZDO'}${mixed(4)}`, 'pat [REDACTED:KEY:1]']],
    leaves: ['AZDO pipeline'],
  },
  {
    id: 'authress-key',
    kind: 'KEY',
    why: 'An access key of Authress signs in as a service.',
    source: 'https://authress.io/knowledge-base/docs/authorization/service-clients/secrets-scanning',
    keywords: ['.acc_', '.acc-'],
    back: { over: characters('A-Za-z0-9_.'), most: 50 },
    // https://authress.io/knowledge-base/docs/authorization/service-clients/secrets-scanning
    pattern:
      /(?<![A-Za-z0-9])(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][A-Za-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}/iy,
    scrubs: [[`use sc_${mixed(10)}.${hex(4)}.acc_${mixed(12)}.${mixed(40)} now`, 'use [REDACTED:KEY:1] now']],
    leaves: ['sc_module.main.acc_total.js', 'model.acc_score'],
  },
  {
    id: 'telegram-bot-token',
    kind: 'KEY',
    why: 'A Telegram bot token reads and writes as the bot.',
    source: 'https://core.telegram.org/bots/api#authorizing-your-bot',
    keywords: ['#:aa'],
    back: { over: characters('0-9'), most: 16 },
    // https://core.telegram.org/bots/api#authorizing-your-bot
    pattern: /(?:(?<=bot)|(?<![A-Za-z0-9]))\d{5,16}:AA[A-Za-z0-9_-]{28,40}/y,
    scrubs: [
      [
        `https://api.telegram.org/bot${digits(10)}:${'AA'}${mixed(33)}/getMe`,
        'https://api.telegram.org/bot[REDACTED:KEY:1]/getMe',
      ],
    ],
    leaves: ['12:AA'],
  },
  {
    id: 'terraform-token',
    kind: 'KEY',
    why: 'A Terraform Cloud token changes infrastructure.',
    source: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
    keywords: ['.atlasv1.'],
    back: { over: characters('A-Za-z0-9'), most: 20 },
    // https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens
    pattern: /[A-Za-z0-9]{10,20}\.atlasv1\.[A-Za-z0-9_=-]{30,100}/y,
    scrubs: [[`token = "${mixed(14)}.${'atlasv1'}.${mixed(64)}"`, 'token = "[REDACTED:KEY:1]"']],
    leaves: ['x.atlasv1.y'],
  },
  {
    id: 'vault-legacy-token',
    kind: 'KEY',
    why: 'A HashiCorp Vault token opens the secrets it may read.',
    source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    keywords: ['s.', 'b.'],
    notAfter: characters('A-Za-z0-9_.$'),
    // https://developer.hashicorp.com/vault/docs/concepts/tokens
    pattern: /[sb]\.[A-Za-z0-9]{24}(?![A-Za-z0-9_(])/y,
    accept: (secret) => looksRandom(secret, 20),
    scrubs: [[`X: ${'s'}.${mixed(24)}`, 'X: [REDACTED:KEY:1]']],
    leaves: ['this.s.somethingLongerThanThat', 's.replaceAllOccurrencesOfString'],
  },
  {
    id: 'mailchimp-key',
    kind: 'KEY',
    why: 'A Mailchimp key reads a list of people.',
    source: 'https://mailchimp.com/developer/marketing/guides/quick-start/',
    keywords: ['-us#'],
    back: { over: characters('a-f0-9'), most: 40 },
    // https://mailchimp.com/developer/marketing/guides/quick-start/
    pattern: /(?<![A-Za-z0-9])[a-f0-9]{28,34}-us\d{1,2}(?![A-Za-z0-9])/y,
    scrubs: [[`k=${hex(32)}-us12`, 'k=[REDACTED:KEY:1]']],
    leaves: ['region-us1'],
  },
  {
    id: 'maxmind-key',
    kind: 'KEY',
    why: 'A MaxMind license key.',
    source: 'https://dev.maxmind.com/license-key-validation-api',
    keywords: ['_mmk'],
    back: { over: characters('A-Za-z0-9_'), most: 48 },
    // https://dev.maxmind.com/license-key-validation-api
    pattern: /[A-Za-z0-9]{4,8}_[A-Za-z0-9]{24,32}_mmk/y,
    scrubs: [[`k=${mixed(6)}_${mixed(29)}${'_mmk'}`, 'k=[REDACTED:KEY:1]']],
    leaves: ['the _mmk suffix'],
  },
  {
    id: 'onepassword-secret-key',
    kind: 'KEY',
    why: 'A 1Password secret key unlocks a vault together with its password.',
    source: 'https://support.1password.com/secret-key-security/',
    keywords: ['a3-'],
    // https://support.1password.com/secret-key-security/
    pattern: /(?<![A-Za-z0-9])A3-[A-Z0-9]{6}-[A-Z0-9]{5,12}(?:-[A-Z0-9]{5}){3,5}/y,
    scrubs: [[`${'A3'}-${upper(6)}-${upper(11)}-${upper(5)}-${upper(5)}-${upper(5)}`, '[REDACTED:KEY:1]']],
    leaves: ['paper A3-size'],
  },
  {
    id: 'slack-webhook',
    kind: 'KEY',
    why: 'Whoever has the address of a webhook can post through it.',
    source: 'https://api.slack.com/messaging/webhooks',
    keywords: ['hooks.slack.com/'],
    // https://api.slack.com/messaging/webhooks
    pattern: /hooks\.slack\.com\/(?<secret>(?:services|workflows|triggers)\/[A-Za-z0-9+/_-]{8,200})/y,
    scrubs: [
      [
        `POST https://${'hooks.slack.com'}/services/T00/B00/${mixed(24)}`,
        'POST https://hooks.slack.com/[REDACTED:KEY:1]',
      ],
    ],
    leaves: ['https://hooks.slack.com/'],
  },
  {
    id: 'discord-webhook',
    kind: 'KEY',
    why: 'Whoever has the address of a webhook can post through it.',
    source: 'https://discord.com/developers/docs/resources/webhook',
    keywords: ['/api/webhooks/'],
    // https://discord.com/developers/docs/resources/webhook
    pattern: /\/api\/webhooks\/(?<secret>\d{10,22}\/[A-Za-z0-9_-]{20,100})/y,
    scrubs: [
      [
        `https://discord.com/api/webhooks/${digits(18)}/${mixed(60)}`,
        'https://discord.com/api/webhooks/[REDACTED:KEY:1]',
      ],
    ],
    leaves: ['POST /api/webhooks/list'],
  },
  {
    id: 'teams-webhook',
    kind: 'KEY',
    why: 'Whoever has the address of a webhook can post through it.',
    source:
      'https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    keywords: ['/incomingwebhook/', '/webhookb2/'],
    back: { over: characters('A-Za-z0-9@/._-'), most: 120 },
    // https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
    pattern: /[A-Za-z0-9@/._-]{0,60}?\/webhookb2\/(?<secret>[A-Za-z0-9@/_-]{20,300})/y,
    scrubs: [
      [
        `https://corp.webhook.office.com/webhookb2/${uuid}@${uuid}/IncomingWebhook/${hex(32)}/${uuid}`,
        'https://corp.webhook.office.com/webhookb2/[REDACTED:KEY:1]',
      ],
    ],
    leaves: ['/webhookb2/'],
  },
  {
    id: 'generic-webhook',
    kind: 'KEY',
    why: 'Whoever has the address of a webhook can trigger it.',
    source: 'https://help.zapier.com/hc/en-us/articles/8496288690317',
    keywords: [
      'hooks.zapier.com/hooks/catch/',
      'maker.ifttt.com/',
      'hook.eu1.make.com/',
      'hook.us1.make.com/',
      'hook.integromat.com/',
      'outlook.office.com/webhook/',
      'chat.googleapis.com/v1/spaces/',
      'open.feishu.cn/open-apis/bot/',
      'oapi.dingtalk.com/robot/',
      'api.day.app/',
      'hc-ping.com/',
      'ntfy.sh/',
      'webhook.site/',
      'qyapi.weixin.qq.com/',
    ],
    // https://help.zapier.com/hc/en-us/articles/8496288690317
    pattern:
      /[a-z0-9.-]{6,30}\/(?:hooks\/catch\/|webhook\/|v1\/spaces\/|open-apis\/bot\/|robot\/|cgi-bin\/)?(?<secret>[A-Za-z0-9@/_?=&.%-]{5,300})/y,
    scrubs: [
      [
        `https://hooks.zapier.com/hooks/catch/${digits(6)}/${mixed(8)}/`,
        'https://hooks.zapier.com/hooks/catch/[REDACTED:KEY:1]',
      ],
    ],
    leaves: ['https://ntfy.sh/'],
  },
  {
    id: 'facebook-app-token',
    kind: 'KEY',
    why: 'A Meta app token acts for the app.',
    source: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/',
    keywords: ['#|'],
    back: { over: characters('0-9'), most: 18 },
    // https://developers.facebook.com/docs/facebook-login/guides/access-tokens/
    pattern: /(?<![A-Za-z0-9])\d{15,17}\|[A-Za-z0-9_-]{24,42}/y,
    scrubs: [[`token ${digits(16)}|${mixed(27)}`, 'token [REDACTED:KEY:1]']],
    leaves: ['1|2|3'],
  },
  {
    id: 'asana-token',
    kind: 'KEY',
    why: 'An Asana token reads a team’s tasks.',
    source: 'https://developers.asana.com/docs/personal-access-token',
    keywords: ['#/#'],
    back: { over: characters('0-9'), most: 3 },
    // https://developers.asana.com/docs/personal-access-token
    pattern: /(?<![A-Za-z0-9/.])[0-2]\/\d{12,20}(?:\/\d{12,20})?:[a-f0-9]{28,40}/y,
    scrubs: [[`pat 1/${digits(16)}:${hex(32)}`, 'pat [REDACTED:KEY:1]']],
    leaves: ['1/2', 'step 3/4: done'],
  },
  {
    id: 'new-relic-license-key',
    kind: 'KEY',
    why: 'A New Relic license key sends data into an account.',
    source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    keywords: ['ffffnral', 'nral'],
    back: { over: characters('a-fA-F0-9'), most: 40 },
    // https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/
    pattern: /(?<![A-Za-z0-9])[a-f0-9]{32,40}NRAL/y,
    scrubs: [[`k ${hex(36)}${'NRAL'}`, 'k [REDACTED:KEY:1]']],
    leaves: ['CENTRAL'],
  },
  {
    id: 'rapidapi-key',
    kind: 'KEY',
    why: 'A RapidAPI key is billed to its owner.',
    source: 'https://docs.rapidapi.com/docs/keys',
    keywords: ['msh'],
    back: { over: characters('a-z0-9'), most: 14 },
    // https://docs.rapidapi.com/docs/keys
    pattern: /(?<![A-Za-z0-9])[a-z0-9]{8,14}msh[a-z0-9]{10,20}p[a-z0-9]{4,8}jsn[a-z0-9]{8,16}/y,
    scrubs: [[`k ${hex(10)}msh${hex(15)}p${hex(6)}jsn${hex(12)}`, 'k [REDACTED:KEY:1]']],
    leaves: ['mshta.exe'],
  },
  {
    id: 'fcm-key',
    kind: 'KEY',
    why: 'A Firebase server key pushes messages to every device of an app.',
    source: 'https://firebase.google.com/docs/cloud-messaging/auth-server',
    keywords: [':apa91'],
    back: { over: characters('A-Za-z0-9_-'), most: 40 },
    // https://firebase.google.com/docs/cloud-messaging/auth-server
    pattern: /[A-Za-z0-9_-]{8,40}:APA91[A-Za-z0-9_-]{40,200}/y,
    scrubs: [[`k AAAA${mixed(7)}:${'APA91'}${mixed(100)}`, 'k [REDACTED:KEY:1]']],
    leaves: ['part:APA91'],
  },
  {
    id: 'google-client-id',
    kind: 'KEY',
    why: 'A Google client id names a project.',
    source: 'https://developers.google.com/identity/protocols/oauth2',
    keywords: ['.apps.googleusercontent.com'],
    back: { over: characters('a-zA-Z0-9_-'), most: 60 },
    // https://developers.google.com/identity/protocols/oauth2
    pattern: /(?<secret>[0-9]{6,16}-[a-z0-9_]{20,40})\.apps\.googleusercontent\.com/y,
    scrubs: [
      [`id ${digits(12)}-${hex(32)}.apps.googleusercontent.com`, 'id [REDACTED:KEY:1].apps.googleusercontent.com'],
    ],
    leaves: ['*.apps.googleusercontent.com'],
  },
  {
    id: 'ansible-vault',
    kind: 'KEY',
    why: 'An Ansible vault is as strong as its password.',
    source: 'https://docs.ansible.com/ansible/latest/vault_guide/vault_using_encrypted_content.html',
    keywords: ['$ansible_vault'],
    // https://docs.ansible.com/ansible/latest/vault_guide/vault_using_encrypted_content.html
    pattern:
      /\$ANSIBLE_VAULT;[0-9.]{1,5};AES256(?:;[\w.-]{0,40})?\s{1,20}(?<secret>(?:[0-9a-f]{2,90}\s{0,20}){1,200})/y,
    scrubs: [
      [`$ANSIBLE_VAULT;1.1;AES256\n  ${hex(80)}\n  ${hex(80)}`, '$ANSIBLE_VAULT;1.1;AES256\n  [REDACTED:KEY:1]'],
    ],
    leaves: ['$ANSIBLE_VAULT;1.1;AES256'],
  },
  {
    id: 'sas-signature',
    kind: 'KEY',
    why: 'A signed address works for whoever holds it.',
    source: 'https://learn.microsoft.com/en-us/azure/storage/common/storage-sas-overview',
    keywords: [
      'sig=',
      'signature=',
      'x-amz-signature=',
      'x-goog-signature=',
      'x-amz-credential=',
      'x-goog-credential=',
      'x-amz-security-token=',
    ],
    // https://learn.microsoft.com/en-us/azure/storage/common/storage-sas-overview
    pattern:
      /(?:sig|signature|x-(?:amz|goog)-(?:signature|credential|security-token))=(?<secret>[A-Za-z0-9%+/=_.~-]{16,1024})/iy,
    scrubs: [['GET /f?se=2026&sig=n0tArea1Key2b3C4%3D&sp=r', 'GET /f?se=2026&sig=[REDACTED:KEY:1]&sp=r']],
    leaves: ['sig=SIGTERM'],
  },
];

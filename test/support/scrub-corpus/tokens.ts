import { type LeakCase, leak } from './case.ts';
import { ALNUM, BASE64, DIGITS, type Dice, dice, HEX, LOWER, UPPER, URL_SAFE } from './dice.ts';

type Make = (roll: Dice) => string;
const random =
  (prefix: string, alphabet: string, count: number): Make =>
  (roll) =>
    prefix + roll.text(alphabet, count);
const BASE32 = `${UPPER}234567`;
const b64 = (text: string) => Buffer.from(text).toString('base64');

/**
 * Tokens that stand for themselves, as their makers document them: beginning, alphabet, length. The pieces are put
 * together here, so that no scanner of repositories finds one in a file.
 */
const FORMATS: readonly (readonly [kind: string, make: Make])[] = [
  ['anthropic', random(`sk-${'ant'}-api03-`, URL_SAFE, 93)],
  ['anthropic admin', random(`sk-${'ant'}-admin01-`, URL_SAFE, 93)],
  ['openai', random(`sk${'-'}`, ALNUM, 48)],
  ['openai project', (roll) => `sk-${'proj'}-${roll.text(URL_SAFE, 74)}T3Blbk${'FJ'}${roll.text(URL_SAFE, 74)}`],
  ['openai service', (roll) => `sk-${'svcacct'}-${roll.text(URL_SAFE, 58)}T3Blbk${'FJ'}${roll.text(URL_SAFE, 58)}`],
  ['openrouter', random(`sk-${'or'}-v1-`, HEX, 64)],
  ['groq', random(`gsk${'_'}`, ALNUM, 52)],
  ['xai', random(`xai${'-'}`, ALNUM, 80)],
  ['perplexity', random(`pplx${'-'}`, ALNUM, 48)],
  ['replicate', random(`r8${'_'}`, ALNUM, 37)],
  ['huggingface', random(`hf${'_'}`, LOWER + UPPER, 34)],
  ['huggingface org', random(`api_org${'_'}`, LOWER + UPPER, 34)],
  ['deepseek', random(`sk${'-'}`, HEX, 32)],
  ['nvidia', random(`nvapi${'-'}`, URL_SAFE, 64)],
  ['github', random(`ghp${'_'}`, ALNUM, 36)],
  ['github oauth', random(`gho${'_'}`, ALNUM, 36)],
  ['github user', random(`ghu${'_'}`, ALNUM, 36)],
  ['github server', random(`ghs${'_'}`, ALNUM, 36)],
  ['github refresh', random(`ghr${'_'}`, ALNUM, 36)],
  ['github fine-grained', (roll) => `github${'_pat_'}${roll.text(ALNUM, 22)}_${roll.text(ALNUM, 59)}`],
  ...[
    'glpat-',
    'gldt-',
    'glrt-',
    'glptt-',
    'glsoat-',
    'glimt-',
    'glft-',
    'glagent-',
    'gloas-',
    'glffct-',
    'glcbt-',
  ].map((prefix): readonly [string, Make] => [
    `gitlab ${prefix}`,
    random(prefix, URL_SAFE, prefix === 'glptt-' ? 40 : 24),
  ]),
  ['gitlab routable', (roll) => `glpat${'-'}${roll.text(URL_SAFE, 27)}.01.${roll.text(LOWER + DIGITS, 9)}`],
  ['gitlab registration', random(`GR134${'8941'}`, URL_SAFE, 20)],
  ['gitlab session', (roll) => `_gitlab_${'session'}=${roll.text(HEX, 32)}`],
  ['slack bot', (roll) => `xoxb${'-'}${roll.text(DIGITS, 12)}-${roll.text(DIGITS, 12)}-${roll.text(ALNUM, 24)}`],
  [
    'slack user',
    (roll) =>
      `xoxp${'-'}${roll.text(DIGITS, 12)}-${roll.text(DIGITS, 12)}-${roll.text(DIGITS, 12)}-${roll.text(HEX, 32)}`,
  ],
  [
    'slack app',
    (roll) => `xapp${'-'}1-A${roll.text(UPPER + DIGITS, 10)}-${roll.text(DIGITS, 13)}-${roll.text(HEX, 64)}`,
  ],
  ['slack config', (roll) => `xoxe${'.xoxp'}-1-${roll.text(ALNUM, 166)}`],
  [
    'slack legacy',
    (roll) =>
      `xoxs${'-'}${roll.text(DIGITS, 10)}-${roll.text(DIGITS, 10)}-${roll.text(DIGITS, 10)}-${roll.text(HEX, 10)}`,
  ],
  [
    'slack webhook',
    (roll) => `T${roll.text(UPPER + DIGITS, 8)}/B${roll.text(UPPER + DIGITS, 10)}/${roll.text(ALNUM, 24)}`,
  ],
  ['aws id', random(`AK${'IA'}`, BASE32, 16)],
  ['aws session id', random(`AS${'IA'}`, BASE32, 16)],
  ['google', random(`AI${'za'}`, URL_SAFE, 35)],
  ['google oauth secret', random(`GOC${'SPX'}-`, URL_SAFE, 28)],
  ['google access', random(`ya29${'.'}`, URL_SAFE, 120)],
  ['google refresh', random(`1//0${'3'}`, URL_SAFE, 60)],
  ['stripe live', random(`sk_${'live'}_`, ALNUM, 24)],
  ['stripe restricted', random(`rk_${'live'}_`, ALNUM, 99)],
  ['stripe test', random(`sk_${'test'}_`, ALNUM, 24)],
  ['stripe webhook', random(`whsec${'_'}`, ALNUM, 32)],
  ['square', random(`EAAA${'E'}`, URL_SAFE, 59)],
  ['square secret', random(`sq0${'csp'}-`, URL_SAFE, 43)],
  ['paypal braintree', (roll) => `access_token$${'production'}$${roll.text(LOWER + DIGITS, 16)}$${roll.text(HEX, 32)}`],
  ['twilio', random(`S${'K'}`, HEX, 32)],
  ['sendgrid', (roll) => `SG${'.'}${roll.text(URL_SAFE, 22)}.${roll.text(URL_SAFE, 43)}`],
  ['sendinblue', (roll) => `xkeysib${'-'}${roll.text(HEX, 64)}-${roll.text(ALNUM, 16)}`],
  ['mailgun', (roll) => `key${'-'}${roll.text(HEX, 32)}`],
  ['mailchimp', (roll) => `${roll.text(HEX, 32)}-us${roll.text('123456789', 1)}`],
  ['npm', random(`npm${'_'}`, ALNUM, 36)],
  ['pypi', random(`pypi-AgEIcHlwaS5v${'cmc'}`, URL_SAFE, 80)],
  ['rubygems', random(`rubygems${'_'}`, HEX, 48)],
  ['crates', random(`cio${'_'}`, ALNUM, 32)],
  ['clojars', random(`CLOJARS${'_'}`, LOWER + DIGITS, 60)],
  ['nuget', random(`oy${'2'}`, LOWER + DIGITS, 43)],
  ['docker', random(`dckr${'_pat_'}`, URL_SAFE, 27)],
  ['digitalocean', random(`dop${'_v1_'}`, HEX, 64)],
  ['digitalocean oauth', random(`doo${'_v1_'}`, HEX, 64)],
  ['digitalocean refresh', random(`dor${'_v1_'}`, HEX, 64)],
  ['heroku', random(`HRKU${'-AA'}`, URL_SAFE, 58)],
  ['fly', random(`fo1${'_'}`, URL_SAFE, 43)],
  ['fly machine', random(`fm1${'r_'}`, BASE64, 100)],
  ['netlify', random(`nfp${'_'}`, ALNUM, 36)],
  ['supabase', random(`sbp${'_'}`, HEX, 40)],
  ['planetscale', random(`pscale${'_tkn_'}`, URL_SAFE, 43)],
  ['planetscale password', random(`pscale${'_pw_'}`, URL_SAFE, 43)],
  ['databricks', random(`da${'pi'}`, HEX, 32)],
  ['doppler', random(`dp.${'pt'}.`, ALNUM, 43)],
  ['vault', random(`hv${'s.'}`, URL_SAFE, 95)],
  ['vault batch', random(`hv${'b.'}`, URL_SAFE, 140)],
  ['terraform', (roll) => `${roll.text(ALNUM, 14)}.atlasv1${'.'}${roll.text(URL_SAFE, 64)}`],
  ['pulumi', random(`pul${'-'}`, HEX, 40)],
  ['grafana', (roll) => `glsa${'_'}${roll.text(ALNUM, 32)}_${roll.text(HEX, 8)}`],
  ['grafana cloud', random(`glc${'_'}`, BASE64, 60)],
  ['grafana key', (roll) => `${b64(`{"k":"${roll.text(ALNUM, 32)}","n":"ci","id":1}`)}`],
  ['sentry', (roll) => `sntrys${'_'}${b64(`{"iat":1.0,"url":"https://sentry.io"}`)}_${roll.text(BASE64, 43)}`],
  ['sentry user', random(`sntryu${'_'}`, HEX, 64)],
  ['new relic', random(`NRAK${'-'}`, UPPER + DIGITS, 27)],
  ['new relic insert', random(`NRII${'-'}`, URL_SAFE, 32)],
  ['new relic browser', random(`NRJS${'-'}`, HEX, 19)],
  ['dynatrace', (roll) => `dt0c01${'.'}${roll.text(UPPER + DIGITS, 24)}.${roll.text(UPPER + DIGITS, 64)}`],
  ['linear', random(`lin_${'api'}_`, ALNUM, 40)],
  ['notion', (roll) => `ntn${'_'}${roll.text(DIGITS, 11)}${roll.text(ALNUM, 35)}`],
  ['notion old', random(`secret${'_'}`, ALNUM, 43)],
  ['airtable', (roll) => `pat${roll.text(ALNUM, 14)}.${roll.text(HEX, 64)}`],
  ['figma', random(`figd${'_'}`, URL_SAFE, 40)],
  ['postman', (roll) => `PMAK${'-'}${roll.text(HEX, 24)}-${roll.text(HEX, 34)}`],
  ['atlassian', (roll) => `ATATT${'3'}${roll.text(URL_SAFE, 180)}=${roll.text(HEX.toUpperCase(), 8)}`],
  ['bitbucket app', random(`ATB${'B'}`, ALNUM, 32)],
  ['shopify', random(`shpat${'_'}`, HEX, 32)],
  ['shopify secret', random(`shpss${'_'}`, HEX, 32)],
  ['shopify custom', random(`shpca${'_'}`, HEX, 32)],
  ['easypost', random(`EZ${'AK'}`, ALNUM, 54)],
  ['duffel', random(`duffel_${'live'}_`, URL_SAFE, 43)],
  ['flutterwave', (roll) => `FLWSECK${'_TEST-'}${roll.text(HEX, 32)}-X`],
  ['shippo', random(`shippo_${'live'}_`, HEX, 40)],
  ['frameio', random(`fio${'-u-'}`, URL_SAFE, 64)],
  ['typeform', random(`tfp${'_'}`, URL_SAFE, 59)],
  [
    'hubspot',
    (roll) =>
      `pat-na1-${roll.text(HEX, 8)}-${roll.text(HEX, 4)}-${roll.text(HEX, 4)}-${roll.text(HEX, 4)}-${roll.text(HEX, 12)}`,
  ],
  ['mapbox', (roll) => `sk${'.'}eyJ1${roll.text(ALNUM, 60)}.${roll.text(URL_SAFE, 22)}`],
  ['facebook', random(`EAA${'CEdEose0cBA'}`, ALNUM, 90)],
  ['telegram', (roll) => `${roll.text('123456789', 10)}:A${roll.text(URL_SAFE, 34)}`],
  ['discord', (roll) => `M${roll.text(ALNUM, 25)}.${roll.text(URL_SAFE, 6)}.${roll.text(URL_SAFE, 38)}`],
  ['databento', random(`db${'-'}`, ALNUM, 29)],
  ['age', random(`AGE-SECRET-${'KEY-1'}`, 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)],
  ['alibaba', random(`LT${'AI'}`, ALNUM, 20)],
  ['adobe', random(`p8e${'-'}`, HEX, 32)],
  ['cloudflare ca', (roll) => `v1.0${'-'}${roll.text(HEX, 24)}-${roll.text(HEX, 146)}`],
  ['artifactory', random(`AKC${'p'}`, ALNUM, 69)],
  ['artifactory reference', (roll) => `cmVmdGtu${roll.text(ALNUM, 56)}`],
  ['harness', (roll) => `pat${'.'}${roll.text(ALNUM, 22)}.${roll.text(HEX, 24)}.${roll.text(ALNUM, 20)}`],
  ['infracost', random(`ico${'-'}`, ALNUM, 32)],
  ['readme', random(`rdme${'_'}`, LOWER + DIGITS, 70)],
  ['prefect', random(`pnu${'_'}`, ALNUM, 36)],
  ['sourcegraph', (roll) => `sgp${'_'}${roll.text(HEX, 16)}_${roll.text(HEX, 40)}`],
  ['sonar', random(`squ${'_'}`, HEX, 40)],
  ['settlemint', random(`sm_${'pat'}_`, ALNUM, 16)],
  ['scalingo', random(`tk-us${'-'}`, URL_SAFE, 48)],
  ['octopus', random(`API${'-'}`, UPPER + DIGITS, 26)],
  ['openshift', random(`sha256${'~'}`, URL_SAFE, 43)],
  ['1password', random(`ops_${'eyJ'}`, ALNUM, 260)],
  [
    '1password secret',
    (roll) =>
      `A3${'-'}${roll.text(UPPER + DIGITS, 6)}-${roll.text(UPPER + DIGITS, 11)}-${[5, 5, 5, 5].map((count) => roll.text(UPPER + DIGITS, count)).join('-')}`,
  ],
  ['azure ad', (roll) => `${roll.text(ALNUM, 3)}8Q${'~'}${roll.text(URL_SAFE, 34)}`],
  ['azure storage', (roll) => `${roll.text(BASE64, 86)}==`],
  ['okta', random(`00`, URL_SAFE, 40)],
  ['freemius', random(`sk${'_'}`, `${ALNUM}&^%*#`, 29)],
  ['cohere', random('', ALNUM, 40)],
  ['clickhouse', random(`4b${'1d'}`, ALNUM, 38)],
  ['lob', random(`live${'_'}`, HEX, 35)],
  ['maxmind', (roll) => `${roll.text(ALNUM, 6)}_${roll.text(ALNUM, 29)}_mmk`],
  ['tailscale', (roll) => `tskey-auth${'-'}${roll.text(ALNUM, 12)}-${roll.text(ALNUM, 32)}`],
  ['contentful', random(`CFPAT${'-'}`, URL_SAFE, 43)],
  ['rootly', random(`rootly${'_'}`, HEX, 64)],
  ['langsmith', (roll) => `lsv2${'_pt_'}${roll.text(HEX, 32)}_${roll.text(HEX, 10)}`],
  ['buildkite', random(`bkua${'_'}`, LOWER + DIGITS, 40)],
  ['circleci', (roll) => `CCIPAT${'_'}${roll.text(ALNUM, 22)}_${roll.text(HEX, 40)}`],
  ['ngrok', (roll) => `2${roll.text(ALNUM, 26)}_${roll.text(ALNUM, 21)}`],
  ['jenkins', random('11', HEX, 32)],
  ['posthog', random(`phx${'_'}`, ALNUM, 43)],
  ['resend', (roll) => `re${'_'}${roll.text(ALNUM, 8)}_${roll.text(ALNUM, 24)}`],
  ['clerk', random(`sk_${'live'}_`, ALNUM, 42)],
  ['neon', random(`napi${'_'}`, LOWER + DIGITS, 64)],
  ['vercel', random(`vcp${'_'}`, ALNUM, 56)],
  ['endorlabs', random(`endr${'+'}`, URL_SAFE, 16)],
  ['webflow', random('', HEX, 64)],
  [
    'aws mws',
    (roll) =>
      `amzn.mws${'.'}${roll.text(HEX, 8)}-${roll.text(HEX, 4)}-${roll.text(HEX, 4)}-${roll.text(HEX, 4)}-${roll.text(HEX, 12)}`,
  ],
  ['aws secret', (roll) => `${roll.text(BASE64, 39)}${roll.text(ALNUM, 1)}`],
  ['plain mixed 32', random('', ALNUM, 32)],
];

const CARRIERS: readonly (readonly [kind: string, carry: (secret: string) => string])[] = [
  ['alone', (secret) => secret],
  ['sentence', (secret) => `request with ${secret} was refused (401)`],
  ['json', (secret) => JSON.stringify({ value: [secret], n: 1 })],
  ['argument', (secret) => `client.connect("${secret}")`],
  ['stack', (secret) => `Error: bad credential '${secret}'\n    at run (/app/index.js:3:1)`],
  ['yaml list', (secret) => `values:\n  - ${secret}\n  - other`],
];

/** Each format in each of its carriers. */
export function standaloneTokens(seed: number): LeakCase[] {
  const roll = dice(seed);
  return FORMATS.flatMap(([kind, make], index) =>
    [0, 2, 4].map((step) => {
      const [carrier, carry] = CARRIERS[(index + step) % CARRIERS.length] ?? ['', (text: string) => text];
      const secret = make(roll).replace(/[-_]$/, 'x');
      return leak(1, 'token on its own', `${kind} / ${carrier}`, carry(secret), secret);
    }),
  );
}

/** A key block as ssh-keygen and openssl write it. */
export function pem(roll: Dice, label: string, lines: number): string {
  const body = Array.from({ length: lines }, () => roll.text(BASE64, 64)).join('\n');
  return `-----${'BEGIN'} ${label}-----\n${body}\n-----${'END'} ${label}-----`;
}

export function jwt(roll: Dice): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: roll.text(ALNUM, 8), exp: 1_775_207_700 })}.${roll.text(URL_SAFE, 42)}Q`;
}

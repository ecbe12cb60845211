import { remembering } from './verdicts.ts';

/**
 * What a name says of its value: the key of a JSON object, a variable, a flag, a header, a column.
 *
 * - `secret`: whatever it holds is one (`password`, `API_KEY`, `clientSecret`).
 * - `maybe`: only a value that looks generated is (`key`, `user_id`, `signature_hash`).
 */
export type NameClass = 'secret' | 'maybe' | null;

/** One of these inside a name is enough, unless the name goes on to speak about the secret. */
const SECRET_WORDS = new Set(
  `pw password passwords passwd passwort passphrase passcode pwd pword pswd passwrd passw0rd motdepasse contrasena kennwort senha pass secret secrets token
  apikey apitoken apisecret accesskey accesstoken secretkey secrettoken privatekey authkey authtoken authsecret
  sessiontoken sessionkey sessionid sessid phpsessid jsessionid clientsecret clienttoken clientkey apppassword appsecret
  appkey apptoken userpass userpassword dbpass dbpassword dbpwd rootpassword adminpassword mysqlpwd pgpassword pgpass
  smtppass licensekey encryptionkey signingkey masterkey bottoken bearertoken refreshtoken idtoken csrftoken xsrftoken
  webhooksecret signingsecret consumersecret consumerkey sharedsecret storagekey accountkey subscriptionkey
  credential credentials creds authorization bearer jwt otp totp mfa pin cvv cvc cvv2 mnemonic seedphrase psk   requirepass masterauth htpasswd cookie setcookie auth   accesspassword sshkey pgpkey gpgkey keystorepassword truststorepassword storepass keypass passkey
  passkeys wifipassword wpapsk connectionstring connstr authtok authtoken sshpass dbpw rootpw passwordhash unlockcode contrase vaultpass`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** `x key`, where x makes the key a secret one. */
const SECRET_KEY_PREFIX = new Set(
  `api secret access private encryption encrypt enc crypt preshared decryption signing sign auth authentication account master license
  licence storage subscription client consumer app application server service admin user shared session cipher crypto
  aes rsa des hmac jwt ssh ssl tls pgp gpg deploy host node ssl webhook write read management publishable restricted
  live test sandbox ingest ingestion insert query instrumentation function functions rest sdk integration personal
  project team org organization workspace security recovery backup wallet device activation registration product
  serial stream functionapp maps search algolia stripe openai anthropic datadog sendgrid mailgun google aws azure gcp
  data db database wifi wlan wpa wep`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** What speaks of a secret without being one: its length, its name, when it ends. */
const ABOUT = new Set(
  `name names length len count size type types kind format version expiry expires expire expired expiration expiresin
  ttl age lifetime maxage policy required require requires enabled enable disabled valid invalid isvalid strength min max limit limits
  usage used scope scopes manager provider providers store storage path file filename dir directory folder url uri
  endpoint field fields column label hint reset rotation rotate rotated prefix suffix pattern regex regexp validation
  validator checker algorithm algo alg method mode status state error errors code message failed failure attempts
  attempt retry retries timeout index position offset line column created updated at date time change changed sock label title
  description help text prompt placeholder input form page screen view button dialog modal visible hidden show class
  style icon image service handler parser generator factory builder middleware interceptor filter helper util utils
  exception exceptions mismatch event listener callback hook header headers param params parameter option options config configuration settings
  command cmd eval ratio rate cost price budget window per total remaining estimate estimated consumed prompttokens source issuer
  audience alias pair ring board press down up code codes map hash_algorithm signin login logout flow request response
  success encryption as result results test tests spec mock stub example sample template schema model table`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Whether a word speaks of a secret instead of being one: `length`, `format`. */
export function speaksAbout(word: string): boolean {
  return ABOUT.has(word);
}

/** Names that hold a secret word and are none. */
const HARMLESS =
  /^(?:\w{0,30}sig[-_]alg(?:orithm)?s?|spdx[-_]?licen[sc]e[-_]?identifier|public[_-]?key|pub[_-]?key|publickeytoken|public[_-]?token|no[_-]?pubkey|sig(?:pnd|blk|ign|cgt)|token[_-]?type|unexpected[_-]?token|(?:max|min|num|prompt|completion|input|output|total|cached?|reasoning|n)[_-]?tokens?|tokens?[_-]?per[_-]?\w+|key[_-]?words?|(?:primary|query|foreign|partition|sort|cache|hot|object|row|map|dict|hash|bucket|sequence|natural|unique|composite|idempotency|translation|i18n|json|registry|arrow|enter|escape|shift|function)[_-]?keys?|key[_-]?(?:code|board|press|down|up|frame|frames|name|id|size|length|type|path|value|event|map|space|prefix|usage|ring|pair|stroke|s)?|(?:use|has|needs?|is|no|allow|supports?)[_-]?(?:credentials|auth|token|password|secret|cookies?)|with[_-]?(?:credentials|auth|cookies?)|pass(?:ed|es|ing|ive|through|enger|port|age|wordless)|auth(?:or|ors|ored|oring|ority|entic|enticated)|cookie[_-]?(?:policy|consent|banner)|secretary|tokeni[sz]\w*|signature[_-]?version|x-powered-by|salt[_-]?rounds|pin[_-]?(?:ned|ning|s|g)|pins)$/i;

/** Values of these are worth nothing unless they look generated. */
const MAYBE_WORDS = new Set(
  `key keys api access license licence webhook session sess ticket grant challenge signature sig sid salt pepper auth
  authentication cred login cert certificate pem vault pat sas seed conn connection dsn private encrypted cipher
  ciphertext hmac nonce clientid appid accountsid keyid tenantid cookies jsessionid verifier`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** `dbPassword2` as `db`, `password`; capitals that belong together stay together. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]{2,120})([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

const SECRET_END =
  /(?:password|passwd|passwort|passphrase|secret|token|apikey|secretkey|accesskey|privatekey|authkey|(?:root|bind|user|db|admin|ldap)pw|signingkey|encryptionkey|credentials?|(?:ssh|db|key|store|ftp|smtp|imap|mail|admin|root|user|my|sudo|bind|ldap|svn|git|proxy|sql|pg|vnc|rdp|wifi|wlan|login|master|service|bot|rpc|auth|basic|http|remote|local|imap|pop|dav)pass)$/;
const NOT_SECRET_END = /(?:publickeytoken|jsonwebtoken)$/;

/** `name` as it stands in a text; longer than 100 characters it names nothing. */
export const classifyName = remembering(classOf);

function classOf(name: string): NameClass {
  if (name.length > 100 || name.length < 2) return null;
  const trimmed = name.replace(/^[^A-Za-z]+|(?<![^A-Za-z0-9])[^A-Za-z0-9]+$/g, '');
  const words = wordsOf(trimmed);
  if (words.length === 0) return null;
  const joined = words.join('_');
  // `PaSsWoRd`
  if (words.length > 1 && SECRET_WORDS.has(trimmed.toLowerCase())) return 'secret';
  const harmless = HARMLESS.test(joined) || HARMLESS.test(trimmed);
  let secretAt = -1;
  words.forEach((word, at) => {
    if (SECRET_WORDS.has(word) || (word.length > 5 && SECRET_END.test(word) && !NOT_SECRET_END.test(word)))
      secretAt = at;
    else if ((word === 'key' || word === 'keys') && at > 0 && SECRET_KEY_PREFIX.has(words[at - 1] ?? '')) secretAt = at;
    else if (word === 'passe' && /^(?:de|palavra)$/.test(words[at - 1] ?? '')) secretAt = at;
    else if (word === 'community' && /^(?:snmp|ro|rw)$/.test(words[at - 1] ?? '')) secretAt = at;
    else if (word === 'private' && words[at - 1] === 'vapid') secretAt = at;
    else if (word === 'phrase' && /^(?:seed|recovery|pass|secret)$/.test(words[at - 1] ?? '')) secretAt = at;
    else if (word === 'string' && /^(?:connection|conn)$/.test(words[at - 1] ?? '')) secretAt = at;
    else if (word === 'url' && /^(?:webhook|database|redis|mongo|mongodb|postgres|amqp|db)$/.test(words[at - 1] ?? ''))
      secretAt = -2;
    else if (
      word === 'code' &&
      /^(?:access|auth|authorization|verification|recovery|security|activation|redeem|license|unlock|pairing|backup)$/.test(
        words[at - 1] ?? '',
      )
    )
      secretAt = at;
  });
  if (secretAt >= 0 && !harmless) {
    const after = words.slice(secretAt + 1);
    const flagged =
      /^(?:is|has|use|no|with|allow|require|requires|show|hide|reset|change|check|validate|verify|invalid|missing|forgot|unexpected|max|min|num|total)$/.test(
        words[0] ?? '',
      );
    const names = after.length > 0 && /^ids?$/.test(after.at(-1) ?? '') && joined !== 'secret_id';
    if (!after.some((word) => ABOUT.has(word)) && !flagged && !names) return 'secret';
    return 'maybe';
  }
  if (
    /(?:^|_)(?:client|app|application|tenant|account|subscription|access|key|secret|session|consumer|merchant)_s?id$/.test(
      joined,
    )
  ) {
    return 'maybe';
  }
  if (words.some((word) => MAYBE_WORDS.has(word) || word.endsWith('key') || SECRET_WORDS.has(word)))
    return harmless ? null : 'maybe';
  return /(?:secret|token|passw|apikey|_key)/i.test(trimmed) && !harmless ? 'maybe' : null;
}

/** Whether whatever stands behind this name is a secret: for variables and flags whose values shall be known. */
export function isSecretName(name: string): boolean {
  return classifyName(name) === 'secret';
}

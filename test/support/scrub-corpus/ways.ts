import { type LeakCase, leak } from './case.ts';
import { dice, SHAPES } from './dice.ts';

/** Ways to tie a key to its name that are not `name = value`; `§` is the key. */
const KEYS: readonly string[] = [
  'currency_layer=§',
  'Currency Layer API: §',
  'razor-pay-key: §',
  'OLD_FLAG_SMITH_1: §',
  'VITE_SHIP_ENGINE_PROD=§',
  'Gumroad API key:\n§',
  '## API key\n\n§\n',
  'Your access token (shown once)\n§',
  'Paste your token here:\n> §',
  'Token\n=====\n§',
  '### Stripe secret\n```\n§\n```',
  'token =\n    §',
  '<label>API Key</label><input value="§">',
  'const key = Buffer.from("§", "hex")',
  'api_key = base64.b64decode("§")',
  'api_key: Some(String::from("§"))',
  'Secret::new("§".to_string())',
  'Optional.ofNullable(System.getenv("TOKEN")).orElse("§")',
  'std::string token("§");',
  'secret…§',
  'token {§}',
  'set snyk_key to §',
  'replace YOUR_API_KEY with §',
  '#§ is the scrapingdog token',
  'dotnet nuget push x.nupkg -k § -s https://nuget.example.com',
  'echo "§" | wrangler secret put API_TOKEN',
  'https://example.com/tallyfy/webhook/§',
  'Schlüssel: §',
  'clé API : §',
  'ключ API: §',
  'API密钥：§',
];

/** The same for passwords. */
const PASSWORDS: readonly string[] = [
  'Username: ada\nPassword\n§',
  'Temporary password\n\n§',
  'USER PASSWORD\nada  §',
  '<td>Password:</td>\n<td>§</td>',
  '.basic_auth("ada", Some("§"))',
  "curl -sSLu 'ada:§' https://example.com",
  "evil-winrm -i h -u ada -p '§'",
  "CREATE USER ada IDENTIFIED BY VALUES '§'",
  "EXEC sp_addlogin 'ada', '§'",
  '"ada" * "§" *',
  'ada * § *',
  'smtp.example.com:ada:§',
  'rootpw --plaintext §',
  'rocommunity § 10.0.0.0/8',
  'tacacs-server key §',
  'crypto isakmp key § address 10.0.0.1',
  'mot_de_passe: §',
  'a senha é §',
  'password please: §',
  'the secret word is §',
  'the db password, §, leaked',
  'zip password - §',
  'PASSWORD for ada ....... §',
  'Password set: §',
  'password {\n  value: "§"\n}',
  '{"name":"password","type":"string","default":"§"}',
  'expect "password:" { send "§\\r" }',
  'password+AD0-§',
  "cy.get('#pass').type('§')",
];

/** T1: secrets whose name stands above, behind or apart. */
export function ways(seed: number): LeakCase[] {
  const roll = dice(seed);
  const key = () => SHAPES[roll.pick(['hex32', 'mixed40', 'uuid', 'letters32', 'mixed24'])]?.(roll) ?? '';
  const password = () =>
    `${roll.pick(['Blue', 'Amber', 'Cedar'])}${roll.pick(['bird', 'stone', 'leaf'])}${100 + roll.below(899)}`;
  return [
    ...KEYS.flatMap((way) =>
      [key(), key(), key()].map((secret) => ({ group: 'key apart from its name', way, secret })),
    ),
    ...PASSWORDS.map((way) => ({ group: 'password apart from its name', way, secret: password() })),
  ].map(({ group, way, secret }) => leak(1, group, way, way.replaceAll('§', secret), secret));
}

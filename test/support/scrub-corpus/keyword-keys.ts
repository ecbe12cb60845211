import { type LeakCase, leak } from './case.ts';
import { dice, SHAPES } from './dice.ts';
import { SERVICES } from './services.ts';

/**
 * How a service's name and its key stand in files and logs: what gitleaks and trufflehog test their rules with, and the
 * ways of the languages. `{i}` is the name as it is, `{I}` in capitals, `{C}` capitalised, `{s}` the key.
 */
const WAYS: readonly (readonly [kind: string, way: string])[] = [
  ['ini quoted', '{i}Token="{s}"'],
  ['ini spaced', '{i}Token = {s}'],
  ['ini', '{i}_token={s}'],
  ['api token', '{i}_api_token = "{s}"'],
  ['env', '{I}_API_KEY={s}'],
  ['export', "export {I}_SECRET='{s}'"],
  ['json', '{\n    "{i}_token": "{s}"\n}'],
  ['json escaped', String.raw`\{\n    \"{i}_token\": \"{s}\"\n\}`],
  ['json camel', '{"{i}ApiKey":"{s}","port":8080}'],
  ['xml', '<{i}Token>{s}</{i}Token>'],
  ['xml lines', '<{i}Token>\n    {s}\n</{i}Token>'],
  ['xml attribute', '<entry name="{i}Token" value="{s}" />'],
  ['xml add', '<add key="{C}ApiKey" value="{s}" />'],
  ['yaml', '{i}_token: {s}'],
  ['yaml single', "{i}_token: '{s}'"],
  ['yaml literal', '{i}_token: |\n  {s}'],
  ['yaml folded', '{i}_token: >\n  {s}'],
  ['C#', 'string {i}Token = "{s}";'],
  ['go', 'var {i}Token string = "{s}"'],
  ['go short', '{i}Token := `{s}`'],
  ['kotlin', 'var {i}Token: String = "{s}"'],
  ['rust', 'let {i}_token: &str = "{s}";'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of PHP.
  ['php append', '${i}Token .= "{s}"'],
  ['php array', "'{i}_key' => '{s}',"],
  ['csv', '{i}Token,{s},'],
  ['logstash', '  "{i}Token" => "{s}"'],
  ['make', '{I}_TOKEN ::= "{s}"'],
  ['make conditional', '{I}_TOKEN ?= "{s}"'],
  ['bare assigned', "{i} = '{s}'"],
  ['bare', '{i} {s}'],
  ['bare quoted', "{i} '{s}'"],
  ['token', "{i} token = '{s}'"],
  ['twice', "{i} token = '{s}' | '{s}'"],
  ['dashed', "{i} token - '{s}'"],
  ['padded quotes', "{i} key ' {s} '"],
  ['broken line', "{i} keyword is not close to the real key in the data\n = '{s}'"],
  ['go argument', 'items := get{i}("{s}")'],
  ['key of bytes', "import {i}\nkey = b'{s}'"],
  ['section', '[services.{i}]\nkey = "{s}"'],
  ['manifest', '<meta-data android:name="com.{i}.API_KEY" android:value="{s}"/>'],
  ['elements', '<entry>\n  <name="{i}Token" />\n  <value="{s}" />\n</entry>'],
  ['nested elements', '<{C}><Key>{s}</Key></{C}>'],
  ['meta', '<meta name="{i}-key" content="{s}">'],
  ['sharp', '{i} key <{s}>'],
  ['in brackets', '{C}Error: bad {i} credentials ({s})'],
  ['glued cells', '{i}|{s}|active'],
  ['define', '#define k{C}Key @"{s}"'],
  ['use as', 'please use {s} as the {i} api key'],
  ['within', 'You can find a {i} secret {s} within'],
  ['within but', 'You can find a {i} token {s} within but not valid'],
  ['log key', '\t[INFO] Sending request to the {i} API\n\t[DEBUG] Using Key={s}\n\t[INFO] Response received: 200 OK'],
  ['log api key', '[INFO] Sending request to {i} API\n[DEBUG] Using API_KEY={s}\n[INFO] Response received: 200 OK'],
  ['log named', '[DEBUG] Using {i} Secret={s}\n[INFO] Response received: 200 OK'],
  [
    'jenkins',
    '<scope>GLOBAL</scope>\n<id>{{i}}</id>\n<secret>{AQAAABAAA {s}}</secret>\n<description>configuration for production</description>',
  ],
  ['jenkins named', '<id>{{i}}</id>\n<secret>{{i} AQAAABAAA {s}}</secret>'],
  ['flag', 'serve --{i}-token {s} --port 80'],
  ['flag equals', 'serve --{i}-api-key={s}'],
  ['query', 'GET https://api.example.com/v1/items?{i}_key={s}&page=2'],
  ['header', '{C}-Api-Key: {s}'],
  ['x header', 'X-{C}-Token: {s}'],
  ['fallback', "const {i}Key = process.env.{I}_KEY || '{s}';"],
  ['call', 'os.environ["{I}_KEY"] = "{s}"'],
  ['setenv', 'os.Setenv("{I}_TOKEN", "{s}")'],
  ['properties', '{i}.api.key={s}'],
  ['ruby', ":{i}_api_key => '{s}'"],
  ['python repr', "{'{i}_token': '{s}', 'retries': 3}"],
  ['kubernetes', '- name: {I}_TOKEN\n  value: "{s}"'],
  ['docker', 'ENV {I}_TOKEN {s}'],
  ['error', 'Error: {i} API key {s} is invalid'],
  ['rejected', '{C}Error: invalid api key: {s}'],
];

const SHAPE_NAMES = Object.keys(SHAPES);

/** Each service in `each` ways, each way and shape in turn. */
export function keywordKeys(seed: number, each: number, services: readonly string[] = SERVICES): LeakCase[] {
  const roll = dice(seed);
  const cases: LeakCase[] = [];
  let turn = roll.below(1000);
  for (const service of services) {
    for (let nth = 0; nth < each; nth += 1) {
      turn += 1;
      const [kind, way] = WAYS[turn % WAYS.length] ?? ['', ''];
      const shape = SHAPE_NAMES[roll.below(SHAPE_NAMES.length)] ?? 'hex32';
      const secret = SHAPES[shape]?.(roll) ?? '';
      cases.push(leak(1, 'key after a keyword', `${service} / ${kind} / ${shape}`, fill(way, service, secret), secret));
    }
  }
  return cases;
}

function fill(way: string, service: string, secret: string): string {
  return way
    .replaceAll('{I}', service.toUpperCase())
    .replaceAll('{C}', (service[0] ?? '').toUpperCase() + service.slice(1))
    .replaceAll('{i}', service)
    .replaceAll('{s}', secret);
}

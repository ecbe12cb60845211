import { scrub } from '@core/scrub/index.ts';
import { describe, expect, test } from 'vitest';

/** What a name that says "secret" holds goes whatever it looks like, in every way that files of settings write it. */
const forms: readonly (readonly [string, string])[] = [
  ['TOML, a string over several lines', 'password = """\nkelp9 one\nkelp9 two\n"""\nnext = 1'],
  ['TOML, a literal over several lines', "password = '''kelp9\nkelp9 two'''\nnext = 1"],
  ['TOML, a table', '[secrets]\nfirst = "kelp9"\nsecond = \'kelp9 too\'\n[next]\nport = 1'],
  ['JSON over several lines, an argument behind its flag', '"args": [\n  "--db-password",\n  "kelp9"\n]'],
  [
    'JSON over several lines, a buffer',
    JSON.stringify({ data: [...'password=kelp9'].map((c) => c.charCodeAt(0)) }, null, 2).replace(/$/, '\n'),
  ],
  ['Rust, pretty printed', 'Creds {\n    password: Some(\n        "kelp9Zx7",\n    ),\n    next: 1 }'],
  ['Terraform, a change', '~ password = "kelp9old" -> "kelp9new"\nnext = 1'],
  ['members called k and v', '[{"k":"password","v":"kelp9Zx7"},{"next":1}]'],
  ['a cookie that goes on', 'Cookie: a=b;\r\n\tsid=kelp9;\r\n\tc=kelp9\r\nnext: 1'],
  ['PHP, a trace of a connection', "#0 db.php(3): PDO->__construct('sqlite:x', 'u', 'kelp9Zx7')\nnext 1"],
  ['TOML, a list', 'passwords = [\n  "kelp9",\n  \'kelp9 two\',\n]\nnext = 1'],
  ['YAML, a block with an empty line', 'password: |\n  kelp9 one\n\n  kelp9 two\nnext: 1'],
  ['YAML, a folded block', 'secret: >\n  kelp9\n\n  kelp9\n\nnext: 1'],
  ['YAML, a block with an indent', 'password: |2-\n    kelp9\nnext: 1'],
  ['YAML, a block behind a comment', 'password: | # of the database\n  kelp9 one\nnext: 1'],
  ['YAML, a block with an anchor', 'password: &pw |\n  kelp9 one\nnext: 1'],
  ['YAML, a block with a tag', 'private_key: !!binary |\n  a2VscDk=kelp9\n  a2VscDk=\nnext: 1'],
  ['YAML, a block of CRLF', 'password: |\r\n  kelp9\r\n  kelp9 two\r\nnext: 1'],
  ['YAML, a block of 400 lines', `password: |\n${'  kelp9 line\n'.repeat(400)}next: 1`],
  ['YAML, a list', 'passwords:\n  - kelp9\n  - "kelp9 two"\n  - kelp9 three four\nnext: 1'],
  ['YAML, a list as deep as its key', 'secrets:\n- one kelp9\n- kelp9\nnext: 1'],
  ['YAML, a list in a line', 'passwords: [kelp9, kelp9x]\nnext: 1'],
  ['YAML, a mapping', 'credentials:\n  main: kelp9\n  other:\n    more: kelp9\nnext: 1'],
  ['YAML, a value that goes on', 'password: kelp9 one\n  kelp9 two\nnext: 1'],
  ['YAML, a quote that goes on', 'password: "kelp9 one\n  kelp9 two"\nnext: 1'],
  ['YAML, an alias', 'a: &pw kelp9\npassword: *pw\nnext: 1'],
  ['YAML, a key of its own', '? password\n: kelp9\nnext: 1'],
  ['JSON, an object', '{"password": {"now": "kelp9", "then": ["kelp9", {"a": "kelp9"}]}, "next": 1}'],
  ['JSON, a list of objects', '{"passwords": [{"v": "kelp9"}, {"v": "kelp9 two"}], "next": 1}'],
  ['JSON, an object in a string', String.raw`{"log": "{\"secrets\": {\"a\": \"kelp9\"}, \"next\": 1}"}`],
  ['JSON, behind a comment', '{"password": /* mine */ "kelp9", "next": 1}'],
  ['Ruby, an object', '{:credentials=>{:x=>"kelp9"}, "next": 1}'],
  ['env, quotes over two lines', 'export PASSWORD="kelp9\nkelp9 two"\nnext: 1'],
  ['env, single quotes over two lines', "PASSWORD='kelp9\nkelp9 two'\nnext: 1"],
  ['env, an escaped gap', 'PASSWORD=kelp9\\ kelp9\nnext: 1'],
  ['a here-document', 'password = <<EOF\nkelp9 one\nkelp9 two\nEOF\nnext: 1'],
  ['a here-document with an indent', 'secret = <<-EOT\n  kelp9\n  EOT\nnext: 1'],
  ['INI, a section', '[credentials]\nfirst = kelp9\nsecond: kelp9 two\n\n[next]\nport: 1'],
  ['properties with a gap', 'db.password kelp9\nnext: 1'],
  ['fish', 'set -gx DB_PASSWORD kelp9\nnext: 1'],
  ['XML, an element inside', '<password>\n  <value>kelp9</value>\n</password>\n<next>1</next>'],
  [
    'plist, an array',
    '<key>passwords</key>\n<array>\n<string>kelp9</string>\n<string>kelp9 2</string>\n</array>next 1',
  ],
  ['plist, a dictionary', '<key>password</key><dict><key>v</key><string>kelp9</string></dict>next 1'],
  ['YAML, a block that is no deeper than its key', 'secrets:\n  - password: |\n  a kelp9\n  kelp9\nnext: 1'],
  ['JSON, a password in what is beside', '{"secrets": {"type": "password=kelp9", "b": "kelp9"}, "next": 1}'],
  ['a header of a proxy', 'Proxy-Authorization: Digest username="kelp9", response="kelp9"\nnext: 1'],
  ['a header that goes on', 'Authorization: Bearer\n kelp9kelp9kelp9\nnext: 1'],
  ['a flag with an escaped gap', 'serve --password kelp9\\ kelp9 --next 1'],
  ['an address with @ in its password', 'redis://:ke@lp9:kelp9@127.0.0.1:6379/next?1'],
];

/** What holds no secret, though it stands below such a name. */
const stays = [
  'password:\n  min_length: 8\n  required: true\n  pattern: "^[a-z]+$"\n  label: Password',
  '{"password": {"type": "string", "minLength": 8, "required": true}}',
  '{"credentials": {"type": "basic", "scope": "read", "enabled": true}}',
  '"tokens": {"input": 1200, "output": 345}',
  'tokens:\n  input: 1200\n  output: 345',
  'secret:\n  secretName: app-tls\n  optional: true',
  'password: incorrect\n    at login (/app/x.js:3:1)\n    at main (/app/x.js:9:1)',
  'Error: bad password "x\n    at f',
  "it's wrong: password isn't set\nand it's long",
  '[secrets]\n\n[next]\nport = 1',
  '<password>\n  <required>true</required>\n</password>',
  'secrets:\n  - source: db\n    target: app',
];

describe('what a name of a secret holds', () => {
  test.each(forms)('goes, and what is behind it stays: %s', (_form, text) => {
    const once = scrub(text).text;
    expect(once).not.toContain('kelp9');
    expect(once).toContain('[REDACTED:');
    const rest = text.slice(text.search(/\bnext\b|--next/));
    if (text.includes('next')) expect(once.replace(/^[\s\S]*?(?=\bnext\b|--next)/, '')).toBe(rest);
    expect(scrub(once)).toEqual({ text: once, findings: [] });
  });

  test.each(stays)('stays where it only tells about one: %j', (text) => {
    expect(scrub(text).text).toBe(text);
  });
});

import { type LeakCase, leak } from './case.ts';
import { ALNUM, BASE64, dice, SHAPES } from './dice.ts';
import { jwt, pem } from './tokens.ts';

/** Headers, cookies, addresses with passwords, JWT, PEM: the ways they stand in dumps, code and command lines. */
export function credentials(seed: number): LeakCase[] {
  const roll = dice(seed);
  const shape = (name: string) => SHAPES[name]?.(roll) ?? '';
  const some = () =>
    shape(roll.pick(['hex32', 'mixed24', 'mixed40', 'uuid', 'url43', 'letters32', 'lower20', 'hex16', 'mixed12']));
  const header = (kind: string, make: (secret: string) => string, secret = some()) =>
    leak(1, 'Authorization, Cookie, x-api-key', kind, make(secret), secret);
  const basic = () => Buffer.from(`${roll.pick(['ada', 'svc', 'bob'])}:${roll.text(ALNUM, 10)}`).toString('base64');
  const cases: LeakCase[] = [];
  for (let round = 0; round < 3; round += 1) {
    cases.push(
      header('bearer', (s) => `Authorization: Bearer ${s}`),
      header('bearer lower', (s) => `authorization: bearer ${s}`),
      header('basic', (s) => `Authorization: Basic ${s}`, basic()),
      header('basic proxy', (s) => `Proxy-Authorization: Basic ${s}`, basic()),
      header('raw', (s) => `Authorization: ${s}`),
      header('token', (s) => `Authorization: Token ${s}`),
      header('api-token', (s) => `Authorization: Api-Token ${s}`),
      header('curl', (s) => `curl -H 'Authorization: Bearer ${s}' https://api.example.com/v1`),
      header('curl double', (s) => `curl -X POST --header "Authorization: Token ${s}" https://api.example.com/v1`),
      header('curl apikey', (s) => `curl -X GET \\\n     -H "apikey: ${s}" \\\n     -H "Accept: application/json"`),
      header('curl token', (s) => `curl -XPOST http://localhost:8080/ -H "Token: ${s}" -d "x=1"`),
      header('object', (s) => `headers: { Authorization: 'Bearer ${s}', Accept: '*/*' }`),
      header('object quoted', (s) => `"headers":{"authorization":"Bearer ${s}","accept":"*/*"}`),
      header('object api key', (s) => `headers: { 'x-api-key': '${s}', 'content-type': 'application/json' }`),
      header('pairs', (s) => `headers: [["Authorization","Bearer ${s}"],["Accept","*/*"]]`),
      header(
        'raw headers',
        (s) => `rawHeaders: [ 'Host', 'localhost', 'Authorization', 'Bearer ${s}', 'Accept', '*/*' ]`,
      ),
      header('python', (s) => `{'Authorization': 'Bearer ${s}', 'User-Agent': 'python-requests/2.31.0'}`),
      header('ruby', (s) => `{"Authorization"=>"Bearer ${s}", "Accept"=>"*/*"}`),
      header('go', (s) => `map[Accept:[*/*] Authorization:[Bearer ${s}] User-Agent:[Go-http-client/1.1]]`),
      header('rust', (s) => `HeaderMap { "authorization": "Bearer ${s}", "accept": "*/*" }`),
      header('folded', (s) => `Authorization:\n Bearer ${s}\nAccept: */*`),
      header('env', (s) => `HTTP_AUTHORIZATION=Bearer ${s}`),
      header('x-api-key', (s) => `x-api-key: ${s}`),
      header('x-auth-token', (s) => `X-Auth-Token: ${s}`),
      header('x-amz', (s) => `X-Amz-Security-Token: ${s}`, roll.text(BASE64, 120)),
      header('private-token', (s) => `PRIVATE-TOKEN: ${s}`),
      header('ocp', (s) => `Ocp-Apim-Subscription-Key: ${s}`),
      header('x-octopus', (s) => `X-Octopus-ApiKey: ${s}`),
      header('x-custom', (s) => `X-Acme-Token: ${s}`),
      header('cookie', (s) => `Cookie: sid=${s}; theme=dark`),
      header('cookie lower', (s) => `cookie: session=${s}`),
      header('set-cookie', (s) => `Set-Cookie: connect.sid=s%3A${s}.abc; Path=/; HttpOnly`),
      header('set-cookie json', (s) => `"set-cookie":["JSESSIONID=${s}; Path=/"]`),
      header('cookie flag', (s) => `curl --cookie "session=${s}" https://api.example.com/`),
      header('cookie b', (s) => `curl -b 'sid=${s}' https://api.example.com/`),
      header('h2', (s) => `> authorization: Bearer ${s}`),
      header('sentence', (s) => `sent Bearer ${s} to the server`),
      header(
        'digest',
        (s) => `Authorization: Digest username="ada", realm="x", nonce="abc", response="${s}"`,
        shape('hex32'),
      ),
      header(
        'aws4',
        (s) =>
          `Authorization: AWS4-HMAC-SHA256 Credential=x/20260403/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=${s}`,
        shape('hex64'),
      ),
    );
    const password = () =>
      roll.pick([
        shape('mixed12'),
        shape('mixed24'),
        'hunter2',
        'P@ssw0rd!',
        'correct-horse',
        'tr0ub4dor&3',
        'a/b:c',
        'p#ss?w',
        'x%40y%2Fz',
      ]);
    const address = (kind: string, make: (secret: string) => string, secret = password()) =>
      leak(1, 'user:password in a URL or DSN', kind, make(secret), secret);
    const plain = () => roll.pick([shape('mixed12'), 'hunter2', 'correct-horse', 's3cret_pw', 'letmein123']);
    cases.push(
      ...[
        'postgres',
        'postgresql',
        'mysql',
        'mongodb',
        'mongodb+srv',
        'redis',
        'rediss',
        'amqp',
        'amqps',
        'https',
        'http',
        'ftp',
        'sftp',
        'ssh',
        'smtp',
        'imap',
        'ldap',
        'clickhouse',
        'mssql',
        'nats',
        'mqtt',
        'kafka',
        'cockroachdb',
        'socks5',
        'neo4j',
        'snowflake',
        'git+https',
        'svn+ssh',
        'postgresql+asyncpg',
        'mysql+pymysql',
      ].map((scheme) =>
        address(scheme, (s) => `connect to ${scheme}://app:${s}@db.example.com:5432/main failed`, plain()),
      ),
      address('odd signs', (s) => `DATABASE_URL=postgres://app:${s}@db.example.com/main`),
      address('no user', (s) => `redis://:${s}@cache.example.com:6379/0`, plain()),
      address('token only', (s) => `https://${s}@example.com/r.git`, shape('mixed24')),
      address('x-access-token', (s) => `https://x-access-token:${s}@github.com/acme/app.git`, shape('mixed40')),
      address('env', (s) => `REDIS_URL="redis://default:${s}@cache.example.com:6379"`, plain()),
      address('json', (s) => JSON.stringify({ url: `amqp://app:${s}@mq.example.com` }), plain()),
      address('jdbc query', (s) => `jdbc:mysql://db.example.com:3306/app?user=app&password=${s}`, plain()),
      address('jdbc postgres', (s) => `jdbc:postgresql://db.example.com/app?user=app&password=${s}&ssl=true`, plain()),
      address(
        'jdbc sqlserver',
        (s) => `jdbc:sqlserver://db.example.com:1433;databaseName=app;user=sa;password=${s};encrypt=true`,
        plain(),
      ),
      address('jdbc oracle', (s) => `jdbc:oracle:thin:scott/${s}@//db.example.com:1521/orcl`, plain()),
      address('odbc', (s) => `Driver={SQL Server};Server=db;Uid=sa;Pwd=${s};`, plain()),
      address(
        'ado',
        (s) => `Server=tcp:db.example.com,1433;Initial Catalog=app;User ID=sa;Password=${s};Encrypt=True`,
        plain(),
      ),
      address('libpq', (s) => `host=db.example.com port=5432 user=app password=${s} dbname=main`, plain()),
      address('go dsn', (s) => `root:${s}@tcp(127.0.0.1:3306)/app?parseTime=true`, plain()),
      address(
        'azure storage',
        (s) => `DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${s};EndpointSuffix=core.windows.net`,
        shape('base64of64'),
      ),
      address(
        'service bus',
        (s) => `Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${s}`,
        shape('base64of32'),
      ),
      address(
        'sas',
        (s) => `https://acme.blob.core.windows.net/c/f?sv=2024-01-01&se=2026-01-01&sig=${s}`,
        `${roll.text(ALNUM, 40)}%3D`,
      ),
      address('sentry dsn', (s) => `https://${s}@o12345.ingest.sentry.io/678901`, shape('hex32')),
      address('curl -u', (s) => `curl -u elastic:${s} https://localhost:9200`, plain()),
      address(
        'curl --user',
        (s) => `curl -s --user 'api:${s}' https://api.mailgun.net/v2/messages`,
        password().replaceAll("'", ''),
      ),
      address('curl split', (s) => `curl --user kevin:'${s}' -iX PATCH https://api.example.com`, plain()),
      address(
        'curl continued',
        (s) =>
          `curl -k -X POST https://infinispan:11222/rest \\\n  -H 'Content-type: text/plain' \\\n  -u developer:${s}`,
        plain(),
      ),
      address('mysql -p', (s) => `mysql -h db -u root -p${s} app`, plain()),
      address('psql env', (s) => `PGPASSWORD=${s} psql -h db.example.com -U app`, plain()),
      address('redis-cli', (s) => `redis-cli -h cache -a ${s} ping`, plain()),
      address('sshpass', (s) => `sshpass -p '${s}' ssh ada@db.example.com`, plain()),
      address('docker login', (s) => `docker login -u ada -p ${s} registry.example.com`, plain()),
      address('netrc', (s) => `machine api.example.com login ada password ${s}`, plain()),
      address('netrc lines', (s) => `machine api.example.com\n  login ada\n  password ${s}\n`, plain()),
      address('npmrc', (s) => `//registry.npmjs.org/:_authToken=${s}`, shape('uuid')),
      address('npmrc auth', (s) => `_auth=${s}`, basic()),
      address('npmrc password', (s) => `//npm.example.com/:_password=${s}`, roll.text(ALNUM, 20)),
      address('docker config', (s) => `{"auths":{"registry.example.com":{"auth":"${s}"}}}`, basic()),
      address('kubeconfig token', (s) => `users:\n- name: admin\n  user:\n    token: ${s}`, shape('mixed40')),
      address('kubeconfig key', (s) => `    client-key-data: ${s}`, roll.text(BASE64, 120)),
      address(
        'k8s secret',
        (s) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ndata:\n  password: ${s}`,
        basic(),
      ),
      address('pgpass', (s) => `db.example.com:5432:main:app:${s}`, plain()),
      address('git credentials', (s) => `https://ada:${s}@git.example.com`, shape('mixed24')),
      address('powershell', (s) => `$cred = ConvertTo-SecureString "${s}" -AsPlainText -Force`, plain()),
      address('powershell env', (s) => `$env:DB_PASSWORD = "${s}"`, plain()),
      address('windows set', (s) => `set DB_PASSWORD=${s}`, plain()),
      address('htpasswd', (s) => `htpasswd -b .htpasswd ada ${s}`, plain()),
    );
    const label = (kind: string, make: (secret: string) => string) => {
      const secret = jwt(roll);
      return leak(1, 'JWT', kind, make(secret), secret);
    };
    cases.push(
      label('alone', (s) => s),
      label('json', (s) => JSON.stringify({ t: s })),
      label('cookie', (s) => `token=${s}; Path=/`),
      label('query', (s) => `GET /x?jwt=${s}&y=1`),
      label('fragment', (s) => `https://app.example.com/#access=${s}`),
      label('sentence', (s) => `jwt malformed: ${s}`),
      label(
        'stack',
        (s) =>
          `JsonWebTokenError: invalid signature for ${s}\n    at verify (/app/node_modules/jsonwebtoken/verify.js:133:19)`,
      ),
      label('websocket', (s) => `wss://rt.example.com/socket?token=${s}`),
      label('protocol header', (s) => `Sec-WebSocket-Protocol: bearer, ${s}`),
    );
    for (const name of [
      'RSA PRIVATE KEY',
      'EC PRIVATE KEY',
      'PRIVATE KEY',
      'OPENSSH PRIVATE KEY',
      'DSA PRIVATE KEY',
      'ENCRYPTED PRIVATE KEY',
      'PGP PRIVATE KEY BLOCK',
    ]) {
      const block = pem(roll, name, 6);
      const middle = block.split('\n')[3] ?? '';
      const carried = (kind: string, text: string) => leak(1, 'PEM private key', `${name} / ${kind}`, text, middle);
      cases.push(
        carried('plain', `key:\n${block}\nend`),
        carried('json', JSON.stringify({ private_key: block })),
        carried('json twice', JSON.stringify({ a: JSON.stringify({ private_key: block }) })),
        carried('crlf', block.replaceAll('\n', '\r\n')),
        carried('indented', block.replaceAll('\n', '\n    ')),
        carried('one line', `KEY="${block.replaceAll('\n', '\\n')}"`),
        carried('spaces', block.replaceAll('\n', ' ')),
        carried('cut', block.slice(0, -80)),
        carried(
          'concatenated',
          block
            .split('\n')
            .map((line) => `"${line}\\n" +`)
            .join('\n'),
        ),
        carried(
          'log lines',
          block
            .split('\n')
            .map((line) => `2026-04-03 09:15:00 INFO ${line}`)
            .join('\n'),
        ),
      );
    }
  }
  const encoded = Buffer.from(pem(roll, 'RSA PRIVATE KEY', 4)).toString('base64');
  cases.push(leak(1, 'PEM private key', 'base64 of pem', `data: ${encoded}`, encoded));
  return cases;
}

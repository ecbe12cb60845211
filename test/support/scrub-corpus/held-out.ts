import { type LeakCase, leak } from './case.ts';
import { dice, SHAPES } from './dice.ts';

/**
 * Ways to write a secret down that were collected after the rules were made, from the documentation of programs and
 * languages and from the kinds of other scanners (kingfisher, noseyparker, detect-secrets, secretlint). `{p}` is a
 * password, `{s}` a generated value.
 */
const WAYS: readonly string[] = String.raw`
enable password {p}
enable secret 5 $1$abc$Kq7Zp0Lx2Vn8Tb4Kd9Ws30
snmp-server community {p} RW
pac key 7 {s}
credential = UsernamePasswordCredential(username='ada', password='{p}', tenant_id='x')
API_KEY = "{s}"
buildConfigField 'String' , 'API_KEY' , '\"{s}\"'
ansible_ssh_pass={p}
ansible_become_password: {p}
spring.datasource.password={p}
define('DB_PASSWORD', '{p}');
define( 'AUTH_KEY',         '{s}{p}' );
$config['db']['pass'] = '{p}';
$dbpass = "{p}";
<property name="hibernate.connection.password">{p}</property>
<property name="password" value="{p}"/>
<add name="Main" connectionString="Server=db;User Id=sa;Password={p};" />
<input type="password" name="pw" value="{p}">
<server><id>x</id><username>ada</username><password>{p}</password></server>
'PASSWORD': '{p}',
SECRET_KEY = 'django-insecure-{s}'
secret_key_base: {s}{s}
redis: { host: 'x', auth: '{p}' }
requirepass {p}
smtp_auth_password "{p}"
master_password = "{p}"
variable "db_password" { default = "{p}" }
kubectl create secret generic x --from-literal=password={p}
aws configure set aws_secret_access_key {s}
aws_session_token={s}{s}
"private_key_id": "{s}",
helm upgrade app --set auth.password={p} --wait
docker run -e POSTGRES_PASSWORD={p} postgres:16
curl https://api.example.com -H "X-Api-Key:{s}"
http POST localhost Authorization:"Bearer {s}"
wget --http-user=ada --http-password={p} http://localhost/x
openssl rsa -in x.pem -passin pass:{p}
fetch(url, { headers: { Authorization: ${'`'}Bearer {s}${'`'} } })
axios.create({ auth: { username: 'ada', password: '{p}' } })
req.headers.authorization = "Token {s}"
request.setHeader("X-Token", "{s}");
.header("Authorization", "Bearer {s}")
headers.append('x-auth-token', '{s}')
client_id=a&client_secret={s}&grant_type=client_credentials
grant_type=password&username=x&password={p}&scope=all
[auth]\ntoken = "{s}"
:password "{p}"
(setq password "{p}")
{password, "{p}"}
config :app, Repo, password: "{p}"
Sys.setenv(API_KEY = "{s}")
Dim password As String = "{p}"
password := '{p}';
SET PASSWORD FOR 'x' = '{p}';
ALTER USER app WITH PASSWORD '{p}';
final String apiKey = '{s}';
NSString *apiKey = @"{s}";
#define API_KEY "{s}"
const char *token = "{s}";
static const char token[] = "{s}";
const TOKEN: &'static str = "{s}";
const TOKEN = '{s}';
login failed with password {p}
auth token {s} rejected
using token {s}
received token "{s}"
Token={s};
session token: {s}
refresh_token {s} expired
verification code: 482913
your OTP is 482913
Settings(api_key=SecretStr('{s}'))
{'Authorization': b'Bearer {s}'}
Config(token=b'{s}')
<Token: {s}>
#<Config:0x000055d0 @password="{p}", @host="x">
&{Token:{s} Retries:3}
map[password:{p} retries:3]
{password={p}, retries=3}
Map(1) { 'password' => '{p}' }
%{password: "{p}", retries: 3}
{:password "{p}", :retries 3}
password: Some("{p}"), retries: 3
Credentials(user=x, password={p})
Credentials { User = x, Password = {p} }
    [password] => {p}
  ["password"]=>\n  string(11) "{p}"
$VAR1 = { 'password' => '{p}' };
  ▿ password: Optional("{p}")
  - password: "{p}"
PrivateKey = {s}{s}=
PresharedKey = {s}{s}=
net use z: \\nas\x /user:ada {p}
psexec \\box -u ada -p {p} cmd
rabbitmqctl add_user ada {p}
export GITHUB_TOKEN={s}
GH_TOKEN={s} gh pr list
set -x TOKEN {s}
setx API_KEY "{s}"
process.env.SECRET = '{s}'
ENV['SECRET_TOKEN'] = '{s}'
os.Setenv("API_SECRET", "{s}")
System.setProperty("api.secret", "{s}");
"env": {"API_TOKEN": "{p}"}
"args": ["--api-key", "{s}"]
['--token', '{s}']
spawn uvx --api-key={s} server
command: node server.mjs --password {p}
- API_SECRET={s}
environment:\n  - DB_PASSWORD={p}
stringData:\n  password: {p}
type: kubernetes.io/basic-auth\nstringData:\n  username: x\n  password: "{p}"
machine example.com login x password {p}
registry=https://x/\n//x/:_authToken={s}
[registry]\ntoken = "{s}"
[global]\nindex-url = https://ada:{p}@pypi.example.com/simple
url = https://ada:{s}@git.example.com/x.git
password_hash: $2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy
root:$6$rounds=5000$saltsalt$Kq7Zp0Lx2Vn8Tb4Kd9Ws3Kq7Zp0Lx2Vn8Tb4Kd9Ws3:19000:0:99999:7:::
mongosh "mongodb://localhost" -u ada -p {p}
influx -username ada -password {p}
sqlcmd -S db -U sa -P {p}
mysqladmin -u root password {p}
smbclient //nas/x -U ada%{p}
xfreerdp /u:ada /p:{p} /v:box
keytool -storepass {p} -list
jarsigner -keypass {p} x.jar
zip -P {p} x.zip y
gpg --passphrase {p} -d x
ldapsearch -D cn=x -w {p}
vault login {s}
npm config set //x/:_authToken {s}
heroku config:set API_KEY={s}
fly secrets set API_KEY={s}
gh secret set TOKEN --body "{s}"
echo "{p}" | sudo -S ls
echo {p} | docker login -u ada --password-stdin
Cookie: _session_id={s}
document.cookie = "sid={s}"
localStorage.setItem('token', '{s}')
sessionStorage.token = '{s}'
ws://localhost/?auth={s}
/callback?code={s}&state={s}
/reset-password?token={s}
/invite/{s}
https://hooks.example.com/services/{s}/{s}
magic link: https://app.example.com/login/{s}
unsubscribe?u={s}
sig={s}&expires=1775207700
X-Amz-Signature={s}&X-Amz-Date=20260403
AccountKey={s}{s}==
SharedAccessSignature sr=x&sig={s}&se=1
apikey {s}
access-key-secret: {s}
"secretAccessKey": "{s}"
"refreshToken":"{s}","expiresIn":3600
"id_token":"{s}"
"pass":"{p}"
"pwd":"{p}"
"passwd" : "{p}"
"passphrase":"{p}"
"credentials":{"user":"x","secret":"{p}"}
"auth":{"user":"x","pass":"{p}"}
userPassword: {p}
userPassword:: {s}
olcRootPW: {p}
bindpw {p}
wpa_passphrase={p}
psk="{p}"
wifi.password={p}
WIFI:T:WPA;S:home;P:{p};;
otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&issuer=x
recovery codes: 4f9a-21bc, 77d0-9e3f
security answer: {p}
mot de passe : {p}
Passwort: {p}
contraseña: {p}
password：{p}
密码: {p}
パスワード: {p}
пароль: {p}
my password is {p}
the api key is "{s}"
pw: {p}
PW={p}
passcode {p}
pin=4821
cvv: 737
https://api.example.io?key={s}
https://api.example.io/v1/me?a=1&key={s}
пароль: {p}
"Пароль пользователя": "{p}"
密码: {p}
密码：{p}
パスワード: {p}
비밀번호: {p}
κωδικός: {p}
סיסמה: {p}
كلمة المرور: {p}
รหัสผ่าน: {p}
hasło: {p}
lösenord: {p}
şifre: {p}
jelszó: {p}
withCredentials("ada", "{p}")
auth=("ada", "{p}")
mysqli_connect("localhost", "ada", "{p}", "shop")
new DirectoryEntry("LDAP://EXAMPLE.COM", "ADA", "{p}");
sqlplus scott/{p}@orcl
jdbc:oracle:thin:ada/{p}@db:1521:x
rclone obscure {p}
net user ada {p} /add
INSERT INTO users (name, password) VALUES ('ada', '{p}')
Content-Disposition: form-data; name="password"\n\n{p}\n--x
"password": {"value": "{p}", "type": "string"}
s:8:"password";s:11:"{p}";
<ns:password>{p}</ns:password>
<password><![CDATA[{p}]]></password>
<password type="string">{p}</password>
<data name="apiToken" xml:space="preserve"><value>{s}</value></data>
<input type="password" name="p" value="{p}">
<td>password</td><td>{p}</td>
| password | {p} |
│ password │ {p} │
**password**: {p}
    Password    REG_SZ    {p}
"AUTH" "{p}"
{:password "{p}"}
{password,<<"{p}">>}
stripe_token <- "{s}"
apiKey!: "{p}"
db_pass != "{p}"
password → {p}
#1 0x1 in login (user=0x5 "ada", password=0x6 "{p}")
passwords:\n  - "{p}"
token <{s}>
{"bugsnag": {"key": "{s}"}}
loggly({s})
fastforex.init("{s}")
require('stormglass')('{s}')
PaSsWoRd={p}
process.env.API_KEY ?? '{p}'
ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ{s}{s}{s} ada@box
`
  .split('\n')
  .filter((line) => line !== '');

const INVENTED = ['zorvex', 'quillbase', 'Nimbatech', 'peltro', 'KAVIO', 'dravo-cloud', 'lumigrid.io'];

/** Each way with several values; and services that nobody has heard of. */
export function heldOut(seed: number): LeakCase[] {
  const roll = dice(seed);
  const shape = (name: string) => SHAPES[name]?.(roll) ?? '';
  const cases: LeakCase[] = [];
  for (const way of WAYS) {
    for (let round = 0; round < 2; round += 1) {
      const password = roll.pick(['hunter2pass', 'S3cr3t!pw', 'opensesame7', 'k9#mLq2x', 'correct-horse-7']);
      const value = shape(roll.pick(['hex32', 'mixed24', 'lower32', 'mixed40', 'url43', 'hex40']));
      const text = way.replaceAll('\\n', '\n').replaceAll('{p}', password).replaceAll('{s}', value);
      const secrets = [...(way.includes('{p}') ? [password] : []), ...(way.includes('{s}') ? [value] : [])];
      const fixed =
        /\b(?:482913|4821|737|4f9a-21bc|JBSWY3DPEHPK3PXP)\b|\$1\$abc\$\w+|\$2b\$10\$\S+|\$6\$rounds=\S+?(?=:)/.exec(
          text,
        )?.[0];
      cases.push(leak(1, 'held out', way, text, secrets.length > 0 ? secrets : [fixed ?? '']));
    }
  }
  for (const service of INVENTED) {
    for (const way of [
      '{i}_api_key="{s}"',
      "{i} token = '{s}'",
      '"{i}Token": "{s}"',
      '{i}: {s}',
      'You can find a {i} secret {s} within',
      '{i}.secret={s}',
      'x-{i}-key: {s}',
      "{i}.init('{s}')",
      '[INFO] Sending request to the {i} API\n[DEBUG] Using Key={s}',
      '{i}Client(key="{s}")',
    ]) {
      const value = shape(
        roll.pick([
          'hex32',
          'mixed24',
          'lower32',
          'mixed40',
          'url43',
          'hex40',
          'uuid',
          'letters32',
          'lower20',
          'upper20',
        ]),
      );
      cases.push(
        leak(1, 'held out, invented services', way, way.replaceAll('{i}', service).replaceAll('{s}', value), value),
      );
    }
  }
  return cases;
}

/** Harmless lines that were collected after the rules were made. */
export const HELD_OUT_LINES = String.raw`
error TS2307: Cannot find module 'fflate' or its corresponding type declarations.
src/index.ts(12,5): error TS2322: Type 'string' is not assignable to type 'number'.
error[E0382]: borrow of moved value: ${'`'}token${'`'}
   --> src/lexer.rs:42:13
warning: field ${'`'}api_key${'`'} is never read
error: could not compile ${'`'}stallari${'`'} (lib) due to 2 previous errors
   Compiling tokio v1.38.0
   Compiling secrecy v0.8.0
    Finished ${'`'}dev${'`'} profile [unoptimized + debuginfo] target(s) in 3.42s
--- FAIL: TestTokenRefresh (0.03s)
ok  	github.com/gorilla/mux	0.412s	coverage: 87.3% of statements
E       assert 401 == 200
FAILED tests/test_auth.py::test_password_reset - AssertionError
tests/test_tokens.py:88: in test_rotate
=========================== short test summary info ============================
collected 120 items / 2 deselected
> Task :app:compileDebugKotlin FAILED
BUILD FAILED in 12s
e: file:///app/src/main/kotlin/Auth.kt:12:9 Unresolved reference: apiKey
npm error peer react@"^17.0.0" from @testing-library/react-hooks@8.0.1
npm notice New major version of npm available! 10.8.2 -> 11.19.1
added 381 packages, and audited 382 packages in 14s
found 0 vulnerabilities
==> Downloading https://ghcr.io/v2/homebrew/core/node/manifests/24.11.0
Collecting httpx>=0.27
  Downloading httpx-0.27.2-py3-none-any.whl.metadata (7.1 kB)
Successfully installed certifi-2024.8.30 httpx-0.27.2 idna-3.10
Step 4/12 : RUN npm ci --omit=dev
 ---> Running in 3f1c9d2e8b7a
#12 [build 5/7] RUN npm run build
=> CACHED [stage-1 3/5] COPY --from=build /app/out ./out
Unable to find image 'postgres:16-alpine' locally
Status: Downloaded newer image for postgres:16-alpine
NAME                     READY   STATUS             RESTARTS      AGE
Warning  BackOff    3m (x12 over 8m)  kubelet  Back-off restarting failed container
Liveness probe failed: HTTP probe failed with statuscode: 503
systemd[1]: stallari.service: Main process exited, code=killed, status=9/KILL
kernel: oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0
nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)
2026/04/03 09:15:00 [error] 31#31: *1 connect() failed (111: Connection refused) while connecting to upstream
postgres: FATAL:  sorry, too many clients already
ERROR 1062 (23000): Duplicate entry '42' for key 'orders.PRIMARY'
sqlite3.OperationalError: database is locked
SQLSTATE[HY000] [2002] Connection refused
MongoServerError: E11000 duplicate key error collection: app.orders index: sku_1 dup key: { sku: "A-1001" }
redis: connection pool timeout
WRONGPASS invalid username-password pair or user is disabled.
Terraform v1.8.3 on darwin_arm64
Error: creating EC2 Instance: operation error EC2: RunInstances, https response error StatusCode: 403
  on main.tf line 12, in resource "aws_instance" "web":
aws: error: the following arguments are required: --secret-id
fatal: Authentication failed for remote
fatal: not a git repository (or any of the parent directories): .git
CONFLICT (content): Merge conflict in src/auth/token.ts
 3 files changed, 42 insertions(+), 7 deletions(-)
 create mode 100644 src/password-field.tsx
diff --git a/src/keys.ts b/src/keys.ts
@@ -12,7 +12,9 @@ export function rotateKeys() {
-  const token = readToken();
+  const token = await readToken();
 * branch            main       -> FETCH_HEAD
Updating 9fceb02..3b18e51
Cherry-picked 3b18e512dba79e4c8300dd08aeb37f8e728b8dad
bisect: first bad commit is 9fceb02d0ae598e95dc970b74767f19372d61af8
Process:             Stallari [4242]
Path:                /Applications/Stallari.app/Contents/MacOS/Stallari
Identifier:          com.stallari.beacon
Version:             0.44.3 (0.44.3.3)
Code Type:           ARM-64 (Native)
OS Version:          macOS 26.3 (25D125)
Crashed Thread:      0  Dispatch queue: com.apple.main-thread
Exception Subtype:   KERN_PROTECTION_FAILURE at 0x000000016fdff2a0
VM Region Info: 0x16fdff2a0 is in 0x16f600000-0x16fe00000;  bytes after start: 8385184  bytes before end: 3423
"bug_type":"309","os_version":"macOS 26.3 (25D125)"
"exception" : {"codes":"0x0000000000000001, 0x0000000000000010","rawCodes":[1,16],"type":"EXC_BAD_ACCESS","signal":"SIGSEGV"}
"termination" : {"flags":0,"code":11,"namespace":"SIGNAL","indicator":"Segmentation fault: 11"}
{"imageOffset":38312,"symbol":"__pthread_kill","symbolLocation":8,"imageIndex":1}
"asi" : {"libsystem_c.dylib":["abort() called"]}
largestProcess: node, memoryPages 1048576, pageSize 16384
fatal: [JavaScript] heap out of memory; mark-compacts near heap limit
<--- Last few GCs --->
[4242:0x138008000]    12345 ms: Mark-sweep 2047.5 (2082.9) -> 2046.9 (2083.7) MB, 812.3 / 0.0 ms
[4242:0403/091500.123456:ERROR:gpu_process_host.cc(982)] GPU process exited unexpectedly: exit_code=15
Electron Security Warning (Insecure Content-Security-Policy)
[mcp] initialize: protocolVersion=2025-06-18 client=claude-desktop/0.12.1
tools/call read_file -> isError: true
MCP error -32602: Invalid arguments for tool write_file
StreamableHTTP session terminated (404)
handshake timed out after 5000 ms
Anthropic: 529 overloaded_error (request_id: req_011CSHoEeqs5C35K2UUqR7Fy)
tokens per second: 45.2, prompt eval 132 ms / 812 tokens
eval_count=512 load_duration=1432150000
context window 200000 tokens, used 183412
finish_reason: "length", max_output_tokens: 8192
stop_sequence: null, stop_reason: "tool_use"
model "llama3.2:3b" not found, try pulling it first
"key":"ArrowLeft","code":"ArrowLeft","repeat":false
cacheKey: "orders:page:3"
sortKey: "created_at", hashKey: "tenant"
queryKey: ["orders", 3]
React: Each child in a list should have a unique "key" prop.
Encountered two children with the same key, ${'`'}row-3${'`'}
apiKeyHeader: x-api-key
token_type: bearer
"token_type":"Bearer","scope":"read write"
authType: none
auth_provider=keychain
password_policy: strong
passwordMinLength: 12
session.ttl=3600
cookie.secure=true
cookiePolicy: strict
csrf protection is enabled
oauth callback received
SSO is not configured
JWT algorithm RS256 is not allowed
kid not found in JWKS
private key is encrypted
public key fingerprint mismatch
certificate has expired
self-signed certificate in certificate chain
x509: certificate signed by unknown authority
SSL routines:ssl3_get_record:wrong version number
CERT_HAS_EXPIRED depth=0
cipher AES-256-GCM, key size 256 bits
Keychain error -25300: item not found
Secret Service is not running
secret "app-tls" not found
configmap "app" not found
serviceaccount default, namespace kube-system
role bound: system:node-proxier
Vault is sealed
unlock the vault first
wallet is locked
2FA is required
OTP expired
PIN must have 4 digits
license expired on 2026-04-01
access denied
access log rotated
accessor returned undefined
authority=localhost
author, authors, authored
authenticate() timed out
const { token, expiresAt } = session;
function hashPassword(password: string): Promise<string> {
if (password.length < 12) {
return { password: undefined, ok: false };
SELECT password_hash FROM users WHERE id = $1
curl: (7) Failed to connect to localhost port 8080 after 0 ms: Couldn't connect to server
wget: server returned error: HTTP/1.1 404 Not Found
ssh: connect to host localhost port 22: Connection refused
Host key verification failed.
ping 127.0.0.1: 64 bytes, icmp_seq=1 ttl=64 time=0.045 ms
tcp        0      0 127.0.0.1:7700          0.0.0.0:*               LISTEN      4242/node
udp6       0      0 :::5353                 :::*
inet 127.0.0.1 netmask 0xff000000
lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384
load average: 12.35, 9.73, 5.98
Mem: 16384M used, 1024M free, swap 2048M
disk0s2 460 GiB 83 % used
uptime 3 days, 04:12:33
[####################----] 83% 1.2 MB/s eta 00:00:12
token ?? defaultToken
const token = cache.get(key) ?? await fetchToken()
Token("identifier1") expected
token[3]: RPAREN
setKeyPrefix("user1:")
passport.authenticate("jwt", "session")
primary key 9f86d081-884c-4d65-9a2f-eaa0c55ad015 not found
key 550e8400-e29b-41d4-a716-446655440000 not found in table
SENTRY_RELEASE=app@1.2.3+build5
GITHUB_SHA=637831c685a5f906c65d6af8389e7988619a3514
BuildID[sha1]=33a64df551425fcc55e4d42a148795d9f25f89d4
git rev-parse: 9a038989604e8da62ecddbe2094b16ce1b778be1
ntdll!LdrpInitializeProcess+0x1b4c
chrome!content::RenderFrameImpl::DidCommitNavigation+0x1a3
coreclr!ThreadNative::KickOffThread_Worker+0x1ba
_TFFC5Swift9AppClass3foourFT_T_U_FT_T_
?Run@MessageLoop@base@@QEAAXXZ
password_encryption = scram-sha-256
schemaKey = 'DOC_Vector_5_32'
keyPressed = kVK_Return.u16
secret_length = X25519.secret_length
BlindKeySignatures = Ed25519.BlindKeySignatures
this.addPassword = "#add-password";
io.jsonwebtoken:jjwt-jackson-0.11.2
INSERT INTO tokens (kind, expires_at) VALUES ('refresh', '2026-04-03')
пароль: обязателен
密码错误: 401
hasło: wymagane
| Token | Description |
pkg@67.0.3396.99
Retry-After: 120
Content-Type: application/json; charset=utf-8
Cache-Control: no-cache, no-store, must-revalidate
Content-Security-Policy: default-src 'self'; script-src 'self'
X-RateLimit-Remaining: 0
HTTP/2 429
User-Agent: curl/8.4.0
Accept-Encoding: gzip, deflate, br
Strict-Transport-Security: max-age=31536000; includeSubDomains
`
  .split('\n')
  .filter((line) => line.trim() !== '');

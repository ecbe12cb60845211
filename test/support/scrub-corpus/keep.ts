import type { KeepCase } from './case.ts';
import { HELD_OUT_LINES } from './keep-held-out.ts';
import { TALK } from './spoken.ts';

/** Each line is whole or lost. What stands in it is useful to whoever reads a crash, and nobody's. */
const LINES: Readonly<Record<string, string>> = {
  'frames of node': `
    at Module._compile (node:internal/modules/cjs/loader:1554:14)
    at Object..js (node:internal/modules/cjs/loader:1689:10)
    at TracingChannel.traceSync (node:diagnostics_channel:322:14)
    at async Promise.allSettled (index 3)
    at Socket.socketOnEnd (node:_http_client:542:25)
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)
    at new Promise (<anonymous>)
    at eval (eval at <anonymous> (/app/dist/index.js:1:1), <anonymous>:3:11)
    at Layer.handle [as handle_request] (/app/node_modules/express/lib/router/layer.js:95:5)
    at /app/node_modules/@modelcontextprotocol/sdk/dist/cjs/shared/protocol.js:218:34
    at /usr/lib/node_modules/npm/node_modules/@npmcli/arborist/lib/arborist/reify.js:1198:13
    at Object.<anonymous> (webpack-internal:///./src/pages/index.tsx:12:9)
    at https://cdn.jsdelivr.net/npm/react-dom@18.2.0/umd/react-dom.production.min.js:189:115
    at chrome-extension://cjpalhdlnbpafiamejdnhcphjbkeiagm/js/background.js:1:2345
    at wasm://wasm/0001c6f2:wasm-function[412]:0x1f3a2
    at __webpack_require__ (webpack/bootstrap:19)
    at _callee2$ (index.js:44)
    at Array.map (<anonymous>)
    at get token [as token] (/app/lib/session.js:12:9)
    at validatePassword (/app/lib/auth.js:40:11)
    at Object.getApiKey (/app/node_modules/config/lib/config.js:131:13)
    at readSecretFromKeychain (/app/dist/keychain.js:9:3)`,
  'frames of other languages': `
  File "/usr/lib/python3.11/asyncio/base_events.py", line 650, in run_until_complete
  File "<frozen importlib._bootstrap>", line 1178, in _find_and_load
  File "/app/.venv/lib/python3.12/site-packages/httpx/_transports/default.py", line 118, in map_httpcore_exceptions
  File "/opt/homebrew/Cellar/python@3.12/3.12.4/Frameworks/Python.framework/Versions/3.12/lib/python3.12/ssl.py", line 1104, in read
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
	at java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1144)
	at org.springframework.security.web.FilterChainProxy$VirtualFilterChain.doFilter(FilterChainProxy.java:334)
	at com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696) ~[HikariCP-5.0.1.jar:na]
	at kotlinx.coroutines.scheduling.CoroutineScheduler$Worker.run(CoroutineScheduler.kt:684)
	at jdk.internal.reflect.GeneratedMethodAccessor123.invoke(Unknown Source)
Caused by: java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms.
	... 42 common frames omitted
	from /usr/lib/ruby/3.1.0/net/protocol.rb:46:in \`connect'
	from (irb):1:in \`<main>'
/usr/local/bundle/gems/activerecord-7.1.3/lib/active_record/relation.rb:1043:in \`block in exec_queries'
   at Microsoft.AspNetCore.Server.Kestrel.Core.Internal.Http.HttpProtocol.ProcessRequests[TContext](IHttpApplication\`1 application)
   at System.Text.Json.ThrowHelper.ReThrowWithPath(ReadStack& state, JsonReaderException ex)
--- End of stack trace from previous location ---
   at Acme.App.<>c__DisplayClass4_0.<<RunAsync>b__0>d.MoveNext()
goroutine 34 [IO wait, 5 minutes]:
internal/poll.runtime_pollWait(0x7f8b3c1e4f28, 0x72)
	/usr/local/go/src/runtime/netpoll.go:345 +0x85
net/http.(*persistConn).readLoop(0xc0001a4000)
created by net/http.(*Transport).dialConn in goroutine 33
google.golang.org/grpc.(*ClientConn).Invoke(0xc000456000, {0x1234560?, 0xc0000b4000?})
k8s.io/client-go/rest.(*Request).request.func2.1()
[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x47b3a5]
   5: <alloc::boxed::Box<F,A> as core::ops::function::FnOnce<Args>>::call_once::h3f1c9d2e8b7a6054
   0: std::panicking::begin_panic_handler::{{closure}}
             at /rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/std/src/panicking.rs:689:5
  12:     0x55d0c1a2b3c4 - tokio::runtime::scheduler::multi_thread::worker::run::h0f1e2d3c4b5a6978
#0  0x00007ffff7e4a9fc in pthread_kill@@GLIBC_2.34 () from /lib/x86_64-linux-gnu/libc.so.6
#1  __GI___pthread_kill (threadid=140737352001344, signo=6) at ./nptl/pthread_kill.c:89
    #0 0x7f252dcb89cf in __interceptor_malloc ../../../../src/libsanitizer/asan/asan_malloc_linux.cpp:69
    frame #3: 0x00000001a2b3c4d5 CoreFoundation\`__CFRUNLOOP_IS_CALLING_OUT_TO_A_SOURCE0_PERFORM_FUNCTION__ + 28
8   AppKit                        	0x00000001a5d0b4e8 -[NSApplication(NSEventRouting) nextEventMatchingMask:untilDate:inMode:dequeue:] + 716
13  dyld                          	0x0000000189a4e274 start + 2840
4   libswiftCore.dylib            	0x00000001b8a6c5d0 $ss17_assertionFailure__4file4line5flagss5NeverOs12StaticStringV_SSAHSus6UInt32VtF + 248
(in libsystem_platform.dylib) _sigtramp + 56
#0 /var/www/html/vendor/laravel/framework/src/Illuminate/Pipeline/Pipeline.php(180): Illuminate\\Pipeline\\Pipeline->Illuminate\\Pipeline\\{closure}(Object(Illuminate\\Http\\Request))
** (FunctionClauseError) no function clause matching in Enum.reverse/1
    (elixir 1.16.0) lib/enum.ex:2459: Enum.reverse/1
    (stdlib 5.2) gen_server.erl:1095: :gen_server.try_dispatch/4
	main::settle(HASH(0x55ef7dd194b8)) called at a.pl line 3`,
  'exception headers': `
TypeError: Cannot read properties of undefined (reading 'token')
TypeError: Cannot set properties of null (setting 'password')
ReferenceError: apiKey is not defined
RangeError: Maximum call stack size exceeded
Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'commander' imported from /app/dist/cli.js
Error: spawn uvx ENOENT
Error: listen EADDRINUSE: address already in use :::8080
Error: listen EADDRINUSE: address already in use 127.0.0.1:7700
AxiosError: Request failed with status code 401
FetchError: request to http://localhost:11434/api/tags failed, reason: connect ECONNREFUSED ::1:11434
KeyError: 'api_key'
AttributeError: 'NoneType' object has no attribute 'access_token'
openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided.', 'type': 'invalid_request_error'}}
botocore.exceptions.NoCredentialsError: Unable to locate credentials
anthropic.RateLimitError: Error code: 429
java.lang.OutOfMemoryError: Java heap space
java.security.InvalidKeyException: Illegal key size
javax.crypto.BadPaddingException: Given final block not properly padded
System.Security.Authentication.AuthenticationException: Authentication failed, see inner exception.
panic: assignment to entry in nil map
fatal error: all goroutines are asleep - deadlock!
thread 'tokio-runtime-worker' panicked at src/auth/token.rs:88:14:
Exception Type:    EXC_BAD_ACCESS (SIGSEGV)
Exception Codes:   KERN_INVALID_ADDRESS at 0x0000000000000010
Termination Reason: Namespace JETSAM, Code 4
NoMethodError: undefined method \`secret_key_base' for nil:NilClass
PG::ConnectionBad: FATAL:  password authentication failed for user "postgres"
terminate called after throwing an instance of 'std::out_of_range'
==1452==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x60200000001c at pc 0x55ecb874a1f0 bp 0x7ffe0d0fd330 sp 0x7ffe0d0fd328`,
  'versions and numbers': `
Stallari 0.44.3.3 (build 1187)
app 2.4.13.1001 started
version=1.2.3.4
Chrome/142.0.7444.59 Electron/45.4.1 Safari/537.36
Microsoft Edge 120.0.2210.91
Microsoft.WindowsAppRuntime.1.5_5001.178.1908.0_x64__8wekyb3d8bbwe
upgraded from 10.0.19045.3803 to 10.0.22631.2861
assembly version 4.0.30319.42000
node v24.11.0, npm 11.19.1, v8 13.6.233.10-node.27
openssl 3.0.15+quic, uv 1.51.0, zlib 1.3.1-470d3a2
python-requests/2.31.0
kernel 6.8.0-45-generic #45-Ubuntu SMP PREEMPT_DYNAMIC
macOS 26.3.0 (25D125), Darwin 25.3.0
semver range ^4.17.21 || >=5.0.0-rc.1 <6
commander@14.0.3 zod@4.6.7 @types/node@20.19.43
lodash-4.17.21.tgz
cmake-3.29.3-macos-universal.tar.gz
torch==2.3.1+cu121
exit code 137, signal SIGKILL, pid 4242, ppid 1
port 5432, :8080, 127.0.0.1:7700, [::1]:3000
0.0.0.0:80->80/tcp, :::80->80/tcp
255.255.255.0
rss 16384 MB, cpu 212.4 %, 47 children, load 3.42 2.10 1.98
heapUsed: 48213904, external: 1823713, arrayBuffers: 98451
errno: -61, code: 'ECONNREFUSED', syscall: 'connect', port: 5432
HTTP 503 after 30004 ms (attempt 5/5)
took 1h23m45.678s
1775207700000
size=1073741824 offset=0x7fff5fbff8c0 align=4096
ratio 0.9999847412109375
progress 1,234,567 of 2,000,000 rows
2026-04-03T09:15:00Z
2026-04-03T09:15:00.123456789+02:00
Fri Apr  3 09:15:00 2026
03/Apr/2026:09:15:00 +0000
[09:15:00.123] 20260403T091500Z 2026-04-03 09:15:00,123
Date/Time: 2026-04-03 09:15:00.1234 +0200
E0403 09:15:00.123456 4242 reflector.go:138]
duration=00:01:23.4567890 timeout=PT30S
UTC+02:00 week 2026-W14 day 093
0x0000000104b2c000 0xdeadbeef 0xffffffff80000000
x0: 0x0000000000000000   x1: 0x0000000000000001   x2: 0x000000016fdff2a0
cpsr: 0x40001000  far: 0x0000000000000010  esr: 0x92000006 (Data Abort) byte read Translation fault`,
  'hashes and ids': `
commit 9fceb02d0ae598e95dc970b74767f19372d61af8
HEAD detached at 3b18e51
Already at 3b18e512dba79e4c8300dd08aeb37f8e728b8dad
git rev 59807616e1fa2540724bfbac14d7976d7e4a3860
9fceb02..3b18e51  main -> origin/main
index 83db48f..bf269f4 100644
Deployed abc1234 (9fceb02d0ae598e95dc970b74767f19372d61af8) to production
vcs.revision=9fceb02d0ae598e95dc970b74767f19372d61af8
"gitHead": "9fceb02d0ae598e95dc970b74767f19372d61af8"
GIT_SHA=9fceb02d0ae598e95dc970b74767f19372d61af8
image: sha256:3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b
nginx@sha256:3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b
"integrity": "sha512-v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZNrsQ+LFTGHVxVjcXPs17LhbZVGedAJv8XZ1tvj5FvSg=="
github.com/spf13/cobra v1.8.0 h1:7aJaZx1B85qltLMc546zn58BxxfZdR/W22ej9CFoEf0=
--hash=sha256:a7b1c2d3e4f5061728394a5b6c7d8e9f0a1b2c3d4e5f60718293a4b5c6d7e8f9
checksum = "a7b1c2d3e4f5061728394a5b6c7d8e9f0a1b2c3d4e5f60718293a4b5c6d7e8f9"
md5 5c94767cedb5d6987c902ac850ded2c6
etag: W/"5c94767cedb5d6987c902ac850ded2c6"
report brpt_1f3c5a7e9b2d4f60 sent
fingerprint 3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b
Incident Identifier: 8F1E2D3C-4B5A-6978-8796-A5B4C3D4E5F6
event_id=fc6d8c0c43fc4630ad850ee518f1b9d0
traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span_id=00f067aa0ba902b7
x-request-id: 7d1e8f0a-1b2c-4d3e-9f80-a1b2c3d4e5f6
requestId: "7d1e8f0a-1b2c-4d3e-9f80-a1b2c3d4e5f6"
correlation id 7d1e8f0a-1b2c-4d3e-9f80-a1b2c3d4e5f6
UUID: 4C4C44F5-5555-3144-A1B8-9C0F2B7E5A11
       0x1025e8000 -        0x1025fbfff com.example.helper (1.4.2.1) <5f1c8d3a-2b4e-3c6d-8f70-91a2b3c4d5e6> /Applications/Foo.app/Contents/MacOS/helper
"uuid":"4c4c44f5-5555-3144-a1b8-9c0f2b7e5a11","path":"/usr/lib/libobjc.A.dylib","name":"libobjc.A.dylib"
Build UUID 4C4C44F555553144A1B89C0F2B7E5A11
slice_uuid: 4C4C44F5-5555-3144-A1B8-9C0F2B7E5A11
chunk-4f3a2b1c.js 12.3 kB
assets/index-BQ7kX2Lm.js
main.8f7e6d5c4b3a2910.js
credentialsId: 'ff083f76-7804-4ef1-80e4-fe975bb9141b'
<UserSecretsId>79a3edd0-2092-40a2-a04d-dcb46d5ca9ed</UserSecretsId>
clientId = "73082700-1f09-405b-80d0-3131bfd6272d"
report_access_id: e8e4df51-2054-49b0-ab1c-516ac95c691d
accessibilityYesOptionId = "0736f5ef-7e88-499a-80cc-90c85d2a5180"
SRCREV_moby = "43fc912ef59a83054ea7f6706df4d53a7dea4d80"
LIC_FILES_CHKSUM = "file://LICENSE;md5=5c94767cedb5d6987c902ac850ded2c6"`,
  'talk of passwords': `
The password must be at least 12 characters long.
Passwords do not match.
Your password has been reset. Please sign in again.
Enter the password for the key
Wrong password, 2 attempts left.
password: incorrect
Password: required
password is required
password should not be empty
The secret is out
token expired
Token has expired, please log in again.
Invalid token: signature verification failed
invalid api key
API key not found
API key is missing or invalid
Missing required environment variable: OPENAI_API_KEY
Set ANTHROPIC_API_KEY to your key.
Please provide an API key with --api-key or set API_KEY.
No credentials found for registry.
The access token could not be refreshed
secretOrPrivateKey must have a value
jwt must be provided
authentication failed: bad credentials
authorization header is missing
Bearer authentication is required
basic auth is disabled
error: unknown option '--token'
  --password <password>  the password to use
  -t, --token <token>    access token (default: none)
usage: login [--username USER] [--password PASS]
password = None
"password": null
password=********
token: [hidden]
Authorization: Bearer <token>
Authorization: Bearer \${TOKEN}
api_key: \${{ secrets.API_KEY }}
const token = await getToken();
const password = req.body.password;
password = os.environ["DB_PASSWORD"]
this.token = options.token ?? null;
if (!token) throw new Error('no token');
expected token ';' but found '}'
Unexpected token '<', "<!DOCTYPE "... is not valid JSON
SyntaxError: Unexpected token u in JSON at position 0
Unexpected end of JSON input
syntax error near unexpected token \`('
max_tokens=4096 temperature=0.7
prompt_tokens: 1432, completion_tokens: 512, total_tokens: 1944
token count 812 exceeds limit 800
tokenizer.json loaded, vocab_size=32000
key: value
primary key violation on table "orders"
duplicate key value violates unique constraint "orders_pkey"
foreign_key: user_id references users
sort_key=created_at partition_key=tenant
public_key = "9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit"
keyboard interrupt
monkey patching is disabled
api_version: 2024-06-01
apiVersion: apps/v1
secret_name: app-tls
secretName: app-decryption-secret
LLM_SECRET_NAME = "NEXUS-GPT4-API-KEY"
authMethod=keychain
author: core team
auth: none
auth_mode=oauth2
pinned 3 dependencies
pinning certificate failed
PuttyPassword=0
access_token_url='https://github.com/login/oauth/access_token'
this.ultraPictureBox1.Name = "ultraPictureBox1";
rapidstring:marm64-uwp=fail
MantleAPI_version=9a038989604e8da62ecddbe2094b16ce1b778be1
[DEBUG]		org.slf4j.slf4j-api:jar:1.7.8.:compile (version managed from default)
key_length = XSalsa20.key_length
const keyStr = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
<key tag="SecurityIdentifier" name="SecurityIdentifier" type="STRING" />
"bucket_key": "SalesResults-1.2"
app.keystore.file=env/cert.p12
o.keySelector=n,o.haKey=!1,
secretSize must be >= XXH3_SECRET_SIZE_MIN
Deprecated: passing null to parameter #1 ($password) of type string
warning: unused variable: \`secret_name\`
Cookies are disabled in this browser
session started
session_timeout=3600
signature verification failed
private route, public route
pass 3 of 5
passed 120, failed 0
2 passing (14ms)
passthrough mode
compass heading 120
a key press was ignored
credential helper is not installed
passwordless login is on
The user pressed a key`,
  'packages and programs': `
@modelcontextprotocol/server-filesystem@2026.1.14
npx -y @modelcontextprotocol/server-everything
uvx mcp-server-git --repository .
pip install "httpx[http2]>=0.27"
node_modules/.pnpm/vite@8.3.8_@types+node@20.19.43/node_modules/vite/dist/node/chunks/dep-D-7KCb9p.js
/usr/local/lib/node_modules/npm/lib/cli.js
/opt/homebrew/bin/node
/System/Library/Frameworks/AppKit.framework/Versions/C/AppKit
/Applications/Xcode.app/Contents/Developer/usr/bin/xctest
/usr/lib/x86_64-linux-gnu/libstdc++.so.6.0.30
org.apache.kafka.common.errors.TimeoutException
com.fasterxml.jackson.databind.ObjectMapper
github.com/gorilla/mux v1.8.1
golang.org/x/crypto/ssh
docker.io/library/postgres:16-alpine
ghcr.io/astral-sh/uv:0.4.30
https://registry.npmjs.org/express/-/express-4.19.2.tgz
https://nodejs.org/api/errors.html#err_module_not_found
https://github.com/nodejs/node/issues/12345
https://docs.python.org/3/library/asyncio.html
https://api.anthropic.com/v1/messages
https://api.openai.com/v1/chat/completions
claude-sonnet-4-5-20250929 gpt-4o-mini-2024-07-18 text-embedding-3-large
com.apple.main-thread (serial)
com.apple.root.default-qos.overcommit
kCFErrorDomainCFNetwork Code=-1001
NSURLErrorDomain Code=-1004 "Could not connect to the server."
UIApplicationMain NSCocoaErrorDomain CFBundleShortVersionString
kSecAttrAccessibleWhenUnlockedThisDeviceOnly
SQLITE_CONSTRAINT_UNIQUE UNABLE_TO_VERIFY_LEAF_SIGNATURE DEPTH_ZERO_SELF_SIGNED_CERT
TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
ECDHE-RSA-AES256-GCM-SHA384
org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration
AbstractSingletonProxyFactoryBean SimpleBeanFactoryAwareAspectInstanceFactory
test_handles_utf8_names_with_four_digit_suffix_2024
_ZNSt6vectorIiSaIiEE9push_backEOi
_ZN4core3ptr85drop_in_place$LT$std..rt..lang_start$LT$$LP$$RP$$GT$..$u7b$$u7b$closure$u7d$$u7d$$GT$17h0a1b2c3d4e5f6071E
?push_back@?$vector@HV?$allocator@H@std@@@std@@QEAAX$$QEAH@Z
$s14StallariDaemon14ProcessManagerC5spawnyyF
__swift_instantiateConcreteTypeFromMangledName
swift::_swift_stdlib_atomicLoadStrongPtr
v8::internal::Builtin_HandleApiCall(int, unsigned long*, v8::internal::Isolate*)
node::TriggerNodeReport(v8::Isolate*, node::Environment*, char const*)
objc_msgSend_stret dispatch_client_callout pthread_mutex_lock
README.md CHANGELOG.md package.json tsconfig.json requirements.txt
src/main.rs:42:13 lib/router/index.js:284 index.html`,
  'logs of programs': `
{"level":"info","ts":1775207700.123,"caller":"zap/server.go:33","msg":"listening","addr":":8080"}
{"level":30,"time":1775207700000,"pid":4242,"msg":"server started","port":3000}
{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}
{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}
time="2026-04-03T09:15:00Z" level=warning msg="retrying" attempt=3 component=daemon.mcp.stallari-blade
127.0.0.1 - - [03/Apr/2026:09:15:00 +0000] "GET /health HTTP/1.1" 200 2 "-" "curl/8.4.0"
<30>1 2026-04-03T09:15:00.000Z - stallari 4242 - - started
Apr 03 09:15:00 localhost systemd[1]: Started Daily apt download activities.
[  123.456789] Out of memory: Killed process 4242 (node) total-vm:12345678kB, anon-rss:8123456kB
npm ERR! code ELIFECYCLE
npm warn deprecated inflight@1.0.6: This module is not supported
webpack 5.91.0 compiled with 2 errors in 3421 ms
  ✓ 120 passed (3.2s)
 FAIL  src/auth.test.ts > login > rejects a wrong password
AssertionError: expected 'a' to deeply equal 'b'
Segmentation fault (core dumped)
zsh: command not found: uvx
Killed: 9
Trace/BPT trap: 5
warning: could not open directory '/proc/1/fd': Permission denied
memory_pressure: critical, jetsam_reason: per-process-limit
breaker open after 12 failures within 3600 s, next trial at 2026-04-03T09:30:00Z
restart 3 of 12 in 8 s (exit 1, uptime 61 s)
dispatch_start daily-digest
GC (Allocation Failure) 512M->128M(1024M), 0.0123456 secs
SELECT id, name FROM orders WHERE id = $1 LIMIT 10
ERROR:  relation "orders" does not exist at character 15
deadlock detected: Process 4242 waits for ShareLock on transaction 1187
redis.exceptions.ResponseError: NOAUTH Authentication required.
kafka: client has run out of available brokers
docker: Error response from daemon: pull access denied for app
The connection to the server localhost:8080 was refused - did you specify the right host or port?
CrashLoopBackOff back-off 5m0s restarting failed container=app
OOMKilled exit code 137
git push rejected (non-fast-forward)
error: failed to push some refs
xcodebuild: error: Unable to find a destination matching the provided destination specifier
dyld[4242]: Library not loaded: @rpath/libfoo.1.dylib
Thread 0 Crashed:: Dispatch queue: com.apple.main-thread
Triggered by Thread: 0, Code 6
SwiftUI/SwiftUICore.swift:1234: Fatal error: Unexpectedly found nil while unwrapping an Optional value`,
};

export function keepCases(): KeepCase[] {
  const groups = Object.entries(LINES).map(([group, lines]) => [group, lines.split('\n')] as const);
  return [...groups, ['held out', HELD_OUT_LINES] as const, ['talk of commands', TALK] as const].flatMap(
    ([group, lines]) => lines.filter((line) => line.trim() !== '').map((text) => ({ group, text, keep: [] })),
  );
}

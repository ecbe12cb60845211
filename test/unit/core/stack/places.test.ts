import { placeOf } from '@core/stack/places.ts';
import { describe, expect, test } from 'vitest';

/** A path as some tool, cache or registry lays it out, and what of it is the package's. */
const layouts: readonly (readonly [path: string, place: string])[] = [
  [
    '/w/.yarn/__virtual__/express-virtual-abc123/0/cache/express-npm-4.18.2-abcdef.zip/node_modules/express/lib/router.js',
    'npm express lib/router.js',
  ],
  ['/w/.yarn/unplugged/esbuild-npm-0.19.0-abcdef/node_modules/esbuild/lib/main.js', 'npm esbuild lib/main.js'],
  ['/w/node_modules/.pnpm/@babel+core@7.1.0_x@1/node_modules/@babel/core/lib/index.js', 'npm @babel/core lib/index.js'],
  ['/w/node_modules/.bun/zod@3.1.0/node_modules/zod/lib/types.js', 'npm zod lib/types.js'],
  ['/usr/local/lib/node_modules/npm/node_modules/@npmcli/arborist/lib/a.js', 'npm @npmcli/arborist lib/a.js'],
  ['C:\\Users\\ada\\AppData\\Roaming\\npm\\node_modules\\mcp-remote\\dist\\proxy.js', 'npm mcp-remote dist/proxy.js'],
  ['/Applications/X.app/Contents/Resources/app.asar/node_modules/ws/lib/ws.js', 'npm ws lib/ws.js'],
  ['/Applications/X.app/Contents/Resources/app.asar.unpacked/node_modules/ws/lib/ws.js', 'npm ws lib/ws.js'],
  ['/w/node_modules/.deno/chalk@5.0.0/node_modules/chalk/source/index.js', 'npm chalk source/index.js'],
  [
    '/root/.cache/deno/npm/registry.npmjs.org/@modelcontextprotocol/sdk/1.2.0/dist/a.js',
    'npm @modelcontextprotocol/sdk dist/a.js',
  ],
  ['https://esm.sh/zod@3.22.0/es2022/zod.mjs', 'npm zod es2022/zod.mjs'],
  ['https://cdn.jsdelivr.net/npm/lodash@4.17.21/lodash.min.js', 'npm lodash lodash.min.js'],
  ['https://unpkg.com/@angular/core@17.0.0/fesm/core.mjs', 'npm @angular/core fesm/core.mjs'],
  [
    'webpack-internal:///./node_modules/react-dom/cjs/react-dom.development.js',
    'npm react-dom cjs/react-dom.development.js',
  ],
  ['webpack:///./node_modules/react/index.js?', 'npm react index.js'],
  ['/x/lib/python3.8/site-packages/foo-1.2-py3.8.egg/requests/api.py', 'pypi requests api.py'],
  ['/x/app.pyz/site-packages/requests/api.py', 'pypi requests api.py'],
  [
    '/home/ada/.local/share/uv/tools/mcp-server-git/lib/python3.12/site-packages/mcp/server/session.py',
    'pypi mcp server/session.py',
  ],
  [
    '/home/ada/.cache/uv/archive-v0/AbC_1-x/lib/python3.12/site-packages/mcp/server/session.py',
    'pypi mcp server/session.py',
  ],
  ['/opt/homebrew/Cellar/httpie/3.2.0/libexec/lib/python3.12/site-packages/requests/api.py', 'pypi requests api.py'],
  ['/Library/Frameworks/Python.framework/Versions/3.12/lib/python3.12/json/decoder.py', 'rt python json/decoder.py'],
  ['/nix/store/abc-python3-3.11.6/lib/python3.11/asyncio/runners.py', 'rt python asyncio/runners.py'],
  ['/opt/conda/envs/p/lib/python3.10/asyncio/runners.py', 'rt python asyncio/runners.py'],
  ['C:\\Users\\ada\\miniconda3\\envs\\p\\Lib\\asyncio\\runners.py', 'rt python asyncio/runners.py'],
  ['C:\\Users\\ada\\.pyenv\\pyenv-win\\versions\\3.11.1\\Lib\\asyncio\\runners.py', 'rt python asyncio/runners.py'],
  ['C:\\hostedtoolcache\\windows\\Python\\3.12.1\\x64\\Lib\\asyncio\\runners.py', 'rt python asyncio/runners.py'],
  [
    '/home/ada/.local/share/uv/python/cpython-3.12.1-linux-x86_64-gnu/lib/python3.12/asyncio/base_events.py',
    'rt python asyncio/base_events.py',
  ],
  [
    'C:\\Users\\ada\\AppData\\Roaming\\uv\\python\\cpython-3.12.1-windows-x86_64-none\\Lib\\asyncio\\runners.py',
    'rt python asyncio/runners.py',
  ],
  ['<frozen runpy>', 'rt python runpy'],
  ['/usr/lib/pypy3.9/json/decoder.py', 'rt python json/decoder.py'],
  [
    '/home/ada/go/pkg/mod/github.com/!azure/azure-sdk-for-go/sdk/azcore@v1.9.0/runtime/p.go',
    'go github.com/Azure/azure-sdk-for-go/sdk/azcore runtime/p.go',
  ],
  ['/home/ada/go/pkg/mod/gopkg.in/yaml.v3@v3.0.1/decode.go', 'go gopkg.in/yaml.v3 decode.go'],
  [
    '/home/ada/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.22.0.linux-amd64/src/net/http/server.go',
    'rt go net/http/server.go',
  ],
  ['/nix/store/abc-go-1.21.5/share/go/src/net/http/server.go', 'rt go net/http/server.go'],
  ['/opt/homebrew/Cellar/go/1.22.0/libexec/src/runtime/panic.go', 'rt go runtime/panic.go'],
  ['/w/vendor/k8s.io/client-go/rest/request.go', 'go k8s.io/client-go/rest request.go'],
  [
    '/home/ada/.cargo/registry/src/index.crates.io-6f17d22bba15001f/tokio-1.35.0/src/runtime/mod.rs',
    'crates tokio src/runtime/mod.rs',
  ],
  [
    'C:\\Users\\ada\\.cargo\\registry\\src\\index.crates.io-1949cf8c6b5b557f\\tokio-util-0.7.0\\src\\lib.rs',
    'crates tokio-util src/lib.rs',
  ],
  ['/w/vendor/serde_json/src/de.rs', 'crates serde_json src/de.rs'],
  ['/nix/store/abc-rust-1.70/lib/rustlib/src/rust/library/core/src/panicking.rs', 'rt rust core/src/panicking.rs'],
  ['/usr/local/bundle/gems/rails-7.1.0/lib/rails.rb', 'gem rails lib/rails.rb'],
  ['/usr/local/bundle/ruby/3.3.0/gems/nokogiri-1.16.0-x86_64-linux/lib/nokogiri.rb', 'gem nokogiri lib/nokogiri.rb'],
  ['/usr/share/rubygems-integration/all/gems/rake-13.0.6/lib/rake.rb', 'gem rake lib/rake.rb'],
  [
    '/usr/lib/ruby/vendor_ruby/rubygems/core_ext/kernel_require.rb',
    'rt ruby vendor_ruby/rubygems/core_ext/kernel_require.rb',
  ],
  [
    'C:\\Users\\ada\\.nuget\\packages\\newtonsoft.json\\13.0.3\\lib\\net6.0\\Newtonsoft.Json.dll',
    'nuget newtonsoft.json lib/net6.0/Newtonsoft.Json.dll',
  ],
  [
    '/home/ada/.m2/repository/org/springframework/spring-core/6.1.3/spring-core-6.1.3.jar',
    'maven org.springframework spring-core/spring-core-6.1.3.jar',
  ],
  [
    '/home/ada/.gradle/caches/modules-2/files-2.1/com.google.guava/guava/32.1/0123456789abcdef0123456789abcdef01234567/guava-32.1.jar',
    'maven com.google.guava guava/guava-32.1.jar',
  ],
  ['/w/vendor/symfony/http-kernel/HttpKernel.php', 'composer symfony/http-kernel HttpKernel.php'],
  [
    'phar:///usr/local/bin/composer.phar/vendor/symfony/console/Application.php',
    'composer symfony/console Application.php',
  ],
  ['/home/ada/northwind/src/a.js', 'own'],
  ['/w/vendor/northwind.js', 'own'],
  ['C:\\w\\Lib\\mine.py', 'own'],
  ['/home/ada/go/src/northwind/pay/a.go', 'own'],
  ['/Users/ada/dev/go/src/internal/northwind/a.go', 'own'],
  ['/srv/go/src/log/northwind.go', 'own'],
  ['D:/work/go/src/net/northwind.go', 'own'],
  ['C:\\Program Files\\Go\\src\\runtime\\panic.go', 'rt go runtime/panic.go'],
  ['/root/.asdf/installs/golang/1.21.0/go/src/runtime/panic.go', 'rt go runtime/panic.go'],
  ['/opt/hostedtoolcache/go/1.22.1/x64/src/net/http/server.go', 'rt go net/http/server.go'],
  ['/opt/homebrew/Cellar/go/1.22.0/libexec/src/runtime/panic.go', 'rt go runtime/panic.go'],
  ['package:flutter/src/widgets/framework.dart', 'rt flutter src/widgets/framework.dart'],
  ['package:flutter_northwind/merger.dart', 'own'],
];

describe('placeOf', () => {
  test.each(layouts)('%s is %s', (path, wanted) => {
    const place = placeOf(path);
    const parts = { own: [], runtime: ['rt'], package: place.kind === 'package' ? [place.ecosystem] : [] }[place.kind];
    expect(place.kind === 'own' ? 'own' : [...parts, place.name, place.path].join(' ')).toBe(wanted);
  });
});

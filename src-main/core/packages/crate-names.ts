/**
 * Rust crates that many programs are made of and Debian does not ship. By hand, as of 2026-11-22, not looked up name by
 * name: only what lies in the folder of the public registry, or is vendored, is asked for.
 */
export const crateNames = `
accesskit actix actix-cors actix-files actix-multipart actix-web-actors adler2 android-activity android-tzdata
android_logger apache-avro arrow arrow-array arrow-buffer arrow-schema ash async-graphql async-lsp async-nats
async-once-cell async-openai aws-config aws-credential-types aws-lc-rs aws-lc-sys aws-runtime aws-sdk-dynamodb
aws-sdk-s3 aws-sdk-sso aws-sdk-sts aws-sigv4 aws-smithy-async aws-smithy-http aws-smithy-json aws-smithy-runtime
aws-smithy-runtime-api aws-smithy-types aws-types bb8 bech32 bevy bevy_app bevy_ecs bevy_render biscuit bitcoin block2
bollard boring borsh build-target built burn burn-core bytes-utils byteyarn cached candle-core candle-nn
candle-transformers cap-std cargo_toml cesu8 chromiumoxide clipboard-win cocoa console-api console-subscriber
const-hex cordyceps core-text coreaudio-rs cosmic-text cranelift-codegen cranelift-entity cranelift-frontend
crank-started ct-logs datafusion deadpool-postgres deno_ast deno_core deno_error deno_runtime derive_setters dioxus
dioxus-core dispatch dispatch2 dprint-core duckdb earcutr ecolor eframe egui egui-wgpu egui-winit elasticsearch emath
embassy-executor embed-resource embedded-hal env_home epaint error-code error-stack eventsource-stream evmap extism
fantoccini fast_image_resize fastbloom fastembed fdeflate ffmpeg-next ffmpeg-sys-next figment find-msvc-tools fixed
flatbuffers float_next_after font-types fred frunk fs3 fuser futures-rustls gettid gilrs git-version glam gloo
gloo-net glow goose governor gpu-alloc gpu-allocator gpui graphql-parser graphql_client grpcio guppy hdrhistogram
headless_chrome hermit-abi hf-hub hnsw_rs htmlescape httpmock hybrid-array hyper-named-pipe hyper-proxy iai-callgrind
iced iced_core icu icu_collections icu_locid icu_normalizer icu_properties icu_provider identity-hash img-parts imgref
inferno instability int-enum integer-encoding io-kit-sys iter-extended jemallocator jni jni-sys josekit json-patch
jsonpath-rust jsonpath_lib jsonptr jsonrpc-core jsonrpsee jsonschema juniper k8s-openapi keyring kqueue kube
kube-client kube-core kuchiki lancedb lapin lasso leptos lettre lexical libappindicator libfuzzer-sys libp2p
libp2p-core libredox lightningcss lindera line-index llama-cpp-2 local-ip-address lru-slab lua-src luajit-src lyon
mach mach2 macro_rules_attribute macroquad maud maybe-rayon md-5 metal metrics metrics-exporter-prometheus
metrics-util metrohash minicbor minidump minidumper minisign-verify minreq mlua mlua-sys mockito moka mongodb
monostate mozjpeg muda multipart mustache mysql mysql_async mysql_common naga nanoid napi napi-build napi-derive
napi-sys nb ndarray ndarray-npy ndarray-stats ndk ndk-context ndk-sys neli neo4rs neon new_mime_guess nonmax
nonzero_ext normalize-path num-cmp num-order objc objc-foundation objc-sys objc2 objc2-app-kit objc2-foundation
objc_id object_store oboe ollama-rs once_cell_polyfill once_map openapiv3 openssl-src opentelemetry opentelemetry-http
opentelemetry-otlp opentelemetry-proto opentelemetry_sdk orbclient ort ort-sys outref oxc oxc_parser oxipng papaya
parquet parse-display pastey pathfinding pdf-extract pem-rfc8410 perf-event pest_consume petname pg_query pgvector
pinyin piper pnet poem poem-openapi polars polars-core polars-io polars-lazy portable-atomic-util portable-pty postgis
posthog-rs potential_utf pprof presser primitive-types priority-queue profiling progenitor pulp pwd pxfm
pyo3-async-runtimes qdrant-client quanta r-efi r2d2_sqlite random_word range-alloc raw-cpuid rayon-cond rdkafka
rdkafka-sys reborrow redb redis redis-protocol redox_users refinery regress renderdoc-sys reqwest-eventsource
reqwest-middleware reqwest-retry rfd rig-core rlua rmcp rmcp-macros robust rocket rocket_codegen rocket_http rodio
rquickjs rspc rstar rsync rug ruma rumqttc rusoto_core russh rust-mcp-sdk rust-s3 rust-stemmers rusty_v8 safetensors
salsa salvo samael saturating sax scale-info scc sdd sea-orm sea-orm-migration sea-query secp256k1 secp256k1-sys
security-framework self_update sentry sentry-backtrace sentry-core sentry-tracing serde-aux serde-wasm-bindgen
serde_core serde_ini serde_json5 serde_plain serde_tokenstream serde_v8 serde_yaml_ng serde_yml serenity simd-json
size skia-safe slatedb sled smallstr socketioxide solana-program solana-sdk spdx specs sphinx-packet spin_sleep
spinners spinning_top spirv sprs sqlite-vec sqlparser srtp ssh-encoding ssh-key starlark starship static_init stdweb
str-buf strck subtle-ng subxt sudo surf surrealdb swc swc_ecma_ast swc_ecma_parser swc_ecma_transforms
system-configuration system-interface systemd taffy tagptr tantivy tao tauri tauri-build tauri-plugin-shell
tauri-runtime tauri-runtime-wry tauri-utils tch temp-dir tempdir termwiz test-strategy testcontainers text-splitter
textnonce thirtyfour thrift tiberius tide tiktoken-rs tokenizers tokio-cron-scheduler tokio-metrics tokio-process
tokio-retry tokio-websockets toml_parser toml_write tonic-health tonic-reflection tonic-web tower-lsp tower-sessions
tracing-flame tracing-opentelemetry tracing-test tracing-wasm tray-icon tree-sitter-bash tree-sitter-javascript
tree-sitter-python tree-sitter-rust tree-sitter-typescript tryhard ts-rs tuple twilight-model typify typst tzdb
uds_windows ultraviolet urlpattern utf-8 utf16_iter utoipa utoipa-swagger-ui uuid-simd v8 valico vek vfs virtue vob
vsimd vswhom wasi wasite wasm-pack wasm-streams wasmer wasmi wasmtime wasmtime-runtime wasmtime-wasi wax weak-table
web-transport webkit2gtk webpki-root-certs webpki-roots wezterm-term wfd wgpu wgpu-core wgpu-hal wgpu-types whisper-rs
wildcard wincode windows windows-core windows-implement windows-registry windows-result windows-service
windows-strings windows-sys windows-targets windows-version winres wiremock wit-bindgen wit-component wit-parser wmi
worker wreq wry x509-cert xshell yew yoke yoke-derive yrs z3 zeromq zerotrie zerovec zipsign-api zlib-rs zmij
`;

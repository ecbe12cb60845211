/**
 * Rust crates that many programs are made of, by hand, as of 2026-11-22. By their names on https://crates.io, written
 * down without a look at each page: a row that is of no crate any more matches nothing.
 */
export const crateNames = `
ab_glyph accesskit actix actix-codec actix-cors actix-files actix-http actix-macros actix-multipart actix-router
actix-rt actix-server actix-service actix-utils actix-web actix-web-actors actix-web-codegen addr2line adler adler2
aead aes aes-gcm ahash aho-corasick alloc-no-stdlib alloc-stdlib allocator-api2 alsa android-activity android-tzdata
android_logger anstream anstyle anstyle-parse anstyle-query anyhow apache-avro approx arbitrary arboard arc-swap
argon2 array-init arrayref arrayvec arrow arrow-array arrow-buffer arrow-schema ascii ash askama asn1-rs assert_cmd
assert_matches async-broadcast async-channel async-compression async-executor async-fs async-global-executor
async-graphql async-io async-lock async-lsp async-nats async-net async-once-cell async-openai async-process
async-recursion async-signal async-std async-stream async-stream-impl async-task async-trait async-tungstenite atoi
atomic atomic-waker atomic_refcell atty auto_impl autocfg av1-grain aws-config aws-credential-types aws-lc-rs
aws-lc-sys aws-runtime aws-sdk-dynamodb aws-sdk-s3 aws-sdk-sso aws-sdk-sts aws-sigv4 aws-smithy-async aws-smithy-http
aws-smithy-json aws-smithy-runtime aws-smithy-runtime-api aws-smithy-types aws-types axum axum-core axum-extra
axum-macros axum-server az backoff backon backtrace base16ct base64 base64ct basic-toml bat bb8 bcrypt bech32 beef
better-panic bevy bevy_app bevy_ecs bevy_render bigdecimal bincode bindgen biscuit bit-set bit-vec bit_field bitcoin
bitflags bitvec blake2 blake2b_simd blake3 block block-buffer block-padding block2 blocking blowfish bollard boring
borsh brotli brotli-decompressor bs58 bson bstr build-target built bumpalo burn burn-core bytecheck bytecount bytemuck
byteorder bytes bytes-utils bytesize byteyarn bzip2 cached calloop camino candle-core candle-nn candle-transformers
cap-std cargo cargo-metadata cargo-platform cargo_metadata cargo_toml cassowary cast castaway cbc cbindgen cc cesu8
cexpr cfb cfg-expr cfg-if cfg_aliases chacha20 chacha20poly1305 chardetng chromiumoxide chrono chrono-tz ciborium
cipher clang-sys clap clap_builder clap_complete clap_derive clap_lex clap_mangen clipboard-win cmac cmake cocoa
codespan-reporting color-eyre color-print color_quant colorchoice colored colored_json combine comfy-table compact_str
concurrent-queue config console console-api console-subscriber console_error_panic_hook const-hex const-oid
const-random const_format constant_time_eq convert_case cookie cookie_store copypasta cordyceps core-foundation
core-foundation-sys core-graphics core-text coreaudio-rs cosmic-text cpal cpp_demangle cpufeatures cranelift-codegen
cranelift-entity cranelift-frontend crank-started crc crc32c crc32fast criterion criterion-plot critical-section
crossbeam crossbeam-channel crossbeam-deque crossbeam-epoch crossbeam-queue crossbeam-utils crossterm crunchy
crypto-bigint crypto-common csv csv-core ct-logs ctor ctr ctrlc curl curl-sys cursor-icon curve25519-dalek cxx darling
darling_core dary_heap dashmap data-encoding data-url datafusion dbus deadpool deadpool-postgres debugid deflate defmt
delegate deno_ast deno_core deno_error deno_runtime der der-parser deranged derivative derive-new derive_arbitrary
derive_builder derive_more derive_setters deunicode dialoguer diesel diesel_derives diesel_migrations diff difflib
digest dioxus dioxus-core directories dirs dirs-next dirs-sys dispatch dispatch2 displaydoc dlib dlv-list dns-lookup
doc-comment document-features dotenv dotenvy downcast-rs dpi dprint-core drop_bomb dtoa duckdb dunce dyn-clone earcutr
ecdsa ecolor ed25519 ed25519-dalek eframe egui egui-wgpu egui-winit either elasticsearch elliptic-curve email_address
emath embassy-executor embed-resource embedded-hal embedded-io emojis ena encode_unicode encoding_rs encoding_rs_io
endian-type enum-as-inner enum-iterator enum-map enum_dispatch enumflags2 env_filter env_home env_logger envy epaint
equivalent erased-serde errno error-chain error-code error-stack etcetera euclid event-listener
event-listener-strategy eventsource-stream evmap exitcode expect-test exr extism eyre fallible-iterator
fallible-streaming-iterator fancy-regex fantoccini fast_image_resize fastbloom fastembed faster-hex fastrand fax
fd-lock fdeflate ff ffmpeg-next ffmpeg-sys-next field-offset figment file-id filedescriptor filetime find-msvc-tools
findshlibs fixed fixedbitset flatbuffers flate2 flexi_logger float-cmp float-ord float_next_after fluent fluent-bundle
flume fnv foldhash font-kit font-types fontconfig-parser fontdb foreign-types foreign-types-shared form_urlencoded
fragile fred freetype-rs frunk fs-err fs2 fs3 fs4 fs_extra fsevent-sys fst funty fuser futures futures-channel
futures-core futures-executor futures-intrusive futures-io futures-lite futures-macro futures-rustls futures-sink
futures-task futures-timer futures-util fuzzy-matcher fxhash gdk gdk-pixbuf gdk4 generator generic-array gethostname
getopts getrandom getset gettid gif gilrs gimli gio git-version git2 gix gix-config gix-object gix-ref gl_generator
glam glib glob globset globwalk gloo gloo-net gloo-timers glow gobject-sys goblin goose governor gpu-alloc
gpu-allocator gpui graphql-parser graphql_client group grpcio gtk gtk4 guppy h2 h3 half handlebars hashbag hashbrown
hashlink hdrhistogram headers headless_chrome heapless heck heed hermit-abi hex hex-literal hexf-parse hf-hub
hickory-proto hickory-resolver hkdf hmac hnsw_rs home hostname html-escape html2md html2text html5ever htmlescape http
http-auth http-body http-body-util http-range-header http-types httparse httpdate httpmock human-panic humansize
humantime humantime-serde hybrid-array hyper hyper-named-pipe hyper-proxy hyper-rustls hyper-timeout hyper-tls
hyper-util hyperlocal iai-callgrind iana-time-zone iced iced_core icu icu_collections icu_locid icu_normalizer
icu_properties icu_provider ident_case identity-hash idna idna_adapter if-addrs if_chain ignore image image-webp
imagesize img-parts imgref impl-trait-for-tuples include_dir indenter indexmap indicatif indoc inferno inotify
inotify-sys inout inquire insta insta-cmd instability instant int-enum integer-encoding interim interpolate_name
inventory io-kit-sys io-lifetimes io-uring ipconfig ipnet ipnetwork iri-string is-docker is-terminal is-wsl
is_terminal_polyfill isahc iso8601 iter-extended itertools itoa jemalloc-sys jemallocator jiff jni jni-sys jobserver
josekit jpeg-decoder js-sys json json-patch json5 jsonpath-rust jsonpath_lib jsonptr jsonrpc-core jsonrpsee jsonschema
jsonwebtoken juniper jwalk k256 k8s-openapi kamadak-exif kdl keccak keyring khronos-egl kqueue kstring kube
kube-client kube-core kuchiki kurbo la-arena lalrpop lalrpop-util lancedb language-tags lapin lasso lazy_static
lazycell leb128 lebe leptos lettre lexical lexical-core lexopt libappindicator libc libflate libfuzzer-sys libgit2-sys
libloading libm libmimalloc-sys libp2p libp2p-core libredox librocksdb-sys libsodium-sys libsqlite3-sys libssh2-sys
libudev-sys libz-sys lightningcss lindera line-index linear-map link-cplusplus linked-hash-map linkify linux-raw-sys
listenfd litemap litrs llama-cpp-2 lmdb local-channel local-ip-address lock_api log log-mdc log4rs logos loom lopdf
lru lru-cache lru-slab lsp-server lsp-types lua-src luajit-src lyon lz4 lz4-sys lz4_flex lzma-rs lzma-sys lzw mach
mach2 macro_rules_attribute macroquad magnus mailparse malloc_buf maplit markdown markup5ever match_cfg matchers
matches matchit matrixmultiply maud maxminddb maybe-async maybe-rayon md-5 md5 memchr memmap memmap2 memo-map
memoffset metal metrics metrics-exporter-prometheus metrics-util metrohash miette miette-derive migrations_internals
mimalloc mime mime_guess minicbor minidump minidumper minijinja minimad minimal-lexical minisign-verify miniz_oxide
minreq mint mio mlua mlua-sys mockall mockito moka mongodb monostate mozjpeg muda multer multibase multihash multimap
multipart mustache mutate_once mysql mysql_async mysql_common naga nalgebra nanoid nanorand napi napi-build
napi-derive napi-sys nasm-rs native-tls nb ndarray ndarray-npy ndarray-stats ndk ndk-context ndk-sys neli neo4rs neon
netlink-packet-core netlink-packet-route netlink-sys new_debug_unreachable new_mime_guess newtype-uuid nibble_vec nix
no-std-compat no-std-net nohash-hasher nom nom_locate nonempty nonmax nonzero_ext noop_proc_macro
normalize-line-endings normalize-path normpath notify notify-debouncer-full notify-debouncer-mini notify-rust
notify-types ntapi ntest nu-ansi-term nucleo nucleo-matcher num num-bigint num-bigint-dig num-cmp num-complex num-conv
num-derive num-format num-integer num-iter num-modular num-order num-rational num-traits num_cpus num_enum num_threads
number_prefix numtoa nvml-wrapper oauth2 objc objc-foundation objc-sys objc2 objc2-app-kit objc2-foundation objc_id
object object_store oboe octocrab ollama-rs once_cell once_cell_polyfill once_map onig onig_sys oorandom opaque-debug
open openapiv3 openssh openssl openssl-macros openssl-probe openssl-src openssl-sys opentelemetry opentelemetry-http
opentelemetry-otlp opentelemetry-proto opentelemetry_sdk option-ext orbclient ordered-float ordered-multimap
ordered-stream ort ort-sys os_info os_pipe os_str_bytes ouroboros outref overload owned_ttf_parser owo-colors oxc
oxc_parser oxipng p256 p384 p521 palette pango papaya papergrid parity-scale-codec parking parking_lot
parking_lot_core parquet parse-display parse-zoneinfo password-hash paste pastey path-absolutize path-clean path-dedot
path-slash pathdiff pathfinding pbkdf2 pcre2 pdf-extract peeking_take_while peg pem pem-rfc7468 pem-rfc8410
percent-encoding perf-event pest pest_consume pest_derive pest_generator pest_meta petgraph petname pg_query pgvector
phf phf_codegen phf_generator phf_macros phf_shared pico-args pin-project pin-project-internal pin-project-lite
pin-utils pinyin piper pkcs1 pkcs8 pkg-config platform-info plist plotters plotters-backend pnet png poem poem-openapi
polars polars-core polars-io polars-lazy polling pollster poly1305 polyval portable-atomic portable-atomic-util
portable-pty portpicker postgis postgres postgres-protocol postgres-types posthog-rs potential_utf pprof ppv-lite86
precomputed-hash predicates predicates-core predicates-tree presser pretty pretty_assertions pretty_env_logger
prettyplease prettytable-rs primal-check primeorder primitive-types priority-queue proc-macro-crate proc-macro-error
proc-macro-error2 proc-macro-hack proc-macro2 procfs prodash profiling progenitor prometheus prometheus-client
proptest prost prost-build prost-derive prost-types protobuf psl ptr_meta pty-process publicsuffix pulldown-cmark
pulldown-cmark-escape pulp pwd pxfm pyo3 pyo3-async-runtimes pyo3-build-config pyo3-ffi qdrant-client qoi qrcode
quanta quick-error quick-junit quick-xml quickcheck quinn quinn-proto quinn-udp quote quoted_printable r-efi r2d2
r2d2_sqlite radium radix_trie rand rand_chacha rand_core rand_distr rand_pcg rand_xorshift rand_xoshiro random_word
range-alloc rangemap ratatui rav1e raw-cpuid raw-window-handle rawpointer rayon rayon-cond rayon-core rcgen rdkafka
rdkafka-sys reborrow redb redis redis-protocol redox_syscall redox_users ref-cast reference-counted-singleton refinery
regex regex-automata regex-lite regex-syntax region regress relative-path remove_dir_all rend renderdoc-sys reqwest
reqwest-eventsource reqwest-middleware reqwest-retry resolv-conf resvg rfc6979 rfd rgb rhai rig-core ring rinja ripemd
rkyv rle-decode-fast rlimit rlua rmcp rmcp-macros rmp rmp-serde rmpv robust rocket rocket_codegen rocket_http rocksdb
rodio ron ropey roxmltree rpassword rquickjs rsa rspc rstar rstest rstest_macros rsync rtoolbox rug ruma rumqttc rusb
rusoto_core rusqlite russh rust-embed rust-embed-impl rust-ini rust-mcp-sdk rust-s3 rust-stemmers rust_decimal
rustc-demangle rustc-hash rustc-hex rustc_version rustfft rusticata-macros rustix rustls rustls-native-certs
rustls-pemfile rustls-pki-types rustls-platform-verifier rustls-webpki rustpython-parser rustup rustversion rusty-fork
rusty_v8 rustybuzz rustyline ryu safemem safetensors salsa salsa20 salvo samael same-file sanitize-filename saturating
sax scale-info scan_fmt scc schannel scheduled-thread-pool schemars schemars_derive scoped-tls scoped_threadpool
scopeguard scraper scroll scrypt sct sctk-adwaita sdd sea-orm sea-orm-migration sea-query seahash sec1 secp256k1
secp256k1-sys secrecy secret-service security-framework security-framework-sys selectors self_cell self_update semver
semver-parser send_wrapper sentry sentry-backtrace sentry-core sentry-tracing separator serde serde-aux
serde-big-array serde-untagged serde-value serde-wasm-bindgen serde-xml-rs serde_bytes serde_cbor serde_core
serde_derive serde_derive_internals serde_html_form serde_ignored serde_ini serde_json serde_json5 serde_path_to_error
serde_plain serde_qs serde_regex serde_repr serde_spanned serde_test serde_tokenstream serde_urlencoded serde_v8
serde_with serde_with_macros serde_yaml serde_yaml_ng serde_yml serdect serenity serial_test serialport servo_arc
sha-1 sha1 sha1_smol sha2 sha3 shadow-rs sharded-slab shared_child shared_library shell-escape shell-words shellexpand
shlex signal-hook signal-hook-mio signal-hook-registry signal-hook-tokio signature simba simd-adler32 simd-json
simd_helpers simdutf8 similar simple_asn1 simple_logger simplelog siphasher size sized-chunks skeptic skia-safe slab
slatedb sled slice-group-by slog slog-async slog-term slotmap slug smallstr smallvec smart-default smartstring smawk
smithay-client-toolkit smol smol_str snafu snafu-derive snap snow socket2 socketioxide socks solana-program solana-sdk
soup3 spake2 spdx specs sphinx-packet spin spin_sleep spinners spinning_top spirv spki sprs sqlformat sqlite-vec
sqlparser sqlx sqlx-core sqlx-macros sqlx-mysql sqlx-postgres sqlx-sqlite srtp ssh-encoding ssh-key ssh2 ssri
stability stable_deref_trait stacker starlark starship static_assertions static_init statrs stdweb stfu8 str-buf
str_indices strck strict-num string_cache string_cache_codegen stringprep strip-ansi-escapes strsim struct-patch
structopt strum strum_macros subprocess subtle subtle-ng subxt sudo supports-color supports-hyperlinks
supports-unicode surf surrealdb svgtypes swc swc_common swc_core swc_ecma_ast swc_ecma_parser swc_ecma_transforms
symbolic-common symbolic-demangle symphonia syn sync_wrapper synstructure syntect sys-info sys-locale sysctl sysexits
sysinfo syslog system-configuration system-deps system-interface systemd systemstat tabled tabwriter taffy tagptr
take_mut tantivy tao tap tar target-lexicon tauri tauri-build tauri-plugin-shell tauri-runtime tauri-runtime-wry
tauri-utils tch temp-dir temp-env tempdir tempfile tendril tera term term_size termcolor terminal_size terminfo
termion termios termtree termwiz test-case test-log test-strategy testcontainers text-size text-splitter textnonce
textwrap thin-slice thin-vec thirtyfour thiserror thiserror-core thiserror-impl thread-id thread-priority thread_local
threadpool thrift tiberius tide tiff tiktoken-rs tikv-jemalloc-sys tikv-jemallocator time time-core time-macros
timeago tiny-keccak tiny-skia tiny_http tinystr tinytemplate tinyvec titlecase tokenizers tokio tokio-cron-scheduler
tokio-io-timeout tokio-macros tokio-metrics tokio-native-tls tokio-openssl tokio-postgres tokio-process tokio-retry
tokio-rusqlite tokio-rustls tokio-serde tokio-socks tokio-stream tokio-test tokio-tungstenite tokio-uring tokio-util
tokio-websockets toml toml_datetime toml_edit toml_parser toml_write tonic tonic-build tonic-health tonic-reflection
tonic-web topological-sort totp-rs tower tower-http tower-layer tower-lsp tower-service tower-sessions tracing
tracing-appender tracing-attributes tracing-chrome tracing-core tracing-error tracing-flame tracing-futures
tracing-journald tracing-log tracing-opentelemetry tracing-serde tracing-subscriber tracing-test tracing-tree
tracing-wasm trait-variant transpose trash tray-icon tree-sitter tree-sitter-bash tree-sitter-javascript
tree-sitter-python tree-sitter-rust tree-sitter-typescript treediff triomphe trust-dns-proto trust-dns-resolver
try-lock trybuild tryhard ts-rs ttf-parser tui tungstenite tuple twilight-model twox-hash type-map typed-arena
typed-builder typeid typenum typetag typify typst tz-rs tzdb ucd-trie udev uds_windows ultraviolet umask unarray
uncased unescape ungrammar unic-char-property unic-segment unicase unicode-bidi unicode-ccc unicode-ident
unicode-linebreak unicode-normalization unicode-properties unicode-script unicode-segmentation unicode-truncate
unicode-width unicode-xid unindent universal-hash unsafe-libyaml unscanny untrusted ureq url urlencoding urlpattern
usvg utf-8 utf16_iter utf8-ranges utf8-width utf8_iter utf8parse utoipa utoipa-swagger-ui uuid uuid-simd uzers v8
v_frame valico valuable value-bag vcpkg vec_map vek vergen version-compare version-sync version_check versions vfs
virtue vob void volatile vsimd vswhom vt100 vte wait-timeout waker-fn walkdir want warp wasi wasite wasm-bindgen
wasm-bindgen-futures wasm-bindgen-test wasm-encoder wasm-pack wasm-streams wasmer wasmi wasmparser wasmtime
wasmtime-runtime wasmtime-wasi wast wat wax wayland-client wayland-protocols weak-table web-sys web-time web-transport
webbrowser webkit2gtk webp webpki webpki-root-certs webpki-roots weezl wezterm-term wfd wgpu wgpu-core wgpu-hal
wgpu-types which whisper-rs whoami wide widestring wildcard wildmatch winapi winapi-util wincode windows windows-core
windows-implement windows-registry windows-result windows-service windows-strings windows-sys windows-targets
windows-version winit winnow winreg winres wiremock wit-bindgen wit-component wit-parser wl-clipboard-rs wmi worker
wreq writeable wry wyz x11 x11-dl x11rb x25519-dalek x509-cert x509-parser xattr xcb xcursor xdg xkbcommon
xkbcommon-dl xkeysym xml-rs xml5ever xmlparser xmltree xmlwriter xshell xxhash-rust xz xz2 y4m yaml-rust yaml-rust2
yansi yasna yew yoke yoke-derive yrs z3 zbus zbus_macros zbus_names zerocopy zerocopy-derive zerofrom zeroize
zeroize_derive zeromq zerotrie zerovec zip zipsign-api zlib-rs zmij zmq zopfli zstd zstd-safe zstd-sys zune-core
zune-jpeg zvariant zvariant_derive zvariant_utils zxcvbn
`;

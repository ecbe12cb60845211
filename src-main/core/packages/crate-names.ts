/** Rust crates that many programs are made of, by hand, as of 2026-11-21. Each is on https://crates.io. */
export const crateNames = `
accesskit actix actix-cors actix-files actix-http actix-macros actix-multipart actix-router actix-rt actix-server actix-service actix-web
actix-web-actors actix-web-codegen addr2line adler adler2 aead aes aes-gcm ahash aho-corasick alloc-no-stdlib allocator-api2
android-tzdata anstream anstyle anyhow approx arbitrary arc-swap argon2 array-init arrayvec arrow arrow-array arrow-buffer arrow-schema
ascii ash askama asn1-rs async-channel async-compression async-executor async-graphql async-io async-lock async-nats async-openai
async-recursion async-signal async-std async-stream async-task async-trait async-tungstenite atoi atomic atomic-waker atty
auto_impl autocfg aws-config aws-credential-types aws-runtime aws-sdk-dynamodb aws-sdk-s3 aws-sdk-sso aws-sdk-sts aws-sigv4
aws-smithy-async aws-smithy-http aws-smithy-runtime aws-smithy-types axum axum-core axum-extra axum-macros backoff backon backtrace
base16ct base64 base64ct bb8 bcrypt beef better-panic bevy bevy_app bevy_ecs bevy_render bincode bindgen biscuit bit-set bit-vec bitflags
bitvec blake3 block-buffer blocking bollard borsh brotli bson bstr build-target bumpalo burn burn-core bytemuck byteorder bytes byteyarn
bzip2 cached calloop camino candle-core cap-std cargo-platform cargo_metadata cbc cc cexpr cfg-if cfg_aliases chacha20 chacha20poly1305
chromiumoxide chrono ciborium cipher clang-sys clap clap_builder clap_derive cocoa codespan-reporting color-eyre colorchoice colored
comfy-table compact_str concurrent-queue config console const-oid constant_time_eq cookie cookie_store cordyceps core-foundation
core-graphics cosmic-text cpal crc crc32fast criterion critical-section crossbeam crossbeam-channel crossbeam-deque crossbeam-epoch
crossbeam-utils crossterm crypto-bigint crypto-common csv ctor ctr ctrlc curl curve25519-dalek cxx darling dashmap data-encoding deadpool
deadpool-postgres deflate defmt delegate der deranged derive_builder derive_more dialoguer diesel diesel_derives diff difflib digest
dioxus dioxus-core dirs displaydoc dlib dotenv dotenvy downcast-rs duckdb dunce dyn-clone ecdsa ed25519 ed25519-dalek eframe egui either
embassy-executor embedded-hal encode_unicode encoding_rs enum-map enum_dispatch enumflags2 env_logger erased-serde errno event-listener
expect-test extism eyre fallible-iterator fancy-regex fantoccini fastembed faster-hex fastrand fdeflate ff filetime fixedbitset flate2
flexi_logger float-cmp fluent flume fnv font-kit foreign-types foreign-types-shared form_urlencoded fs2 fs4 fs_extra fsevent-sys funty
fuser futures futures-channel futures-core futures-executor futures-io futures-lite futures-macro futures-sink futures-task futures-timer
futures-util fxhash generic-array getrandom gettid gimli git2 gix glob gloo goblin governor gpui grpcio gtk h2 h3 half handlebars
hashbrown hashlink headers heapless heck heed hermit-abi hex hex-literal hickory-proto hickory-resolver hmac home hostname html5ever http
http-body httparse httpdate human-panic humantime hyper hyper-proxy hyper-rustls hyper-timeout hyper-tls hyper-util iana-time-zone iced
iced_core icu_collections icu_normalizer icu_properties idna ignore image impl-trait-for-tuples include_dir indexmap indicatif indoc
inotify inout insta instant inventory io-lifetimes ipnet ipnetwork is-terminal iter-extended itertools itoa jiff jni jobserver js-sys
json5 jsonrpsee jsonschema jsonwebtoken juniper k256 k8s-openapi keyring kqueue kube kube-client lalrpop lapin lazy_static lazycell leptos
lettre lexical-core libc libflate libfuzzer-sys libgit2-sys libloading libm libp2p libp2p-core libsqlite3-sys libssh2-sys libz-sys
linked-hash-map linux-raw-sys lock_api log lru lz4 lz4_flex lzma-rs mach mach2 macroquad malloc_buf markup5ever matchers matchit maud
maxminddb md-5 md5 memchr memmap2 memoffset metrics metrics-exporter-prometheus miette mimalloc mime mime_guess minimal-lexical
miniz_oxide mio mlua moka mongodb multer multimap multipart nalgebra nanoid nanorand native-tls nb ndarray neli neon netlink-sys nix nom
nonzero_ext normalize-path notify notify-rust nu-ansi-term num num-bigint num-complex num-derive num-integer num-rational num-traits
num_cpus num_enum num_threads oauth2 objc objc-foundation objc2 objc_id object object_store once_cell once_map oorandom opaque-debug
openssl openssl-probe openssl-sys opentelemetry opentelemetry-otlp opentelemetry_sdk ordered-float os_info os_pipe outref overload
owo-colors p256 p384 palette parking parking_lot parking_lot_core parquet password-hash paste pathdiff pbkdf2 pem percent-encoding pest
petgraph petname phf phf_codegen pin-project pin-project-lite pin-utils pkcs1 pkcs8 pkg-config plist plotters png poem
poem-openapi polars polars-core polling poly1305 postgres postgres-protocol postgres-types ppv-lite86 predicates pretty_assertions
pretty_env_logger prettyplease primeorder proc-macro-crate proc-macro-error proc-macro2 prodash prometheus proptest prost prost-build
prost-derive prost-types psl ptr_meta pulldown-cmark pyo3 qdrant-client quick-error quick-xml quickcheck quinn quote r2d2 radium rand
rand_chacha rand_core rand_distr rand_xorshift ratatui rayon rayon-core rdkafka redb redis redox_syscall ref-cast refinery regex
regex-automata regex-syntax regress remove_dir_all reqwest reqwest-middleware resvg rfc6979 rhai rig-core ring rkyv rmcp rmp rmp-serde
rocket rocket_codegen rocksdb ron rpassword rquickjs rsa rstest rumqttc rusqlite russh rust-embed rust_decimal rustc-demangle rustc-hash
rustc_version rustfft rustix rustls rustls-native-certs rustls-pemfile rustls-pki-types rustls-webpki rustversion rusty-fork rustyline ryu
salsa20 salvo same-file scale-info schannel schemars scopeguard scraper scrypt sct sea-orm seahash secp256k1 secrecy security-framework
self_cell semver sentry sentry-core serde serde-wasm-bindgen serde_bytes serde_cbor serde_derive serde_ini serde_json serde_path_to_error
serde_repr serde_spanned serde_urlencoded serde_with serde_yaml serde_yml serenity serial_test sha1 sha2 sharded-slab shared_child
shell-words shellexpand shlex signal-hook signal-hook-registry signature simd-adler32 simdutf8 similar simplelog siphasher skia-safe slab
sled slog slotmap smallstr smallvec smart-default smartstring smol snafu snap snow socket2 solana-program solana-sdk spin spki sqlx
sqlx-core ssh2 stable_deref_trait stacker static_assertions statrs strsim strum strum_macros subtle subxt surf swc_common swc_ecma_ast
swc_ecma_parser symphonia syn sync_wrapper syntect sysinfo system-configuration tantivy tap tar target-lexicon tauri tauri-runtime
tauri-utils tempfile tendril tera term termcolor termtree test-case testcontainers text-size textwrap thin-vec thirtyfour thiserror
thread_local thrift tide tiff time tiny-keccak tiny_http tinystr tinyvec tokenizers tokio tokio-cron-scheduler tokio-io-timeout
tokio-macros tokio-native-tls tokio-postgres tokio-process tokio-rusqlite tokio-rustls tokio-serde tokio-stream tokio-test
tokio-tungstenite tokio-util toml toml_edit tonic tower tower-http tower-layer tower-service tracing tracing-appender tracing-attributes
tracing-core tracing-futures tracing-log tracing-opentelemetry tracing-subscriber trait-variant tree-sitter trust-dns-resolver try-lock
trybuild ts-rs ttf-parser tungstenite twox-hash typed-builder typenum typetag ucd-trie unicase unicode-bidi unicode-ident
unicode-normalization unicode-segmentation unicode-width unicode-xid universal-hash unsafe-libyaml untrusted ureq url urlencoding usvg
utf-8 utf8parse utoipa uuid v8 valico valuable vcpkg vergen version_check vte walkdir want warp wasi wasm-bindgen wasm-bindgen-futures
wasm-streams wasmer wasmparser wasmtime wasmtime-runtime wayland-client web-sys web-time webbrowser webpki webpki-roots weezl wgpu which
whoami widestring winapi windows windows-core windows-service windows-sys windows-targets winit winnow winreg wiremock wl-clipboard-rs
writeable wry x11rb x25519-dalek x509-parser xattr xml-rs xmlparser yaml-rust yansi yew yoke zbus zerocopy zerocopy-derive zeroize zip zmq
zstd
`;

/** Go modules, Rust crates and Ruby gems that many programs are made of, by hand, as of 2026-11-21. */

/** Everything below these is public. */
export const goPrefixes = `
golang.org/x google.golang.org gopkg.in go.uber.org k8s.io sigs.k8s.io go.opentelemetry.io cloud.google.com/go go.etcd.io gorm.io
go.mongodb.org/mongo-driver modernc.org nhooyr.io gonum.org rsc.io mellium.im filippo.io entgo.io gotest.tools honnef.co
github.com/gorilla github.com/gin-gonic github.com/gin-contrib github.com/labstack github.com/gofiber github.com/go-chi github.com/spf13
github.com/stretchr github.com/sirupsen github.com/rs github.com/pkg github.com/google github.com/golang github.com/googleapis github.com/aws
github.com/Azure github.com/hashicorp github.com/docker github.com/moby github.com/containerd github.com/opencontainers github.com/kubernetes
github.com/prometheus github.com/grafana github.com/open-telemetry github.com/jackc github.com/lib/pq github.com/go-sql-driver github.com/jmoiron
github.com/mattn github.com/redis github.com/go-redis github.com/nats-io github.com/segmentio github.com/IBM/sarama github.com/Shopify/sarama
github.com/charmbracelet github.com/urfave github.com/alecthomas github.com/fatih github.com/muesli github.com/cenkalti github.com/cespare
github.com/davecgh github.com/fsnotify github.com/go-playground github.com/go-kit github.com/go-logr github.com/golang-jwt github.com/dgrijalva
github.com/json-iterator github.com/tidwall github.com/valyala github.com/klauspost github.com/pelletier github.com/BurntSushi github.com/joho
github.com/caarlos0 github.com/kelseyhightower github.com/cloudflare github.com/coreos github.com/etcd-io github.com/dgraph-io github.com/elastic
github.com/getsentry github.com/gobwas github.com/godbus github.com/gogo github.com/huandu github.com/imdario github.com/jinzhu github.com/julienschmidt
github.com/mitchellh github.com/modelcontextprotocol github.com/mark3labs github.com/ollama github.com/onsi github.com/opentracing github.com/patrickmn
github.com/robfig github.com/shirou github.com/smartystreets github.com/sourcegraph github.com/stripe github.com/twmb github.com/uber github.com/uber-go
github.com/vmihailenco github.com/xeipuuv github.com/tailscale tailscale.com github.com/caddyserver github.com/quic-go github.com/miekg github.com/pion
`;

export const crateNames = `
actix actix-http actix-rt actix-server actix-service actix-web addr2line aho-corasick alloc-no-stdlib anstream anstyle anyhow arc-swap arrow async-channel
async-executor async-io async-lock async-std async-stream async-task async-trait atomic-waker autocfg aws-config aws-sdk-s3 axum axum-core
backtrace base64 bincode bindgen bitflags blake3 block-buffer bstr bumpalo byteorder bytes candle-core cc cfg-if chrono clap clap_builder clap_derive
color-eyre config console core-foundation cpal criterion crossbeam crossbeam-channel crossbeam-deque crossbeam-epoch crossbeam-utils crossterm csv
dashmap deadpool derive_builder derive_more diesel digest dirs displaydoc dotenvy either encoding_rs env_logger errno eyre fastrand flate2 flume
fnv foreign-types form_urlencoded futures futures-channel futures-core futures-executor futures-io futures-macro futures-sink futures-task futures-util
generic-array getrandom gimli git2 glob h2 half hashbrown headers heck hex hmac http http-body httparse httpdate humantime hyper hyper-rustls hyper-tls
hyper-util iana-time-zone ignore image indexmap indicatif instant ipnet itertools itoa js-sys jsonwebtoken lazy_static libc libloading libsqlite3-sys
linux-raw-sys lock_api log lru mach2 matchers matchit memchr memmap2 mime minimal-lexical mio multer nalgebra native-tls ndarray nix nom notify
num num-bigint num-integer num-traits num_cpus object objc objc2 once_cell openssl openssl-sys opentelemetry parking parking_lot parking_lot_core paste percent-encoding
pest petgraph pin-project pin-project-lite pin-utils pkg-config polars polling postgres ppv-lite86 proc-macro2 prometheus prost pyo3 quinn quote rand
rand_chacha rand_core ratatui rayon rayon-core redis regex regex-automata regex-syntax reqwest ring rmcp rocksdb rusqlite rustix rustls rustls-pki-types rustls-webpki ryu
same-file schannel scopeguard sea-orm security-framework semver serde serde_derive serde_json serde_path_to_error serde_urlencoded serde_yaml sha1 sha2 sharded-slab signal-hook
signal-hook-registry simd-adler32 simdutf8 slab sled smallvec smol socket2 spin sqlx sqlx-core strsim strum subtle syn sync_wrapper sysinfo tar tauri tauri-runtime tempfile tendril
termcolor thiserror thread_local time tinyvec tokenizers tokio tokio-macros tokio-native-tls tokio-rustls tokio-stream tokio-tungstenite tokio-util toml toml_edit tonic tower tower-http
tower-layer tower-service tracing tracing-attributes tracing-core tracing-log tracing-subscriber tungstenite typenum unicode-ident unicode-segmentation unicode-width untrusted
url uuid valuable walkdir want wasm-bindgen wasmtime wgpu winapi windows windows-sys winit zerocopy zeroize zip zstd
`;

export const gemNames = `
actioncable actionmailer actionpack actionview activejob activemodel activerecord activestorage activesupport addressable ast aws-sdk-core aws-sdk-s3 bcrypt
bigdecimal bootsnap builder bundler capybara cocoapods concurrent-ruby connection_pool crass cocoapods-core devise diff-lcs dotenv erubi excon faraday
ffi fastlane fog-core globalid graphql hashie httparty i18n jekyll json jwt kaminari listen logger loofah mail marcel method_source mini_mime minitest
msgpack multi_json mysql2 net-http net-imap net-protocol net-smtp nio4r nokogiri oauth2 octokit oj parallel parser pg pry psych public_suffix puma pundit racc
rack rack-test rails rails-dom-testing rails-html-sanitizer railties rake rb-fsevent rb-inotify redis reline responders rest-client rexml rspec rspec-core rspec-expectations
rspec-mocks rubocop rubocop-ast ruby-progressbar rubyzip sassc selenium-webdriver sentry-ruby sequel sidekiq simplecov sinatra slop sprockets sqlite3 stringio thor tilt
timeout tzinfo unicode-display_width warden webmock webrick websocket-driver xcodeproj zeitwerk
`;

/** Packages of NuGet, which knows no case. */
export const nugetNames = `
AutoMapper Autofac Avalonia Azure.Core Azure.Identity Azure.Storage.Blobs BenchmarkDotNet BouncyCastle.Cryptography CommandLineParser CsvHelper
Dapper DnsClient EPPlus EntityFramework FluentAssertions FluentValidation Google.Protobuf Grpc.AspNetCore Grpc.Core Grpc.Net.Client HtmlAgilityPack
Humanizer.Core IdentityModel MailKit MassTransit MediatR MessagePack Microsoft.AspNetCore.OpenApi Microsoft.Data.SqlClient Microsoft.Data.Sqlite
Microsoft.EntityFrameworkCore Microsoft.EntityFrameworkCore.SqlServer Microsoft.EntityFrameworkCore.Sqlite Microsoft.Extensions.AI
Microsoft.Extensions.Caching.Memory Microsoft.Extensions.Configuration Microsoft.Extensions.DependencyInjection Microsoft.Extensions.Hosting
Microsoft.Extensions.Http Microsoft.Extensions.Logging Microsoft.Extensions.Options Microsoft.IdentityModel.Tokens Microsoft.NET.Test.Sdk
Microsoft.SemanticKernel MimeKit ModelContextProtocol ModelContextProtocol.AspNetCore ModelContextProtocol.Core MongoDB.Driver Moq MSTest.TestFramework
MySql.Data MySqlConnector NLog NSubstitute NUnit Newtonsoft.Json NodaTime Npgsql Npgsql.EntityFrameworkCore.PostgreSQL NuGet.Mcp.Server
OpenAI OpenTelemetry OpenTelemetry.Api Polly Polly.Core Quartz RabbitMQ.Client RestSharp SQLitePCLRaw.core Sentry Serilog Serilog.AspNetCore
Serilog.Sinks.Console SharpZipLib SixLabors.ImageSharp SkiaSharp Spectre.Console StackExchange.Redis Swashbuckle.AspNetCore System.CommandLine
System.Data.SqlClient System.IdentityModel.Tokens.Jwt System.Reactive System.Text.Json YamlDotNet xunit xunit.core
`;

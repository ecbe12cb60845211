/**
 * Ruby gems that many programs are made of and Debian does not ship. By hand, as of 2026-11-22, not looked up name by name: a
 * name that only describes what a gem does, as a private one may, stands here only if it comes with Ruby or a published
 * lock file names it.
 */
export const gemNames = `
aasm abbrev active_hash active_interaction active_model_otp active_record_extended active_storage_validations
activeadmin activeresource activestorage-office-previewer administrate after_commit_everywhere aggregate_root airbrake
akami algoliasearch allocation_stats amazing_print american_date annotate anthropic anyway_config apipie-rails
appsignal arel argon2 async-container async-job async-service async-websocket atomos authlogic avo avro aws-record
aws-sdk-cloudfront aws-sdk-cloudwatch aws-sdk-cloudwatchlogs aws-sdk-dynamodb aws-sdk-ec2 aws-sdk-ecs aws-sdk-iam
aws-sdk-lambda aws-sdk-rails aws-sdk-secretsmanager aws-sdk-ses aws-sdk-sesv2 aws-sdk-sns aws-sdk-sqs aws-sdk-ssm
aws-sdk-sts axe-core-api axlsx babel-source babel-transpiler backport benchmark better_errors bigdecimal bitescript
blueprinter bootstrap brakeman brotli browserify-rails bugsnag bundler-audit bundler-stats business_time busser cancan
capistrano-bundler capistrano-rails capistrano-rvm caracal carrierwave-aws cgi chartkick chef claide cld3 closure_tree
cocoapods cocoapods-core cocoapods-deintegrate cocoapods-downloader cocoapods-plugins cocoapods-search cocoapods-trunk
cocoapods-try coffee-rails coffee-script combine_pdf concurrent-ruby config consistency_fail counter_culture
country_select cucumber-gherkin cucumber-html-formatter cucumber-messages cucumber-rails cucumber-tag-expressions
cypress-on-rails database_cleaner-active_record database_cleaner-core database_consistency database_validations
datadog date ddtrace debug dentaku devise-i18n devise-jwt devise_invitable discard dogstatsd-ruby dotenv-rails draper
drb dry-auto_inject dry-cli dry-effects dry-events dry-files dry-initializer dry-matcher dry-monads dry-operation
dry-schema dry-struct dry-system dry-transaction dry-validation dry-view elastic-apm elastic-transport
elasticsearch-dsl emoji_regex encode_with_alphabet erb erb_lint event_stream_parser eventmachine_httpserver exifr
factory_girl factory_girl_rails faraday-em_http faraday-em_synchrony faraday-excon faraday-gzip faraday-http-cache
faraday-httpclient faraday-patron faraday-rack fast-mcp fast_jsonapi fast_mcp fastercsv fasterer fastlane fcm ferrum
fiber-annotation fiber-storage fiddle filesize fileutils flipper-active_record flipper-redis flipper-ui fluent-logger
fluentd font-awesome-sass formtastic forwardable fourflusher fspath fuzzy_match gem-release gemoji geo_ruby
gh_inspector gimei git-pr-release gitlab-chronic gli globalize gmaps4rails google-analytics-rails
google-apis-calendar_v3 google-apis-drive_v3 google-apis-sheets_v4 google-cloud-bigquery google-cloud-logging
google-cloud-pubsub google-cloud-storage google-cloud-translate google-logging-utils googleapis-common-protos
govuk_app_config graphiql-rails graphiti graphql-batch groupdate grpc-tools gruf guard-bundler guard-livereload
guard-rspec haml_lint hanami hanami-router hashid-rails high_voltage hiredis-client honeybadger hotwire-livereload
hotwire-rails htmlbeautifier htmlcompressor httpx i18n-js i18n-tasks identity_cache image_optim image_optim_pack
image_size importmap-rails inky-rb interactor io-console io-endpoint io-event io-stream io-wait irb iso-639 isolator
jruby-openssl jsbundling-rails json-canonicalization json-ld json-schema_builder jsonapi-resources jsonapi-serializer
jwt_sessions kamal karafka karafka-core karafka-rdkafka knapsack_pro langchainrb language_server-protocol lefthook
letter_opener_web libv8 libv8-node lint_roller llhttp-ffi logger logstash-event logstash-logger lol_dba lookbook
lz4-ruby mail_form mailcatcher mailgun-ruby matrix maxmind-db mcp meilisearch meilisearch-rails memery memoist3
meta-tags metainspector mini_racer mini_sql minitest-bisect minitest-retry mock_redis money-rails mongoid motor-admin
mutex_m nanaimo neo4j-ruby-driver net-ftp net-http net-http2 net-imap net-ping net-pop net-protocol net-smtp
newrelic_rpm nkf no_proxy_fix numbers_and_words numo-narray observer octicons oj_mimic_json okcomputer
online_migrations openai opensearch-ruby openssl opentelemetry-api opentelemetry-common opentelemetry-exporter-otlp
opentelemetry-instrumentation-all opentelemetry-instrumentation-base opentelemetry-sdk
opentelemetry-semantic_conventions optparse ordinare org-ruby ostruct overcommit packwerk pagy pandoc-ruby paperclip
parser parser_combinators paseto patience_diff pdfkit pg_search pghero pgsync phlex phlex-rails phonelib php_serialize
playwright-ruby-client pluck_to_hash postmark-rails pp prettier_print prettyprint prime prism progress_bar
prometheus-client prometheus_exporter propshaft protobuf-cucumber protocol-rack protocol-websocket pry-doc pry-nav
pry-remote publify_core puma-metrics puma-plugin-telemetry pundit-matchers puppet pycall que quickjs rack-contrib
rack-dev-mark rack-host-redirect rack-mini-profiler rack-utf8_sanitizer rails-erd rails_12factor rails_admin
rails_autolink rails_best_practices rails_event_store rails_semantic_logger rails_serve_static_assets
rails_stdout_logging ransack rb-fsevent rb-kqueue rb-readline rbs rdkafka rdoc react-rails react_on_rails readline
readline-ext record_tag_helper redis-objects redlock redlock_rb refinerycms reform-rails reline request_store-sidekiq
require_all resolv resque resque-pool resque-scheduler rexml rgeo rgeo-activerecord rgeo-geojson roda rodauth
rodauth-rails rolify rollbar route_translator rpush rsolr rspec-benchmark rspec-github rspec-json_expectations
rspec-sidekiq rss rswag rswag-api rswag-specs rswag-ui rubocop-capybara rubocop-factory_bot rubocop-graphql
rubocop-minitest rubocop-rails rubocop-rails-omakase rubocop-rake rubocop-rspec_rails rubocop-shopify rubocop-sorbet
rubocop-thread_safety ruby-enum ruby-filemagic ruby-graphviz ruby-kafka ruby-limiter ruby-lsp ruby-lsp-rails
ruby-macho ruby-mcp-client ruby-next ruby-next-core ruby-ole ruby-prof ruby-progressbar ruby-rc4 ruby-readability
ruby-saml ruby-statistics ruby-units ruby-vips ruby-xxHash ruby_dep ruby_http_client ruby_llm ruby_llm-mcp rubycritic
rubygems-update rubyntlm rubyzip rumale rushcheck safe_yaml sass-embedded sass-listen sassc-embedded scenic
scoped_search scout_apm scraperwiki scss_lint search_cop searchkick securerandom seed_dump selectize-rails
semantic_logger sendgrid-actionmailer sendgrid-ruby sentry-delayed_job set shakapacker shopify_api shopify_app
sidekiq-failures sidekiq-limit_fetch sidekiq-scheduler sidekiq-status sidekiq-throttled sidekiq-unique-jobs
simple_enum simple_form simple_token_authentication simplecov-cobertura simplecov-lcov simplecov_json_formatter
singleton sitemap_generator slack-ruby-bot slack-ruby-client slackistrano slim-rails slim_lint smart_properties
smarter_csv solargraph solid_cable solid_cache solid_queue solidus sorbet sorbet-runtime sorbet-static spoom
sprockets-es6 sqlite-vec squasher standard-custom standard-performance standard-rails statsd-instrument statsd-ruby
stimulus-rails store_model stringio strip_attributes stripe stripe-ruby-mock strong_migrations strscan strsignal
structured_warnings sucker_punch super_diff svg_optimizer swagger-blocks sxp syntax_suggest syntax_tree syslog
tailwind_merge tailwindcss-rails tapioca telephone_number tempfile terminal-notifier terrapin testcontainers thruster
time timeout tolk trailblazer-context trailblazer-operation translighterate trilogy truemail truffleruby tsort tty-box
tty-config tty-font tty-logger tty-markdown tty-pager tty-progressbar tty-table tty-tree turbo-rails twilio-ruby
typesense typhoeus_stub tzinfo-data tzinfo-legacy uglifier ultrahook un underscore-rails unicode-emoji uri
utf8-cleaner valid_email2 validates_email_format_of validates_timeliness vernier view_component view_component-contrib
vite_rails vite_ruby warden-jwt_auth wasabi watir weakref webdrivers webrat websocket-eventmachine-client wicked_pdf
win32ole with_model wkhtmltopdf-binary wmi-lite wordnet xcodeproj xcpretty yabeda yabeda-prometheus yabeda-puma-plugin
yajl-ruby yaml yaml-lint yard-sorbet ydocx yjit-metrics youtube-dl.rb zip_tricks zlib zonebie zookeeper zstd-ruby
`;

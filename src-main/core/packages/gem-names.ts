/**
 * Ruby gems that many programs are made of, by hand, as of 2026-11-22. By their names on https://rubygems.org, written
 * down without a look at each page: a row that is of no gem any more matches nothing.
 */
export const gemNames = `
aasm abbrev abstract_type acme-client actioncable actionmailer actionpack actionview active_hash active_interaction
active_model_otp active_model_serializers active_record_extended active_storage_validations activeadmin activejob
activemodel activerecord activerecord-import activeresource activestorage activestorage-office-previewer activesupport
acts-as-taggable-on addressable administrate afm after_commit_everywhere aggregate_root ahoy_email ahoy_matey airborne
airbrake akami algoliasearch allocation_stats amazing_print american_date ancestry annotate ansi anthropic
anyway_config apartment apipie-rails appraisal appsignal arbre arel argon2 arr-pm asciidoctor asset_sync ast async
async-container async-http async-io async-job async-pool async-process async-service async-websocket atlassian-jwt
atomos attr_encrypted audited authlogic autoprefixer-rails avo avro aws-eventstream aws-partitions aws-record aws-sdk
aws-sdk-cloudfront aws-sdk-cloudwatch aws-sdk-cloudwatchlogs aws-sdk-core aws-sdk-dynamodb aws-sdk-ec2 aws-sdk-ecs
aws-sdk-iam aws-sdk-kms aws-sdk-lambda aws-sdk-rails aws-sdk-s3 aws-sdk-secretsmanager aws-sdk-ses aws-sdk-sesv2
aws-sdk-sns aws-sdk-sqs aws-sdk-ssm aws-sdk-sts aws-sigv4 axe-core-api axlsx azure-storage-blob babel-source
babel-transpiler babosa backport barnes base64 bcrypt bcrypt_pbkdf benchmark benchmark-ips better_errors bigdecimal
bindata bindex binding_of_caller bitescript blankslate blazer blueprinter bootsnap bootstrap bootstrap-sass
bootstrap_form bourbon brakeman brotli browser browserify-rails bugsnag builder bullet bundler bundler-audit
bundler-stats bunny business_time busser byebug cancan cancancan capistrano capistrano-bundler capistrano-rails
capistrano-rvm capybara caracal carrierwave carrierwave-aws cells cgi charlock_holmes chartkick chef chef-utils
childprocess chronic chunky_png claide clamp cld3 climate_control clockwork closure_tree cocoapods cocoapods-core
cocoapods-deintegrate cocoapods-downloader cocoapods-plugins cocoapods-search cocoapods-trunk cocoapods-try cocoon
coderay coercible coffee-rails coffee-script coffee-script-source colorator colored2 colorize combine_pdf commander
commonmarker concurrent-ruby config connection_pool consistency_fail console contracts cookiejar cork cose
counter_culture countries country_select crack crass css_parser cssbundling-rails csv cucumber cucumber-core
cucumber-expressions cucumber-gherkin cucumber-html-formatter cucumber-messages cucumber-rails
cucumber-tag-expressions cucumber-wire curb cypress-on-rails daemons dalli danger data_migrate database_cleaner
database_cleaner-active_record database_cleaner-core database_consistency database_validations datadog date ddtrace
debase debug debug_inspector declarative deep_merge delayed_job dentaku derailed_benchmarks descendants_tracker
device_detector devise devise-i18n devise-jwt devise-two-factor devise_invitable diff-lcs diffy discard disposable
docile dogstatsd-ruby domain_name doorkeeper dotenv dotenv-rails draper drb dry-auto_inject dry-cli dry-configurable
dry-container dry-core dry-effects dry-events dry-files dry-inflector dry-initializer dry-logic dry-matcher dry-monads
dry-operation dry-schema dry-struct dry-system dry-transaction dry-types dry-validation dry-view ed25519 elastic-apm
elastic-transport elasticsearch elasticsearch-api elasticsearch-dsl elasticsearch-model elasticsearch-rails
elasticsearch-transport em-http-request email_reply_parser email_spec email_validator emoji_regex encode_with_alphabet
encryptor enumerize equalizer erb erb_lint errbase erubi erubis escape escape_utils et-orbi ethon event_stream_parser
eventmachine eventmachine_httpserver excon execjs exifr extlib factory_bot factory_bot_rails factory_girl
factory_girl_rails faker faraday faraday-cookie_jar faraday-em_http faraday-em_synchrony faraday-excon
faraday-follow_redirects faraday-gzip faraday-http-cache faraday-httpclient faraday-multipart faraday-net_http
faraday-net_http_persistent faraday-patron faraday-rack faraday-retry faraday_middleware fast-mcp fast_blank
fast_jsonapi fast_mcp fastercsv fasterer fastimage fastlane fcm ferrum ffaker ffi ffi-compiler fiber-annotation
fiber-local fiber-storage fiddle filesize fileutils flay flipper flipper-active_record flipper-redis flipper-ui flog
fluent-logger fluentd fog-aws fog-core fog-google fog-json fog-local fog-xml font-awesome-rails font-awesome-sass
foreman formatador formtastic forwardable fourflusher friendly_id fspath fugit fuubar fuzzy_match gem-release gemoji
gems geo_ruby geocoder gh_inspector gimei git git-pr-release gitlab gitlab-chronic gli globalid globalize gmaps4rails
gon google-analytics-rails google-apis-androidpublisher_v3 google-apis-calendar_v3 google-apis-core
google-apis-drive_v3 google-apis-iamcredentials_v1 google-apis-sheets_v4 google-apis-storage_v1 google-cloud-bigquery
google-cloud-core google-cloud-env google-cloud-errors google-cloud-logging google-cloud-pubsub google-cloud-storage
google-cloud-translate google-logging-utils google-protobuf googleapis-common-protos googleapis-common-protos-types
googleauth govuk_app_config grape grape-entity graphiql-rails graphiti graphlient graphql graphql-batch graphql-client
groupdate grpc grpc-tools gruf guard guard-bundler guard-compat guard-livereload guard-rspec gyoku haml haml-rails
haml_lint hamlit hamster hana hanami hanami-router handlebars hashdiff hashery hashid-rails hashie
hashie-forbidden_attributes health_check heapy high_voltage highline hiredis hiredis-client hitimes honeybadger
hotwire-livereload hotwire-rails html-pipeline html-proofer html2haml html2text htmlbeautifier htmlcompressor
htmlentities http http-2 http-accept http-cookie http-form_data http_accept_language http_parser.rb httparty
httpclient httpx i18n i18n-js i18n-tasks i18n_data ice_cube ice_nine identity_cache image_optim image_optim_pack
image_processing image_size importmap-rails inherited_resources inky-rb insist interactor invisible_captcha io-console
io-endpoint io-event io-like io-stream io-wait ipaddr ipaddress irb iso-639 isolator jaro_winkler jbuilder jekyll
jekyll-feed jekyll-sass-converter jekyll-seo-tag jekyll-sitemap jekyll-watch jmespath jquery-rails jquery-ui-rails
jruby-openssl js-routes js_regex jsbundling-rails json json-canonicalization json-jwt json-ld json-schema
json-schema_builder json_schemer json_spec jsonapi-renderer jsonapi-resources jsonapi-serializer jsonb_accessor
jsonpath jwt jwt_sessions kamal kaminari kaminari-actionview kaminari-activerecord kaminari-core karafka karafka-core
karafka-rdkafka kgio knapsack knapsack_pro kramdown kramdown-parser-gfm langchainrb language_server-protocol launchy
lefthook letter_opener letter_opener_web libv8 libv8-node license_finder lint_roller liquid listen literal llhttp-ffi
loaf localhost lockbox logger logging lograge logstash-event logstash-logger lol_dba loofah lookbook lru_redux
lumberjack lz4-ruby mail mail-gpg mail_form mailcatcher mailgun-ruby mapping marcel marginalia marked markerb matrix
maxmind-db maxminddb mcp mechanize meilisearch meilisearch-rails memery memoist memoist3 memory_profiler meta-tags
metainspector method_source metriks mime-types mime-types-data mimemagic mini_exiftool mini_histogram mini_magick
mini_mime mini_portile2 mini_racer mini_sql minitar minitest minitest-bisect minitest-reporters minitest-retry
mixlib-config mixlib-log mixlib-shellout mobility mocha mock_redis molinillo monetize money money-rails mongo mongoid
monitor mono_logger motor-admin msgpack multi_json multi_test multi_xml multipart-post mustache mustermann mutex_m
mysql2 nanaimo nap naturally naught neighbor nenv neo4j-ruby-driver net-ftp net-http net-http-digest_auth
net-http-persistent net-http2 net-imap net-ldap net-ping net-pop net-protocol net-scp net-sftp net-smtp net-ssh
net-ssh-gateway net-telnet netrc newrelic_rpm nio4r nkf no_proxy_fix nokogiri nokogumbo nori noticed notiffany
numbers_and_words numerizer numo-narray oauth oauth2 observer octicons octokit oj oj_mimic_json okcomputer omniauth
omniauth-azure-activedirectory-v2 omniauth-facebook omniauth-github omniauth-google-oauth2 omniauth-oauth
omniauth-oauth2 omniauth-rails_csrf_protection omniauth-saml omniauth_openid_connect online_migrations open4 openai
openid_connect opensearch-ruby openssl openssl-signature_algorithm opentelemetry-api opentelemetry-common
opentelemetry-exporter-otlp opentelemetry-instrumentation-all opentelemetry-instrumentation-base opentelemetry-sdk
opentelemetry-semantic_conventions optimist optparse ordinare org-ruby orm_adapter os ostruct overcommit ox packwerk
pagy pandoc-ruby paper_trail paperclip parallel parallel_tests paranoia parser parser_combinators parslet paseto
pastel path_expander pathutil patience_diff pdf-core pdf-inspector pdf-reader pdfkit peek pg pg_query pg_search pghero
pgsync phlex phlex-rails phonelib phony php_serialize pkg-config playwright-ruby-client plist pluck_to_hash polyglot
polyphony posix-spawn postmark postmark-rails power_assert pp prawn prawn-table premailer premailer-rails
prettier_print prettyprint prime prism progress_bar prometheus-client prometheus_exporter propshaft protobuf
protobuf-cucumber protocol-hpack protocol-http protocol-http1 protocol-http2 protocol-rack protocol-websocket pry
pry-byebug pry-doc pry-nav pry-rails pry-remote psych public_suffix publify_core puma puma-metrics
puma-plugin-telemetry puma_worker_killer pundit pundit-matchers puppet pusher pycall que quickjs raabro racc rack
rack-accept rack-attack rack-cache rack-contrib rack-cors rack-dev-mark rack-host-redirect rack-livereload
rack-mini-profiler rack-oauth2 rack-protection rack-proxy rack-session rack-ssl rack-test rack-timeout
rack-utf8_sanitizer rackup rails rails-controller-testing rails-deprecated_sanitizer rails-dom-testing rails-erd
rails-html-sanitizer rails-i18n rails_12factor rails_admin rails_autolink rails_best_practices rails_event_store
rails_semantic_logger rails_serve_static_assets rails_stdout_logging railties rainbow raindrops rake rake-compiler
ransack rb-fsevent rb-inotify rb-kqueue rb-readline rb_sys rbnacl rbs rbtree rchardet rdkafka rdoc react-rails
react_on_rails readline readline-ext recaptcha receipts record_tag_helper redcarpet redis redis-actionpack
redis-activesupport redis-client redis-clustering redis-namespace redis-objects redis-rack redis-rails redis-store
redlock redlock_rb reek ref refinerycms reform reform-rails regexp_parser regexp_property_values reline remotipart
representable request_store request_store-sidekiq require_all resolv responders resque resque-pool resque-scheduler
rest-client retriable retryable reverse_markdown rexml rgeo rgeo-activerecord rgeo-geojson rice rinku rmagick roadie
roadie-rails roar robots roda rodauth rodauth-rails rolify rollbar rollout roo rotp rouge route_translator rpush
rqrcode rqrcode_core rsolr rspec rspec-benchmark rspec-collection_matchers rspec-core rspec-expectations rspec-github
rspec-instafail rspec-its rspec-json_expectations rspec-mocks rspec-parameterized rspec-rails rspec-retry
rspec-sidekiq rspec-support rspec_junit_formatter rss rswag rswag-api rswag-specs rswag-ui rubocop rubocop-ast
rubocop-capybara rubocop-factory_bot rubocop-graphql rubocop-minitest rubocop-packaging rubocop-performance
rubocop-rails rubocop-rails-omakase rubocop-rake rubocop-rspec rubocop-rspec_rails rubocop-shopify rubocop-sorbet
rubocop-thread_safety ruby-enum ruby-filemagic ruby-graphviz ruby-kafka ruby-limiter ruby-lsp ruby-lsp-rails
ruby-macho ruby-mcp-client ruby-next ruby-next-core ruby-ole ruby-openai ruby-prof ruby-progressbar ruby-rc4
ruby-readability ruby-saml ruby-statistics ruby-units ruby-vips ruby-xxHash ruby2_keywords ruby2ruby ruby_dep
ruby_http_client ruby_llm ruby_llm-mcp ruby_parser rubycritic rubygems-update rubyntlm rubyzip rufus-scheduler rugged
rumale rushcheck safe_yaml safely_block sanitize sass sass-embedded sass-listen sass-rails sassc sassc-embedded
sassc-rails sawyer scenic scientist scoped_search scout_apm scraperwiki scss_lint sdoc search_cop searchkick
securerandom seed-fu seed_dump select2-rails selectize-rails selenium-webdriver semantic semantic_logger
semantic_range sendgrid-actionmailer sendgrid-ruby sentry-delayed_job sentry-rails sentry-ruby sentry-sidekiq sequel
sequel_pg set sexp_processor shakapacker shellany shopify_api shopify_app shotgun shoulda shoulda-context
shoulda-matchers shrine sidekiq sidekiq-cron sidekiq-failures sidekiq-limit_fetch sidekiq-scheduler sidekiq-status
sidekiq-throttled sidekiq-unique-jobs signet simple_enum simple_form simple_token_authentication simplecov
simplecov-cobertura simplecov-html simplecov-lcov simplecov_json_formatter simpleidn sinatra sinatra-contrib singleton
sitemap_generator skylight slack-notifier slack-ruby-bot slack-ruby-client slackistrano slim slim-rails slim_lint slop
smart_properties smarter_csv snaky_hash snappy socksify solargraph solid_cable solid_cache solid_queue solidus sorbet
sorbet-runtime sorbet-static sorted_set spoom spreadsheet spree spring spring-commands-rspec spring-watcher-listen
sprockets sprockets-es6 sprockets-rails sqlite-vec sqlite3 squasher ssh_data sshkit ssrf_filter stackprof standard
standard-custom standard-performance standard-rails state_machines state_machines-activemodel
state_machines-activerecord statesman statsd-instrument statsd-ruby steep stimulus-rails store_model stringex stringio
strip_attributes stripe stripe-ruby-mock strong_migrations strscan strsignal structured_warnings sucker_punch
super_diff svg_optimizer swagger-blocks sxp syntax_suggest syntax_tree sys-filesystem sys-proctable syslog
syslog-logger table_print tailwind_merge tailwindcss-rails tapioca telephone_number tempfile temple term-ansicolor
terminal-notifier terminal-table terrapin test-prof test-unit testcontainers text text-table thin thor thread_safe
thruster thwait tilt time timecop timeliness timeout timers tins tolk toml-rb tomlrb traces trailblazer
trailblazer-context trailblazer-operation translighterate trilogy trollop truemail truffleruby tsort ttfunk tty-box
tty-color tty-command tty-config tty-cursor tty-font tty-logger tty-markdown tty-pager tty-progressbar tty-prompt
tty-reader tty-screen tty-spinner tty-table tty-tree tty-which turbo-rails turbolinks turbolinks-source twilio-ruby
twitter twitter-text typesense typhoeus typhoeus_stub tzinfo tzinfo-data tzinfo-legacy uber uglifier ultrahook un
underscore-rails unf unf_ext unicode unicode-display_width unicode-emoji unicorn unicorn-worker-killer
uniform_notifier unleash unparser uri user_agent_parser useragent utf8-cleaner uuid uuidtools valid_email2
validate_email validate_url validates_email_format_of validates_timeliness vcr vernier version_gem versionist
view_component view_component-contrib virtus vite_rails vite_ruby voight_kampff warbler warden warden-jwt_auth wasabi
watir wavefile weakref web-console webauthn webdrivers webmock webpacker webrat webrick websocket websocket-driver
websocket-eventmachine-client websocket-extensions whenever wicked wicked_pdf will_paginate win32ole wisper
with_advisory_lock with_model wkhtmltopdf-binary wmi-lite wordnet workflow xcodeproj xcpretty xml-simple xmlrpc xpath
yabeda yabeda-prometheus yabeda-puma-plugin yajl-ruby yaml yaml-lint yard yard-sorbet ydocx yell yjit-metrics
youtube-dl.rb zeitwerk zip-zip zip_tricks zlib zonebie zookeeper zstd-ruby
`;

/** Ruby gems that many programs are made of, by hand, as of 2026-11-21. Each is on https://rubygems.org. */
export const gemNames = `
aasm actioncable actionmailer actionpack actionview active_model_serializers activeadmin activejob activemodel activerecord
activerecord-import activestorage activesupport acts-as-taggable-on addressable airbrake algoliasearch amazing_print annotate ansi
anthropic ast async async-http attr_encrypted audited authlogic avro aws-eventstream aws-partitions aws-sdk aws-sdk-core aws-sdk-kms
aws-sdk-s3 aws-sdk-sqs aws-sigv4 base64 bcrypt benchmark benchmark-ips better_errors bigdecimal binding_of_caller blueprinter bootsnap
brakeman browser bugsnag builder bullet bundler bundler-audit bunny byebug cancancan capybara carrierwave carrierwave-aws chef
childprocess claide climate_control cocoapods cocoapods-core coderay coffee-rails coffee-script colored2 colorize commander
concurrent-ruby connection_pool console crack crass cssbundling-rails csv cucumber dalli database_cleaner date debug deep_merge
delayed_job derailed_benchmarks devise diff-lcs docile domain_name doorkeeper dotenv draper drb dry-configurable dry-container dry-core
dry-inflector dry-logic dry-monads dry-schema dry-struct dry-types dry-validation elasticsearch elasticsearch-api em-http-request
encryptor erb erubi et-orbi ethon eventmachine excon execjs factory_bot factory_bot_rails faker faraday fasterer fastimage fastlane ferrum
ffi fiddle fileutils flipper fog-aws fog-core foreman friendly_id fugit gems geocoder gimei gli globalid globalize gon google-apis-core
google-cloud-core google-cloud-storage google-protobuf googleauth grape grape-entity graphiti graphlient graphql groupdate
grpc gyoku haml hamlit hanami hashdiff hashie highline hiredis honeybadger http http-2 http-accept http-cookie http-form_data
http_parser.rb httparty i18n i18n-tasks ice_nine image_processing importmap-rails io-console io-wait irb jbuilder jekyll jmespath
jquery-rails jruby-openssl jsbundling-rails json json-jwt json-schema jsonapi-serializer jwt kamal kaminari karafka kramdown
kramdown-parser-gfm language_server-protocol launchy letter_opener liquid listen logger lograge loofah lookbook mail mailcatcher marcel
mcp memory_profiler meta-tags method_source mime-types mime-types-data mini_magick mini_mime mini_portile2 minitest minitest-reporters
mocha money money-rails mongo mongoid mono_logger msgpack multi_json multi_xml multipart-post mustache mustermann mysql2 nanaimo naught
net-http net-http-persistent net-imap net-ldap net-protocol net-scp net-sftp net-smtp net-ssh netrc newrelic_rpm nio4r nokogiri noticed
oauth oauth2 observer octicons octokit oj omniauth omniauth-google-oauth2 omniauth-oauth2 omniauth-rails_csrf_protection openai openssl
opentelemetry-api opentelemetry-sdk optimist org-ruby os ostruct overcommit paper_trail paperclip parallel parallel_tests paranoia parser
pastel pdf-core pdf-reader pg pg_search pghero phlex pkg-config polyglot prawn premailer prettyprint prism progress_bar propshaft pry
pry-byebug pry-rails psych public_suffix puma pundit puppet pusher pycall raabro racc rack rack-attack rack-cors rack-mini-profiler
rack-protection rack-proxy rack-session rack-test rack-timeout rackup rails rails-dom-testing rails-html-sanitizer rails-i18n
rails_12factor rails_admin railties rainbow rake ransack rb-fsevent rb-inotify rbs rchardet rdoc recaptcha redcarpet redis redis-client
redis-namespace redis-rails reform regexp_parser reline representable require_all resolv responders resque resque-scheduler rest-client
retriable rexml rice roadie roda rolify rollbar roo rouge rqrcode rspec rspec-core rspec-expectations rspec-mocks rspec-rails rspec-retry
rspec-support rspec_junit_formatter rubocop rubocop-ast rubocop-performance rubocop-rails rubocop-rspec ruby-lsp ruby-openai ruby-prof
ruby-progressbar ruby-saml ruby-vips ruby2_keywords ruby_llm ruby_parser rubyzip rufus-scheduler safe_yaml sass sass-rails sassc
sassc-rails sawyer scout_apm sdoc securerandom selectize-rails selenium-webdriver semantic_logger sentry-rails sentry-ruby sentry-sidekiq
sequel set sexp_processor shoulda shoulda-matchers shrine sidekiq sidekiq-cron sidekiq-scheduler signet simple_form simplecov
simplecov-html simplecov_json_formatter simpleidn sinatra skylight slack-notifier slim slop snaky_hash solargraph solid_cable solid_cache
solid_queue sorbet sorbet-runtime spring sprockets sprockets-rails sqlite3 ssrf_filter standard state_machines stimulus-rails stringio
stripe strong_migrations sucker_punch super_diff syntax_tree tailwindcss-rails telephone_number temple terminal-table test-unit thin thor
thread_safe thruster tilt timecop timeout timers trailblazer trilogy ttfunk tty-prompt tty-screen tty-spinner turbo-rails turbolinks
twilio-ruby typhoeus tzinfo tzinfo-data uber uglifier unf unf_ext unicode unicode-display_width unicorn uri vcr version_gem versionist
view_component vite_rails warden wasabi web-console webdrivers webmock webpacker webrat webrick websocket-driver whenever wicked_pdf
will_paginate wisper xcodeproj xml-simple xpath yajl-ruby yaml yard zeitwerk
`;

/**
 * Go modules that many programs are made of, by hand, as of 2026-11-22. By their names on https://pkg.go.dev, without a look at each. Everything below a row is public
 * too: a row is a module, a domain of public modules alone, or an organisation that publishes all it has. Companies that also keep
 * modules to themselves stand here module by module.
 */
export const goPrefixes = `
braces.dev/errtrace buf.build/gen/go cel.dev/expr cloud.google.com/go connectrpc.com/connect cuelabs.dev/go
cuelang.org/go dario.cat/mergo encore.dev entgo.io filippo.io fyne.io/fyne gioui.org github.com/99designs/gqlgen
github.com/99designs/keyring github.com/AlecAivazis/survey github.com/Azure/azure-sdk-for-go
github.com/Azure/azure-storage-blob-go github.com/Azure/go-ansiterm github.com/Azure/go-autorest
github.com/AzureAD/microsoft-authentication-library-for-go github.com/BurntSushi/toml github.com/BurntSushi/xgb
github.com/ClickHouse/ch-go github.com/ClickHouse/clickhouse-go github.com/CloudyKit/jet
github.com/Code-Hex/neo-isatty github.com/DATA-DOG/go-sqlmock github.com/DataDog/datadog-go
github.com/DataDog/dd-trace-go github.com/DataDog/sketches-go github.com/DataDog/zstd
github.com/GoogleCloudPlatform/opentelemetry-operations-go github.com/IBM/sarama github.com/Jeffail/gabs
github.com/JohannesKaufmann/html-to-markdown github.com/Knetic/govaluate github.com/KyleBanks/depth
github.com/Masterminds/goutils github.com/Masterminds/semver github.com/Masterminds/sprig
github.com/Masterminds/squirrel github.com/Masterminds/vcs github.com/Microsoft/go-winio github.com/Microsoft/hcsshim
github.com/NVIDIA/go-nvml github.com/NYTimes/gziphandler github.com/Netflix/go-expect github.com/OneOfOne/xxhash
github.com/PagerDuty/go-pagerduty github.com/Pallinder/go-randomdata github.com/ProtonMail/go-crypto
github.com/PuerkitoBio/goquery github.com/Rhymond/go-money github.com/RichardKnop/machinery
github.com/RoaringBitmap/roaring github.com/Shopify/sarama github.com/StackExchange/wmi
github.com/TheZeroSlave/zapsentry github.com/ThreeDotsLabs/watermill github.com/Unknwon/com
github.com/VictoriaMetrics/metrics github.com/VividCortex/ewma github.com/a-h/templ github.com/abiosoft/ishell
github.com/acarl005/stripansi github.com/adrg/xdg github.com/aead/chacha20 github.com/aead/serpent
github.com/agnivade/levenshtein github.com/ajstarks/svgo github.com/alecthomas/chroma github.com/alecthomas/jsonschema
github.com/alecthomas/kong github.com/alecthomas/participle github.com/alecthomas/units
github.com/alexedwards/argon2id github.com/alexedwards/scs github.com/alexflint/go-arg github.com/alicebob/miniredis
github.com/aliyun/aliyun-oss-go-sdk github.com/allegro/bigcache github.com/andreyvit/diff
github.com/andybalholm/brotli github.com/andybalholm/cascadia github.com/anmitsu/go-shlex github.com/antchfx/htmlquery
github.com/antchfx/xmlquery github.com/antchfx/xpath github.com/anthropics/anthropic-sdk-go github.com/antlr4-go/antlr
github.com/antonmedv/expr github.com/apache/arrow github.com/apache/arrow-go github.com/apache/beam
github.com/apache/pulsar-client-go github.com/apache/thrift github.com/apparentlymart/go-cidr
github.com/apparentlymart/go-textseg github.com/araddon/dateparse github.com/armon/go-metrics
github.com/asaskevich/EventBus github.com/asaskevich/govalidator github.com/asdine/storm github.com/asim/go-micro
github.com/astaxie/beego github.com/atotto/clipboard github.com/auth0/go-jwt-middleware github.com/avast/retry-go
github.com/awalterschulze/gographviz github.com/aws/aws-lambda-go github.com/aws/aws-sdk-go
github.com/aws/aws-sdk-go-v2 github.com/aws/aws-xray-sdk-go github.com/aws/smithy-go
github.com/awslabs/aws-lambda-go-api-proxy github.com/aymanbagabas/go-osc52 github.com/aymanbagabas/go-udiff
github.com/aymerick/douceur github.com/aymerick/raymond github.com/bahlo/generic-list-go github.com/beego/beego
github.com/beevik/etree github.com/beevik/ntp github.com/benbjohnson/clock github.com/beorn7/perks
github.com/bgentry/speakeasy github.com/bits-and-blooms/bitset github.com/bits-and-blooms/bloom
github.com/blang/semver github.com/blevesearch/bleve github.com/bluele/gcache github.com/bmatcuk/doublestar
github.com/bmizerany/assert github.com/boj/redistore github.com/boltdb/bolt github.com/boombuler/barcode
github.com/bradfitz/gomemcache github.com/briandowns/spinner github.com/bsm/ginkgo github.com/bsm/gomega
github.com/btcsuite/btcd github.com/bufbuild/protocompile github.com/buger/goterm github.com/buger/jsonparser
github.com/bwmarrin/discordgo github.com/bwmarrin/snowflake github.com/bytedance/gopkg github.com/bytedance/sonic
github.com/c-bata/go-prompt github.com/caarlos0/env github.com/cactus/go-statsd-client github.com/caddyserver
github.com/catppuccin/go github.com/cenkalti/backoff github.com/census-instrumentation/opencensus-proto
github.com/cespare/xxhash github.com/chai2010/webp github.com/charmbracelet github.com/chromedp/chromedp
github.com/chzyer/readline github.com/cilium/ebpf github.com/clbanning/mxj github.com/clipperhouse/uax29
github.com/cloudevents/sdk-go github.com/cloudflare/cfssl github.com/cloudflare/circl
github.com/cloudflare/cloudflare-go github.com/cncf/udpa github.com/cncf/xds github.com/cockroachdb/apd
github.com/cockroachdb/cockroach-go github.com/cockroachdb/errors github.com/cockroachdb/pebble
github.com/coder/websocket github.com/confluentinc/confluent-kafka-go github.com/containerd
github.com/containers/image github.com/containers/storage github.com/coreos github.com/cpuguy83/go-md2man
github.com/creack/pty github.com/creasty/defaults github.com/cristalhq/jwt github.com/cyphar/filepath-securejoin
github.com/dave/jennifer github.com/davecgh/go-spew github.com/deckarep/golang-set github.com/decred/dcrd
github.com/denisbrodbeck/machineid github.com/denisenkom/go-mssqldb github.com/desertbit/timer github.com/devigned/tab
github.com/dgraph-io/badger github.com/dgraph-io/ristretto github.com/dgrijalva/jwt-go
github.com/dgryski/go-rendezvous github.com/dhowden/tag github.com/digitalocean/godo github.com/dimchansky/utfbom
github.com/disintegration/imaging github.com/dlclark/regexp2 github.com/dlclark/regexp2cg github.com/docker/cli
github.com/docker/compose github.com/docker/distribution github.com/docker/docker github.com/docker/go-connections
github.com/docker/go-units github.com/dop251/goja github.com/dop251/goja_nodejs github.com/dustin/go-humanize
github.com/eapache/channels github.com/eapache/go-resiliency github.com/eapache/queue
github.com/eclipse/paho.mqtt.golang github.com/edsrzf/mmap-go github.com/elastic/go-elasticsearch
github.com/elastic/go-sysinfo github.com/elazarl/goproxy github.com/elliotchance/orderedmap
github.com/emersion/go-imap github.com/emersion/go-message github.com/emersion/go-smtp github.com/emicklei/go-restful
github.com/emirpasic/gods github.com/envoyproxy/go-control-plane github.com/erikgeiser/coninput github.com/etcd-io
github.com/ethereum/go-ethereum github.com/ettle/strcase github.com/evanphx/json-patch github.com/evanw/esbuild
github.com/exaring/otelpgx github.com/expr-lang/expr github.com/facebookgo/stack github.com/fatih/camelcase
github.com/fatih/color github.com/fatih/structs github.com/fatih/structtag github.com/felixge/httpsnoop
github.com/flosch/pongo2 github.com/fluxcd/pkg github.com/fogleman/gg github.com/form3tech-oss/jwt-go
github.com/francoispqt/gojay github.com/franela/goblin github.com/frankban/quicktest github.com/fsnotify
github.com/fullstorydev/grpcurl github.com/fvbommel/sortorder github.com/fxamacker/cbor
github.com/gabriel-vasile/mimetype github.com/garyburd/redigo github.com/gavv/httpexpect github.com/gdamore/encoding
github.com/gdamore/tcell github.com/getkin/kin-openapi github.com/getsentry/sentry-go github.com/ghodss/yaml
github.com/gin-contrib github.com/gin-gonic github.com/gizak/termui github.com/glebarez/sqlite
github.com/gliderlabs/ssh github.com/go-chi github.com/go-co-op/gocron github.com/go-errors/errors
github.com/go-faker/faker github.com/go-git github.com/go-gorp/gorp github.com/go-ini/ini github.com/go-jet/jet
github.com/go-jose/go-jose github.com/go-json-experiment/json github.com/go-kit github.com/go-ldap/ldap
github.com/go-logfmt/logfmt github.com/go-logr github.com/go-martini/martini github.com/go-ole/go-ole
github.com/go-openapi github.com/go-ozzo/ozzo-validation github.com/go-pg/pg github.com/go-playground
github.com/go-redis github.com/go-resty/resty github.com/go-rod/rod github.com/go-sourcemap/sourcemap
github.com/go-sql-driver github.com/go-stack/stack github.com/go-swagger/go-swagger github.com/go-task/task
github.com/go-telegram-bot-api/telegram-bot-api github.com/go-test/deep github.com/go-text/typesetting
github.com/go-viper/mapstructure github.com/go-zookeeper/zk github.com/gobuffalo/buffalo github.com/gobwas/glob
github.com/gobwas/httphead github.com/gobwas/pool github.com/gobwas/ws github.com/goccy/go-json
github.com/goccy/go-yaml github.com/gocolly/colly github.com/gocql/gocql github.com/gocraft/dbr
github.com/gocraft/work github.com/godbus github.com/gofiber github.com/gofrs/flock github.com/gofrs/uuid
github.com/gogo github.com/gohugoio/hugo github.com/golang github.com/golang-jwt github.com/golang-migrate
github.com/golang-module/carbon github.com/gomarkdown/markdown github.com/gomodule/redigo github.com/google/btree
github.com/google/cel-go github.com/google/flatbuffers github.com/google/generative-ai-go github.com/google/gnostic
github.com/google/go-cmp github.com/google/go-containerregistry github.com/google/go-github
github.com/google/go-jsonnet github.com/google/go-querystring github.com/google/go-tpm github.com/google/gofuzz
github.com/google/gopacket github.com/google/jsonschema-go github.com/google/licensecheck github.com/google/pprof
github.com/google/renameio github.com/google/s2a-go github.com/google/shlex github.com/google/subcommands
github.com/google/uuid github.com/google/wire github.com/googleapis github.com/gopherjs/gopherjs github.com/gorilla
github.com/gosimple/slug github.com/gosuri/uilive github.com/gosuri/uiprogress github.com/gotd/td
github.com/grafana/grafana github.com/grafana/k6 github.com/grafana/loki github.com/grafana/pyroscope-go
github.com/graph-gophers/graphql-go github.com/graphql-go/graphql github.com/gregjones/httpcache
github.com/grpc-ecosystem github.com/h2non/filetype github.com/hajimehoshi/ebiten github.com/hanwen/go-fuse
github.com/hashicorp/consul github.com/hashicorp/errwrap github.com/hashicorp/go-cleanhttp
github.com/hashicorp/go-getter github.com/hashicorp/go-hclog github.com/hashicorp/go-immutable-radix
github.com/hashicorp/go-multierror github.com/hashicorp/go-plugin github.com/hashicorp/go-retryablehttp
github.com/hashicorp/go-uuid github.com/hashicorp/go-version github.com/hashicorp/golang-lru github.com/hashicorp/hcl
github.com/hashicorp/memberlist github.com/hashicorp/raft github.com/hashicorp/serf
github.com/hashicorp/terraform-exec github.com/hashicorp/terraform-plugin-sdk github.com/hashicorp/vault
github.com/hashicorp/yamux github.com/hasura/go-graphql-client github.com/hibiken/asynq github.com/hpcloud/tail
github.com/huandu/go-sqlbuilder github.com/huandu/xstrings github.com/iancoleman/orderedmap
github.com/iancoleman/strcase github.com/ianlancetaylor/demangle github.com/icrowley/fake github.com/imdario/mergo
github.com/imroc/req github.com/influxdata/influxdb-client-go github.com/influxdata/line-protocol
github.com/invopop/jsonschema github.com/itchyny/gojq github.com/itchyny/timefmt-go github.com/jackc
github.com/jedib0t/go-pretty github.com/jessevdk/go-flags github.com/jhump/protoreflect github.com/jinzhu/copier
github.com/jinzhu/gorm github.com/jinzhu/inflection github.com/jinzhu/now github.com/jlaffaye/ftp
github.com/jmespath/go-jmespath github.com/jmoiron/sqlx github.com/joho/godotenv github.com/jonboulle/clockwork
github.com/jordan-wright/email github.com/josharian/intern github.com/jpillora/backoff github.com/json-iterator
github.com/jstemmer/go-junit-report github.com/juju/errors github.com/julienschmidt/httprouter
github.com/jung-kurt/gofpdf github.com/k0kubun/go-ansi github.com/k0kubun/pp github.com/k3a/html2text
github.com/kardianos/service github.com/karrick/godirwalk github.com/kataras/iris github.com/kballard/go-shellquote
github.com/kelseyhightower/envconfig github.com/kevinburke/ssh_config github.com/klauspost/compress
github.com/klauspost/cpuid github.com/knadh/koanf github.com/knadh/listmonk github.com/knz/strtime
github.com/kr/pretty github.com/kr/pty github.com/kubernetes github.com/kubernetes-sigs/kustomize
github.com/kylelemons/godebug github.com/labstack github.com/launchdarkly/go-server-sdk github.com/ledongthuc/pdf
github.com/leodido/go-urn github.com/lestrrat-go/jwx github.com/lib/pq github.com/libp2p github.com/likexian/whois
github.com/lithammer/fuzzysearch github.com/lithammer/shortuuid github.com/logrusorgru/aurora
github.com/lucasb-eyer/go-colorful github.com/lufia/plan9stats github.com/magefile/mage
github.com/magiconair/properties github.com/mailgun/mailgun-go github.com/mailru/easyjson
github.com/manifoldco/promptui github.com/mark3labs/mcp-go github.com/markbates/goth github.com/maruel/panicparse
github.com/matoous/go-nanoid github.com/matryer/is github.com/mattermost/mattermost-plugin-api
github.com/mattn/go-colorable github.com/mattn/go-isatty github.com/mattn/go-runewidth github.com/mattn/go-sqlite3
github.com/matttproud/golang_protobuf_extensions github.com/meilisearch/meilisearch-go github.com/metoro-io/mcp-golang
github.com/mgutz/ansi github.com/mholt/archiver github.com/micro/go-micro github.com/microcosm-cc/bluemonday
github.com/microsoft/go-mssqldb github.com/miekg/dns github.com/miekg/pkcs11 github.com/milvus-io/milvus-sdk-go
github.com/minio/minio-go github.com/minio/sha256-simd github.com/mitchellh/copystructure
github.com/mitchellh/go-homedir github.com/mitchellh/mapstructure github.com/mmcdole/gofeed github.com/moby
github.com/modelcontextprotocol github.com/mohae/deepcopy github.com/montanaflynn/stats github.com/morikuni/aec
github.com/mrz1836/go-sanitize github.com/muesli/reflow github.com/muesli/termenv github.com/multiformats
github.com/munnerz/goautoneg github.com/natefinch/lumberjack github.com/nats-io github.com/ncruces/go-sqlite3
github.com/neo4j/neo4j-go-driver github.com/nfnt/resize github.com/nicksnyder/go-i18n github.com/nsf/jsondiff
github.com/nsf/termbox-go github.com/nsqio/go-nsq github.com/nwaples/rardecode github.com/nxadm/tail
github.com/oklog/run github.com/oklog/ulid github.com/olekukonko/tablewriter github.com/olivere/elastic
github.com/ollama/ollama github.com/onsi github.com/open-telemetry github.com/openai/openai-go
github.com/opencontainers github.com/opentracing github.com/openzipkin/zipkin-go github.com/orcaman/concurrent-map
github.com/ory/dockertest github.com/oschwald/geoip2-golang github.com/oschwald/maxminddb-golang
github.com/otiai10/copy github.com/panjf2000/ants github.com/panjf2000/gnet github.com/parnurzeal/gorequest
github.com/patrickmn/go-cache github.com/paulmach/orb github.com/pborman/uuid github.com/pelletier/go-toml
github.com/perimeterx/marshmallow github.com/peterbourgon/diskv github.com/peterbourgon/ff github.com/peterh/liner
github.com/philhofer/fwd github.com/pierrec/lz4 github.com/pion github.com/pjbgf/sha1cd github.com/pkg/browser
github.com/pkg/errors github.com/pkg/sftp github.com/pkoukk/tiktoken-go github.com/planetscale/vtprotobuf
github.com/playwright-community/playwright-go github.com/pmezard/go-difflib github.com/posener/complete
github.com/power-devops/perfstat github.com/pquerna/otp github.com/pressly/goose github.com/prometheus
github.com/pterm/pterm github.com/puzpuzpuz/xsync github.com/qdrant/go-client github.com/quic-go
github.com/r3labs/diff github.com/r3labs/sse github.com/rabbitmq/amqp091-go github.com/radovskyb/watcher
github.com/rcrowley/go-metrics github.com/redis/go-redis github.com/redis/rueidis
github.com/refraction-networking/utls github.com/remyoudompheng/bigfft github.com/revel/revel github.com/rivo/tview
github.com/rivo/uniseg github.com/rjeczalik/notify github.com/robertkrimen/otto github.com/robfig/cron
github.com/rogpeppe/go-internal github.com/rs/cors github.com/rs/xid github.com/rs/zerolog
github.com/rubenv/sql-migrate github.com/russross/blackfriday github.com/rwcarlsen/goexif
github.com/ryanuber/columnize github.com/sagikazarmark/locafero github.com/sagikazarmark/slog-shim
github.com/sahilm/fuzzy github.com/samber/lo github.com/samber/mo github.com/samuel/go-zookeeper
github.com/santhosh-tekuri/jsonschema github.com/sashabaranov/go-openai github.com/satori/go.uuid
github.com/savsgio/gotils github.com/schollz/progressbar github.com/segmentio/encoding github.com/segmentio/kafka-go
github.com/segmentio/ksuid github.com/sendgrid/sendgrid-go github.com/sergi/go-diff github.com/sethvargo/go-retry
github.com/shirou/gopsutil github.com/shopspring/decimal github.com/shurcooL/graphql github.com/sirupsen
github.com/skeema/knownhosts github.com/skip2/go-qrcode github.com/skratchdot/open-golang github.com/slack-go/slack
github.com/smallstep/certificates github.com/smartystreets/goconvey github.com/soheilhy/cmux github.com/sony/gobreaker
github.com/sony/sonyflake github.com/sourcegraph/conc github.com/sourcegraph/jsonrpc2 github.com/spaolacci/murmur3
github.com/speakeasy-api/openapi-overlay github.com/spf13 github.com/square/go-jose github.com/stoewer/go-strcase
github.com/streadway/amqp github.com/stretchr github.com/stripe/stripe-go github.com/subosito/gotenv github.com/swaggo
github.com/syndtr/goleveldb github.com/tealeg/xlsx github.com/testcontainers/testcontainers-go
github.com/tetratelabs/wazero github.com/tidwall/gjson github.com/tidwall/match github.com/tidwall/pretty
github.com/tidwall/sjson github.com/tinylib/msgp github.com/tklauser/go-sysconf github.com/tmc/langchaingo
github.com/traefik/traefik github.com/traefik/yaegi github.com/tursodatabase/libsql-client-go
github.com/twilio/twilio-go github.com/twitchtv/twirp github.com/twmb/franz-go github.com/twmb/murmur3
github.com/twpayne/go-geom github.com/uber-go github.com/uber/jaeger-client-go github.com/ugorji/go
github.com/ulikunitz/xz github.com/ulule/limiter github.com/unrolled/render github.com/unrolled/secure
github.com/uptrace/bun github.com/urfave github.com/valyala/bytebufferpool github.com/valyala/fasthttp
github.com/valyala/fastjson github.com/vbatts/tar-split github.com/vektah/gqlparser github.com/vishvananda/netlink
github.com/vishvananda/netns github.com/vmihailenco/msgpack github.com/wailsapp/wails github.com/weaviate/weaviate
github.com/webview/webview_go github.com/weppos/publicsuffix-go github.com/whilp/git-urls
github.com/wk8/go-ordered-map github.com/x448/float16 github.com/xanzy/go-gitlab github.com/xanzy/ssh-agent
github.com/xdg-go/scram github.com/xeipuuv/gojsonschema github.com/xhit/go-simple-mail github.com/xhit/go-str2duration
github.com/xi2/xz github.com/xitongsys/parquet-go github.com/xo/terminfo github.com/xtaci/smux github.com/xuri/efp
github.com/xuri/excelize github.com/xuri/nfp github.com/yalp/jsonpath github.com/yeqown/go-qrcode
github.com/yosida95/uritemplate github.com/youmark/pkcs8 github.com/yudai/gojsondiff github.com/yuin/goldmark
github.com/yuin/gopher-lua github.com/yusufpapurcu/wmi github.com/zalando/go-keyring github.com/zenazn/goji
github.com/zeromicro/go-zero gitlab.com/gitlab-org/api/client-go gitlab.com/golang-commonmark go.etcd.io go.lsp.dev
go.mongodb.org/mongo-driver go.opentelemetry.io go.starlark.net go.temporal.io go.uber.org go.yaml.in go4.org
goa.design gocloud.dev golang.org/x golang.zx2c4.com gonum.org google.golang.org gopkg.in gorm.io gotest.tools
gvisor.dev/gvisor helm.sh/helm honnef.co/go howett.net/plist istio.io/api istio.io/client-go k8s.io knative.dev/pkg
knative.dev/serving lukechampine.com/blake3 maunium.net/go mellium.im modernc.org mvdan.cc/gofumpt mvdan.cc/sh
nhooyr.io/websocket oras.land/oras-go pault.ag/go periph.io/x pgregory.net/rapid rsc.io sigs.k8s.io
software.sslmate.com/src/go-pkcs12 storj.io/drpc tailscale.com tinygo.org/x zombiezen.com/go/sqlite
`;

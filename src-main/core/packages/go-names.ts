/**
 * Go modules that many programs are made of, by hand, as of 2026-11-21. Each is on https://pkg.go.dev. Everything below a row is public
 * too: a row is a module, a domain of public modules alone, or an organisation that publishes all it has. Companies that also keep
 * modules to themselves stand here module by module.
 */
export const goPrefixes = `
braces.dev/errtrace buf.build/gen/go cloud.google.com/go connectrpc.com/connect dario.cat/mergo encore.dev entgo.io filippo.io
fyne.io/fyne gioui.org github.com/99designs/gqlgen github.com/99designs/keyring github.com/Azure/azure-sdk-for-go
github.com/Azure/go-ansiterm github.com/Azure/go-autorest github.com/AzureAD/microsoft-authentication-library-for-go
github.com/BurntSushi/toml github.com/ClickHouse/ch-go github.com/ClickHouse/clickhouse-go github.com/DATA-DOG/go-sqlmock
github.com/DataDog/datadog-go github.com/IBM/sarama github.com/Masterminds/semver github.com/Masterminds/sprig
github.com/Masterminds/squirrel github.com/Microsoft/go-winio github.com/NVIDIA/go-nvml github.com/ProtonMail/go-crypto
github.com/PuerkitoBio/goquery github.com/RichardKnop/machinery github.com/RoaringBitmap/roaring github.com/Shopify/sarama
github.com/ThreeDotsLabs/watermill github.com/VictoriaMetrics/metrics github.com/a-h/templ github.com/adrg/xdg github.com/ajstarks/svgo
github.com/alecthomas/chroma github.com/alecthomas/kong github.com/alecthomas/participle github.com/allegro/bigcache
github.com/andybalholm/brotli github.com/andybalholm/cascadia github.com/anthropics/anthropic-sdk-go github.com/antlr4-go/antlr
github.com/apache/arrow github.com/apache/pulsar-client-go github.com/apache/thrift github.com/armon/go-metrics
github.com/asaskevich/govalidator github.com/asim/go-micro github.com/astaxie/beego github.com/atotto/clipboard github.com/avast/retry-go
github.com/aws/aws-lambda-go github.com/aws/aws-sdk-go github.com/aws/aws-sdk-go-v2 github.com/aws/smithy-go
github.com/awslabs/aws-lambda-go-api-proxy github.com/aymanbagabas/go-osc52 github.com/beego/beego github.com/beorn7/perks
github.com/bits-and-blooms/bitset github.com/blang/semver github.com/blevesearch/bleve github.com/bmatcuk/doublestar
github.com/boltdb/bolt github.com/bradfitz/gomemcache github.com/briandowns/spinner github.com/bufbuild/protocompile
github.com/buger/jsonparser github.com/bwmarrin/discordgo github.com/bytedance/sonic github.com/caarlos0/env github.com/caddyserver
github.com/cenkalti/backoff github.com/cespare/xxhash github.com/charmbracelet github.com/chromedp/chromedp github.com/cilium/ebpf
github.com/cloudflare/circl github.com/cloudflare/cloudflare-go github.com/cockroachdb/errors github.com/cockroachdb/pebble
github.com/containerd github.com/coreos github.com/cpuguy83/go-md2man github.com/creack/pty github.com/davecgh/go-spew
github.com/deckarep/golang-set github.com/denisenkom/go-mssqldb github.com/dgraph-io/badger github.com/dgraph-io/ristretto
github.com/dgrijalva/jwt-go github.com/dlclark/regexp2 github.com/docker/cli github.com/docker/compose github.com/docker/distribution
github.com/docker/docker github.com/docker/go-connections github.com/docker/go-units github.com/dop251/goja github.com/dustin/go-humanize
github.com/eapache/go-resiliency github.com/elastic/go-elasticsearch github.com/elastic/go-sysinfo github.com/emicklei/go-restful
github.com/emirpasic/gods github.com/envoyproxy/go-control-plane github.com/etcd-io github.com/ethereum/go-ethereum
github.com/evanphx/json-patch github.com/evanw/esbuild github.com/exaring/otelpgx github.com/fatih/color github.com/fatih/structs
github.com/felixge/httpsnoop github.com/fluxcd/pkg github.com/fsnotify github.com/fxamacker/cbor github.com/gabriel-vasile/mimetype
github.com/garyburd/redigo github.com/gdamore/tcell github.com/getsentry/sentry-go github.com/gin-contrib github.com/gin-gonic
github.com/glebarez/sqlite github.com/go-chi github.com/go-git github.com/go-gorp/gorp github.com/go-jose/go-jose github.com/go-kit
github.com/go-ldap/ldap github.com/go-logr github.com/go-martini/martini github.com/go-ole/go-ole github.com/go-openapi
github.com/go-pg/pg github.com/go-playground github.com/go-redis github.com/go-resty/resty github.com/go-rod/rod github.com/go-sql-driver
github.com/go-task/task github.com/go-telegram-bot-api/telegram-bot-api github.com/go-viper/mapstructure github.com/go-zookeeper/zk
github.com/gobuffalo/buffalo github.com/gobwas/glob github.com/gobwas/ws github.com/goccy/go-json github.com/goccy/go-yaml
github.com/gocolly/colly github.com/gocql/gocql github.com/gocraft/work github.com/godbus github.com/gofiber github.com/gofrs/flock
github.com/gofrs/uuid github.com/gogo github.com/gohugoio/hugo github.com/golang github.com/golang-jwt github.com/golang-migrate
github.com/gomarkdown/markdown github.com/gomodule/redigo github.com/google/btree github.com/google/cel-go github.com/google/flatbuffers
github.com/google/generative-ai-go github.com/google/go-cmp github.com/google/go-github github.com/google/go-querystring
github.com/google/gofuzz github.com/google/gopacket github.com/google/pprof github.com/google/renameio github.com/google/s2a-go
github.com/google/shlex github.com/google/uuid github.com/google/wire github.com/googleapis github.com/gorilla github.com/gosimple/slug
github.com/gotd/td github.com/grafana/grafana github.com/grafana/k6 github.com/grafana/loki github.com/grafana/pyroscope-go
github.com/graph-gophers/graphql-go github.com/graphql-go/graphql github.com/grpc-ecosystem github.com/h2non/filetype
github.com/hajimehoshi/ebiten github.com/hashicorp/consul github.com/hashicorp/errwrap github.com/hashicorp/go-cleanhttp
github.com/hashicorp/go-getter github.com/hashicorp/go-hclog github.com/hashicorp/go-immutable-radix github.com/hashicorp/go-multierror
github.com/hashicorp/go-plugin github.com/hashicorp/go-retryablehttp github.com/hashicorp/go-uuid github.com/hashicorp/go-version
github.com/hashicorp/golang-lru github.com/hashicorp/hcl github.com/hashicorp/memberlist github.com/hashicorp/raft
github.com/hashicorp/serf github.com/hashicorp/terraform-exec github.com/hashicorp/terraform-plugin-sdk github.com/hashicorp/vault
github.com/hashicorp/yamux github.com/hibiken/asynq github.com/huandu/xstrings github.com/iancoleman/strcase
github.com/ianlancetaylor/demangle github.com/imdario/mergo github.com/influxdata/influxdb-client-go github.com/itchyny/gojq
github.com/jackc github.com/jhump/protoreflect github.com/jinzhu/copier github.com/jinzhu/gorm github.com/jinzhu/inflection
github.com/jinzhu/now github.com/jmespath/go-jmespath github.com/jmoiron/sqlx github.com/joho/godotenv github.com/josharian/intern
github.com/json-iterator github.com/juju/errors github.com/julienschmidt/httprouter github.com/kardianos/service github.com/kataras/iris
github.com/kballard/go-shellquote github.com/kelseyhightower/envconfig github.com/klauspost/compress github.com/klauspost/cpuid
github.com/kr/pretty github.com/kr/pty github.com/kubernetes github.com/kubernetes-sigs/kustomize github.com/kylelemons/godebug
github.com/labstack github.com/launchdarkly/go-server-sdk github.com/lestrrat-go/jwx github.com/lib/pq github.com/libp2p
github.com/lithammer/fuzzysearch github.com/lucasb-eyer/go-colorful github.com/magefile/mage github.com/magiconair/properties
github.com/mailru/easyjson github.com/manifoldco/promptui github.com/mark3labs/mcp-go github.com/mattn/go-colorable
github.com/mattn/go-isatty github.com/mattn/go-runewidth github.com/mattn/go-sqlite3 github.com/meilisearch/meilisearch-go
github.com/metoro-io/mcp-golang github.com/mholt/archiver github.com/micro/go-micro github.com/microcosm-cc/bluemonday
github.com/microsoft/go-mssqldb github.com/miekg/dns github.com/milvus-io/milvus-sdk-go github.com/minio/minio-go
github.com/minio/sha256-simd github.com/mitchellh/copystructure github.com/mitchellh/go-homedir github.com/mitchellh/mapstructure
github.com/moby github.com/modelcontextprotocol github.com/montanaflynn/stats github.com/muesli/reflow github.com/muesli/termenv
github.com/multiformats github.com/munnerz/goautoneg github.com/natefinch/lumberjack github.com/nats-io github.com/ncruces/go-sqlite3
github.com/neo4j/neo4j-go-driver github.com/nfnt/resize github.com/nicksnyder/go-i18n github.com/nsqio/go-nsq github.com/nxadm/tail
github.com/oklog/run github.com/oklog/ulid github.com/olekukonko/tablewriter github.com/olivere/elastic github.com/ollama/ollama
github.com/onsi github.com/open-telemetry github.com/openai/openai-go github.com/opencontainers github.com/opentracing
github.com/orcaman/concurrent-map github.com/ory/dockertest github.com/oschwald/maxminddb-golang github.com/panjf2000/ants
github.com/panjf2000/gnet github.com/patrickmn/go-cache github.com/paulmach/orb github.com/pelletier/go-toml github.com/philhofer/fwd
github.com/pierrec/lz4 github.com/pion github.com/pkg/browser github.com/pkg/errors github.com/pkg/sftp github.com/pkoukk/tiktoken-go
github.com/playwright-community/playwright-go github.com/pmezard/go-difflib github.com/pquerna/otp github.com/pressly/goose
github.com/prometheus github.com/pterm/pterm github.com/qdrant/go-client github.com/quic-go github.com/rabbitmq/amqp091-go
github.com/rcrowley/go-metrics github.com/redis/go-redis github.com/redis/rueidis github.com/refraction-networking/utls
github.com/revel/revel github.com/rivo/tview github.com/rivo/uniseg github.com/robfig/cron github.com/rogpeppe/go-internal
github.com/rs/cors github.com/rs/xid github.com/rs/zerolog github.com/russross/blackfriday github.com/samber/lo github.com/samber/mo
github.com/sashabaranov/go-openai github.com/satori/go.uuid github.com/segmentio/encoding github.com/segmentio/kafka-go
github.com/segmentio/ksuid github.com/sergi/go-diff github.com/sethvargo/go-retry github.com/shirou/gopsutil github.com/shopspring/decimal
github.com/shurcooL/graphql github.com/sirupsen github.com/slack-go/slack github.com/smartystreets/goconvey github.com/soheilhy/cmux
github.com/sony/gobreaker github.com/sourcegraph/conc github.com/sourcegraph/jsonrpc2 github.com/speakeasy-api/openapi-overlay
github.com/spf13 github.com/streadway/amqp github.com/stretchr github.com/stripe/stripe-go github.com/swaggo github.com/syndtr/goleveldb
github.com/testcontainers/testcontainers-go github.com/tetratelabs/wazero github.com/tidwall/gjson github.com/tidwall/match
github.com/tidwall/pretty github.com/tidwall/sjson github.com/tinylib/msgp github.com/tklauser/go-sysconf github.com/tmc/langchaingo
github.com/traefik/traefik github.com/traefik/yaegi github.com/tursodatabase/libsql-client-go github.com/twitchtv/twirp
github.com/twmb/franz-go github.com/uber-go github.com/uber/jaeger-client-go github.com/ugorji/go github.com/ulikunitz/xz
github.com/uptrace/bun github.com/urfave github.com/valyala/bytebufferpool github.com/valyala/fasthttp github.com/valyala/fastjson
github.com/vektah/gqlparser github.com/vishvananda/netlink github.com/vmihailenco/msgpack github.com/wailsapp/wails
github.com/weaviate/weaviate github.com/xanzy/go-gitlab github.com/xdg-go/scram github.com/xeipuuv/gojsonschema
github.com/xitongsys/parquet-go github.com/xuri/excelize github.com/yuin/goldmark github.com/yuin/gopher-lua github.com/zalando/go-keyring
github.com/zeromicro/go-zero gitlab.com/golang-commonmark go.etcd.io go.lsp.dev go.mongodb.org/mongo-driver go.opentelemetry.io
go.starlark.net go.temporal.io go.uber.org go.yaml.in go4.org goa.design gocloud.dev golang.org/x golang.zx2c4.com gonum.org
google.golang.org gopkg.in gorm.io gotest.tools gvisor.dev/gvisor helm.sh/helm honnef.co/go howett.net/plist istio.io/api
istio.io/client-go k8s.io knative.dev/pkg knative.dev/serving lukechampine.com/blake3 mellium.im modernc.org mvdan.cc/gofumpt mvdan.cc/sh
nhooyr.io/websocket oras.land/oras-go periph.io/x pgregory.net/rapid rsc.io sigs.k8s.io software.sslmate.com/src/go-pkcs12 storj.io/drpc
tailscale.com tinygo.org/x zombiezen.com/go/sqlite
`;

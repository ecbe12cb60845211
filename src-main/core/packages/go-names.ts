/**
 * Go modules that many programs are made of and Debian does not ship under their own path. By hand, as of 2026-11-22, not looked up
 * name by name. Everything below a row is public too: a row is a module, a domain of public modules alone, or an organisation of a
 * project that publishes all it has. Companies that also keep modules to themselves, and people, stand here module by module.
 */
export const goPrefixes = `
braces.dev/errtrace buf.build/gen/go cel.dev/expr cuelabs.dev/go encore.dev entgo.io filippo.io fyne.io/fyne gioui.org
github.com/99designs/gqlgen github.com/99designs/keyring github.com/ClickHouse/ch-go
github.com/ClickHouse/clickhouse-go github.com/CloudyKit/jet github.com/Code-Hex/neo-isatty
github.com/DataDog/dd-trace-go github.com/DataDog/sketches-go
github.com/GoogleCloudPlatform/opentelemetry-operations-go github.com/KyleBanks/depth github.com/Masterminds/squirrel
github.com/Microsoft/go-winio github.com/Microsoft/hcsshim github.com/NVIDIA/go-nvml github.com/PagerDuty/go-pagerduty
github.com/Pallinder/go-randomdata github.com/Rhymond/go-money github.com/RichardKnop/machinery
github.com/StackExchange/wmi github.com/TheZeroSlave/zapsentry github.com/ThreeDotsLabs/watermill github.com/a-h/templ
github.com/abiosoft/ishell github.com/alexedwards/argon2id github.com/alexedwards/scs github.com/alicebob/miniredis
github.com/anthropics/anthropic-sdk-go github.com/antlr4-go/antlr github.com/apache/arrow github.com/apache/arrow-go
github.com/apache/beam github.com/apache/pulsar-client-go github.com/apache/thrift github.com/asaskevich/EventBus
github.com/asdine/storm github.com/asim/go-micro github.com/astaxie/beego github.com/auth0/go-jwt-middleware
github.com/aws/aws-lambda-go github.com/aws/aws-xray-sdk-go github.com/awslabs/aws-lambda-go-api-proxy
github.com/aymerick/raymond github.com/beego/beego github.com/blevesearch/bleve github.com/bluele/gcache
github.com/bsm/ginkgo github.com/bsm/gomega github.com/btcsuite/btcd github.com/bufbuild/protocompile
github.com/bwmarrin/discordgo github.com/bwmarrin/snowflake github.com/bytedance/gopkg github.com/bytedance/sonic
github.com/caddyserver github.com/census-instrumentation/opencensus-proto github.com/chai2010/webp
github.com/chromedp/chromedp github.com/clipperhouse/uax29 github.com/cloudevents/sdk-go
github.com/cloudflare/cloudflare-go github.com/cncf/udpa github.com/cncf/xds github.com/cockroachdb/errors
github.com/cockroachdb/pebble github.com/containerd github.com/coreos github.com/cpuguy83/go-md2man
github.com/cristalhq/jwt github.com/decred/dcrd github.com/devigned/tab github.com/dhowden/tag
github.com/dlclark/regexp2cg github.com/dop251/goja_nodejs github.com/eapache/go-resiliency
github.com/elastic/go-elasticsearch github.com/elastic/go-sysinfo github.com/elliotchance/orderedmap
github.com/envoyproxy/go-control-plane github.com/erikgeiser/coninput github.com/etcd-io
github.com/ethereum/go-ethereum github.com/ettle/strcase github.com/exaring/otelpgx github.com/expr-lang/expr
github.com/fatih/structtag github.com/fluxcd/pkg github.com/form3tech-oss/jwt-go github.com/fsnotify
github.com/fullstorydev/grpcurl github.com/gavv/httpexpect github.com/gin-contrib github.com/gin-gonic
github.com/glebarez/sqlite github.com/go-chi github.com/go-faker/faker github.com/go-git github.com/go-gorp/gorp
github.com/go-jet/jet github.com/go-json-experiment/json github.com/go-kit github.com/go-ldap/ldap github.com/go-logr
github.com/go-martini/martini github.com/go-ole/go-ole github.com/go-openapi github.com/go-ozzo/ozzo-validation
github.com/go-pg/pg github.com/go-playground github.com/go-redis github.com/go-rod/rod github.com/go-sql-driver
github.com/go-swagger/go-swagger github.com/go-task/task github.com/go-telegram-bot-api/telegram-bot-api
github.com/go-text/typesetting github.com/gobuffalo/buffalo github.com/gobwas/pool github.com/gobwas/ws
github.com/goccy/go-json github.com/gocolly/colly github.com/gocraft/dbr github.com/gocraft/work github.com/godbus
github.com/gofiber github.com/gogo github.com/golang github.com/golang-jwt github.com/golang-migrate
github.com/golang-module/carbon github.com/google/generative-ai-go github.com/google/gnostic
github.com/google/go-jsonnet github.com/google/jsonschema-go github.com/google/licensecheck github.com/googleapis
github.com/gorilla github.com/gotd/td github.com/grafana/grafana github.com/grafana/k6 github.com/grafana/loki
github.com/grafana/pyroscope-go github.com/graphql-go/graphql github.com/grpc-ecosystem github.com/hajimehoshi/ebiten
github.com/hashicorp/consul github.com/hashicorp/terraform-exec github.com/hashicorp/terraform-plugin-sdk
github.com/hashicorp/vault github.com/hasura/go-graphql-client github.com/hibiken/asynq github.com/hpcloud/tail
github.com/huandu/go-sqlbuilder github.com/imroc/req github.com/influxdata/influxdb-client-go
github.com/jackc/chunkreader github.com/jackc/pgproto3 github.com/jackc/pgx github.com/jhump/protoreflect
github.com/jordan-wright/email github.com/json-iterator github.com/k3a/html2text github.com/kataras/iris
github.com/klauspost/cpuid github.com/knadh/listmonk github.com/knz/strtime github.com/kubernetes
github.com/kubernetes-sigs/kustomize github.com/launchdarkly/go-server-sdk github.com/ledongthuc/pdf github.com/libp2p
github.com/likexian/whois github.com/lithammer/shortuuid github.com/lufia/plan9stats github.com/mailgun/mailgun-go
github.com/mark3labs/mcp-go github.com/maruel/panicparse github.com/matoous/go-nanoid
github.com/mattermost/mattermost-plugin-api github.com/meilisearch/meilisearch-go github.com/metoro-io/mcp-golang
github.com/mholt/archiver github.com/micro/go-micro github.com/microsoft/go-mssqldb github.com/milvus-io/milvus-sdk-go
github.com/moby github.com/modelcontextprotocol github.com/mrz1836/go-sanitize github.com/multiformats
github.com/natefinch/lumberjack github.com/ncruces/go-sqlite3 github.com/neo4j/neo4j-go-driver github.com/nsf/jsondiff
github.com/nsqio/go-nsq github.com/nwaples/rardecode github.com/olivere/elastic github.com/ollama/ollama
github.com/onsi github.com/open-telemetry github.com/openai/openai-go github.com/opencontainers github.com/opentracing
github.com/orcaman/concurrent-map github.com/ory/dockertest github.com/panjf2000/ants github.com/panjf2000/gnet
github.com/paulmach/orb github.com/pion github.com/pkoukk/tiktoken-go github.com/planetscale/vtprotobuf
github.com/playwright-community/playwright-go github.com/power-devops/perfstat github.com/pressly/goose
github.com/prometheus github.com/qdrant/go-client github.com/quic-go github.com/r3labs/diff github.com/redis/go-redis
github.com/redis/rueidis github.com/sagikazarmark/locafero github.com/sagikazarmark/slog-shim github.com/samber/mo
github.com/sashabaranov/go-openai github.com/savsgio/gotils github.com/segmentio/encoding
github.com/sendgrid/sendgrid-go github.com/sethvargo/go-retry github.com/sony/gobreaker github.com/sony/sonyflake
github.com/speakeasy-api/openapi-overlay github.com/square/go-jose github.com/stretchr github.com/stripe/stripe-go
github.com/swaggo github.com/testcontainers/testcontainers-go github.com/tetratelabs/wazero github.com/tmc/langchaingo
github.com/traefik/traefik github.com/tursodatabase/libsql-client-go github.com/twilio/twilio-go
github.com/twitchtv/twirp github.com/twmb/franz-go github.com/twpayne/go-geom github.com/uber-go
github.com/uber/jaeger-client-go github.com/ulule/limiter github.com/uptrace/bun github.com/urfave
github.com/wailsapp/wails github.com/weaviate/weaviate github.com/webview/webview_go github.com/whilp/git-urls
github.com/xitongsys/parquet-go github.com/xuri/efp github.com/xuri/excelize github.com/xuri/nfp
github.com/yalp/jsonpath github.com/yeqown/go-qrcode github.com/yosida95/uritemplate github.com/yusufpapurcu/wmi
github.com/zeromicro/go-zero gitlab.com/golang-commonmark go.etcd.io go.lsp.dev go.opentelemetry.io go.starlark.net
go.temporal.io go.uber.org go.yaml.in go4.org goa.design gocloud.dev golang.org/x golang.zx2c4.com gonum.org
google.golang.org gopkg.in gorm.io gotest.tools helm.sh/helm honnef.co/go istio.io/api istio.io/client-go k8s.io
knative.dev/pkg knative.dev/serving maunium.net/go mellium.im modernc.org mvdan.cc/sh pault.ag/go periph.io/x
pgregory.net/rapid rsc.io sigs.k8s.io storj.io/drpc tailscale.com tinygo.org/x zombiezen.com/go/sqlite
`;

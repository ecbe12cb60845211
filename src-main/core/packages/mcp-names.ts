/**
 * Public MCP servers and what they are built on, by hand, as of 2026-11-22. Source: the servers' own documentation and the
 * lists at https://github.com/modelcontextprotocol/servers. A name that is missing here costs readability only: its frames
 * become `[package]`, its component `local.mcp`.
 */
export const mcpNpmNames = `
@agentdeskai/browser-tools-mcp @agentdeskai/browser-tools-server @apify/actors-mcp-server @azure-devops/mcp @azure/mcp
@box/mcp-server-box @browserbasehq/mcp @browserbasehq/mcp-server-browserbase @brave/brave-search-mcp-server
@cloudflare/mcp-server-cloudflare @composio/mcp @currents/mcp @cyanheads/git-mcp-server @cyanheads/obsidian-mcp-server
@delorenj/mcp-server-trello @dollhousemcp/mcp-server @drawio/mcp @e2b/mcp-server @elastic/mcp-server-elasticsearch
@eslint/mcp @executeautomation/playwright-mcp-server @figma/mcp @gongrzhe/server-gmail-autoauth-mcp @grafana/mcp-grafana
@hubspot/mcp-server @ivotoby/openapi-mcp-server @kazuph/mcp-fetch @kimtaeyoon83/mcp-server-youtube-transcript
@larksuiteoapi/lark-mcp @linear/mcp @magicuidesign/mcp @makenotion/notion-mcp-server @mapbox/mcp-server @mastra/mcp
@mastra/mcp-docs-server @microsoft/clarity-mcp-server @mobilenext/mobile-mcp @mongodb-js/mongodb-mcp-server
@morph-llm/morph-fast-apply @neondatabase/mcp-server-neon @netlify/mcp @notionhq/notion-mcp-server @nx-console/nx-mcp
@omnisearch/mcp @paypal/mcp @perplexity-ai/mcp-server @pinecone-database/mcp @playwright/mcp @postman/postman-mcp-server
@prisma/mcp @puppeteer/mcp @railway/mcp-server @razorpay/mcp @redis/mcp-redis @salesforce/mcp @semgrep/mcp
@sentry/mcp-server @shadcn/mcp @shopify/dev-mcp @shtse8/filesystem-mcp @smithery/cli @stripe/mcp @supabase/mcp-server-postgrest
@supabase/mcp-server-supabase @tacticlaunch/mcp-linear @taazkareem/clickup-mcp-server @upstash/context7-mcp @vercel/mcp-adapter
@wonderwhy-er/desktop-commander @xeroapi/xero-mcp-server @zapier/mcp airtable-mcp-server apple-mcp chrome-devtools-mcp
claude-flow codex-mcp-server context7-mcp desktop-commander enhanced-postgres-mcp-server exa-mcp-server
excel-mcp-server fastmcp figma-developer-mcp firecrawl-mcp graphlit-mcp-server hyperbrowser-mcp jsonresume-mcp kubernetes-mcp-server
linear-mcp-server magic-mcp mcp-atlassian mcp-framework mcp-hfspace mcp-installer mcp-mermaid mcp-obsidian mcp-omnisearch
mcp-proxy mcp-remote mcp-remote-macos-use mcp-searxng mcp-server-kubernetes mcp-server-sqlite-npx mcp-server-code-runner
mongodb-mcp-server mongo-mcp n8n-mcp next-devtools-mcp obsidian-mcp obsidian-mcp-server openapi-mcp-generator perplexity-mcp
puppeteer-mcp-server replicate-mcp ruflo server-perplexity-ask supergateway sveltekit-mcp tavily-mcp task-master-ai todoist-mcp
xcodebuildmcp @21st-dev/magic @automatalabs/mcp-server-playwright @benborla29/mcp-server-mysql @bytebase/dbhub
@circleci/mcp-server-circleci @heroku/mcp-server @jetbrains/mcp-proxy @kagi/mcp-server @metabase/mcp @mendable/firecrawl-mcp
@modelcontextprotocol/inspector @modelcontextprotocol/sdk @openbnb/mcp-server-airbnb @qdrant/mcp-server-qdrant @roychri/mcp-server-asana
@sooperset/mcp-atlassian @suekou/mcp-notion-server @tokenizin/mcp-npx-fetch @winor30/mcp-server-datadog @zereight/mcp-gitlab
@modelcontextprotocol/server-everything @modelcontextprotocol/server-filesystem @modelcontextprotocol/server-memory
@modelcontextprotocol/server-sequential-thinking mcp-server-commands mcp-server-fetch-typescript mcp-server-gemini mcp-shrimp-task-manager
mcp-think-tank mcp-knowledge-graph mcp-playwright mcp-use mcp-graphql mcp-gateway mcp-hub mcp-inspector mcp-sequentialthinking-tools
@raygun.io/mcp-server-raygun @twilio-alpha/mcp @chargebee/mcp @auth0/auth0-mcp-server
@sanity/mcp-server @launchdarkly/mcp-server @mux/mcp @browsermcp/mcp @hyperbrowser/mcp
@agent-infra/mcp-server-browser @agent-infra/mcp-server-filesystem @gitkraken/gk @storybook/mcp @ui5/mcp-server @cloudbase/cloudbase-mcp
@baidumap/mcp-server-baidu-map @amap/amap-maps-mcp-server @antv/mcp-server-chart @z_ai/mcp-server @wopal/mcp-server-hotnews
ios-simulator-mcp mobile-mcp nx-mcp shadcn vercel-mcp-adapter
stallari-beacon stallari-cli @anthropic-ai/claude-code @anthropic-ai/dxt @anthropic-ai/mcpb @openai/codex @google/gemini-cli opencode-ai
`;

export const mcpPypiNames = `
ableton-mcp arxiv-mcp-server awslabs.aws-api-mcp-server awslabs.aws-diagram-mcp-server
awslabs.aws-documentation-mcp-server awslabs.bedrock-kb-retrieval-mcp-server awslabs.cdk-mcp-server
awslabs.cloudwatch-mcp-server awslabs.core-mcp-server awslabs.cost-analysis-mcp-server awslabs.dynamodb-mcp-server
awslabs.ecs-mcp-server awslabs.eks-mcp-server awslabs.git-repo-research-mcp-server awslabs.lambda-tool-mcp-server
awslabs.nova-canvas-mcp-server awslabs.postgres-mcp-server awslabs.redshift-mcp-server awslabs.s3-tables-mcp-server
awslabs.stepfunctions-tool-mcp-server awslabs.terraform-mcp-server basic-memory blender-mcp browser-use chroma-mcp
code-index-mcp codegraphcontext couchbase-mcp-server dbt-mcp django-mcp-server duckduckgo-mcp-server
elasticsearch-mcp-server elevenlabs-mcp excel-mcp-server fastapi-mcp fastmcp hass-mcp jupyter-mcp-server kagimcp
logfire-mcp markitdown-mcp mcp mcp-agent mcp-alchemy mcp-atlassian mcp-cli mcp-clickhouse mcp-google-sheets
mcp-grafana mcp-hub mcp-memory-service mcp-neo4j-cypher mcp-neo4j-data-modeling mcp-neo4j-memory mcp-nixos
mcp-obsidian mcp-pandoc mcp-proxy mcp-pyodide mcp-run-python mcp-server-aws mcp-server-bigquery mcp-server-calculator
mcp-server-data-exploration mcp-server-docker mcp-server-elasticsearch mcp-server-fetch mcp-server-filesystem
mcp-server-git mcp-server-home-assistant mcp-server-ida mcp-server-jupyter mcp-server-kubernetes mcp-server-motherduck
mcp-server-mysql mcp-server-neo4j mcp-server-odoo mcp-server-qdrant mcp-server-rag-web-browser mcp-server-reddit
mcp-server-sentry mcp-server-sqlite mcp-server-time mcp-server-tree-sitter mcp-shell-server mcp-simple-arxiv
mcp-telegram mcp-text-editor mcp-use mcp-vegalite-server mcp-youtube-transcript mcpo milvus-mcp minimax-mcp
mssql-mcp-server mysql-mcp-server nocodb-mcp notion-mcp office-powerpoint-mcp-server office-word-mcp-server
openapi-mcp-server opik-mcp paper-search-mcp postgres-mcp pubmed-mcp-server pulumi-mcp pymupdf4llm-mcp
redis-mcp-server semgrep-mcp serena serena-agent snowflake-labs-mcp tavily-mcp trello-mcp-server unreal-mcp
wikipedia-mcp windows-mcp workspace-mcp yahoo-finance-mcp yfinance-mcp yfmcp zen-mcp-server zotero-mcp
zotero-mcp-server
`;

/** Images of Docker's own catalogue of MCP servers, and of servers that are mostly run as one; without the registry. */
export const mcpDockerNames = `
mcp/aws-kb-retrieval-server mcp/atlassian mcp/brave-search mcp/context7 mcp/couchbase mcp/desktop-commander mcp/dockerhub mcp/duckduckgo mcp/elasticsearch
mcp/elevenlabs mcp/everart mcp/everything mcp/exa mcp/fetch mcp/filesystem mcp/firecrawl mcp/gdrive mcp/git mcp/github mcp/github-mcp-server mcp/gitlab
mcp/google-maps mcp/grafana mcp/heroku mcp/kubernetes mcp/markitdown mcp/memory mcp/mongodb mcp/neo4j mcp/node-code-sandbox mcp/notion mcp/obsidian
mcp/paper-search mcp/perplexity-ask mcp/playwright mcp/postgres mcp/puppeteer mcp/redis mcp/sentry mcp/sequentialthinking mcp/slack mcp/sqlite mcp/stripe
mcp/tavily mcp/time mcp/wikipedia-mcp mcp/youtube-transcript github/github-mcp-server hashicorp/terraform-mcp-server grafana/mcp-grafana
crystaldba/postgres-mcp sooperset/mcp-atlassian mongodb/mongodb-mcp-server
`;

/**
 * Public packages of npm that programs are built on, though few others depend on them: frameworks, clients of services, tools that are
 * run rather than imported. By hand, as of 2026-11-21, not looked up one by one.
 */
export const npmMoreNames = `
@apollo/gateway @apollo/server @aptos-labs/ts-sdk @astrojs/node @astrojs/react @elysiajs/cors @fastify/cors @fastify/jwt @fastify/multipart @fastify/static
@fastify/websocket @feathersjs/feathers @google-cloud/bigquery @google-cloud/firestore @google-cloud/logging @google-cloud/pubsub @google-cloud/secret-manager
@google-cloud/storage @google-cloud/tasks @google/genai @google/generative-ai @grammyjs/conversations @hapi/hapi @huggingface/inference
@huggingface/transformers @keystone-6/core @koa/cors @koa/router @langchain/anthropic @langchain/community @langchain/core @langchain/langgraph
@langchain/openai @lancedb/lancedb @libsql/client @medusajs/medusa @mikro-orm/core @mistralai/mistralai @neondatabase/serverless @openai/agents
@openrouter/ai-sdk-provider @payloadcms/next @pinecone-database/pinecone @planetscale/database @prisma/client @prisma/engines @qdrant/js-client-rest
@react-router/node @redwoodjs/api @remix-run/express @remix-run/node @remix-run/react @remix-run/router @remix-run/server-runtime @sapphire/framework
@sentry/browser @sentry/core @sentry/electron @sentry/nextjs @sentry/node @slack/bolt @slack/web-api @solana/web3.js @strapi/strapi @supabase/auth-js
@supabase/postgrest-js @supabase/realtime-js @supabase/storage-js @supabase/supabase-js @temporalio/client @temporalio/worker @trpc/client @trpc/server
@twurple/api @upstash/ratelimit @upstash/redis @vercel/blob @vercel/kv @vercel/postgres @whiskeysockets/baileys @xenova/transformers
adminjs agenda ai apify apollo-server apollo-server-core apollo-server-express astro bee-queue better-auth better-sqlite3 botkit
bull bullmq cassandra-driver chokidar-cli chromadb clinic cohere-ai concurrently crawlee dd-trace directus discord.js dockerode drizzle-kit drizzle-orm
duckdb elysia ethers eventsource exceljs expo faunadb feathers firebase-admin fluent-ffmpeg gatsby ghost grammy groq-sdk hapi
hexo imapflow instagram-private-api ioredis-mock json-server jsforce kafkajs knex langchain langfuse langsmith lighthouse llamaindex loopback lowdb
mailgun.js matrix-js-sdk mediasoup meilisearch mineflayer mongodb-memory-server moleculer nats nest nestjs-pino newrelic
next-auth ngrok nightmare node-cron node-ical node-pty node-red node-schedule node-telegram-bot-api node-wifi nodemailer-mock notion-client objection
ollama onnxruntime-node openapi-backend parse-server payload pdf-lib pdf-parse pdfkit pg-boss pg-promise pino-http piscina pm2 pocketbase
posthog-node primus prisma probot puppeteer-extra puppeteer-extra-plugin-stealth razorpay realm redis-om remix restify restify-errors
rethinkdb sails sanity serialport serverless serverless-offline snowflake-sdk socketcluster-server solid-js sqlite-vec ssh2-sftp-client
stripe strapi surrealdb telegraf telegram tesseract.js tinybase twilio twit typegoose usb vercel vectordb viem vuepress wagmi web3 whatsapp-web.js
winston-daily-rotate-file wrangler xlsx yjs zeromq zx
`;

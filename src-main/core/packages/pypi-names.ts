/**
 * Python packages that nearly every program is made of, by hand, as of 2026-11-21, and the names under which they are
 * imported where these differ: a traceback shows the folder, a command the package. Source: the head of
 * https://hugovk.github.io/top-pypi-packages/.
 */
export const pypiNames = `
absl absl-py accelerate adal adbc aiobotocore aiodns aiofiles aiohappyeyeballs aiohttp aioitertools aioredis aiosignal aiosqlite alembic
altair amqp aniso8601 ansible annotated-doc annotated-types annotated_types anthropic antlr4 anyio apache-airflow apispec appdirs appnope
apscheduler argcomplete argon2 argon2-cffi arrow asgiref asn1crypto astor astroid asttokens async-lru async-timeout async_timeout asyncpg
attr attrs authlib autobahn automat autopep8 awscli awswrangler azure azure-core azure-identity azure-storage-blob babel backoff bandit bcrypt
beautifulsoup4 billiard bitarray black bleach blinker blis bokeh boto boto3 botocore bottle brotli bs4 build cachecontrol cachetools catalogue
cattrs celery certifi cffi chardet charset-normalizer charset_normalizer chromadb click cloudpickle cohere colorama coloredlogs colorlog
comm configargparse contextlib2 contourpy coverage croniter cryptography cssselect curl_cffi cv2 cycler cymem cython dash dask databricks
databricks-sdk dataclasses dataclasses-json datadog dateparser dateutil ddtrace debugpy decorator deepdiff defusedxml deprecated diffusers dill
diskcache distlib distributed distro django djangorestframework dnspython dns docker docopt docstring-parser docutils dotenv duckdb ecdsa
editables einops elastic_transport elasticsearch email-validator email_validator entrypoints et-xmlfile et_xmlfile eventlet evaluate exceptiongroup execnet
executing faiss faker fastapi fastavro fastjsonschema fastparquet fasttext feedparser filelock filetype fiona flake8 flask flask-cors flask-login
flask-sqlalchemy flask_cors flatbuffers flax flit fonttools fontTools freezegun frozenlist fsspec ftfy future gast gcsfs gensim geopandas gevent git
gitdb gitpython google google-api-core google-auth google-cloud-storage google-generativeai google_auth_oauthlib googleapiclient gql gradio gradio_client graphql graphql-core
graphviz greenlet groq grpc grpcio grpcio-tools gspread gunicorn h11 h2 h5py hatchling hf_transfer hiredis hpack html5lib httpcore httplib2
httptools httpx httpx-sse huggingface-hub huggingface_hub humanfriendly humanize hvac hydra hyperframe hypothesis idna imageio imagesize
importlib-metadata importlib-resources importlib_metadata importlib_resources inflect iniconfig instructor invoke ipykernel ipython IPython ipywidgets isodate isort itsdangerous
jax jaxlib jedi jeepney jinja2 jiter jmespath joblib json5 jsonpatch jsonpath-ng jsonpickle jsonpointer jsonschema jsonschema_specifications jupyter jupyter_client
jupyter_core jupyter-server jupyterlab jwcrypto jwt kafka kafka-python keras keyring kiwisolver kombu kubernetes langchain langchain-community langchain-core langchain-openai
langchain_community langchain_core langchain_openai langgraph langsmith lark lazy_loader librosa lightgbm lightning litellm llama-index llama_index llvmlite locket
logfire loguru lxml lz4 mako markdown markdown-it-py markdown_it markdownify markupsafe marshmallow matplotlib matplotlib-inline mccabe mdurl
mistralai mistune mkdocs ml_dtypes mlflow mock more-itertools more_itertools moto moviepy mpmath msal msgpack multidict multiprocess mypy mypy-extensions mypy_extensions
mysql mysql-connector-python mysqlclient MySQLdb narwhals nbclient nbconvert nbformat neo4j nest-asyncio nest_asyncio networkx nltk nodeenv notebook notion_client nox numba
numexpr numpy oauth2client oauthlib ollama omegaconf onnx onnxruntime openai opencv-python openpyxl opensearch-py opentelemetry opentelemetry-api opentelemetry-sdk opt-einsum
optuna orjson outcome overrides packaging paho pandas paramiko parso passlib pathspec pathy patsy pdfminer pdfplumber peewee pendulum peft pexpect PIL
pillow pinecone pip pipenv pipx pkginfo platformdirs playwright plotly pluggy ply poetry polars portalocker pre-commit pre_commit preshed prettytable
prometheus-client prometheus_client prompt-toolkit prompt_toolkit propcache proto protobuf psutil psycopg psycopg2 psycopg2-binary ptyprocess pure-eval pyarrow pyasn1 pyasn1_modules
pycparser pycryptodome Crypto pydantic pydantic-ai pydantic-core pydantic-settings pydantic_core pydantic_settings pydub pyflakes pygments pyjwt pylint pymongo pymysql pynacl
pyodbc pyopenssl OpenSSL pyparsing pypdf pyperclip pyproject-hooks pyright pyrsistent pyserial pyspark pytest pytest-asyncio pytest-cov pytest-mock pytest-xdist
python-dateutil python-dotenv python-multipart python-slugify multipart pytorch-lightning pytz pywavelets pyyaml yaml pyzmq zmq qdrant_client ray redis referencing regex
reportlab requests requests-oauthlib requests-toolbelt requests_toolbelt responses retry rfc3986 rich rich_toolkit rpds rpds-py rsa ruamel ruamel-yaml ruff s3fs s3transfer
safetensors scikit-image scikit-learn scipy scrapy seaborn selenium sentence-transformers sentence_transformers sentencepiece sentry-sdk sentry_sdk setuptools setuptools_scm shapely
shellingham simplejson six skimage sklearn slack_bolt slack_sdk slugify smart-open smart_open smmap sniffio snowballstemmer snowflake sortedcontainers soupsieve spacy sphinx sqlalchemy
sqlglot sqlmodel sqlparse sse_starlette sshtunnel stack-data starlette statsmodels streamlit stripe structlog supabase sympy tables tabulate tenacity tensorboard
tensorflow termcolor text-unidecode textual threadpoolctl thrift tiktoken tinycss2 tokenizers toml tomli tomlkit toolz torch torchaudio torchvision tornado
tox tqdm traitlets transformers trio triton trl tweepy twilio twisted typeguard typer typing-extensions typing_extensions typing-inspect typing-inspection typing_inspection tzdata tzlocal
ujson unstructured uritemplate urllib3 uv uvicorn uvloop vcrpy virtualenv vllm wandb watchdog watchfiles wcwidth weaviate webcolors webdriver_manager webencodings websocket
websocket-client websockets werkzeug wheel whoosh win32com wrapt wsproto xgboost xlrd xlsxwriter xmltodict xxhash yarl yfinance youtube_dl yt-dlp yt_dlp zeroconf zipp
zope zstandard pkg_resources _pytest _distutils_hack attrs_strict llm mcpo instructor google-genai ollama_python whisper faster_whisper pdf2image pytesseract docx pptx
a2a-sdk agno aider-chat aio-pika aio_pika aiogram aiokafka aiomysql aiopg aioresponses aiormq aiosmtplib airbyte-cdk airflow albucore
albumentations allennlp ansible-core apache-beam apache_beam apify argilla argostranslate asyncclick asyncio-mqtt asyncpraw asyncssh
atlassian-python-api autogen autogluon avro aws-lambda-powertools aws-sam-cli aws-xray-sdk aws_lambda_powertools azure-cosmos
azure-functions azure-keyvault-secrets azure-servicebus baml-py beanie behave bentoml better-profanity bidict Bio biopython bitsandbytes
boltons bracex braintree brotlicffi bson bugsnag capstone cartopy casbin catboost cellpose chainlit chalice channels channels-redis
channels_redis cleo clickhouse-connect clickhouse-driver cligj cloudinary cloudscraper cmake cmd2 cmdstanpy comet-ml conan confluent-kafka
confluent_kafka connexion control cookiecutter coqui-tts corsheaders crewai cupy curlify cvxopt cvxpy cx-oracle cx_Oracle dagster
dash-bootstrap-components databases dataset datasets ddgs deap debtcollector decouple deepgram-sdk deepspeed detectron2 discord discord.py
django-allauth django-cors-headers django-debug-toolbar django-environ django-extensions django-filter django-redis django-storages
djangorestframework-simplejwt dlib docling docxtpl dramatiq drf-spectacular dspy dspy-ai dulwich easyocr ebooklib edge-tts elastic-apm
elasticsearch-dsl elevenlabs emoji engineio environs esptool eth-account exifread fabric fake-useragent falcon fastai fastcore fastembed
fasteners ffmpeg ffmpeg-python filterpy fire fitz flair flask-babel flask-bcrypt flask-caching flask-compress flask-jwt-extended
flask-limiter flask-mail flask-migrate flask-restful flask-restx flask-session flask-socketio flask-wtf folium frida fugashi funasr furl
fuzzywuzzy gdown geocoder geopy gin-config github gitlab gmsh google-adk google-cloud-aiplatform google-cloud-bigquery google-cloud-core
google-cloud-firestore google-cloud-logging google-cloud-pubsub google-cloud-secret-manager google-cloud-vision google-crc32c
google-resumable-media googletrans gputil graphene graphene-django great-expectations grequests guardrails-ai guidance gymnasium h3
haystack-ai hdbscan holidays homeassistant html2text httpie hug hyperopt ibis-framework ibm-db icalendar imageio-ffmpeg imbalanced-learn
imblearn imutils influxdb influxdb-client inquirer interpret ipaddress ipdb isoduration itemadapter itemloaders jaraco.context
jaraco.functools jaraco.text jieba jinja2-time jira jose jpype1 json-repair jsonlines jsonref jupyterhub jupytext kaggle kaleido kfp kivy
kornia lancedb langchain-anthropic langchain-google-genai langchain-huggingface langchain-mcp-adapters langchain-ollama
langchain-text-splitters langchain_anthropic langdetect langflow langfuse ldap3 lightfm lime line-bot-sdk lingua-language-detector
llama-cpp-python llama-index-core llama_cpp llama_index_core locust loralib luigi lxml-html-clean magic magika manim marimo markitdown
mautrix mediapipe meilisearch memray mesop milvus-lite mitmproxy mlx mlx-lm modal modin mongoengine motor msrest mujoco mutagen nameko
napari nats-py natsort netaddr netmiko networkit neuralprophet newrelic nicegui nilearn notion-client nvidia-ml-py ocrmypdf odfpy odmantic
onnxsim open-interpreter open3d openai-agents openai-whisper openapi-core openstacksdk opentelemetry-instrumentation oracledb ortools
osmnx paddleocr paddlepaddle pamqp panel papermill param parse parsel pathvalidate pdfkit peewee-migrate phonenumbers pika pikepdf pint
piper-tts plumbum plyer pmdarima pocketsphinx ponyorm posthog praw prefect presidio-analyzer prisma prophet psycopg-pool psycopg_pool pulp
pusher py2neo py4j pyaudio pyautogui pybind11 pybit pycaret pycountry pycurl pydeck pydicom pydot pyee pyfiglet pygame pygit2 PyGithub
pyinstaller pyinstrument pykakasi pymilvus pymisp pymodbus pymssql pymupdf pynput pynvml pyotp PyPDF2 pypdf2 pypdfium2 pypika pyppeteer
pyproj pyqt5 PyQt5 PyQt6 pyqt6 pyquery pyro-ppl pyrogram pyscreeze pyside6 PySide6 pysnmp pysocks pystray python-binance python-decouple
python-docx python-gitlab python-jose python-json-logger python-ldap python-magic python-pptx python-socketio python-telegram-bot
pythonjsonlogger pytorch_lightning pyttsx3 pytube pyvis pyvista pywebview pyyaml-env-tag pyzbar qdrant-client qrcode quart questionary
ragas rasterio rawpy reactivex reactpy readability-lxml redlock reflex replicate requests-html requests-mock rest_framework
restrictedpython retrying rich-click robot robotframework rq rumps s3cmd safehttpx sagemaker sanic schedule schema scikit-optimize
scrapy-playwright scrapy-splash selenium-wire seleniumbase serpapi sgmllib3k shap shiny simple-salesforce simpy slack-bolt slack-sdk
smolagents snowflake-connector-python socketio solara sounddevice soundfile spacy-legacy speechbrain speechrecognition splinter
sqlite-utils sqlite-vec sse-starlette stable-baselines3 strawberry-graphql streamlink sudachipy supervision supervisor surprise svgwrite
taipy tavily-python telegram telethon tensorboardX testcontainers textblob tflite-runtime thefuzz thinc timm tinydb tkcalendar tldextract
torchmetrics tortoise-orm trafilatura transitions trimesh tsfresh twine txaio ultralytics umap-learn unidecode uszipcode vaderSentiment
voluptuous vtk waitress weasyprint weaviate-client webargs webdriver-manager whitenoise wikipedia wordcloud wtforms xarray xhtml2pdf
xlwings xmlschema zeep zulip
`;

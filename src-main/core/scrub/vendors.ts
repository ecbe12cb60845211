/**
 * Names of services whose keys have no sign of their own: a generated value behind `asana =` is one. Compared with the
 * words of a name, so `linear` is here and `linearGradient` is no hit: its value does not look generated.
 */
export const VENDORS: readonly string[] =
  `abbysale abstract abuseipdb abyssale accuweather adafruit adafruitio adobe adobeio adyen adzuna aerisweather
  aeroworkflow aftership agora aha airbrake airbyte airship airtable airvisual aiven akamai alchemy alconost alegra
  aletheia algolia alibaba alienvault aliyun allsports alphavantage amadeus amazon amazonmws ambee amplitude anthropic
  anypoint anyscale apacta apexxpay apideck apiflash apifonica apify apilayer apimatic apimetrics apiscience
  apitemplate apollo appcues appfollow applovin appointedd appoptics appsflyer appsynergy apptivo appveyor artifactory
  artsy asana assemblyai atera atlassian audd auth0 authress autodesk autoklose autopilot avalara avaza aviationstack
  aws axonaut aylien ayrshare azure azuredevops azurefunction azuresearch azuresql azurestorage bamboohr bannerbear
  baremetrics baseapi baseapiio baseten basistheory beamer beebole besnappy besttime betterstack bigcommerce billomat
  bing bintray bitbar bitbucket bitcoinaverage bitfinex bitgo bitly bitmex bitrise bittrex blablabus blazemeter
  blitapp blockcypher blockfrost blocknative blogger bluesky bombbomb boostnote bored borgbase box braintree
  braintreepayments brandfetch brave braze brightlocal browserbase browserless browserstack browshot bscscan bubble
  buddyns budibase bugherd bugsnag buildkite builtwith bulbul bulksms buttercms caflou calendarific calendly
  calorieninja campaign campayn canny cannyio capsulecrm captaindata carboninterface cashboard caspio censys
  centralstationcrm cerebras cexio chargebee chargify chartmogul chatbot chatfuel chatfule checio checkio checkly
  checklyhq checkmarket checkout checkvist cicero circle circleci civitai clarifai clearbit clevertap clickatell
  clickhelp clickhouse clicksend clicksendsms clickup cliengo clientary clinchpad clockify clockwork clockworksms
  close closecrm cloudant cloudconvert cloudelements cloudflare cloudimage cloudinary cloudmersive cloudplan
  cloudsight cloudsmith cloudways cloverly cloze clustdoc coda codacy codeclimate codecov codemagic codequiry cohere
  coinapi coinbase coingecko coinlayer coinlib coinmarketcap column cometchat commercejs commodities companyhub
  composio confluence confluent consul contentful contentstack conversiontools convert convertapi convertkit convier
  copper copyscape couchbase countrylayer courier coveralls craftmypdf createsend crewai cricket crossbrowsertesting
  crowdin cryptocompare currencycloud currencyfreaks currencylayer currencyscoop currents currentsapi customerguru
  customerio cypress dailyco dandelion dareboost databox databricks datadog datadotcom datafire datagov datarobot
  daytona debounce deepai deepgram deepinfra deepl deepseek deepsource delighted demio deno denodeploy deputy
  detectify detectlanguage dfuse diffbot dify diggernaut digicert digitalocean digitaloceanspaces discogs discord
  discourse disqus distribusion ditto dnscheck docker dockerhub docparser documo docusign doppler dotdigital dotmailer
  dovico dremio dronahq droneci dropbox duda duffel duo duply dwolla dynadot dynalist dynatrace dyspatch eagleeye
  eagleeyenetworks easyinsight easypost ecostruxure ecostruxureit edamam edenai edusign eightxeight elastic
  elasticemail elasticpath elevenlabs emailoctopus enablex endorlabs enigma envoy equinix eraser etherscan ethplorer
  etsy eventbrite everhour eversign exa exaai exchangerate exchangerateapi exchangeratesapi exportsdk extractor
  extractorapi facebook faceplusplus fakejson fastforex fastly fastspring fauna faunadb feedier feedly fetchrss fibery
  figma fileio filestack finage financialmodelingprep findl finicity finnhub firebase firecrawl fireworks fivetran
  fixer fixerio flagsmith flat flatio fleetbase flexport flickr flightapi flightlabs flightstats float flowdash
  flowdock flowflu flutterwave flyio fmfw formbucket formcraft formio formsite formstack fountain foursquare frameio
  freemius freshbooks freshdesk front fulcrum fullcontact fullstory fusebill fxmarket geckoboard gemini gengo geoapify
  geocode geocodify geocodio geoipifi geoipify getemail getemails getgeo getgeoapi getgist getresponse getsandbox
  getstream ghost gitea gitguardian github gitlab gitter gladia glassnode glitterly gocanvas gocardless godaddy
  goodday google goshippo gosquared gotify grafana graphcms graphhopper groovehq groq gtmetrix guardian guardianapi
  gumroad gupshup guru gyazo happi happyscribe harness harvest hasura heatmapapi helicone helius hellosign helpcrunch
  helpscout hereapi heroku hetzner hive hiveage holidayapi holistic honey honeycomb host hotjar hotwire hubspot
  huggingface humanity humio hunter hybiscus hypeauditor hypertrack ibm ibmcloud iconfinder iexapis iexcloud imagekit
  imagetotext imagga imgix imgur impala influx infobip infracost infura inngest insightly instabot instagram instamojo
  integromat intercom interseller interzoid intrinio invoiceocean ipapi ipdata ipgeolocation ipify ipinfo ipinfodb
  ipquality ipstack jenkins jfrog jina jira jotform jsonbin jumpcloud jumpseller jupiterone juro kagi kairos kakaotalk
  kaleyra kaltura kanban kanbantool karmacrm keen keenio keycdn keycloak keygen kibana kickbox kiteconnect klarna
  klaviyo klipfolio knapsack knapsackpro kochava kontent kraken kucoin kylas lakera lambda lancedb langfuse langsmith
  languagelayer lark larksuite lastfm launchdarkly leadfeeder lemlist lemonsqueezy lendflow lessannoyingcrm lexigram
  linear linemessaging linenotify linkedin linkpreview linode liveagent livekit livestorm loadmill lob locationiq
  loggly login loginradius logscale logzio lokalise looker loyverse lunchmoney luno madkudu magicbell magnetic
  mailboxlayer mailchimp mailerlite mailgun mailjet mailjetsms mailmodo mailsac mandrill manifest mapbox mapquest
  marketstack mattermost mavenlink maxmind meaningcloud mediastack meilisearch meistertask meraki mercadopago mesibo
  messagebird messari metaapi metabase metrilo microsoftteams midise midjourney milvus mindmeister miro mistral mite
  mixcloud mixmax mixpanel mockaroo modal moderation moengage mojohelpdesk mollie monday moneybird mongodb monkeylearn
  moonclerk moosend moralis motherduck mparticle mrticktock mux myexperiment myfreshworks myintervals nasdaq
  nasdaqdatalink nebius neon netcore nethunt netlify netsuite neutrino neutrinoapi newrelic newsapi newscatcher nexmo
  nexus nftport ngc ngrok nicehash nicereply nightfall nimble nitro nomad nomic nordigen noticeable notion novita novu
  nozbe nozbeteams npm nubela nuget numverify nutritionix nvapi nvidia nylas nytimes oanda ocrspace octopus okta
  omnisend onbuka onedesk onelogin onepage onepagecrm onesignal onfleet onwaterio oopspam openai opencage opencagedata
  opendatasoft opengraphr openrouter opensea openuv openvpn openweather openweathermap opsgenie optidash optimizely
  overloop ovh owlbot packagecloud paddle pagarme pagerduty pandadoc pandascore paperform papyrs paralleldots parsehub
  parsers parseur partnerstack passbase pastebin paydirt paydirtapp paymo paymoapp paymongo paypal paypaloauth
  paystack pdflayer pdfmyurl pdfshift pendo peopledatalabs pepipost percy perplexity photoroom phrase phraseaccess
  pinata pinecone pipedream pipedrive pivotal pivotaltracker pixabay plaid planetscale planviewleankit planyo playht
  plivo podio pollsapi poloniex polygon polymarket portainer portkey positionstack postageapp postbacks posthog
  postman postmark powrbot predibase prefect printfection privacy privateai processst prodpad prospectcrm prospectio
  protocolsio proxycrawl pubnub pulumi purestake pushbullet pusher pushover pypi qase qdrant quaderno qualaroo qubole
  quickbase quickmetrics quicknode railway railwayapp ramp rancher rapidapi raven rawg razorpay reachmail readme
  reallysimplesystems rebrandly recaptcha recharge rechargepayments recurly redbooth refiner remote removebg render
  rentman repairshopr replicate reply replyio requestfinance resend restpack restpackhtmltopdf rev revamp revampcrm
  ringcentral riotgames ritekit roaring robinhood robinhoodcrypto rocketreach rockset rollbar ronin roninapp rootly
  rosette rownd rubygems rudderstack runpod runrunit runwayml saladcloud salesblink salescookie salesflare salesforce
  salesmate sambanova samsara sanity sapaurora satismeter saucelabs scaleway scalingo scalr scrapeowl scraperapi
  scraperbox scrapersite scrapestack scrapfly scrapingant scrapingbee scrapingdog screenshotapi screenshotlayer
  scrutinizer scrutinizerci securitytrails segment selectpdf sellfy semaphore semgrep sendbird sendgrid sendinblue
  sendoso sentiment sentry serpapi serper serphouse serpstack settlemint sheety sherpadesk shipday shippo shodan
  shopee shopify shortcut shotstack shutterstock sidekiq signable signalwire signaturit signupgenius sigopt simfin
  simplesat simplybook simplynoted simvoly sinch sinchmessage singlestore sirv siteleaf skrapp skrappio skybiometry
  slack smartling smartsheet smartsheets smartystreets smooch smsapi snipcart snowflake snyk sonar sonarcloud
  sonarqube sonatype sourcegraph spacelift sparkpost speechmatics speechtext speechtextai splunk spoonacular
  sportradar sportsmonk spotify square squarespace squareup sslmate statuscake statuspage statuspal stitchdata
  stockdata storecove stormboard stormglass storyblok storyblokpersonal storychief strava streak streamchat stripe
  stripo stytch sugester sumo sumologic sumup supabase supernotes supernotesapi supportbee surge surveyanyplace
  surveybot surveysparrow survicate swell swiftype tableau tailscale tallyfy tatum tatumio tavily taxjar teamcity
  teamgate teamup teamviewer teamwork teamworkcrm teamworkdesk teamworkspaces technical technicalanalysis
  technicalanalysisapi tefter telegram telesign teletype telnyx tencent tencentcloud tenderly terraform tessian
  testingbot textlocal textmagic theodds theoddsapi thinkific thirdweb thousandeyes ticketmaster tickettailor
  tidbcloud tiingo timecamp timekit timezoneapi tines tineswebhook tinybird tmdb tmetric todoist together togetherai
  toggl toggltrack tokeet tomorrowio tomtom tradier transferwise travelpayouts travis travisci trello trimble tru
  trufflehog turso twelvedata twilio twist twitch twitter twitterconsumer tyntec typeform typesense typetalk uber
  ubidots uclassify unifyid unplugg unsplash upcdatabase uplead uploadcare uproc upstash uptimerobot upwave urlscan
  userflow userstack vagrantcloud vatlayer vbout veevavault vercel verifier verimail veriphone versioneye viewneo
  virustotal visualcrossing voiceflow voicegain vonage voodoosms vouchery voyage vpnapi vultr vyte wakatime walkscore
  wandb weatherbit weatherstack weaviate webengage webex webflow webscraper webscraping websitepulse wechat
  weightsandbiases wepay whoxy wistia wit wiz woocommerce woopra wordsapi workable workday workos worksnaps workstack
  worldcoinindex worldweather wpengine wrike xai xero xray yandex yelp yext youneedabudget yousign youtube yugabyte
  zapier zegocloud zendesk zenkit zenkitapi zenrows zenscrape zenserp zeplin zerobounce zerotier zilliz zipapi
  zipbooks zipcodeapi zipcodebase zoho runscope bunny bunnycdn loqate eodhd sendbirdorg aikido arcjet azureapim azurecosmosdb azurefunctionkey azurelogicapps azureopenai azuresearchquery azuresignalr azurewebpubsub bamboo bitwarden blockprotocol blynk branchio builderio calcom canva cartesia carto cielo ciscomeraki civo clay cockroachlabs cockroachdb configcat crossmint databento gitalk helcim highnote klingai moderntreasury statsig strapi thingsboard truenas turnstile unkey vastai weatherapi zuplo hcaptcha retellai cerebrium worldpay coinpayments bitpay binance bybit gateio deribit bitstamp huobi twelvelabs ideogram leonardo lumalabs heygen lightstep pingdom skyflow stackhawk friendli logz macaddressio aletheiaapi swifttype avazaapp leankit glitterlyapi mistralai groqcloud weaviatecloud qdrantcloud fireworksai perplexityai stabilityai stability lambdalabs modallabs brightdata exasearch neontech tursodb xata census growthbook unleash clerk descope kinde fusionauth frontegg loops knock brevo hygraph datocms prismic koyeb northflank zeabur bunnynet backblaze wasabi storj filebase vapi revai honeybadger logrocket axiom logtail papertrail coralogix signoz chronosphere instana appsignal raygun sumsub onfido persona veriff checkoutcom rapyd wise revolut marqeta lithic increase treasury brex mercury gusto rippling deel lattice greenhouse lever ashby airwallex payoneer skrill affirm afterpay shipengine shipbob printful printnode pexels giphy tenor trakt genius musixmatch setlistfm bandsintown meetup savvycal gotowebinar crisp drift tawk gorgias kustomer missive helpwise pylon spectralops ably cronofy zohocrm zonka zonkafeedback zoom zulip zulipchat zuora`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Vendors' names that are everyday words too, and so say nothing by themselves. */
const EVERYDAY = new Set(
  `abstract affirm ashby axiom brex census clerk crisp deel drift genius greenhouse gusto increase knock lattice
  lever loops meetup mercury missive persona pylon stability tenor treasury unleash wise aha bamboo canva carto clay highnote leonardo turnstile amazon apollo autopilot aws azure bing bored box brave bubble campaign canny chatbot checkout circle
  clockwork close coda column commodities consul convert copper courier cricket currents deputy docker dockerhub duda
  duo elastic enigma envoy eraser exa extractor fireworks fixer flat float fountain front google guardian guru harness
  harvest hive holistic honey host hunter ibm impala kairos keen keygen lambda login magnetic manifest miro modal
  moderation monday mux neon netcore nimble nitro nomad npm paddle parsers percy phrase pivotal polygon privacy
  railway ramp raven readme recaptcha recharge remote render reply rev revamp rosette segment semaphore
  sentiment shortcut square streak surge swell tableau teamup technical timekit together tru twist uber verifier
  voyage wit wiz workday xray`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Of these the ones that name nothing in a program that a UUID would be assigned to. */
export const SERVICES_OF_UUIDS: readonly string[] =
  `abstract aha apollo autopilot bing box brave bubble canny coda copper courier cricket duda duo enigma envoy exa
  fixer flat fountain guardian guru harvest hive holistic honey hunter kairos keen miro monday nimble nitro paddle
  percy pivotal polygon raven readme rosette shortcut streak surge swell tableau twist uber wit wiz workday`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Vendors with a digit in their names: words are letters alone, and stand side by side there. */
const DIGITED =
  'agora100ms api2cart api2convert d7network m3o html2pdf intra42 ip2location page2images route4me text2data web3storage'.split(
    ' ',
  );

const BY_WORD = new Set([
  ...VENDORS.filter((name) => !EVERYDAY.has(name)),
  ...DIGITED.map((name) => name.replaceAll(/\d/g, '')),
]);

/** `snykkey`, `coinapi`: what is written behind a vendor in one word. */
const GLUED = /(?:api|key|apikey|token|apitoken|secret|oauth|client|sms)$/;

/** `getsmartsheet`: what is written before one. */
const LEADING = /^(?:get|set|my|use|new|add|list|fetch|load|create|connect)/;

function isVendor(word: string): boolean {
  return BY_WORD.has(word) || BY_WORD.has(word.replace(GLUED, '')) || BY_WORD.has(word.replace(LEADING, ''));
}

/** Whether one of the words of a name is a vendor that is nothing else. */
export function namesVendor(words: readonly string[]): boolean {
  return (
    words.some(isVendor) ||
    (words.length > 1 && words.some((word, at) => at > 0 && BY_WORD.has((words[at - 1] ?? '') + word)))
  );
}

/** Whether two or three words of a name, put together, are a vendor's: `currency_layer`. */
export function namesSplitVendor(words: readonly string[]): boolean {
  for (let at = 1; at < words.length; at += 1) {
    const two = (words[at - 1] ?? '') + (words[at] ?? '');
    if (two.length > 5 && (BY_WORD.has(two) || BY_WORD.has((words[at - 2] ?? '') + two))) return true;
  }
  return false;
}

const MARKS = 1 << 15;
let marks: Uint8Array | undefined;

function markOf(first: number, second: number, last: number, length: number): number {
  return ((((first & 31) << 10) | ((second & 31) << 5) | (last & 31)) ^ (length * 1031)) & (MARKS - 1);
}

/** Whether a vendor that is nothing else may be written with these lower-case letters, first, second and last, and so long. */
export function mayBeVendor(first: number, second: number, last: number, length: number): boolean {
  if (marks === undefined) {
    marks = new Uint8Array(MARKS);
    for (const name of BY_WORD)
      marks[markOf(name.charCodeAt(0), name.charCodeAt(1), name.charCodeAt(name.length - 1), name.length)] = 1;
  }
  return marks[markOf(first, second, last, length)] === 1;
}

/** The ones that lead to a look at a value by themselves. */
export const VENDOR_KEYWORDS: readonly string[] = [
  ...VENDORS.filter((name) => !EVERYDAY.has(name)),
  ...DIGITED,
  // Two words to whoever writes a name with dashes.
  ...'linked_in linked-in message_bird message-bird new_relic new-relic private_ai private-ai'.split(' '),
];

const ALL = new Set(VENDORS);

/** A vendor among several words, one that is an everyday word too included: `slack_client_id`. */
export function namesAnyVendor(words: readonly string[]): boolean {
  return namesVendor(words) || (words.length > 1 && words.some((word) => ALL.has(word)));
}

/** `stripe_key`: a vendor's key needs no other word to be secret. */
export function namesVendorKey(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return (
    words.length > 1 &&
    (last === 'key' || last === 'pat') &&
    words.some((word, at) => at < words.length - 1 && (ALL.has(word) || ALL.has((words[at - 1] ?? '') + word)))
  );
}

/**
 * Names of services whose keys have no sign of their own: a generated value behind `asana =` is one. Compared with the
 * words of a name, so `linear` is here and `linearGradient` is no hit: its value does not look generated.
 */
export const VENDORS: readonly string[] =
  `abbysale abstract abuseipdb abyssale accuweather adafruit adafruitio adobe adobeio adyen adzuna aeroworkflow
  aftership agora aha airbrake airbyte airship airtable airvisual aiven alchemy alconost alegra aletheia algolia
  alibaba alienvault aliyun allsports amadeus amazon ambee amplitude anthropic anypoint anyscale apacta apexxpay
  apideck apiflash apifonica apify apilayer apimatic apimetrics apitemplate appcues appfollow applovin appointedd
  appoptics appsflyer appsynergy apptivo appveyor artifactory artsy asana assemblyai atera atlassian audd auth0
  authress autodesk autoklose autopilot avaza aviationstack aws axonaut aylien ayrshare azure bamboohr bannerbear
  baremetrics baseapi baseapiio baseten beamer beebole besnappy besttime betterstack bigcommerce billomat bing bitbar
  bitbucket bitcoinaverage bitfinex bitly bitmex bitrise bittrex blablabus blazemeter blitapp blockcypher blockfrost
  blogger bluesky bombbomb boostnote borgbase box braintree brandfetch brave braze browserbase browserless
  browserstack browshot bscscan buddyns budibase bugherd bugsnag buildkite bulbul bulksms buttercms caflou
  calendarific calendly calorieninja campaign campayn canny cannyio capsulecrm captaindata carboninterface cashboard
  caspio censys centralstationcrm cerebras cexio chargebee chargify chartmogul chatbot chatfuel chatfule checio
  checkio checkly checklyhq checkout checkvist cicero circleci civitai clarifai clearbit clevertap clickatell
  clickhelp clickhouse clicksend clicksendsms clickup cliengo clinchpad clockify clockwork clockworksms closecrm
  cloudant cloudconvert cloudelements cloudflare cloudimage cloudinary cloudmersive cloudplan cloudsmith cloverly
  cloze clustdoc coda codacy codeclimate codecov codemagic codequiry cohere coinapi coinbase coinlayer coinlib column
  commercejs commodities companyhub composio confluence confluent consul contentful contentstack conversiontools
  convertapi convertkit convier copper couchbase countrylayer courier coveralls craftmypdf crewai crowdin
  cryptocompare currencycloud currencyfreaks currencylayer currencyscoop currents currentsapi customerguru customerio
  cypress dailyco dandelion dareboost databox databricks datadog datadotcom datafire datagov datarobot daytona
  debounce deepai deepgram deepinfra deepl deepseek deepsource delighted demio deno deputy detectify detectlanguage
  dfuse diffbot dify diggernaut digicert digitalocean discogs discord discourse disqus ditto dnscheck docker docparser
  documo docusign doppler dotdigital dotmailer dovico dremio dronahq droneci dropbox duffel duply dwolla dynalist
  dynatrace dyspatch eagleeye eagleeyenetworks easyinsight easypost ecostruxure ecostruxureit edamam edenai
  eightxeight elastic elasticemail elevenlabs enablex endorlabs enigma envoy eraser etherscan ethplorer etsy
  eventbrite everhour eversign exa exaai exchangerate exchangerateapi exchangeratesapi exportsdk extractor
  extractorapi facebook faceplusplus fakejson fastforex fastly fauna faunadb feedier fetchrss fibery figma fileio
  finage financialmodelingprep findl finicity finnhub firebase firecrawl fireworks fivetran fixer fixerio flat flatio
  fleetbase flexport flickr flightapi flightlabs flightstats float flowflu flutterwave fmfw formbucket formcraft
  formio formsite foursquare frameio freemius freshbooks freshdesk front fulcrum fullstory fxmarket geckoboard gemini
  gengo geoapify geocode geocodify geocodio geoipifi geoipify getemail getemails getgeo getgeoapi getgist getresponse
  getsandbox ghost gitea gitguardian github gitlab gitter gladia glassnode gocanvas gocardless godaddy goodday google
  gotify grafana graphcms graphhopper groovehq groq gtmetrix guardian guardianapi gumroad gupshup guru gyazo happi
  happyscribe harness harvest hasura helicone helius hellosign helpcrunch helpscout hereapi heroku hetzner hive
  hiveage holidayapi holistic honeycomb host hotjar hotwire hubspot huggingface humanity hunter hybiscus hypertrack
  ibm iconfinder iexapis iexcloud imagekit imagga impala influx infobip infracost infura inngest insightly instabot
  instagram instamojo integromat intercom interseller interzoid intrinio invoiceocean ipapi ipdata ipgeolocation ipify
  ipinfo ipinfodb ipquality ipstack jenkins jfrog jina jira jotform jumpcloud jupiterone juro kagi kanban kanbantool
  karmacrm keen keenio keycdn keycloak kibana kickbox klarna klaviyo klipfolio knapsack kochava kontent kraken kucoin
  kylas lakera lambda lancedb langfuse langsmith languagelayer lark larksuite lastfm launchdarkly leadfeeder lemlist
  lemonsqueezy lendflow lessannoyingcrm lexigram linear linenotify linkedin linkpreview linode liveagent livekit
  livestorm loadmill lob locationiq loggly login loginradius logzio lokalise looker loyverse lunchmoney luno madkudu
  magicbell magnetic mailboxlayer mailchimp mailerlite mailgun mailjet mailjetsms mailmodo mailsac mandrill mapbox
  mapquest marketstack mattermost mavenlink maxmind meaningcloud mediastack meilisearch meistertask meraki mercadopago
  mesibo messagebird metaapi metabase metrilo midjourney milvus mindmeister miro mistral mite mixmax mixpanel mockaroo
  modal moderation moengage mollie monday moneybird mongodb monkeylearn moonclerk moosend moralis motherduck mparticle
  mrticktock mux myfreshworks myintervals nasdaq nebius neon nethunt netlify netsuite neutrino neutrinoapi newrelic
  newsapi newscatcher nexmo nexus nftport ngc ngrok nicereply nightfall nimble nitro nomad nomic noticeable notion
  novita novu nozbe nozbeteams npm nuget numverify nutritionix nvapi nvidia nylas nytimes oanda octopus okta omnisend
  onedesk onelogin onepage onepagecrm onesignal onfleet onwaterio oopspam openai opencage opencagedata opendatasoft
  opengraphr openrouter opensea openuv openvpn openweather openweathermap opsgenie optimizely overloop ovh owlbot
  packagecloud pagarme pagerduty pandadoc pandascore paperform paralleldots parsehub parsers parseur partnerstack
  passbase pastebin paydirt paydirtapp paymo paymoapp paymongo paypal paystack pdflayer pdfshift peopledatalabs
  pepipost percy perplexity phraseaccess pinata pinecone pipedream pipedrive pivotal pivotaltracker pixabay plaid
  planetscale planviewleankit planyo playht plivo podio pollsapi poloniex polygon polymarket portainer portkey
  positionstack postageapp postbacks posthog postman postmark powrbot predibase prefect privacy privateai prodpad
  prospectcrm protocolsio proxycrawl pubnub pulumi purestake pushbullet pusher pushover pypi qase qdrant quaderno
  qualaroo qubole quickmetrics quicknode railway ramp rancher rapidapi rawg razorpay reachmail readme
  reallysimplesystems rebrandly recharge rechargepayments recurly refiner remote removebg render rentman repairshopr
  replicate reply replyio requestfinance resend restpack rev revamp revampcrm ringcentral ritekit roaring robinhood
  rocketreach rockset rollbar ronin roninapp rownd rubygems rudderstack runpod runrunit runwayml saladcloud salesblink
  salescookie salesflare salesforce salesmate sambanova sanity sapaurora satismeter saucelabs scaleway scalingo scalr
  scrapeowl scraperapi scraperbox scrapestack scrapfly scrapingant scrapingbee scrapingdog screenshotapi
  screenshotlayer scrutinizer scrutinizerci securitytrails segment selectpdf semaphore semgrep sendbird sendgrid
  sendinblue sentiment sentry serpapi serper serphouse serpstack settlemint sheety sherpadesk shipday shippo shodan
  shopify shortcut shotstack shutterstock sidekiq signable signalwire signaturit signupgenius sigopt simfin simplesat
  simplynoted simvoly sinch singlestore sirv siteleaf skrapp skrappio skybiometry slack smartsheet smartsheets
  smartystreets smooch snipcart snowflake snyk sonar sonarcloud sonarqube sonatype sourcegraph spacelift sparkpost
  speechmatics speechtext speechtextai splunk spoonacular sportradar sportsmonk spotify square squarespace squareup
  sslmate statuscake statuspage statuspal stitchdata stockdata storecove stormboard stormglass storyblok storychief
  strava streak stripe stripo stytch sugester sumo sumologic sumup supabase supernotes surge surveyanyplace surveybot
  surveysparrow survicate swell swiftype tailscale tallyfy tatum tatumio tavily taxjar teamcity teamgate teamwork
  teamworkcrm technical technicalanalysis tefter telegram telesign teletype telnyx tenderly terraform tessian
  testingbot textlocal textmagic theodds theoddsapi thinkific thirdweb thousandeyes ticketmaster tickettailor
  tidbcloud tiingo timecamp timezoneapi tines tineswebhook tinybird tmdb tmetric todoist together togetherai toggl
  toggltrack tokeet tomorrowio tomtom tradier transferwise travelpayouts travis travisci trello turso twelvedata
  twilio twist twitch twitter tyntec typeform typesense typetalk ubidots uclassify unifyid unplugg unsplash
  upcdatabase uplead uploadcare upstash uptimerobot upwave urlscan userflow userstack vagrantcloud vatlayer vbout
  vercel verifier verimail veriphone versioneye viewneo virustotal visualcrossing voiceflow voicegain vonage voodoosms
  vouchery voyage vpnapi vultr vyte wakatime walkscore wandb weatherbit weatherstack weaviate webex webflow webscraper
  webscraping websitepulse wepay whoxy wistia wit wiz woocommerce workable workos worksnaps workstack worldcoinindex
  worldweather wrike xai xero yandex yelp youneedabudget yousign youtube yugabyte zapier zegocloud zendesk zenkit
  zenkitapi zenrows zenscrape zenserp zeplin zerobounce zerotier zilliz zipapi zipbooks zipcodeapi zipcodebase zoho
  zohocrm zonka zonkafeedback zoom zulip zulipchat zuora`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Vendors' names that are everyday words too, and so say nothing by themselves. */
const EVERYDAY = new Set(
  `abstract aha amazon autopilot aws azure bing box brave campaign canny chatbot checkout clockwork coda column
  commodities consul copper courier currents deputy docker elastic enigma envoy eraser exa extractor fireworks fixer
  flat float front google guardian guru harness harvest hive holistic host hunter ibm impala keen lambda login
  magnetic miro modal moderation monday mux neon nimble nitro nomad npm parsers percy pivotal polygon privacy railway
  ramp readme recharge remote render reply rev revamp ronin segment semaphore sentiment shortcut square streak surge
  swell technical together twist verifier voyage wit wiz`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Of these the ones that name nothing in a program that a UUID would be assigned to. */
export const SERVICES_OF_UUIDS: readonly string[] =
  `aha autopilot bing box brave canny coda copper courier enigma envoy exa fixer flat guru harvest hive hunter keen
  miro monday nimble nitro percy pivotal polygon readme shortcut streak surge swell twist wit wiz`
    .split(/\s+/)
    .filter((word) => word !== '');

const BY_WORD = new Set(VENDORS.filter((name) => !EVERYDAY.has(name)));

/** `snykkey`, `coinapi`: what is written behind a vendor in one word. */
const GLUED = /(?:api|key|apikey|token|apitoken|secret|oauth|client|sms)$/;

/** Whether one of the words of a name is a vendor that is nothing else. */
export function namesVendor(words: readonly string[]): boolean {
  return (
    words.some((word) => BY_WORD.has(word) || BY_WORD.has(word.replace(GLUED, ''))) ||
    (words.length > 1 && words.some((word, at) => at > 0 && BY_WORD.has((words[at - 1] ?? '') + word)))
  );
}

/** The ones that lead to a look at a value by themselves. */
export const VENDOR_KEYWORDS: readonly string[] = [...BY_WORD];

const ALL = new Set(VENDORS);

/** A vendor among several words, one that is an everyday word too included: `slack_client_id`. */
export function namesAnyVendor(words: readonly string[]): boolean {
  return namesVendor(words) || (words.length > 1 && words.some((word) => ALL.has(word)));
}

/** `stripe_key`: a vendor's key needs no other word to be secret. */
export function namesVendorKey(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return words.length > 1 && (last === 'key' || last === 'pat') && words.slice(0, -1).some((word) => ALL.has(word));
}

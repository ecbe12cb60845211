/**
 * Names of services whose keys have no sign of their own: a generated value behind `asana =` is one. Compared with the
 * words of a name, so `linear` is here and `linearGradient` is no hit: its value does not look generated.
 */
export const VENDORS: readonly string[] =
  `abstract abuseipdb abyssale accuweather adafruit adobe adzuna aeroworkflow aftership agora aha airbrake airship
  airtable airvisual aiven alchemy alegra aletheia algolia alibaba alienvault aliyun allsports amadeus amazon ambee
  amplitude anthropic anypoint apacta apideck apiflash apifonica apify apilayer apimatic apimetrics apitemplate
  appcues appfollow appointedd appoptics appsynergy apptivo artifactory artsy asana assemblyai atera atlassian audd
  auth0 authress autodesk autoklose autopilot avaza aviationstack aws axonaut aylien ayrshare azure bamboohr
  bannerbear baremetrics baseten beamer beebole besnappy besttime betterstack bigcommerce billomat bing bitbar
  bitbucket bitcoinaverage bitfinex bitly bitmex bittrex blazemeter blitapp blogger bluesky bombbomb boostnote
  borgbase box braintree brandfetch brave braze browserstack browshot bscscan buddyns budibase bugherd bugsnag
  buildkite bulbul bulksms buttercms caflou calendarific calendly calorieninja campaign campayn canny capsulecrm
  captaindata carboninterface cashboard caspio censys centralstationcrm cerebras cexio chargebee chartmogul chatbot
  chatfuel checio checkio checkly checkout checkvist cicero circleci clarifai clearbit clickhelp clickhouse clicksend
  clickup cliengo clinchpad clockify clockwork closecrm cloudant cloudconvert cloudelements cloudflare cloudimage
  cloudinary cloudmersive cloudplan cloudsmith cloverly cloze clustdoc coda codacy codeclimate codecov codemagic
  codequiry cohere coinapi coinbase coinlayer coinlib column commercejs commodities companyhub confluence confluent
  consul contentful contentstack conversiontools convertapi convertkit convier copper couchbase countrylayer courier
  coveralls craftmypdf crowdin cryptocompare currencycloud currencyfreaks currencylayer currencyscoop currents
  customerguru customerio cypress dailyco dandelion dareboost databox databricks datadog datagov datarobot debounce
  deepai deepgram deepinfra deepl deepseek delighted demio deno deputy detectify detectlanguage dfuse diffbot
  diggernaut digicert digitalocean discord discourse disqus ditto dnscheck docker docparser documo docusign doppler
  dotmailer dovico dronahq droneci dropbox duffel duply dwolla dynalist dynatrace dyspatch eagleeye eagleeyenetworks
  easyinsight easypost ecostruxure edamam edenai eightxeight elastic elasticemail elevenlabs enablex endorlabs enigma
  envoy eraser etherscan ethplorer etsy eventbrite everhour eversign exa exchangerate exportsdk extractor extractorapi
  facebook faceplusplus fastforex fastly feedier fetchrss fibery figma fileio finage financialmodelingprep findl
  finicity finnhub firebase firecrawl fireworks fixer fixerio flat fleetbase flexport flickr flightapi flightlabs
  flightstats float flowflu flutterwave fmfw formbucket formcraft formio formsite foursquare frameio freemius
  freshbooks freshdesk front fulcrum fullstory fxmarket geckoboard gemini gengo geoapify geocode geocodify geocodio
  geoipifi geoipify getemail getgeo getgeoapi getgist getresponse getsandbox ghost github gitlab gitter glassnode
  gocanvas gocardless godaddy goodday google grafana graphcms graphhopper groovehq groq gtmetrix guardian gumroad guru
  gyazo happyscribe harness harvest helicone hellosign helpcrunch helpscout hereapi heroku hetzner hive hiveage
  holidayapi holistic honeycomb host hotjar hubspot huggingface humanity hunter hybiscus hypertrack ibm iconfinder
  iexapis iexcloud imagekit imagga impala influx infracost infura insightly instabot instagram instamojo intercom
  interseller interzoid intrinio invoiceocean ipapi ipgeolocation ipify ipinfo ipquality ipstack jenkins jfrog jina
  jira jotform jumpcloud jupiterone juro kanban kanbantool karmacrm keen keenio keycdn keycloak kibana kickbox klaviyo
  klipfolio knapsack kontent kraken kucoin kylas lambda langfuse langsmith languagelayer lark larksuite launchdarkly
  leadfeeder lemlist lemonsqueezy lendflow lessannoyingcrm lexigram linear linenotify linkedin linkpreview linode
  liveagent livestorm loadmill lob locationiq loggly login loginradius logzio lokalise looker loyverse lunchmoney luno
  madkudu magicbell magnetic mailboxlayer mailchimp mailerlite mailgun mailjet mailmodo mailsac mandrill mapbox
  mapquest marketstack mattermost mavenlink maxmind meaningcloud mediastack meilisearch meistertask meraki mercadopago
  mesibo messagebird metaapi metabase metrilo mindmeister miro mistral mite mixmax mixpanel mockaroo modal moderation
  monday moneybird mongodb monkeylearn moonclerk moosend moralis mrticktock mux myfreshworks myintervals nasdaq neon
  nethunt netlify netsuite neutrino neutrinoapi newrelic newsapi newscatcher nexmo nexus nftport ngc ngrok nicereply
  nightfall nimble nitro nomad noticeable notion novita nozbe npm nuget numverify nutritionix nvapi nvidia nylas
  nytimes oanda octopus okta omnisend onedesk onelogin onepage onepagecrm onesignal onfleet oopspam openai opencage
  opendatasoft openrouter openuv openvpn openweather opsgenie optimizely overloop ovh owlbot packagecloud pagarme
  pagerduty pandadoc pandascore paperform paralleldots parsehub parsers parseur partnerstack pastebin paydirt paymo
  paymongo paypal paystack pdflayer pdfshift peopledatalabs pepipost percy perplexity phraseaccess pinata pinecone
  pipedream pipedrive pivotal pivotaltracker pixabay plaid planetscale planviewleankit planyo plivo podio pollsapi
  poloniex polygon portainer portkey positionstack postageapp postbacks posthog postman postmark powrbot prefect
  privacy privateai prodpad prospectcrm protocolsio proxycrawl pubnub pulumi purestake pushbullet pusher pypi qase
  quaderno qualaroo qubole quickmetrics railway ramp rancher rapidapi rawg razorpay reachmail readme
  reallysimplesystems rebrandly recharge rechargepayments refiner remote removebg render rentman repairshopr replicate
  reply replyio requestfinance resend restpack rev revamp ringcentral ritekit roaring robinhood rocketreach rollbar
  ronin roninapp rownd rubygems runpod runrunit saladcloud salesblink salescookie salesflare salesforce salesmate
  sanity satismeter saucelabs scaleway scalingo scalr scrapeowl scraperapi scraperbox scrapestack scrapfly scrapingant
  scrapingbee screenshotapi screenshotlayer scrutinizer securitytrails segment selectpdf semaphore sendbird sendgrid
  sendinblue sentiment sentry serper serphouse serpstack settlemint sheety sherpadesk shipday shippo shodan shopify
  shortcut shotstack shutterstock sidekiq signable signalwire signaturit signupgenius sigopt simfin simplesat
  simplynoted simvoly sinch sirv siteleaf skrapp skybiometry slack smartsheet smartsheets smartystreets smooch
  snipcart snowflake snyk sonar sonarcloud sonarqube sonatype sourcegraph sparkpost speechtext splunk spoonacular
  sportsmonk spotify square squarespace squareup sslmate statuscake statuspage statuspal stitchdata stockdata
  storecove stormboard stormglass storyblok storychief strava streak stripe stripo stytch sugester sumo sumologic
  supabase supernotes surge surveyanyplace surveybot surveysparrow survicate swell swiftype tailscale tallyfy tatum
  tavily taxjar teamgate teamwork technical technicalanalysis tefter telegram teletype telnyx terraform tessian
  testingbot textmagic theodds theoddsapi thinkific thousandeyes ticketmaster tickettailor tiingo timecamp timezoneapi
  tines tineswebhook tmdb tmetric todoist together tokeet tomorrowio tomtom tradier transferwise travelpayouts travis
  trello twelvedata twilio twist twitch twitter tyntec typeform typesense typetalk ubidots uclassify unifyid unplugg
  unsplash upcdatabase uplead uploadcare uptimerobot upwave urlscan userflow userstack vagrantcloud vatlayer vbout
  vercel verifier verimail veriphone versioneye viewneo virustotal visualcrossing voiceflow voicegain voodoosms
  vouchery voyage vpnapi vultr vyte walkscore wandb weatherbit weatherstack webex webflow webscraper webscraping
  websitepulse wepay whoxy wistia wit wiz woocommerce workable workos worksnaps workstack worldcoinindex worldweather
  wrike xai xero yandex yelp youneedabudget yousign youtube zapier zendesk zenkit zenrows zenscrape zenserp zeplin
  zerobounce zerotier zipapi zipbooks zipcodeapi zipcodebase zoho zonka zoom zulip`
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

const BY_WORD = new Set(VENDORS.filter((name) => !EVERYDAY.has(name)));

/** Whether one of the words of a name is a vendor that is nothing else. */
export function namesVendor(words: readonly string[]): boolean {
  return (
    words.some((word) => BY_WORD.has(word)) ||
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

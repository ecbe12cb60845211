/**
 * Names of services whose keys have no sign of their own: a generated value behind `asana =` is one. Compared with the
 * words of a name, so `linear` is here and `linearGradient` is no hit: its value does not look generated.
 */
export const VENDORS: readonly string[] =
  `abstract abuseipdb accuweather adafruit adobe aftership airbrake airship airtable aiven algolia alibaba aliyun alchemy
  amazon amplitude anthropic apify apilayer appcues appfollow appoptics artifactory asana assemblyai atlassian authress
  auth0 autodesk aviationstack aws azure bamboohr baremetrics beamer bitbar bitbucket bitfinex bitly bittrex blazemeter
  blogger bluesky bombbomb boostnote braintree brandfetch braze browserstack bugherd bugsnag buildkite bulbul bulksms
  buttercms caflou calendarific calendly campaign capsulecrm censys chargebee chatbot checkio checkout cicero circleci
  clarifai clearbit clickhouse clicksend clickup cliengo clockify cloudconvert cloudant cloudelements cloudflare
  cloudimage cloudinary cloudmersive cloudsmith cloverly codacy codecov codeclimate codemagic cohere coinapi coinbase
  coinlayer collect2 column commercejs confluence confluent contentful contentstack convertkit coveralls copper
  crowdin currencycloud customerio cypress dailyco dandelion databricks datadog datagov debounce deepai deepgram deepl
  deepseek delighted demio deputy detectify detectlanguage dfuse diffbot digitalocean discord discourse disqus ditto
  docker docusign dotmailer dovico dronahq droneci dropbox duffel dynalist dynatrace eagleeye easypost ecostruxure
  edamam edenai eightxeight elastic elevenlabs enablex endorlabs etherscan etsy everhour eversign exportsdk extractor
  facebook faceplusplus fastforex fastly feedier fetchrss fibery figma fileio finage finicity finnhub firebase fixerio
  fleetbase flickr flightapi flutterwave formbucket formcraft formio foursquare frameio freshbooks freshdesk front
  fulcrum fullstory gemini gengo geoapify geocode geocodio geoipifi getemail getgeo getgist getresponse ghost github
  gitlab gitter glassnode gocanvas gocardless goodday google grafana graphcms graphhopper groovehq groq guardian gumroad
  guru gyazo happyscribe harness harvest hellosign helpcrunch helpscout hereapi heroku hive hiveage holidayapi honeycomb
  host hotjar hubspot huggingface humanity hunter hybiscus hypertrack ibm iconfinder iexcloud imagekit imagga impala
  infura influx instabot instagram instamojo intercom interzoid intrinio invoiceocean ipapi ipgeolocation ipify ipinfo
  ipquality ipstack jenkins jira jotform jumpcloud juro kanban karmacrm keen keycdn kickbox klaviyo klipfolio knapsack
  kontent kraken kucoin kylas languagelayer lark launchdarkly leadfeeder lemlist lemonsqueezy lendflow lessannoyingcrm
  lexigram linear linkedin linkpreview liveagent livestorm lob locationiq login logzio lokalise loginradius looker
  loyverse luno madkudu magnetic mailboxlayer mailchimp mailerlite mailgun mailjet mailmodo mandrill mapbox mapquest
  marketstack mattermost mavenlink maxmind mediastack meilisearch meistertask meraki mesibo messagebird metaapi metabase
  metrilo mindmeister miro mistral mite mixmax mixpanel mockaroo moderation monday moneybird moonclerk moosend mrticktock
  myfreshworks myintervals nasdaq neon netlify netsuite neutrinoapi newrelic newsapi newscatcher nexmo nftport ngrok nimble
  nitro noticeable notion nozbe npm numverify nutritionix nylas nytimes oanda okta omnisend onedesk onelogin onepage
  onesignal onfleet oopspam opencage opendatasoft openrouter openvpn openweather opsgenie optimizely owlbot pagerduty
  pandadoc pandascore paperform paralleldots parsehub parsers parseur partnerstack pastebin paydirt paymo paypal paystack
  pdflayer pdfshift peopledatalabs pepipost percy perplexity phraseaccess pinata pinecone pipedream pipedrive pivotal
  pixabay plaid planetscale planviewleankit planyo plivo podio polygon poloniex positionstack postageapp postbacks posthog
  postman postmark powrbot prefect privateai privacy prodpad prospectcrm proxycrawl pubnub pulumi purestake pushbullet
  pusher pypi qase qualaroo qubole quickmetrics quaderno ramp rapidapi rawg razorpay readme reallysimplesystems rebrandly
  rechargepayments refiner remote removebg render repairshopr replicate replyio requestfinance resend restpack rev revamp
  ringcentral ritekit roaring rocketreach rollbar roninapp route4me rownd rubygems runrunit salesblink salescookie
  salesforce salesmate sanity satismeter saucelabs scalingo scalr scrapeowl scraperapi scraperbox scrapestack scrapfly
  screenshotapi screenshotlayer scrutinizer securitytrails segment selectpdf semaphore sendbird sendgrid sendinblue
  sentiment sentry serphouse serpstack serper settlemint sheety sherpadesk shipday shippo shodan shopify shortcut
  shotstack shutterstock signable signaturit signupgenius sigopt simfin simplesat simplynoted simvoly sinch sirv siteleaf
  skrapp skybiometry slack smartsheets smartystreets smooch snipcart snowflake snyk sonar sonarcloud sonarqube
  sourcegraph sparkpost speechtext splunk sportsmonk spoonacular spotify square squarespace squareup sslmate statuscake
  statuspage statuspal stitchdata stockdata storecove stormboard stormglass storyblok storychief strava streak stripe
  stripo stytch sumologic supabase supernotes surge surveyanyplace surveybot surveysparrow survicate swell swiftype
  tailscale tallyfy tatum taxjar teamgate teamwork technical telegram telnyx terraform testingbot tessian textmagic
  theoddsapi thinkific thousandeyes ticketmaster tickettailor tiingo timecamp timezoneapi tineswebhook tmdb todoist
  together tomorrowio tomtom tradier transferwise travelpayouts travis trello twelvedata twilio twist twitch twitter tyntec
  typeform typesense typetalk ubidots uclassify unifyid unplugg unsplash uplead uploadcare uptimerobot upwave urlscan
  userflow userstack vatlayer vbout vercel verifier verimail veriphone versioneye viewneo virustotal visualcrossing voicegain
  voodoosms vouchery vpnapi vultr vyte walkscore weatherbit weatherstack webflow webscraper webscraping webex
  wepay whoxy wistia wit woocommerce workable workos workstack worksnaps wrike xai xero yandex yelp youneedabudget
  yousign youtube zapier zendesk zenkit zenscrape zenserp zerobounce zipapi zipbooks zipcodeapi zoho zonka zoom zulip
  bigcommerce linode hetzner ovh scaleway digicert keycloak sonatype nexus rancher consul nomad grafana kibana datarobot
  openai sumo new_relic newrelic wandb langsmith langfuse tavily exa firecrawl brave jina voyage fireworks cerebras
  helicone portkey modal runpod lambda baseten deepinfra novita nvidia`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Vendors' names that are everyday words too, and so say nothing by themselves. */
const EVERYDAY = new Set(
  `npm docker abstract amazon campaign checkout collect2 column copper front google guardian guru harvest harness hive host impala
  keen login magnetic moderation monday neon nimble nitro percy pivotal privacy ramp remote render rev revamp
  segment sentiment shortcut square streak surge technical together twist wit lambda modal exa brave fireworks voyage
  consul nomad extractor parsers elastic hunter readme route4me semaphore chatbot verifier
  azure aws ibm polygon `
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

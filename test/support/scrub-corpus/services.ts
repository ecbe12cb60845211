/**
 * Services whose keys public scanners look for behind the service's name. Sources: the rule lists of gitleaks
 * (https://github.com/gitleaks/gitleaks/tree/master/cmd/generate/config/rules) and trufflehog
 * (https://github.com/trufflesecurity/trufflehog/tree/main/pkg/detectors).
 */
export const SERVICES: readonly string[] =
  `abuseipdb abyssale accuweather adafruit adobe adzuna aeroworkflow agora aha airbrake airship airtable airvisual aiven
  alchemy alegra aletheia algolia alibaba alienvault allsports amadeus ambee amplitude anthropic anypoint apacta api2cart
  apideck apiflash apifonica apify apilayer apimatic apimetrics apitemplate appcues appfollow appointedd appoptics
  appsynergy apptivo artifactory artsy asana assemblyai atera atlassian audd auth0 authress autodesk autoklose autopilot
  avaza aviationstack axonaut aylien ayrshare azure bannerbear baremetrics beamer beebole besnappy besttime betterstack
  billomat bing bitbar bitbucket bitcoinaverage bitfinex bitly bitmex bittrex blazemeter blitapp blogger bombbomb boostnote
  borgbase box braintree brandfetch browserstack browshot bscscan buddyns budibase bugherd bugsnag buildkite bulbul
  bulksms buttercms caflou calendarific calendly calorieninja campayn canny capsulecrm captaindata carboninterface
  cashboard caspio censys centralstationcrm cexio chartmogul chatbot chatfuel checio checkly checkout checkvist cicero
  circleci clarifai clearbit clickhelp clickhouse clicksend clickup cliengo clinchpad clockify clockwork closecrm
  cloudconvert cloudelements cloudflare cloudimage cloudmersive cloudplan cloudsmith cloverly cloze clustdoc coda codacy
  codeclimate codecov codemagic codequiry cohere coinapi coinbase coinlayer coinlib collect2 column commercejs
  commodities companyhub confluent contentful conversiontools convertapi convertkit convier copper couchbase countrylayer
  courier coveralls craftmypdf crowdin cryptocompare currencycloud currencyfreaks currencylayer currencyscoop currents
  customerguru customerio d7network dandelion dareboost databox databricks datadog datagov deepai deepgram delighted
  demio deno deputy detectify detectlanguage dfuse diffbot diggernaut digitalocean discord disqus ditto dnscheck docker
  docparser documo docusign doppler dotmailer dovico dronahq droneci dropbox duffel duply dwolla dynalist dynatrace
  dyspatch eagleeyenetworks easyinsight easypost ecostruxure edamam edenai eightxeight elasticemail elevenlabs enablex
  endorlabs enigma envoy eraser etherscan ethplorer etsy eventbrite everhour exchangerate exportsdk extractorapi facebook
  faceplusplus fastforex fastly feedier fetchrss fibery figma fileio finage financialmodelingprep findl finicity finnhub
  fixer flat fleetbase flexport flickr flightapi flightlabs flightstats float flowflu flutterwave fmfw formbucket
  formcraft formio formsite foursquare frameio freemius freshbooks freshdesk front fulcrum fullstory fxmarket geckoboard
  gemini gengo geoapify geocode geocodify geocodio geoipify getgeoapi getgist getresponse getsandbox github gitlab gitter
  glassnode gocanvas gocardless godaddy goodday google grafana graphcms graphhopper groovehq groq gtmetrix guardian
  gumroad gyazo happyscribe harness harvest hellosign helpcrunch helpscout hereapi heroku hiveage holidayapi holistic
  honeycomb host html2pdf hubspot huggingface humanity hunter hybiscus hypertrack iconfinder iexapis iexcloud imagekit
  imagga impala infracost infura insightly instabot instamojo intercom interseller intra42 intrinio invoiceocean
  ip2location ipapi ipgeolocation ipinfo ipquality ipstack jfrog jira jotform jumpcloud jupiterone juro kanban kanbantool
  karmacrm keenio kickbox klaviyo klipfolio knapsack kontent kraken kucoin kylas langfuse languagelayer larksuite
  launchdarkly leadfeeder lemlist lemonsqueezy lendflow lessannoyingcrm lexigram linear linenotify linkedin linkpreview
  liveagent livestorm loadmill lob locationiq loggly loginradius logzio lokalise looker loyverse lunchmoney luno madkudu
  magicbell mailboxlayer mailchimp mailerlite mailgun mailjet mailmodo mailsac mandrill mapbox mapquest marketstack
  mattermost mavenlink maxmind meaningcloud mediastack meistertask meraki mercadopago mesibo messagebird metaapi metabase
  metrilo mindmeister miro mite mixmax mockaroo moderation monday mongodb monkeylearn moonclerk moosend moralis
  mrticktock mux myfreshworks myintervals nethunt netlify netsuite neutrino newrelic newsapi newscatcher nexmo nftport
  ngc ngrok nicereply nightfall nimble noticeable notion nozbe npm nuget numverify nutritionix nvapi nylas nytimes oanda
  octopus okta omnisend onedesk onelogin onepagecrm onesignal onfleet oopspam openai opencage openuv openvpn openweather
  opsgenie optimizely overloop owlbot packagecloud pagarme pagerduty pandadoc pandascore paperform paralleldots parsehub
  parsers parseur partnerstack pastebin paydirt paymo paymongo paypal paystack pdflayer pdfshift peopledatalabs pepipost
  percy perplexity phrase pinata pipedream pipedrive pivotaltracker pixabay plaid planetscale planviewleankit planyo plivo
  podio pollsapi poloniex polygon portainer positionstack postageapp postbacks posthog postman postmark powrbot prefect
  privacy privateai prodpad prospectcrm protocolsio proxycrawl pubnub pulumi purestake pushbullet pusher pypi qase
  qualaroo qubole railway ramp rapidapi rawg razorpay reachmail readme reallysimplesystems rebrandly recharge refiner
  rentman repairshopr replicate reply requestfinance restpack revamp ringcentral ritekit roaring robinhood rocketreach
  ronin route4me rownd rubygems runrunit saladcloud salesblink salescookie salesflare salesforce salesmate sanity
  satismeter saucelabs scalingo scaleway scalr scrapeowl scraperapi scraperbox scrapestack scrapfly scrapingant
  scrapingbee screenshotapi screenshotlayer scrutinizer securitytrails segment selectpdf semaphore sendbird sendgrid
  sendinblue sentry serphouse serpstack settlemint sheety sherpadesk shipday shippo shodan shopify shortcut shotstack
  shutterstock sidekiq signable signalwire signaturit signupgenius sigopt simfin simplesat simplynoted simvoly sinch sirv
  siteleaf skrapp skybiometry slack smartsheet smartystreets smooch snipcart snowflake snyk sonar sourcegraph speechtext
  splunk spoonacular sportsmonk square squarespace sslmate statuscake statuspage statuspal stitchdata stockdata storecove
  stormboard stormglass storyblok storychief strava streak stripe stripo stytch sugester sumologic supabase supernotes
  surveyanyplace surveybot surveysparrow survicate swell swiftype tailscale tallyfy tatum taxjar teamgate teamwork
  technicalanalysis tefter telegram teletype telnyx terraform testingbot textmagic theodds thinkific thousandeyes
  ticketmaster tickettailor tiingo timecamp timezoneapi tines tmetric todoist tokeet tomorrowio tomtom tradier transferwise
  travelpayouts travis trello twelvedata twilio twist twitch twitter tyntec typeform typetalk ubidots uclassify unifyid
  unplugg unsplash upcdatabase uplead uploadcare uptimerobot upwave urlscan userflow userstack vagrantcloud vatlayer
  vault vbout vercel verifier verimail veriphone versioneye viewneo virustotal visualcrossing voiceflow voicegain
  voodoosms vouchery vpnapi vultr vyte walkscore weatherbit weatherstack web3storage webex webflow webscraper webscraping
  websitepulse wandb whoxy wistia wiz worksnaps workstack worldcoinindex worldweather wrike xai yandex yelp
  youneedabudget yousign youtube zendesk zenkit zenrows zenscrape zenserp zeplin zerobounce zerotier zipapi zipbooks
  zipcodeapi zipcodebase zoho zonka zulip`
    .split(/\s+/)
    .filter((name) => name !== '');

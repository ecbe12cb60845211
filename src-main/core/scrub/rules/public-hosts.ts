import { remembering } from '../verdicts.ts';

/** Hosts that everybody's software talks to: which one failed is worth knowing and says nothing of the person. */
const DOMAINS = new Set(
  `github.com githubusercontent.com github.io gitlab.com bitbucket.org npmjs.org npmjs.com yarnpkg.com jsr.io esm.sh unpkg.com jsdelivr.net
  pypi.org pythonhosted.org python.org crates.io rust-lang.org docs.rs golang.org go.dev rubygems.org maven.org nuget.org
  packagist.org docker.com docker.io ghcr.io quay.io nodejs.org electronjs.org deno.land bun.sh typescriptlang.org
  reactjs.org react.dev vuejs.org vitejs.dev vite.dev nextjs.org webpack.js.org babeljs.io eslint.org jestjs.io prettier.io
  mozilla.org apple.com icloud.com mzstatic.com microsoft.com windows.com windows.net azure.com azurewebsites.net microsoftonline.com office.com office365.com visualstudio.com live.com google.com googleapis.com gstatic.com
  android.com kotlinlang.org swift.org java.com oracle.com openjdk.org apache.org eclipse.org gnu.org kernel.org debian.org
  ubuntu.com redhat.com fedoraproject.org archlinux.org brew.sh stackoverflow.com stackexchange.com wikipedia.org w3.org
  ietf.org rfc-editor.org iana.org json-schema.org schema.org json.org yaml.org toml.io semver.org opensource.org unicode.org
  anthropic.com claude.ai openai.com chatgpt.com huggingface.co mistral.ai cohere.com cohere.ai perplexity.ai x.ai groq.com deepseek.com
  openrouter.ai ollama.com replicate.com together.ai modelcontextprotocol.io cursor.com cursor.sh amazonaws.com aws.amazon.com
  cloudflare.com cloudflare-dns.com workers.dev fastly.com akamai.net vercel.com vercel.app netlify.com netlify.app heroku.com
  digitalocean.com stripe.com slack.com discord.com discordapp.com telegram.org twilio.com sendgrid.com sentry.io datadoghq.com
  notion.so notion.com linear.app figma.com atlassian.com zoom.us dropbox.com dropboxapi.com airtable.com asana.com trello.com hubspot.com
  zapier.com ifttt.com make.com letsencrypt.org digicert.com pki.goog verisign.com globalsign.com chromium.org webkit.org v8.dev
  example.com example.org example.net localhost.com ntfy.sh obsidian.md stallari.com spotify.com twitter.com x.com facebook.com instagram.com
  linkedin.com youtube.com reddit.com whatsapp.com paypal.com shopify.com wordpress.org wordpress.com medium.com mongodb.com redis.io postgresql.org mysql.com
  elastic.co grafana.com prometheus.io hashicorp.com terraform.io kubernetes.io k8s.io helm.sh nginx.org nginx.com jetbrains.com intellij.com authjs.dev next-auth.js.org js.org bun.report pydantic.dev haskell.org ocaml.org julialang.org elixir-lang.org hexdocs.pm hex.pm erlang.org
  php.net laravel.com symfony.com getcomposer.org rubyonrails.org ruby-lang.org perl.org metacpan.org lua.org r-project.org scala-lang.org dart.dev flutter.dev pub.dev
  ziglang.org nim-lang.org llvm.org sqlite.org openssl.org cmake.org bazel.build gradle.org spring.io djangoproject.com numpy.org scipy.org
  pytorch.org tensorflow.org nvidia.com expo.dev reactnative.dev cocoapods.org fastlane.tools vitest.dev playwright.dev rollupjs.org pnpm.io
  prisma.io pris.ly graphql.org gnupg.org aka.ms astral.sh anaconda.org jitpack.io sonatype.org snapcraft.io flathub.org valgrind.org curl.se`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** Whether the host is, or lies below, one of these; a name that a customer chose below a cloud's domain is not. */
export const isPublicHost = remembering((host: string): boolean => {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  const tail = labels.slice(-2).join('.');
  const longer = labels.slice(-3).join('.');
  const chosen =
    /^(?:amazonaws\.com|windows\.net|azure\.com|azurewebsites\.net|workers\.dev|vercel\.app|netlify\.app|github\.io|cloudflare\.com|slack\.com|atlassian\.com|visualstudio\.com|example\.(?:com|org|net))$/.test(
      tail,
    );
  if (chosen)
    return (
      labels.length <= 2 ||
      (labels.length === 3 &&
        /^(?:www|api|docs|app|status|developers?|hooks|auth|s3|sts|ec2|iam|bedrock|sns|sqs)$/.test(labels[0] ?? '')) ||
      (tail === 'amazonaws.com' && /^(?:[a-z0-9-]{2,24}\.)?[a-z]{2}-[a-z]{4,9}-\d$/.test(labels.slice(0, -2).join('.')))
    );
  if (!DOMAINS.has(tail) && !DOMAINS.has(longer)) return false;
  // A generated or numbered label is a customer's.
  return !labels
    .slice(0, -2)
    .some(
      (label) =>
        label !== 'registry-1' &&
        (label.length > 16 || /\d{3}/.test(label) || (label.includes('-') && /\d/.test(label))),
    );
});

/** Names for this machine, and plain addresses, which the network rules look at. */
const LOCAL =
  /^(?:localhost|localhost\.localdomain|host\.docker\.internal|kubernetes\.docker\.internal|0\.0\.0\.0|(?:\d{1,3}\.){3}\d{1,3}|broadcasthost|example|test|invalid|metadata\.google\.internal|gateway\.docker\.internal)$/i;

export const isLocalHost = remembering((host: string) => LOCAL.test(host));

import { characters, isAt, LETTER } from '../characters.ts';
import type { Rule } from '../rule.ts';
import { isPublicOwner } from './public-owners.ts';

/** Whose images everybody pulls. */
const OF_EVERYBODY = new Set(
  `library bitnami bitnamilegacy grafana prom jenkins jupyter nvidia minio linuxserver portainer confluentinc rancher
  calico cilium istio envoyproxy traefik hashicorp datadog newrelic elastic opensearchproject apache amazon amazonlinux
  google cloudflare gitlab gitea drone sonarsource sonatype atlassian ollama vllm localstack selenium cypress mysql percona
  timescale postgis pgvector redis redislabs adminer dpage phpmyadmin wordpress nextcloud homeassistant pihole adguard
  vaultwarden certbot nginxinc haproxytech kong alpine busybox curlimages rhysd koalaman hadolint aquasec aquasecurity
  anchore snyk returntocorp semgrep openzipkin jaegertracing otel fluent fluxcd argoproj weaveworks kubernetesui coredns
  rocker continuumio condaforge pytorch tensorflow huggingface nodejs oven denoland cimg circleci eclipse
  supabase postgrest hasura directus n8nio flowiseai chromadb qdrant milvusdb weaviate semitechnologies metabase superset
  airbyte dagster prefecthq temporalio tiangolo tonistiigi moby docker crazymax dockerinfra buildkite gitpod codercom
  ankane dotnet azure aspnet playwright puppeteer browserless zenika node-red eclipse-mosquitto zabbix influxdb telegraf
  victoriametrics thanosio lokalise strimzi debezium provectuslabs wurstmeister bitwarden keycloak oryd authelia goauthentik
  distroless google-containers google_containers google_samples cloudrun cloud-builders kaniko-project k8s-minikube
  pause etcd metrics-server ingress-nginx k3s-io kindest minikube rancher-sandbox openfaas knative tektoncd
  cadvisor go-containerregistry lambda sam docker-library`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

const PICTURE =
  /\.(?:png|jpe?g|gif|svg|webp|ico|bmp|tiff?|heic|avif|dmg|iso|img|json|html?|js|ts|md|txt|ya?ml|tar|gz)$/i;
const NO_OWNER =
  /^(?:src|app|apps|lib|libs|public|assets?|static|images?|img|media|dist|build|docs?|test|tests|data|usr|var|opt|tmp|etc|bin|application|video|audio|text|multipart|and|or|read|n|linux|darwin|windows|docker|localhost|local|pkg|packages|cmd|internal|node_modules|users?|home|origin|refs|heads|feature|fix|http|https|demo|example|examples|owner|org|username|user|foo|bar|my-?(?:org|user|name|company|repo)|your-?\w*|repo|repository|image|namespace)$/i;

const IMAGE =
  /["'`]?(?:docker\.io\/|index\.docker\.io\/)?(?<slug>[a-z0-9][a-z0-9_-]{0,60}\/[a-z0-9][a-z0-9._-]{0,100}(?:\/[a-z0-9][a-z0-9._-]{0,60}){0,2}?)(?=[:@][\w.]|["'`\s,;)]|$|:(?:\s|$)|\.(?:\s|$))/y;

/** Images of containers: owner and name say for whom somebody works. */
export const images: readonly [Rule, ...Rule[]] = [
  {
    id: 'image-owner',
    kind: 'REPO',
    why: 'The owner and name of an image say what somebody works on, and for whom.',
    source: 'https://docs.docker.com/reference/cli/docker/image/tag/#description',
    keywords: [
      'image: ',
      'image "',
      "image '",
      '"image":',
      'image=',
      ': from ',
      '] from ',
      '\nfrom ',
      'manifest for ',
      'manifest unknown for ',
      'pulling image ',
      'pull image ',
      'pulling from ',
      'metadata for ',
      'access denied for ',
      'resource is denied: ',
      'docker pull ',
      'docker push ',
      'docker run ',
      'docker tag ',
      'podman pull ',
      'podman push ',
      'podman run ',
      'nerdctl pull ',
      'crane pull ',
      'skopeo copy docker://',
      'tagged ',
      'naming to ',
      'repository [',
      'untagged: ',
    ],
    notAfter: LETTER,
    before: characters('a-z0-9 "\'`['),
    find: (text, start, end, emit) => {
      const run = text.startsWith(' run ', end - 5);
      let at = end;
      if (text[at] === ' ') at += 1;
      // `docker run --rm -it ada/x`: its flags stand between.
      if (run) {
        const flags = /(?:-{1,2}[a-z][\w-]{0,30}(?:=\S{1,80})?[ ]{1,3}){1,8}/y;
        flags.lastIndex = at;
        if (flags.test(text)) at = flags.lastIndex;
      }
      IMAGE.lastIndex = at;
      const slug = IMAGE.exec(text)?.groups?.['slug'];
      if (slug === undefined || isOfEverybody(slug) || PICTURE.test(slug)) return;
      const tagged = /^[:@][\w.]/.test(text.slice(IMAGE.lastIndex, IMAGE.lastIndex + 2));
      // `pulling from x/y`, `tagged a/b`: a branch, a path.
      if (
        !tagged &&
        /^(?:tagged|naming|image[ :="']|.{0,2}from |"image)/i.test(text.slice(start, end)) &&
        !/^["']/.test(text[at] ?? '') &&
        !/denied|refused|pull|exist/i.test(
          text.slice(Math.max(0, start - 40), start) + text.slice(IMAGE.lastIndex, IMAGE.lastIndex + 60),
        ) &&
        !/^image[:=]|^"image/i.test(text.slice(start, end))
      )
        return;
      emit({ start: IMAGE.lastIndex - slug.length, end: IMAGE.lastIndex });
    },
    scrubs: [
      ['Failed to pull image "ada-l/northwind:1.0.3"', 'Failed to pull image "[REDACTED:REPO:1]:1.0.3"'],
      ['image: ada-l/northwind:main', 'image: [REDACTED:REPO:1]:main'],
      ['Step 1/3 : FROM ada-l/northwind:1', 'Step 1/3 : FROM [REDACTED:REPO:1]:1'],
      ['manifest for ada-l/northwind:dev not found', 'manifest for [REDACTED:REPO:1]:dev not found'],
    ],
    leaves: [
      'image: postgres:15',
      'image: bitnami/redis:7',
      'image: images/logo.png',
      'docker run --rm node:20',
      'FROM node:20-alpine',
      'Pulling from library/node',
    ],
  },
  {
    id: 'registry-image',
    kind: 'REPO',
    why: 'The owner and name of an image say what somebody works on, and for whom.',
    source: 'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests',
    keywords: [
      'gcr.io/',
      'docker.pkg.github.com/',
      'public.ecr.aws/',
      '.amazonaws.com/',
      '.azurecr.io/',
      '.pkg.dev/',
      'harbor.',
      'registry.',
      'nexus.',
      'artifactory.',
      '.jfrog.io/',
      'npm.pkg.github.com/@',
      'maven.pkg.github.com/',
      'nuget.pkg.github.com/',
      'docker.io/',
    ],
    find: (text, start, end, emit) => {
      const word = text.slice(start, end);
      let at = end;
      if (word.endsWith('.')) {
        const host = /[\w.-]{1,60}(?::\d{2,5})?\//y;
        host.lastIndex = end;
        if (isAt(text, start - 1, LETTER) || !host.test(text)) return;
        at = host.lastIndex;
      }
      // A bucket of Amazon is no registry, and a page of a server no image.
      if (word === '.amazonaws.com/' && !/\.dkr\.ecr[\w.-]{0,30}$/.test(text.slice(Math.max(0, start - 50), start)))
        return;
      const image =
        /(?:v2\/)?(?<slug>[a-z0-9][\w-]{0,60}(?:\/[a-z0-9][\w.-]{0,100}){1,3}?)(?=[:@][\w.]|["'`\s,;)]|$|:(?:\s|$)|\.(?:\s|$)|\/(?:manifests|blobs|tags)\b)/y;
      image.lastIndex = at;
      const slug = image.exec(text)?.groups?.['slug'];
      if (slug === undefined || isOfEverybody(slug) || PICTURE.test(slug)) return;
      if (
        /^harbor|^registry|^nexus|^artif/.test(word) &&
        !/^[:@][\w.]|^\/(?:mani|blob)/.test(text.slice(image.lastIndex, image.lastIndex + 5))
      )
        return;
      emit({ start: image.lastIndex - slug.length, end: image.lastIndex });
    },
    scrubs: [
      ['gcr.io/ada-l/northwind:1', 'gcr.io/[REDACTED:REPO:1]:1'],
      ['registry.example.com/team/payroll:1', 'registry.example.com/[REDACTED:REPO:1]:1'],
      ['denied: docker.io/ada-l/northwind', 'denied: docker.io/[REDACTED:REPO:1]'],
    ],
    leaves: [
      'gcr.io/distroless/nodejs:18',
      'docker.io/library/node:20',
      'registry.npmjs.org/express',
      'registry.npmjs.org/express/-/express-4.18.2.tgz',
    ],
  },
  {
    id: 'package-refused',
    kind: 'REPO',
    why: 'A package that the public registry does not have is a company’s own.',
    source: 'https://docs.npmjs.com/about-private-packages',
    keywords: ['is not in this registry', 'is not in the npm registry', 'not found in the registry'],
    find: (text, start, _end, emit) => {
      const name = /['"`](?<name>@[\w.-]{1,60}\/[\w.-]{1,100})(?:@[^'"`\s]{1,60})?['"`] $/.exec(
        text.slice(Math.max(0, start - 240), start),
      );
      const slug = name?.groups?.['name'];
      if (name === null || slug === undefined || isPublicOwner(slug.slice(1, slug.indexOf('/')))) return;
      const at = start - name[0].length + 1;
      emit({ start: at + 1, end: at + slug.length });
    },
    scrubs: [
      ["'@ada-l/northwind@1.0.0' is not in this registry", "'@[REDACTED:REPO:1]@1.0.0' is not in this registry"],
    ],
    leaves: ["'expresss@1.0.0' is not in this registry", 'it is not in this registry'],
  },
];

function isOfEverybody(slug: string): boolean {
  const owner = (slug.split('/')[0] ?? '').toLowerCase();
  return OF_EVERYBODY.has(owner) || NO_OWNER.test(owner) || isPublicOwner(owner);
}

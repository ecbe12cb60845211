import { parseArgs } from 'node:util';

const HELP = `Runs the ingest on this machine, on 127.0.0.1 only, with no outside connection.

  npm run ingest -- [options]

  --port <n>                  default 8787; 0 takes a free one
  --data <folder>             where reports and counters are kept; default ingest/.data
  --rate-per-address <n>      requests a minute from one address; default 600, 0 = no limit
  --rate-per-fingerprint <n>  bodies kept a minute of one fingerprint; default 60, 0 = no limit
  --json                      first line: { "url", "pid", "data" }
  --help

BEACON_ADMIN_TOKEN is the admin's bearer token; without it one is made up and shown. The triage page is at /admin.
BEACON_END_OF_LIFE lists the versions that fixed.json calls ended, such as "0.42, 0.43".

  npm run ingest -- --port 9000 --data /tmp/reports
`;

const DAY_MS = 86_400_000;
const RESEND_MS = 600_000;
const STOP_WITHIN_MS = 10_000;
const PARENT_CHECK_MS = 250;

class Usage extends Error {}

function readOptions(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      port: { type: 'string', default: '8787' },
      data: { type: 'string' },
      'rate-per-address': { type: 'string', default: '600' },
      'rate-per-fingerprint': { type: 'string', default: '60' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const whole = (name, most) => {
    const text = values[name];
    if (!/^\d{1,9}$/.test(text) || Number(text) > most) {
      throw new Usage(`--${name} is a whole number from 0 to ${most}; this is ${JSON.stringify(text)}.`);
    }
    return Number(text);
  };
  return {
    help: values.help,
    json: values.json,
    port: whole('port', 65_535),
    ratePerAddress: whole('rate-per-address', 1_000_000),
    ratePerFingerprint: whole('rate-per-fingerprint', 1_000_000),
    ...(values.data === undefined ? {} : { data: values.data }),
  };
}

async function main() {
  const { help, json, ...options } = readOptions(process.argv.slice(2));
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  // Only now: workerd's and esbuild's packages take a second, and a usage error should not.
  const { startIngest } = await import('./start.mjs');
  const given = process.env.BEACON_ADMIN_TOKEN?.trim() || undefined;
  const ingest = await startIngest({
    ...options,
    ...(given === undefined ? {} : { adminToken: given }),
    ...endOfLife(),
  });

  const end = () => {
    // Whatever still holds it up then, workerd ends with this process.
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    void ingest.stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM']) {
    // Miniflare's own listener would end this process with a failure before workerd is gone.
    process.removeAllListeners(signal);
    process.once(signal, end);
  }
  if (process.env.npm_lifecycle_event !== undefined) endWithParent(end);

  if (json) console.log(JSON.stringify({ url: ingest.url, pid: process.pid, data: ingest.data }));
  const token = given === undefined ? ` Admin token for this run: ${ingest.adminToken}` : '';
  console.log(`Ingest listens on ${ingest.url}, data in ${ingest.data}.${token}`);

  // Cloudflare has a cron for this.
  const sweep = () => ingest.sweep().catch((error) => console.error(`The daily clean-up failed: ${error.message}`));
  void sweep();
  setInterval(sweep, DAY_MS).unref();
  setInterval(() => ingest.resend().catch(() => {}), RESEND_MS).unref();
}

function endOfLife() {
  const given = process.env.BEACON_END_OF_LIFE;
  return given === undefined ? {} : { endOfLife: given };
}

/** `npm run` passes a signal on to its shell, and the shell ends without passing it on to us. */
function endWithParent(end) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, PARENT_CHECK_MS);
  timer.unref();
}

main().catch((error) => {
  const usage = error instanceof Usage || error.code?.startsWith('ERR_PARSE_ARGS') === true;
  if (usage || error.name === 'CannotStart') console.error(error.message);
  else console.error(`The ingest could not start: ${error.message}`);
  process.exit(usage ? 2 : 1);
});

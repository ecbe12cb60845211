import { FixedList, successionOf } from '@contract/fixed-list.ts';
import type { Report } from '@contract/report.ts';
import type { Fixed } from '@contract/reports-view.ts';
import { mayCollect } from '@core/consent/consent.ts';
import { endpointUrl } from '@core/consent/endpoint.ts';
import { fixedFor, signedPart } from '@core/report/fixed.ts';
import { utcSeconds } from '@core/report/times.ts';
import * as z from 'zod';
import type { Chance, Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Delivery, Sender, VerifySignature } from '../ports/network.ts';
import type { Rights } from '../settings/settings.ts';
import { readText } from '../text-files.ts';

export interface FixedParts {
  readonly files: Files;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly rights: () => Promise<Rights>;
  readonly sender: Sender;
  readonly verify: VerifySignature;
  /** With STALLARI_TELEMETRY_DEBUG: told of the request, which is then not made. */
  readonly onDebug: (delivery: Delivery) => void;
  /** Another list than before is known: what was said of reports may be another thing now. */
  readonly onList: () => void;
}

/** What a Check came to. `unsigned`: there was an answer that nobody we know has signed, and nothing of it is believed. */
export type CheckOutcome = 'checked' | 'unsigned' | 'not_answered' | 'not_asked' | 'stopped';

const PATH = 'state/fixed.json';
/**
 * `key` is the one that signed the first list of this destination, which came over TLS from where the person sends to, or
 * one that it has vouched for since: only what that signed is believed. Another destination begins anew.
 */
const Saved = z.object({
  version: z.literal(1),
  endpoint: z.string(),
  key: z.string().nullable(),
  checked_at: z.iso.datetime(),
  text: z.string().nullable(),
});
type Saved = z.output<typeof Saved>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Requests of many Macs must not come together, nor tell when somebody gets up. */
const JITTER_MS = 6 * 60 * 60 * 1000;
const LOOK_MS = 60 * 60 * 1000;
/** Ten thousand fingerprints; more than that is no list. */
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * The public list of what is fixed, the same for everybody, so that asking for it tells nothing: at most once a day, only
 * with crash reports on or when the person asks, without a condition, a cookie or a word about this computer.
 */
export class FixedReports {
  readonly #parts: FixedParts;
  #cancel: () => void = () => undefined;
  #known: { readonly text: string; readonly list: FixedList } | null = null;

  constructor(parts: FixedParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#next(LOOK_MS * this.#parts.chance.fraction());
  }

  stop(): void {
    this.#cancel();
  }

  #next(delayMs: number): void {
    this.#cancel = this.#parts.clock.after(delayMs, () => {
      void this.look()
        .catch(() => undefined) // A home that cannot be read now: looked at again in an hour.
        .then(() => this.#next(LOOK_MS));
    });
  }

  /** What the list says of a report; null without a list of the destination in force. */
  async of(report: Report): Promise<Fixed | null> {
    const list = await this.#list();
    return list === null ? null : fixedFor(report, list);
  }

  /** Asks where crash reports are on and the last answer is a day old. */
  async look(): Promise<void> {
    const { rights, clock, chance } = this.#parts;
    const { settings, environment, destination } = await rights();
    if (!settings.consent.crash_reports || mayCollect(settings, environment, 'crash').kind === 'refused') return;
    if (destination.endpoint === null) return;
    const saved = await this.#saved(destination.endpoint);
    const sinceMs = saved === null ? Number.POSITIVE_INFINITY : clock.wallMs() - Date.parse(saved.checked_at);
    // One in the future is a clock that was set back.
    if (sinceMs >= 0 && sinceMs < DAY_MS + chance.fraction() * JITTER_MS) return;
    await this.#ask(destination.endpoint);
  }

  /** Now, because the person asked. What forbids every request forbids this one too. `signal`: they wait no longer. */
  async check(signal?: AbortSignal): Promise<CheckOutcome> {
    const { settings, environment, destination } = await this.#parts.rights();
    if (destination.endpoint === null || mayCollect(settings, environment, 'crash').kind === 'refused')
      return 'not_asked';
    return this.#ask(destination.endpoint, signal);
  }

  async #ask(endpoint: string, signal?: AbortSignal): Promise<CheckOutcome> {
    const { rights, sender, onDebug, verify, clock, files, onList } = this.#parts;
    const delivery: Delivery = {
      method: 'GET',
      url: endpointUrl(endpoint, '/v1/fixed.json'),
      headers: {},
      body: null,
      why: 'fixed_list',
      reportId: null,
      mostAnswered: MOST_BYTES,
      ...(signal === undefined ? {} : { signal }),
    };
    if ((await rights()).environment.debug) {
      onDebug(delivery);
      return 'not_asked';
    }
    const before = await this.#saved(endpoint);
    const asked = { version: 1 as const, endpoint, checked_at: utcSeconds(clock.wallMs()) };
    const keep = (saved: Saved) => files.write(PATH, `${JSON.stringify(saved)}\n`).catch(() => undefined); // A full disk: at worst asked once more.
    // Before the request: an answer that crashes us must not be asked for again at every start.
    await keep({ ...asked, key: before?.key ?? null, text: before?.text ?? null });
    const result = await sender.deliver(delivery);
    if (result.kind === 'failed' && signal?.aborted === true) return 'stopped';
    if (result.kind !== 'answered' || result.status !== 200 || result.body === undefined) return 'not_answered';
    const text = new TextDecoder().decode(result.body);
    const part = signedPart(text);
    const known = before?.key ?? null;
    if (part === null || !(await verify(part.key, part.signed, part.signature))) return 'unsigned';
    if (known !== null && part.key !== known && !(await this.#follows(known, part))) return 'unsigned';
    if (!FixedList.safeParse(JSON.parse(text)).success) return 'unsigned';
    await keep({ ...asked, key: part.key, text });
    if (text !== before?.text) onList();
    return 'checked';
  }

  /** The key that is known has signed that the new one takes its place. */
  async #follows(known: string, { key, vouched }: NonNullable<ReturnType<typeof signedPart>>): Promise<boolean> {
    const voucher = vouched.find((one) => one.key === known);
    return voucher !== undefined && this.#parts.verify(known, successionOf(key), voucher.signature);
  }

  async #list(): Promise<FixedList | null> {
    const { endpoint } = (await this.#parts.rights()).destination;
    const saved = endpoint === null ? null : await this.#saved(endpoint);
    if (saved === null || saved.text === null || saved.key === null) return null;
    if (this.#known?.text === saved.text) return this.#known.list;
    // Looked at again as it lies there: anybody may edit it.
    const part = signedPart(saved.text);
    if (part === null || part.key !== saved.key) return null;
    if (!(await this.#parts.verify(part.key, part.signed, part.signature))) return null;
    const parsed = FixedList.safeParse(JSON.parse(saved.text));
    if (!parsed.success) return null;
    this.#known = { text: saved.text, list: parsed.data };
    return parsed.data;
  }

  async #saved(endpoint: string): Promise<Saved | null> {
    try {
      const saved = Saved.parse(JSON.parse((await readText(this.#parts.files, PATH)) ?? ''));
      return saved.endpoint === endpoint ? saved : null;
    } catch {
      return null; // None yet, or not ours to read.
    }
  }
}

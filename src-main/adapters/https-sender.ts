import { type Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { endpointProblem, isHere } from '@core/consent/endpoint.ts';
import { retryAfterMs } from '@core/report/delivery.ts';
import { utcSeconds } from '@core/report/times.ts';
import type { Delivery, DeliveryResult, NetworkLog, Sender } from '@services/ports/network.ts';
import { type ProxyFinder, proxyFinder, type Way } from './proxy.ts';

/** No answer within this long, and so much more for what the request carries, at 16 KB/s: it cannot be reached. */
const TIMEOUT_MS = 30_000;
const BYTES_PER_MS = 16;

export interface SenderOptions {
  readonly timeoutMs?: number;
  readonly proxy?: ProxyFinder;
}

/**
 * One request, and what came back. Node's own client: it follows no redirects, keeps no cookies, sends no user agent,
 * and verifies TLS whatever the environment says; https is required except on this machine. Proxies of the environment
 * or the system are used for https, and see nothing but the name of the host. Every request is recorded.
 */
export function httpsSender(log: Pick<NetworkLog, 'during'>, options: SenderOptions = {}): Sender {
  const proxy = options.proxy ?? proxyFinder();
  return {
    deliver(delivery) {
      const { why, method, url, body, reportId } = delivery;
      const entry = {
        at: utcSeconds(Date.now()),
        why,
        method,
        url,
        bytes: body?.length ?? 0,
        report_id: reportId,
      };
      return log.during(entry, async () => {
        const value: DeliveryResult =
          endpointProblem(url) === null ? await send(delivery, proxy, options) : { kind: 'failed', why: 'tls' };
        return {
          status: value.kind === 'answered' ? value.status : null,
          error: value.kind === 'failed' ? value.why : null,
          value,
        };
      });
    },
  };
}

async function send(delivery: Delivery, proxy: ProxyFinder, options: SenderOptions): Promise<DeliveryResult> {
  const target = new URL(delivery.url);
  const way: Way = isHere(target.hostname) ? { kind: 'direct' } : await proxy(target);
  if (way.kind === 'unsupported') return { kind: 'failed', why: 'proxy' };
  return exchange(delivery, target, way.kind === 'proxy' ? way.agent : false, options);
}

function exchange(
  { method, headers, body, mostAnswered, signal }: Delivery,
  target: URL,
  agent: Agent | false,
  { timeoutMs = TIMEOUT_MS }: SenderOptions,
): Promise<DeliveryResult> {
  return new Promise((resolve) => {
    const request = (target.protocol === 'https:' ? httpsRequest : httpRequest)(target, {
      method,
      headers: { ...headers, ...(body === null ? {} : { 'content-length': body.length }) },
      timeout: timeoutMs,
      agent,
      // NODE_TLS_REJECT_UNAUTHORIZED=0 is for somebody else's tests.
      rejectUnauthorized: true,
    });
    const stopped = () => end({ kind: 'failed', why: 'reset' });
    const end = (result: DeliveryResult) => {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', stopped);
      resolve(result);
      request.destroy();
    };
    // Whatever trickles, however long a handshake takes: the socket's own timeout sees only silence.
    const deadline = setTimeout(
      () => end({ kind: 'failed', why: 'timeout' }),
      timeoutMs + (body?.length ?? 0) / BYTES_PER_MS,
    );
    request.once('response', (response) => {
      const answered = {
        kind: 'answered',
        status: response.statusCode ?? 0,
        retryAfterMs: retryAfterMs(response.headers['retry-after'], Date.now()),
        certificateUntilMs: certificateUntil(response.socket),
      } as const;
      // The status line has arrived: what the rest of the answer does, or whether it ever ends, changes nothing.
      if (mostAnswered === undefined || answered.status !== 200) return end(answered);
      const pieces: Buffer[] = [];
      let length = 0;
      response.on('data', (piece: Buffer) => {
        length += piece.length;
        pieces.push(piece);
        // Longer than anything that was meant: as good as no answer.
        if (length > mostAnswered) end(answered);
      });
      response.once('end', () => end({ ...answered, body: Buffer.concat(pieces) }));
      response.once('error', () => end({ kind: 'failed', why: 'reset' }));
    });
    // A proxy that does not open the way: what follows is its own answer, not the destination's.
    let opened = agent === false;
    request.once('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
      opened = true;
      if (statusCode !== 200) end({ kind: 'failed', why: 'proxy' });
    });
    // Nobody asked for another protocol.
    request.once('upgrade', () => end({ kind: 'failed', why: 'protocol' }));
    request.once('timeout', () => end({ kind: 'failed', why: 'timeout' }));
    request.on('error', (error: NodeJS.ErrnoException) =>
      end({ kind: 'failed', why: opened ? whyOf(error) : 'proxy' }),
    );
    if (signal?.aborted === true) return stopped();
    signal?.addEventListener('abort', stopped);
    request.end(body ?? undefined);
  });
}

/** When the certificate of the other side runs out; null without TLS. */
function certificateUntil(socket: Socket): number | null {
  if (!(socket instanceof TLSSocket)) return null;
  const untilMs = Date.parse(socket.getPeerCertificate().valid_to ?? '');
  return Number.isFinite(untilMs) ? untilMs : null;
}

function whyOf(error: NodeJS.ErrnoException): Extract<DeliveryResult, { kind: 'failed' }>['why'] {
  const code = error.code ?? '';
  if (/CERT|SSL|TLS|SIGNATURE|ALTNAME/.test(code)) return 'tls';
  if (code === 'ETIMEDOUT') return 'timeout';
  if (code.startsWith('HPE_')) return 'protocol';
  return code === 'ECONNRESET' || code === 'EPIPE' ? 'reset' : 'offline';
}

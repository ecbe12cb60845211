import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { endpointProblem } from '@contract/settings.ts';
import { utcSeconds } from '@core/report/times.ts';
import type { Delivery, DeliveryResult, NetworkLog, Sender } from '@services/ports.ts';

/** A server that says nothing for this long is treated as unreachable. */
const TIMEOUT_MS = 30_000;
/** More of an answer than this is not read: only its status and Retry-After matter. */
const ANSWER_CAP = 64 * 1024;

/**
 * One request, and what came back. Node's own client: it follows no redirects, keeps no cookies, sends no user agent,
 * and verifies TLS; https is required except on this machine. Every request is recorded.
 */
export function httpsSender(log: Pick<NetworkLog, 'during'>): Sender {
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
          endpointProblem(url) === null ? await exchange(delivery) : { kind: 'failed', why: 'tls' };
        return {
          status: value.kind === 'answered' ? value.status : null,
          error: value.kind === 'failed' ? value.why : null,
          value,
        };
      });
    },
  };
}

function exchange({ method, url, headers, body }: Delivery): Promise<DeliveryResult> {
  return new Promise((resolve) => {
    const target = new URL(url);
    const request = (target.protocol === 'https:' ? httpsRequest : httpRequest)(target, {
      method,
      headers: { ...headers, ...(body === null ? {} : { 'content-length': body.length }) },
      timeout: TIMEOUT_MS,
      agent: false,
    });
    request.once('response', (response) => {
      let read = 0;
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > ANSWER_CAP) response.destroy();
      });
      const answer = () =>
        resolve({
          kind: 'answered',
          status: response.statusCode ?? 0,
          retryAfterMs: retryAfter(response.headers['retry-after'], Date.now()),
        });
      // The status line has arrived: what the rest of the answer does changes nothing.
      response.once('end', answer);
      response.once('close', answer);
      response.once('error', answer);
    });
    request.once('timeout', () => {
      resolve({ kind: 'failed', why: 'timeout' });
      request.destroy();
    });
    request.once('error', (error: NodeJS.ErrnoException) => resolve({ kind: 'failed', why: whyOf(error) }));
    request.end(body ?? undefined);
  });
}

function whyOf(error: NodeJS.ErrnoException): 'offline' | 'timeout' | 'tls' | 'reset' {
  const code = error.code ?? '';
  if (/CERT|SSL|TLS|SIGNATURE|ALTNAME/.test(code)) return 'tls';
  if (code === 'ETIMEDOUT') return 'timeout';
  return code === 'ECONNRESET' || code === 'EPIPE' ? 'reset' : 'offline';
}

/** Seconds or an HTTP date (RFC 9110); at most a day, because a server's clock may be anywhere. */
export function retryAfter(value: string | undefined, nowMs: number): number | null {
  if (value === undefined) return null;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 24 * 60 * 60 * 1000) : null;
}

import { httpPaths, SESSION_HEADER } from '@contract/http.ts';
import type { Answer, Ask, RequestName } from '@contract/requests.ts';

/** A window without a browser: the exchange of the link's token, and questions. */
export async function openSession(url: string) {
  const { origin, hash } = new URL(url);
  const response = await fetch(origin + httpPaths.session, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: hash.slice(1) }),
  });
  const { session } = (await response.json()) as { session: string };
  return {
    origin,
    session,
    async ask<N extends RequestName>(name: N, question?: Ask<N>): Promise<Answer<N>> {
      const answered = await fetch(origin + httpPaths.ask + name, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [SESSION_HEADER]: session },
        body: JSON.stringify({ question }),
      });
      const body = (await answered.json()) as { answer: Answer<N>; error?: { message: string } };
      if (!answered.ok) throw new Error(body.error?.message ?? String(answered.status));
      return body.answer;
    },
  };
}

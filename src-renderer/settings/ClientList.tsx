import type { ClientConfig } from '@contract/clients.ts';
import { useCallback, useEffect, useState } from 'react';
import { Bones } from '../parts/Bones.tsx';
import { Button } from '../parts/Button.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { format } from '../parts/format.ts';
import { text } from '../text.ts';
import { ClientSheet } from './ClientSheet.tsx';
import { clientSaid, guardable, isGuarded } from './client-words.ts';

const words = text.clients;

/** The MCP clients of this Mac, and whether what they start is guarded. */
export function ClientList() {
  const { bridge } = useBeacon();
  const [clients, setClients] = useState<readonly ClientConfig[] | 'failed' | null>(null);
  const [open, setOpen] = useState<{ readonly client: ClientConfig; readonly undo: boolean } | null>(null);
  const look = useCallback(() => {
    bridge.ask('clients.list').then(
      (answer) => setClients(answer.clients),
      () => setClients((before) => before ?? 'failed'),
    );
  }, [bridge]);
  useEffect(look, [look]);
  return (
    <>
      <h2 className="group-label">{words.title}</h2>
      {clients === null && <Bones />}
      {clients === 'failed' && <p role="status">{text.failed.load}</p>}
      {Array.isArray(clients) && clients.length === 0 && <p className="group-note">{words.none}</p>}
      {Array.isArray(clients) && clients.length > 0 && (
        <ul className="form">
          {(clients as readonly ClientConfig[]).map((client) => (
            <li key={client.id}>
              <div className="label">
                {client.title}
                <p className={client.problem === null ? undefined : 'problem'}>{clientSaid(client, format)}</p>
                <code className="t3 path-line clip" title={client.path}>
                  {client.path}
                </code>
              </div>
              {isGuarded(client) && (
                <Button
                  size="small"
                  aria-label={words.undoOf(client.title)}
                  onClick={() => setOpen({ client, undo: true })}
                >
                  {words.undo}
                </Button>
              )}
              {guardable(client) > 0 && (
                <Button
                  size="small"
                  aria-label={words.guardOf(client.title)}
                  onClick={() => setOpen({ client, undo: false })}
                >
                  {words.guard}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {open !== null && (
        <ClientSheet
          {...open}
          close={() => {
            setOpen(null);
            look();
          }}
        />
      )}
    </>
  );
}

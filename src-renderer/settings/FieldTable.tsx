import type { Answer } from '@contract/requests.ts';
import { useEffect, useState } from 'react';
import { Bones } from '../parts/Bones.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { text } from '../text.ts';

type Fields = Answer<'consent.example'>['fields'];

/** Every field a report can hold and why, read from the same registry that makes the reports. */
export function FieldTable() {
  const { bridge } = useBeacon();
  const [fields, setFields] = useState<Fields | 'failed' | null>(null);
  useEffect(() => {
    let here = true;
    bridge.ask('consent.example').then(
      (answer) => here && setFields(answer.fields),
      () => here && setFields('failed'),
    );
    return () => {
      here = false;
    };
  }, [bridge]);
  if (fields === null) return <Bones />;
  if (fields === 'failed') return <p role="status">{text.failed.load}</p>;
  return (
    <ul className="form field-list">
      {fields.map(({ path, purpose, example }) => (
        <li key={path}>
          <div className="label">
            <code>{path}</code>
            <p>{purpose}</p>
            <p>
              <code className="sample">{example}</code>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

import { REPORT_FORMAT } from '@contract/primitives.ts';
import { useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { useApp } from '../parts/beacon.ts';
import { AppIcon } from '../parts/Lighthouse.tsx';
import { text } from '../text.ts';
import { FieldTable } from './FieldTable.tsx';

const words = text.about;

/** What this Beacon is, and what it promises. */
export function AboutPane() {
  const app = useApp();
  const [fields, setFields] = useState(false);
  return (
    <>
      <div className="about-head">
        <AppIcon size={64} />
        <div>
          <p className="title">{words.name}</p>
          <p className="t2 num">{words.version(app.version)}</p>
        </div>
      </div>
      <p className="about-said">{words.said}</p>
      <ul className="form">
        <li>
          <div className="label">{words.runs}</div>
          <span className="t2">{text.settings.runsAs[app.host]}</span>
        </li>
        <li>
          <div className="label">{words.format}</div>
          <span className="t2 num">{REPORT_FORMAT}</span>
        </li>
        <li>
          <div className="label">
            {words.licence}
            <p>{words.licenceHint}</p>
          </div>
          <span className="t2">MIT</span>
        </li>
      </ul>
      <p className="pane-foot">
        <Button kind="quiet" size="small" aria-expanded={fields} onClick={() => setFields(!fields)}>
          {text.settings.collects}
        </Button>
      </p>
      {fields && <FieldTable />}
    </>
  );
}

import { useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { copyText } from '../parts/copy-text.ts';
import { QuitSheet } from '../parts/QuitSheet.tsx';
import { text } from '../text.ts';

const words = text.settings;

/** Facts about this Beacon, and the way to end it. */
export function GeneralPane() {
  const { toasts } = useBeacon();
  const app = useApp();
  const [quitting, setQuitting] = useState(false);
  return (
    <>
      <ul className="form">
        <li>
          <div className="label">
            {words.home}
            <p>{words.homeHint}</p>
          </div>
          <code className="path">{app.home}</code>
          <Button size="small" onClick={() => copyText(app.home, words.homeCopied, toasts)}>
            {words.copyHome}
          </Button>
        </li>
      </ul>
      <ul className="form">
        <li>
          <div className="label">{words.version}</div>
          <span className="num t2">{app.version}</span>
        </li>
        <li>
          <div className="label">{words.runs}</div>
          <span className="t2">{words.runsAs[app.host]}</span>
        </li>
        <li>
          <div className="label">
            {words.dates}
            <p>{words.datesHint}</p>
          </div>
          <span className="t2">{Intl.DateTimeFormat().resolvedOptions().locale}</span>
        </li>
      </ul>
      <ul className="form">
        <li>
          <div className="label">
            {text.panel.quit}
            <p>{words.quitHint}</p>
          </div>
          <Button size="small" onClick={() => setQuitting(true)}>
            {words.quit}
          </Button>
        </li>
      </ul>
      {quitting && <QuitSheet close={() => setQuitting(false)} />}
    </>
  );
}

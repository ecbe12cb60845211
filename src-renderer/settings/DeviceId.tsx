import { useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { copyText } from '../parts/copy-text.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { text } from '../text.ts';

const words = text.device;

/** The anonymous UUID: shown only when asked for, renewed only after a question. */
export function DeviceId() {
  const { bridge, toasts } = useBeacon();
  const [shown, setShown] = useState<string | 'none' | null>(null);
  const [resetting, setResetting] = useState(false);
  const [busy, setBusy] = useState(false);
  const show = async () => {
    if (shown !== null) return setShown(null);
    const answer = await bridge.ask('device.get').catch(() => null);
    if (answer === null) return void toasts.say(text.failed.notAnswered, { tone: 'bad' });
    setShown(answer.device_id ?? 'none');
  };
  const reset = async () => {
    setBusy(true);
    const outcome = await bridge
      .ask('device.reset')
      .catch(() => ({ kind: 'failed' as const, message: text.failed.notAnswered }));
    setBusy(false);
    setResetting(false);
    if (outcome.kind === 'failed') return void toasts.say(outcome.message, { tone: 'bad' });
    if (shown !== null) setShown(outcome.device_id);
    toasts.say(words.wasReset);
  };
  return (
    <li className="wraps">
      <div className="label">
        {words.label}
        <p>{words.hint}</p>
      </div>
      <Button size="small" aria-expanded={shown !== null} onClick={() => void show()}>
        {shown === null ? words.show : words.hide}
      </Button>
      <Button size="small" onClick={() => setResetting(true)}>
        {words.reset}
      </Button>
      {shown !== null && (
        <p className="device-id" role="status">
          {shown === 'none' ? (
            words.none
          ) : (
            <>
              <code>{shown}</code>
              <Button kind="quiet" size="small" onClick={() => copyText(shown, words.copied, toasts)}>
                {text.common.copy}
              </Button>
            </>
          )}
        </p>
      )}
      {resetting && (
        <Sheet
          title={words.resetTitle}
          said={words.resetSaid}
          close={() => setResetting(false)}
          busy={busy}
          act={{ label: words.resetAct, kind: 'danger', run: () => void reset() }}
        />
      )}
    </li>
  );
}

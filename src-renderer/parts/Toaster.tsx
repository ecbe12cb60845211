import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { text } from '../text.ts';
import { Button, IconButton } from './Button.tsx';
import { useBeacon } from './beacon.ts';
import { Icon } from './Icon.tsx';
import { TOAST_MS, type Toast, type Toasts } from './toasts.ts';

/** The toasts at the bottom of a window, and the log of them for screen readers. */
export function Toaster() {
  const { toasts } = useBeacon();
  const { shown, said } = useStore(toasts.store);
  return (
    <>
      {shown.length > 0 && (
        <section className="toasts" aria-label={text.toast.shown}>
          {shown.map((toast) => (
            <ToastView key={toast.id} toast={toast} toasts={toasts} />
          ))}
        </section>
      )}
      <div className="vh" role="log" aria-label={text.toast.log}>
        {said.map((toast) => (
          <p key={toast.id}>{toast.text}</p>
        ))}
      </div>
    </>
  );
}

function ToastView({ toast, toasts }: { readonly toast: Toast; readonly toasts: Toasts }) {
  const { id } = toast;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => toasts.drop(id), TOAST_MS);
    return () => clearTimeout(timer);
  }, [held, id, toasts]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting on a toast only keeps it from leaving
    <div
      className={`toast ${toast.tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon className="toast-icon" name={toast.tone === 'good' ? 'check' : 'alert'} />
      <span>{toast.text}</span>
      {toast.more !== null && (
        <Button
          kind="quiet"
          onClick={() => {
            toasts.drop(id);
            toast.more?.run();
          }}
        >
          {toast.more.label}
        </Button>
      )}
      {toast.action === null ? (
        <IconButton icon="x" label={text.toast.dismiss} onClick={() => toasts.drop(id)} />
      ) : (
        <Button
          kind="quiet"
          onClick={() => {
            toasts.drop(id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
    </div>
  );
}

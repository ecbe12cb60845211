import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../src-renderer/parts/Button.tsx';
import { TextField } from '../../src-renderer/parts/Field.tsx';
import { AppIcon } from '../../src-renderer/parts/Lighthouse.tsx';
import { signIn, store } from './store.ts';
import { text } from './text.ts';

/** The token is typed here and nowhere else: never in an address, never in a cookie. */
export function SignIn() {
  const { signingIn, refusal } = useStore(store);
  const [token, setToken] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn(token.trim());
  };
  return (
    <main className="sign-in">
      <form onSubmit={submit} noValidate>
        <AppIcon size={56} />
        <h1 className="title">{text.signIn.title}</h1>
        <p className="t2">{text.signIn.lead}</p>
        <TextField
          ref={field}
          type="password"
          autoComplete="off"
          label={text.signIn.token}
          hint={text.signIn.hint}
          problem={refusal}
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
        <Button kind="primary" size="large" busy={signingIn} onClick={() => void signIn(token.trim())}>
          {text.signIn.act}
        </Button>
      </form>
    </main>
  );
}

import { useRef } from 'react';
import { text } from '../../text.ts';
import { Button } from '../Button.tsx';
import { useBeacon } from '../beacon.ts';
import { chordName, thisPlatform } from '../keys.ts';
import { MenuButton } from '../MenuButton.tsx';
import { fromBase64, grabScreen } from './burn.ts';

const words = text.picture.ways;

export interface AddPictureProps {
  readonly busy: boolean;
  /** Something else is under way that no picture may be added to. */
  readonly disabled?: boolean;
  /** Opens the editor with it. Until it is used, it is in the memory of this page alone. */
  readonly edit: (source: Blob | ImageBitmap) => Promise<void>;
}

/** The three ways to a picture: this window, a file, what was copied. Each only when the person asks. */
export function AddPicture({ busy, disabled = busy, edit }: AddPictureProps) {
  const { bridge, shell, toasts } = useBeacon();
  const file = useRef<HTMLInputElement>(null);
  const thisWindow = async () => {
    if (shell === 'electron') {
      const taken = await bridge.ask('feedback.capture').catch(() => null);
      if (taken?.kind === 'picture') return edit(fromBase64(taken.png));
      return void toasts.say(words.refused, { tone: 'bad' });
    }
    const frame = await grabScreen();
    if (frame === null) return void toasts.say(words.refused, { tone: 'bad' });
    return edit(frame);
  };
  const paste = async () => {
    const copied = await pictureOfClipboard();
    if (copied === 'denied')
      return void toasts.say(words.notAllowed(chordName('⌘V', thisPlatform(shell))), { tone: 'bad' });
    if (copied === null) return void toasts.say(words.none, { tone: 'bad' });
    return edit(copied);
  };
  return (
    <>
      <MenuButton
        trigger={
          <Button kind="quiet" size="small" busy={busy} disabled={disabled}>
            {words.open}
          </Button>
        }
        actions={[
          { label: words.thisWindow, run: () => void thisWindow() },
          { label: words.chooseFile, run: () => file.current?.click() },
          { label: words.paste, run: () => void paste() },
        ]}
      />
      <input
        ref={file}
        className="vh"
        type="file"
        accept="image/*"
        tabIndex={-1}
        aria-label={words.chooseFile}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen !== undefined) void edit(chosen);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** Null where nothing that was copied is a picture. */
async function pictureOfClipboard(): Promise<Blob | 'denied' | null> {
  let items: ClipboardItems;
  try {
    items = await navigator.clipboard.read();
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : null;
  }
  for (const item of items) {
    const type = item.types.find((one) => one.startsWith('image/'));
    if (type !== undefined) return item.getType(type);
  }
  return null;
}

/** A picture that is pasted with the keyboard, wherever the focus is. */
export function pastedPicture(event: ClipboardEvent): File | null {
  return [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/')) ?? null;
}

import { Popover } from '@base-ui/react/popover';
import { type KeyboardEvent, useRef } from 'react';
import { text } from '../text.ts';
import './odd-popover.css';

const words = text.reports.odd;

/** An odd word that the person pressed. */
export interface AskedOdd {
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** Where it stands on screen. */
  readonly place: DOMRect;
}

export interface OddPopoverProps {
  readonly asked: AskedOdd;
  readonly close: () => void;
  readonly redact: (how: 'redact' | 'redactAlways') => void;
  readonly leave: () => void;
  /** How a chord is called on this machine. */
  readonly keys: (chord: string) => string;
}

/** "Could this be private?" beside the word, with what can be done about it. Arrows and Tab move, Esc leaves it in peace. */
export function OddPopover({ asked, close, redact, leave, keys }: OddPopoverProps) {
  const first = useRef<HTMLButtonElement>(null);
  const joined = /[-_]|[a-z][A-Z]/.test(asked.word);
  const choices = [
    { label: words.here, keys: keys('⇧⌘X'), run: () => redact('redact') },
    { label: words.always, keys: keys('⌥⇧⌘X'), run: () => redact('redactAlways') },
    { label: words.leave, keys: 'Esc', run: leave },
  ];
  return (
    <Popover.Root
      open
      onOpenChange={(open, { reason }) => {
        if (open) return;
        // Esc stands beside “Leave It In”; a press elsewhere only closes.
        if (reason === 'escape-key') leave();
        else close();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={{ getBoundingClientRect: () => asked.place }}
          side="bottom"
          align="start"
          sideOffset={6}
          collisionPadding={12}
          style={{ zIndex: 7 }}
        >
          <Popover.Popup className="pop odd-pop" initialFocus={first} onKeyDown={arrows}>
            <Popover.Title className="head">{words.title}</Popover.Title>
            <Popover.Description className="small t2">
              <span className="vh">{asked.word}. </span>
              {joined ? words.said.project : words.said.name}
            </Popover.Description>
            <div className="choices">
              {choices.map(({ label, keys: chord, run }, index) => (
                <button
                  key={label}
                  ref={index === 0 ? first : undefined}
                  type="button"
                  className="menu-item"
                  onClick={run}
                >
                  <span>{label}</span>
                  <span className="key" aria-hidden="true">
                    {chord}
                  </span>
                </button>
              ))}
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function arrows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

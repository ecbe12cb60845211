import { Popover } from '@base-ui/react/popover';
import type { ReportPart } from '@contract/reports-view.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { Scrubbed } from '../parts/Scrubbed.tsx';
import { text } from '../text.ts';

const words = text.reports.parts;

export interface PartReaderProps {
  readonly part: ReportPart;
  readonly lines: readonly string[];
  readonly add: () => void;
}

/** A part that is left out, to read before it is ticked. */
export function PartReader({ part, lines, add }: PartReaderProps) {
  const name = words.name[part];
  return (
    <Popover.Root>
      <Popover.Trigger render={<IconButton icon="eye" label={words.read(name)} className="narrow" />} />
      <Popover.Portal>
        <Popover.Positioner side="left" align="start" sideOffset={10} collisionPadding={12} style={{ zIndex: 7 }}>
          <Popover.Popup className="pop part-reader">
            <div className="row">
              <Popover.Title className="head grow">{name}</Popover.Title>
              <span className="badge">{words.notSent}</span>
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
            <pre className="quote mono" tabIndex={0}>
              <Scrubbed>{lines.join('\n')}</Scrubbed>
            </pre>
            <div className="row">
              <span className="grow" />
              <Popover.Close render={<Button size="small">{text.common.done}</Button>} />
              <Popover.Close
                render={
                  <Button size="small" onClick={add}>
                    {words.add}
                  </Button>
                }
              />
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

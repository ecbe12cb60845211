import { Popover } from '@base-ui/react/popover';
import type { Rule } from '@core/scrub/rule.ts';
import { useState } from 'react';
import { Bones } from '../parts/Bones.tsx';
import { Scrubbed } from '../parts/Scrubbed.tsx';
import { text } from '../text.ts';

const words = text.taken.rule;
const MOST_EXAMPLES = 4;

type Shown = Pick<Rule, 'why' | 'scrubs' | 'leaves'> | 'loading' | 'none';

/** The rules are data with their own examples; they are fetched when the first one is asked about. */
async function findRule(id: string): Promise<Shown> {
  const { rules } = await import('@core/scrub/rules/index.ts');
  return rules.find((rule) => rule.id === id) ?? 'none';
}

/** The rule that took something out: why it exists, what it takes out, what it leaves alone. */
export function RuleButton({ rule }: { readonly rule: string }) {
  const [shown, setShown] = useState<Shown>('loading');
  const load = () => void findRule(rule).then(setShown, () => setShown('none'));
  return (
    <Popover.Root onOpenChange={(open) => open && load()}>
      <Popover.Trigger className="rule" aria-label={text.taken.ruleLabel(rule)}>
        {rule}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="left" align="center" sideOffset={8} collisionPadding={12} style={{ zIndex: 7 }}>
          <Popover.Popup className="pop rule-pop">
            <Popover.Title className="head">{text.taken.ruleLabel(rule)}</Popover.Title>
            {shown === 'loading' && <Bones />}
            {shown === 'none' && <p className="small t2">{words.none}</p>}
            {typeof shown === 'object' && <RuleBody rule={shown} />}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function RuleBody({ rule }: { readonly rule: Exclude<Shown, string> }) {
  return (
    <>
      <p className="small t2">{words.why(rule.why)}</p>
      <h4 className="group-label">{words.takes}</h4>
      <ul className="quote mono">
        {rule.scrubs.slice(0, MOST_EXAMPLES).map(([before, after]) => (
          <li key={before} className="sample">
            {before}
            <br />
            <span className="t3">→ </span>
            <Scrubbed>{after}</Scrubbed>
          </li>
        ))}
      </ul>
      <h4 className="group-label">{words.leaves}</h4>
      <ul className="quote mono">
        {rule.leaves.slice(0, MOST_EXAMPLES).map((sample) => (
          <li key={sample} className="sample">
            {sample}
          </li>
        ))}
      </ul>
    </>
  );
}

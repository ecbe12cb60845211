import type { ReactNode } from 'react';
import { text } from '../text.ts';
import { IconButton } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';

export type Tone = 'news' | 'attention' | 'alert' | 'good';

const icons: Record<Tone, IconName> = { news: 'info', attention: 'warn', alert: 'alert', good: 'check' };

export interface BannerProps {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
  /** Buttons at the end of the line. */
  readonly actions?: ReactNode;
  /** Left out where the banner states a fact that is still true. */
  readonly dismiss?: () => void;
}

/** A line at the top of a view. An alert interrupts a screen reader, everything else waits for its turn. */
export function Banner({ tone, icon = icons[tone], children, actions, dismiss }: BannerProps) {
  return (
    <div className={`banner ${tone}`} role={tone === 'alert' ? 'alert' : 'status'}>
      <Icon name={icon} />
      <p className={actions === undefined ? undefined : 'asks'}>{children}</p>
      {actions}
      {dismiss !== undefined && <IconButton icon="x" label={text.banner.dismiss} onClick={dismiss} />}
    </div>
  );
}

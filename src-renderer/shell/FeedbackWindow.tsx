import { useState } from 'react';
import { FeedbackView } from '../feedback/FeedbackView.tsx';
import { createFeedbackStore } from '../feedback/feedback-store.ts';
import { useBeacon } from '../parts/beacon.ts';

/** Feedback as a window of its own, under Electron. */
export function FeedbackWindow() {
  const { bridge, toasts } = useBeacon();
  const [feedback] = useState(() => createFeedbackStore(bridge, toasts));
  return (
    <div className="feedback-page">
      <FeedbackView feedback={feedback} from={null} />
    </div>
  );
}

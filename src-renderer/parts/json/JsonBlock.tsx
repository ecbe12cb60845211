import { lazy, Suspense } from 'react';
import { Bones } from '../Bones.tsx';
import type { JsonEditorProps } from './JsonEditor.tsx';

/** CodeMirror is the heaviest thing in the windows and no list needs it: it is fetched when a text is first opened. */
const JsonEditor = lazy(() => import('./JsonEditor.tsx'));

export function JsonBlock(props: JsonEditorProps) {
  return (
    <Suspense fallback={<Bones />}>
      <JsonEditor {...props} />
    </Suspense>
  );
}

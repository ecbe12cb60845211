import { useEffect, useRef, useState } from 'react';
import { Bones } from './Bones.tsx';
import './files-reader.css';
import { text } from '../text.ts';
import { format } from './format.ts';
import { ReaderSheet } from './ReaderSheet.tsx';
import { Visible } from './Visible.tsx';

const words = text.feedback;

export interface FilesReaderProps {
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly read: (
    path: string,
  ) => Promise<
    { readonly kind: 'file'; readonly text: string } | { readonly kind: 'failed'; readonly message: string }
  >;
  readonly close: () => void;
}

/** Every file of the bundle, to be read before it is sent. */
export function FilesReader({ files, read, close }: FilesReaderProps) {
  const reading = useRef(read);
  reading.current = read;
  const [path, setPath] = useState(files[0]?.path ?? '');
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    setShown(null);
    reading.current(path).then(
      (answer) => current && setShown(answer.kind === 'file' ? answer.text : answer.message),
      () => current && setShown(text.failed.notAnswered),
    );
    return () => {
      current = false;
    };
  }, [path]);
  return (
    <ReaderSheet title={words.readTitle} said={words.readSaid} className="files-reader" close={close}>
      <label className="row">
        <span className="vh">{words.readFiles}</span>
        <select className="select grow" value={path} onChange={(event) => setPath(event.currentTarget.value)}>
          {files.map((file) => (
            <option key={file.path} value={file.path}>
              {`${file.path} · ${format.kilobytes(file.bytes)}`}
            </option>
          ))}
        </select>
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <section className="text-box files-text" tabIndex={0} aria-label={path}>
        {shown === null ? <Bones /> : <Visible>{shown}</Visible>}
      </section>
    </ReaderSheet>
  );
}

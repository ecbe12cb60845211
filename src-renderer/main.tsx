import './bridge/no-eval.ts';
import './parts/tokens.css';
import './parts/base.css';
import './parts/controls.css';
import './parts/surfaces.css';
import { createRoot } from 'react-dom/client';
import { connect } from './bridge/connect.ts';
import { IconSprite } from './parts/Icon.tsx';
import { App } from './shell/App.tsx';
import { GonePage } from './shell/GonePage.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('The page has no #root.');
const root = createRoot(place);

void connect().then((connection) => {
  if (connection.kind === 'open') root.render(<App bridge={connection.bridge} shell={connection.shell} />);
  else
    root.render(
      <>
        <IconSprite />
        <GonePage why={connection.kind} />
      </>,
    );
});

import './no-eval.ts';
import '../../src-renderer/parts/tokens.css';
import '../../src-renderer/parts/base.css';
import '../../src-renderer/parts/controls.css';
import '../../src-renderer/parts/surfaces.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { IconSprite } from '../../src-renderer/parts/Icon.tsx';
import { Page } from './Page.tsx';
import { resume } from './store.ts';

const place = document.getElementById('root');
if (place === null) throw new Error('The page has no #root.');
void resume().finally(() =>
  createRoot(place).render(
    <>
      <IconSprite />
      <Page />
    </>,
  ),
);

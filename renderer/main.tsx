import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { bridge } from './bridge.ts';
import { mirror } from './store.ts';

const container = document.getElementById('app');

void mirror(bridge).then(() => {
  if (container !== null) createRoot(container).render(<App />);
});

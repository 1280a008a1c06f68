import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { icoOf } from './ico.mjs';

/** Runs in Electron: draws every icon of `build/icons` from its SVG, at every size that is asked for anywhere. */

const icons = join(import.meta.dirname, '..', '..', 'build', 'icons');

/** Electron takes the image that fits the screen's scale by these names. */
const trayScales = { '': 1, '@1.25x': 1.25, '@1.5x': 1.5, '@2x': 2, '@3x': 3 };
const traySize = 16;

const desktopSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const icoSizes = desktopSizes.filter((size) => size <= 256);

async function drawAll() {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,<meta charset=utf-8>');
  const draw = (svg, size) => drawIn(window, svg, size);

  const app256 = readFileSync(join(icons, 'app.svg'), 'utf8');
  const images = [];
  for (const size of desktopSizes) images.push({ size, png: await draw(app256, size) });
  for (const { size, png } of images) writeFileSync(join(icons, 'app', `${size}x${size}.png`), png);
  writeFileSync(join(icons, 'app.ico'), icoOf(images.filter(({ size }) => icoSizes.includes(size))));

  const tray = join(icons, 'tray');
  for (const file of readdirSync(tray).filter((name) => name.endsWith('.svg'))) {
    const svg = readFileSync(join(tray, file), 'utf8');
    for (const [suffix, scale] of Object.entries(trayScales)) {
      writeFileSync(join(tray, `${basename(file, '.svg')}${suffix}.png`), await draw(svg, traySize * scale));
    }
  }
}

async function drawIn(window, svg, size) {
  const address = await window.webContents.executeJavaScript(`(async () => {
    const image = new Image(${size}, ${size});
    image.src = ${JSON.stringify(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`)};
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: ${size}, height: ${size} });
    canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
    return canvas.toDataURL('image/png');
  })()`);
  return Buffer.from(address.split(',')[1], 'base64');
}

void app.whenReady().then(async () => {
  await drawAll();
  app.quit();
});

// The floor: the least that an Electron program with one window can be.
const { app, BrowserWindow } = require('electron');
void app.whenReady().then(() => new BrowserWindow({ width: 420, height: 560 }).loadFile('index.html'));

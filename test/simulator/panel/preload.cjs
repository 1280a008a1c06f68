const { contextBridge, ipcRenderer } = require('electron');

/** The page's one object: send a command's words, hear what happens. */
contextBridge.exposeInMainWorld('panel', {
  command: (name, words) => ipcRenderer.invoke('panel:command', String(name), words.map(String)),
  onMessage: (listener) => {
    ipcRenderer.on('panel:message', (_event, message) => listener(message));
  },
});

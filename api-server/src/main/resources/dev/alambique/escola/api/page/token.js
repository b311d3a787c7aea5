// The token, where the API wants one: asked for once, and kept as long as the tab is open.
import {byId, complain, open} from './dom.js';
import {text} from './texts.js';

const STORED = 'token';
const dialog = byId('token');
const value = byId('token-value');
let asking = null;

dialog.querySelector('.cancel').addEventListener('click', () => dialog.close(''));
dialog.querySelector('form').addEventListener('submit', event => {
  event.preventDefault();
  dialog.close(value.value.trim());
});

/** The header that carries it; none where there is no token. */
export function authorization() {
  const token = sessionStorage.getItem(STORED);
  return token ? {Authorization: `Bearer ${token}`} : {};
}

/** Asks for it after a request was refused; requests that are refused meanwhile wait for the same answer. */
export function askForToken(sent) {
  const now = authorization().Authorization;
  if (now !== sent) {
    return Promise.resolve(true);
  }
  asking ??= ask(sent !== undefined).finally(() => { asking = null; });
  return asking;
}

async function ask(refused) {
  sessionStorage.removeItem(STORED);
  value.value = '';
  complain(byId('token-problem'), ...(refused ? [text('tokenRefused')] : []));
  dialog.returnValue = '';
  const token = await open(dialog);
  if (token) {
    sessionStorage.setItem(STORED, token);
  }
  return token !== '';
}

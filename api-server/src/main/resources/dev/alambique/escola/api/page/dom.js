// Elements made of data: what comes from data is text or the value of an attribute, never markup.

/** An element with attributes, and with listeners under `on`; children are elements and texts. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'on') {
      Object.entries(value).forEach(([event, listener]) => made.addEventListener(event, listener));
    } else if (value !== null && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.flat().filter(each => each !== null));
  return made;
}

/** The element of an id. */
export function byId(id) {
  return document.getElementById(id);
}

/** Says what can be seen anyway, to whoever does not look. */
export function murmur(words) {
  byId('status').classList.remove('shown');
  byId('status').textContent = words;
}

/** Says something to everybody, also to whoever does not look. */
export function say(words) {
  const status = byId('status');
  status.textContent = words;
  status.classList.add('shown');
  clearTimeout(say.timer);
  say.timer = setTimeout(() => status.classList.remove('shown'), 6000);
}

/** Shows a problem in its place, or none. */
export function complain(place, ...words) {
  tell(place, ...words);
  place.classList.add('bad');
}

/** Shows in the place of problems what is none. */
export function tell(place, ...words) {
  place.replaceChildren(...words);
  place.hidden = words.length === 0;
  place.classList.remove('bad');
}

/** Opens a dialog; the browser keeps the focus within, and gives it back at the end. */
export function open(dialog) {
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener('close', () => resolve(dialog.returnValue), {once: true}));
}

/** A box of code that can be scrolled with the keyboard. */
export function code(words, label) {
  return element('pre', {tabindex: 0, role: 'group', 'aria-label': label}, element('code', {}, words));
}

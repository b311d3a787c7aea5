// Model and database, compared when somebody asks.
import {ask} from './api.js';
import {code, element} from './dom.js';
import {hazards, operations} from './revision.js';
import {moment, text} from './texts.js';

/** The card that compares. */
export function driftCard() {
  const result = element('div', {id: 'drift', 'aria-live': 'polite'});
  const button = element('button', {type: 'button', id: 'compare'}, text('compare'));
  button.addEventListener('click', () => compare(button, result));
  return element('section', {class: 'card', 'aria-labelledby': 'title-drift'},
    element('h2', {id: 'title-drift'}, text('drift')),
    element('p', {class: 'quiet'}, text('driftText')),
    button,
    result);
}

async function compare(button, result) {
  if (button.getAttribute('aria-disabled') === 'true') {
    return;
  }
  // Disabled for real, it would lose the focus.
  button.setAttribute('aria-disabled', 'true');
  button.textContent = text('comparing');
  try {
    const {body} = await ask('/migrations/drift');
    result.replaceChildren(...found(body));
  } catch (problem) {
    result.replaceChildren(element('p', {class: 'notice bad'}, problem.message));
  } finally {
    button.removeAttribute('aria-disabled');
    button.textContent = text('compare');
  }
}

function found(drift) {
  const when = element('p', {class: 'quiet'}, text('comparedAt', moment(drift.compared)));
  if (drift.differences.length === 0) {
    return [element('p', {class: 'notice good'}, text('agree')), when];
  }
  const obstacles = drift.obstacles.length === 0 ? []
    : [element('h3', {}, text('obstacles')), element('ul', {class: 'hazards'}, drift.obstacles.map(each => element('li', {}, each)))];
  return [
    element('p', {class: 'notice warn'}, text('differ')),
    operations(drift.differences),
    hazards(drift.hazards),
    ...obstacles,
    element('details', {class: 'down'}, element('summary', {}, text('driftSql')), code(drift.sql, text('driftSql'))),
    element('p', {}, text('driftCommand')),
    code(drift.command, text('driftCommand')),
    when,
  ];
}

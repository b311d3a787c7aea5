// The tab of the migrations: where the schema stands, what is pending, drift, the schema drawn, and who did what.
import {ask} from './api.js';
import {byId, element, say} from './dom.js';
import {driftCard} from './drift.js';
import {schemaPicture} from './picture.js';
import {revisionBody, revisionDetails} from './revision.js';
import {count, moment, text, word} from './texts.js';

const MOST = 1000;

const content = byId('migrations-content');
let asked = 0;
let limit = 20;

/** Shows where the schema stands now. */
export async function showMigrations() {
  asked += 1;
  const mine = asked;
  content.setAttribute('aria-busy', 'true');
  let shown;
  try {
    const {body} = await ask(`/migrations?limit=${limit}`);
    shown = sections(body);
  } catch (problem) {
    shown = [element('div', {class: 'notice bad', role: 'alert'}, element('p', {}, problem.message))];
  }
  if (mine === asked) {
    content.replaceChildren(...shown);
    content.setAttribute('aria-busy', 'false');
  }
}

function sections(state) {
  return [
    standing(state),
    ...(state.pending.length ? [pending(state)] : []),
    driftCard(),
    card('schema', element('div', {class: 'picture'}, schemaPicture())),
    card('history', element('ol', {class: 'history'}, state.history.map(revision)),
      more('history', state.history.length, state.revisions)),
    card('audit', audit(state.audit), more('audit', state.audit.length, state.changes)),
  ];
}

function card(title, ...parts) {
  return element('section', {class: 'card', 'aria-labelledby': `title-${title}`},
    element('h2', {id: `title-${title}`, tabindex: -1}, text(title)), parts);
}

/** The button that asks for more than is shown; null where all of it is. */
function more(title, shown, all) {
  const ask = async () => {
    limit = Math.min(10 * limit, MOST);
    await showMigrations();
    byId(`title-${title}`)?.focus();
  };
  return shown >= Math.min(all, MOST) ? null
    : element('button', {type: 'button', id: `more-${title}`, on: {click: ask}}, text('more', shown, all));
}

function standing(state) {
  const behind = state.pending.length;
  const last = state.audit[0];
  const current = state.current.map(version => {
    const entry = state.history.find(each => each.version === version);
    return element('dd', {}, element('b', {}, entry?.message ?? version), ' ', element('code', {}, version));
  });
  return element('section', {class: `card standing ${behind ? 'behind' : 'level'}`, 'aria-labelledby': 'title-standing'},
    element('h2', {id: 'title-standing'}, behind ? count('pendingOne', 'pendingCount', behind) : text('atHead')),
    element('dl', {class: 'facts'},
      element('div', {}, element('dt', {}, text('current')),
        current.length ? current : element('dd', {}, text('currentNone'))),
      element('div', {}, element('dt', {}, text('revisions')), element('dd', {}, String(state.revisions))),
      last ? element('div', {}, element('dt', {}, text('lastChange')),
        element('dd', {}, text('appliedBy', moment(last.started), last.who))) : null));
}

function pending(state) {
  return element('section', {class: 'card', id: 'pending', 'aria-labelledby': 'title-pending'},
    element('h2', {id: 'title-pending'}, text('pending')),
    element('p', {class: 'quiet'}, text('pendingText'), ' ', element('code', {}, 'alambique upgrade'), '.'),
    state.pending.map(version => {
      const entry = state.history.find(each => each.version === version);
      const place = element('div', {class: 'revision'});
      revisionBody(version, place);
      return element('article', {class: 'pending'},
        element('h3', {}, entry?.message ?? '', ' ', element('code', {}, version)), place);
    }));
}

function revision(entry) {
  const applied = entry.applied ? text('appliedBy', moment(entry.applied), entry.role) : '';
  const line = [
    element('span', {class: `state ${entry.state}`}, word('states', entry.state)),
    element('b', {}, entry.message),
    element('code', {}, entry.version ?? entry.script),
    element('span', {class: 'quiet'}, applied),
  ];
  return element('li', {},
    entry.version ? revisionDetails(entry.version, line) : element('div', {class: 'summary'}, line));
}

function audit(lines) {
  if (lines.length === 0) {
    return element('p', {class: 'quiet'}, text('auditNone'));
  }
  const heads = ['when', 'what', 'message', 'who'].map(each => element('th', {scope: 'col'}, text(each)));
  return element('div', {class: 'scroll', tabindex: 0, role: 'group', 'aria-label': text('audit')},
    element('table', {class: 'audit'},
      element('thead', {}, element('tr', {}, heads)),
      element('tbody', {}, lines.map(auditRow))));
}

function auditRow(entry) {
  const outcome = word('outcomes', entry.outcome);
  return element('tr', {},
    element('td', {}, moment(entry.started)),
    element('td', {}, word('directions', entry.direction),
      outcome ? element('span', {class: `state ${entry.outcome}`}, ` ${outcome}`) : null),
    element('td', {}, entry.message, ' ', element('code', {}, entry.version ?? '')),
    element('td', {}, entry.who));
}

byId('reload-migrations').addEventListener('click', async () => {
  await showMigrations();
  say(text('reloaded'));
});

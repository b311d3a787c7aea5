// The page: its tabs, its language, and what both have in common.
import {showAlunos} from './alunos.js';
import {byId} from './dom.js';
import {showMigrations} from './migrations.js';
import {choose, onLanguage, tag, text} from './texts.js';

const TABS = [...document.querySelectorAll('[role=tab]')];
const SHOW = {alunos: showAlunos, migrations: showMigrations};

function selected() {
  return TABS.find(each => each.getAttribute('aria-selected') === 'true').getAttribute('aria-controls');
}

function select(name) {
  for (const tab of TABS) {
    const mine = tab.getAttribute('aria-controls') === name;
    tab.setAttribute('aria-selected', String(mine));
    tab.tabIndex = mine ? 0 : -1;
    byId(tab.getAttribute('aria-controls')).hidden = !mine;
  }
  document.title = `${text(name)} · Escola`;
  SHOW[name]();
}

function go(tab) {
  const name = tab.getAttribute('aria-controls');
  history.replaceState(null, '', name === 'alunos' ? location.pathname : `#${name}`);
  select(name);
}

/** Arrow keys go from tab to tab, as the ARIA pattern of tabs has it. */
function move(event) {
  const at = TABS.indexOf(event.target);
  const to = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1}[event.key];
  if (to !== undefined) {
    event.preventDefault();
    const tab = TABS[(to + TABS.length) % TABS.length];
    tab.focus();
    go(tab);
  }
}

TABS.forEach(tab => {
  tab.addEventListener('click', () => go(tab));
  tab.addEventListener('keydown', move);
});

document.querySelectorAll('[data-language]').forEach(button =>
  button.addEventListener('click', () => choose(button.dataset.language)));

function here() {
  return location.hash === '#migrations' ? 'migrations' : 'alunos';
}

window.addEventListener('hashchange', () => {
  if (here() !== selected() && location.hash !== '#main') {
    select(here());
  }
});

let first = true;
onLanguage(() => {
  document.documentElement.lang = tag();
  document.querySelectorAll('[data-text]').forEach(each => { each.textContent = text(each.dataset.text); });
  document.querySelectorAll('[data-label]').forEach(each => each.setAttribute('aria-label', text(each.dataset.label)));
  document.querySelectorAll('[data-placeholder]').forEach(each => { each.placeholder = text(each.dataset.placeholder); });
  document.querySelectorAll('[data-language]').forEach(each =>
    each.setAttribute('aria-pressed', String(tag().startsWith(each.dataset.language))));
  select(first ? here() : selected());
  first = false;
});

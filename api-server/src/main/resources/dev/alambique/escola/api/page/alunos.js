// The tab of the students: a page of the list, the search, and what can be done to one.
import {ask, next} from './api.js';
import {byId, complain, element, murmur, open, say} from './dom.js';
import {editAluno} from './editor.js';
import {count, day, text} from './texts.js';

const LIMIT = 20;
const PAUSE_MILLISECONDS = 200;

const list = byId('alunos-list');
const search = byId('search-nome');
const pages = document.querySelector('.pages');
const deletion = byId('deletion');

/** The addresses of the pages so far, this one last. */
let trail = [];
let nextPage = null;
let asked = 0;

function firstPage() {
  const query = new URLSearchParams({sort: 'nome', limit: LIMIT, total: 'true'});
  if (search.value.trim()) {
    query.set('nome', search.value.trim());
  }
  return `/alunos?${query}`;
}

/** Shows the page that was last looked at, as it is now. */
export function showAlunos() {
  return show(trail.length ? trail : [firstPage()]);
}

async function show(wanted) {
  asked += 1;
  const mine = asked;
  list.setAttribute('aria-busy', 'true');
  try {
    const {body, headers} = await ask(wanted.at(-1));
    if (mine === asked) {
      trail = wanted;
      nextPage = next(headers);
      await render(body, Number(headers.get('Total-Count')));
    }
  } catch (problem) {
    if (mine === asked) {
      trail = wanted;
      fail(problem);
    }
  } finally {
    if (mine === asked) {
      list.setAttribute('aria-busy', 'false');
    }
  }
}

function fail(problem) {
  pages.hidden = true;
  byId('count').textContent = '';
  place(element('div', {class: 'notice bad', role: 'alert'},
    element('p', {}, problem.message),
    element('button', {type: 'button', on: {click: showAlunos}}, text('retry'))));
}

/** Puts something else into the list; a button that has the focus there keeps it, as what it is now. */
function place(shown) {
  const button = list.contains(document.activeElement) ? document.activeElement : null;
  const row = button?.closest('tr');
  list.replaceChildren(shown);
  if (row) {
    focus(row.dataset.id, button.className);
  } else if (button) {
    byId('new-aluno').focus();
  }
}

async function render(alunos, total) {
  if (alunos.length === 0 && trail.length > 1) {
    await show(trail.slice(0, -1));
    return;
  }
  byId('count').textContent = new Intl.NumberFormat().format(total);
  const name = search.value.trim();
  place(alunos.length ? table(alunos)
    : element('p', {class: 'empty'}, name ? text('noneFound', name) : text('none')));
  pages.hidden = trail.length === 1 && nextPage === null;
  byId('page-before').disabled = trail.length === 1;
  byId('page-next').disabled = nextPage === null;
  byId('page-number').textContent = text('pageNumber', trail.length);
}

function table(alunos) {
  const heads = ['nome', 'email', 'telefone', 'data_nascimento'].map(each => columnHead(text(each)));
  const actions = columnHead(element('span', {class: 'unseen'}, text('actions')));
  return element('table', {class: 'list', role: 'table'},
    element('thead', {role: 'rowgroup'}, element('tr', {role: 'row'}, heads, actions)),
    element('tbody', {role: 'rowgroup'}, alunos.map(tableRow)));
}

/** The roles are those that the elements have anyway, until a narrow screen shows the table as cards. */
function columnHead(words) {
  return element('th', {scope: 'col', role: 'columnheader'}, words);
}

function tableRow(aluno) {
  return element('tr', {role: 'row', 'data-id': String(aluno.id)},
    element('th', {scope: 'row', role: 'rowheader'}, element('div', {class: 'who'},
      element('span', {class: 'face', 'aria-hidden': 'true'}, initials(aluno.nome)),
      element('span', {}, aluno.nome))),
    cell('email', aluno.email),
    cell('telefone', aluno.telefone),
    cell('data_nascimento', aluno.data_nascimento && day(aluno.data_nascimento)),
    element('td', {class: 'deeds', role: 'cell'},
      element('button', {
        type: 'button', class: 'edit', 'aria-label': text('editAluno', aluno.nome), on: {click: () => edit(aluno.id)},
      }, text('edit')),
      element('button', {
        type: 'button', class: 'delete', 'aria-label': text('deleteAluno', aluno.nome), on: {click: () => remove(aluno.id)},
      }, text('delete'))));
}

function cell(name, words) {
  return element('td', {role: 'cell', 'data-name': text(name), class: words ? name : 'nothing'}, words ?? '–');
}

function initials(nome) {
  const names = nome.trim().split(/\s+/);
  return [names[0], ...(names.length > 1 ? [names.at(-1)] : [])].map(each => [...each][0]).join('').toUpperCase();
}

function rows() {
  return [...list.querySelectorAll('tbody tr')];
}

function focus(id, deed) {
  (list.querySelector(`[data-id="${id}"] .${deed}`) ?? byId('new-aluno')).focus();
}

/** Where the list was shown again while a dialog was open, the browser finds nothing to give the focus back to. */
function refocus(id, deed) {
  if (document.activeElement === document.body) {
    focus(id, deed);
  }
}

async function create() {
  const saved = await editAluno(null);
  if (saved) {
    await show(trail);
    focus(saved.id, 'edit');
    say(text('created', saved.nome));
  }
}

async function edit(id) {
  try {
    const {body, headers} = await ask(`/alunos/${id}`);
    const saved = await editAluno(body, headers.get('ETag'));
    await show(trail);
    refocus(id, 'edit');
    if (saved) {
      say(text(saved.changed ? 'changed' : 'unchanged', saved.nome));
    }
  } catch (problem) {
    await late(problem);
  }
}

/** What was listed has gone meanwhile. */
async function late(problem) {
  await show(trail);
  say(problem.status === 404 ? text('gone') : problem.message);
}

let doomed = null;

async function remove(id) {
  try {
    const {body, headers} = await ask(`/alunos/${id}`);
    doomed = {...body, etag: headers.get('ETag')};
    byId('deletion-text').textContent = text('deleteText', doomed.nome);
    complain(byId('deletion-problem'));
    deletion.returnValue = '';
    const at = rows().findIndex(row => row.dataset.id === String(id));
    const done = await open(deletion);
    await show(trail);
    if (done) {
      (rows()[Math.min(at, rows().length - 1)]?.querySelector('.delete') ?? byId('new-aluno')).focus();
      say(text('deleted', doomed.nome));
    } else {
      refocus(id, 'delete');
    }
  } catch (problem) {
    await late(problem);
  }
}

async function confirmed(event) {
  event.preventDefault();
  try {
    await ask(`/alunos/${doomed.id}`, {method: 'DELETE', headers: {'If-Match': doomed.etag}});
    deletion.close('done');
  } catch (problem) {
    complain(byId('deletion-problem'), await reason(problem));
  }
}

/** Why nothing was deleted, as people say it. */
async function reason(problem) {
  if (problem.status === 409) {
    const {body} = await ask(`/alunos/${doomed.id}/matriculas?limit=1`);
    return text(body.length ? 'enrolled' : 'staleDelete');
  }
  return {404: text('gone'), 412: text('staleDelete')}[problem.status] ?? problem.message;
}

let pause;
search.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(find, PAUSE_MILLISECONDS);
});

async function find() {
  await show([firstPage()]);
  if (search.value.trim()) {
    murmur(count('foundOne', 'found', Number(byId('count').textContent.replace(/\D/g, ''))));
  }
}

byId('search').addEventListener('submit', event => {
  event.preventDefault();
  clearTimeout(pause);
  find();
});
async function turn(to, button) {
  await show(to);
  murmur(text('pageNumber', trail.length));
  const usable = byId(button).disabled ? pages.querySelector('button:not(:disabled)') : byId(button);
  (usable ?? search).focus();
}

byId('page-next').addEventListener('click', () => turn([...trail, nextPage], 'page-next'));
byId('page-before').addEventListener('click', () => turn(trail.slice(0, -1), 'page-before'));
byId('new-aluno').addEventListener('click', create);
deletion.querySelector('form').addEventListener('submit', confirmed);
deletion.querySelector('.cancel').addEventListener('click', () => deletion.close(''));

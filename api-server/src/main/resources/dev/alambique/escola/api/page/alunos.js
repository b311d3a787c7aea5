// The tab of the students: a page of the list, the search, and what can be done to one.
import {ask, next} from './api.js';
import {byId, complain, element, open, say} from './dom.js';
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
  list.replaceChildren(element('div', {class: 'notice bad', role: 'alert'},
    element('p', {}, problem.message),
    element('button', {type: 'button', on: {click: showAlunos}}, text('retry'))));
}

async function render(alunos, total) {
  if (alunos.length === 0 && trail.length > 1) {
    await show(trail.slice(0, -1));
    return;
  }
  byId('count').textContent = new Intl.NumberFormat().format(total);
  const name = search.value.trim();
  list.replaceChildren(alunos.length ? table(alunos)
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
    element('th', {scope: 'row', role: 'rowheader'}, element('span', {class: 'face', 'aria-hidden': 'true'}, initials(aluno.nome)),
      element('span', {}, aluno.nome)),
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

function focus(id, deed) {
  (list.querySelector(`[data-id="${id}"] .${deed}`) ?? byId('new-aluno')).focus();
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
    focus(id, 'edit');
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
    const done = await open(deletion);
    await show(trail);
    if (done) {
      say(text('deleted', doomed.nome));
    }
    focus(id, 'delete');
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
    const words = {404: text('gone'), 412: text('staleDelete')}[problem.status] ?? problem.message;
    complain(byId('deletion-problem'), words);
  }
}

let pause;
search.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(find, PAUSE_MILLISECONDS);
});

async function find() {
  await show([firstPage()]);
  if (search.value.trim()) {
    say(count('foundOne', 'found', Number(byId('count').textContent.replace(/\D/g, ''))));
  }
}

byId('search').addEventListener('submit', event => {
  event.preventDefault();
  clearTimeout(pause);
  find();
});
async function turn(to, button) {
  await show(to);
  say(text('pageNumber', trail.length));
  const usable = byId(button).disabled ? pages.querySelector('button:not(:disabled)') : byId(button);
  (usable ?? search).focus();
}

byId('page-next').addEventListener('click', () => turn([...trail, nextPage], 'page-next'));
byId('page-before').addEventListener('click', () => turn(trail.slice(0, -1), 'page-before'));
byId('new-aluno').addEventListener('click', create);
deletion.querySelector('form').addEventListener('submit', confirmed);
deletion.querySelector('.cancel').addEventListener('click', () => deletion.close(''));

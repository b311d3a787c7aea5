// The dialog in which a student is created or changed.
import {ask} from './api.js';
import {byId, complain, element, open, tell} from './dom.js';
import {text} from './texts.js';

const FIELDS = ['nome', 'email', 'telefone', 'data_nascimento'];

const dialog = byId('editor');
const form = dialog.querySelector('form');
const problems = byId('editor-problem');

/** The student as it was read, its version, and a key that keeps a repeated creation from making two. */
let now = {aluno: null, etag: null, key: null, sent: null};
let saved = null;

/** Lets a person edit a student, or a new one; what was saved, or null. */
export async function editAluno(aluno, etag = null) {
  saved = null;
  byId('editor-title').textContent = aluno ? text('editAluno', aluno.nome) : text('newAluno');
  fill(aluno, etag);
  const closed = open(dialog);
  form.elements.nome.focus();
  await closed;
  return saved;
}

function fill(aluno, etag) {
  now = {aluno, etag, key: null, sent: null};
  FIELDS.forEach(name => { form.elements[name].value = aluno?.[name] ?? ''; });
  complain(problems);
  mark([]);
}

/** Shows beside each field what is wrong with it; what belongs to no field is told above. */
function mark(errors) {
  for (const name of FIELDS) {
    const mine = errors.filter(each => each.field === name).map(each => each.message);
    byId(`${name}-error`).textContent = mine.join('; ');
    form.elements[name].setAttribute('aria-invalid', String(mine.length > 0));
  }
  return errors.filter(each => !FIELDS.includes(each.field));
}

function values() {
  return Object.fromEntries(FIELDS.map(name => [name, form.elements[name].value.trim() || null]));
}

async function save(event) {
  event.preventDefault();
  const submit = form.querySelector('[type=submit]');
  submit.disabled = true;
  try {
    saved = now.aluno ? await change(values()) : await create(values());
    dialog.close();
  } catch (problem) {
    refused(problem);
  } finally {
    submit.disabled = false;
  }
}

async function create(aluno) {
  const sent = JSON.stringify(aluno);
  if (now.sent !== sent) {
    now.sent = sent;
    now.key = randomKey();
  }
  const answer = await ask('/alunos', {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'Idempotency-Key': now.key},
    json: aluno,
  });
  return answer.body;
}

/** Sends what changed, and only if nobody else changed anything since. */
async function change(aluno) {
  const changes = Object.fromEntries(Object.entries(aluno).filter(([name, value]) => value !== now.aluno[name]));
  if (Object.keys(changes).length === 0) {
    return {...now.aluno, changed: false};
  }
  const answer = await ask(`/alunos/${now.aluno.id}`, {
    method: 'PATCH',
    headers: {'Content-Type': 'application/merge-patch+json', 'If-Match': now.etag},
    json: changes,
  });
  return {...answer.body, changed: true};
}

function refused(problem) {
  const others = mark(problem.fields);
  const details = others.map(each => element('p', {}, `${each.field}: ${each.message}`));
  const stale = problem.status === 412 || (problem.status === 409 && problem.fields.length === 0);
  if (stale) {
    complain(problems, element('p', {}, text('staleEdit')),
      element('button', {type: 'button', class: 'load', on: {click: loadCurrent}}, text('loadCurrent')));
    problems.querySelector('button').focus();
    return;
  }
  const marked = others.length < problem.fields.length;
  const words = problem.status === 0 ? text('saveAgain') : problem.status === 404 ? text('gone')
    : marked ? text('lookAtFields') : problem.message;
  complain(problems, element('p', {}, words), ...details);
  form.querySelector('[aria-invalid=true]')?.focus();
}

async function loadCurrent() {
  try {
    const {body, headers} = await ask(`/alunos/${now.aluno.id}`);
    const typed = values();
    const lost = FIELDS.filter(name => typed[name] !== now.aluno[name] && typed[name] !== body[name])
      .map(name => element('li', {}, `${text(name)}: ${typed[name] ?? '–'}`));
    fill(body, headers.get('ETag'));
    tell(problems, element('p', {}, text('loadedCurrent')),
      ...(lost.length ? [element('p', {}, text('youTyped')), element('ul', {class: 'typed'}, lost)] : []));
    form.elements.nome.focus();
  } catch (problem) {
    refused(problem);
  }
}

/** randomUUID is there on secure origins only, and this page may be served over plain HTTP. */
function randomKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(each => each.toString(16).padStart(2, '0')).join('');
}

form.addEventListener('submit', save);
form.querySelector('.cancel').addEventListener('click', () => dialog.close());

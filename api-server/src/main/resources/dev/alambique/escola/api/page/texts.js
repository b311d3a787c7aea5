// Everything that the page says itself, in each language. What the API says comes in the language that it is asked for.

const TEXTS = {
  pt: {
    skip: 'Ir para o conteúdo',
    tabs: 'Partes da página',
    alunos: 'Alunos',
    migrations: 'Migrations',
    docs: 'API',
    language: 'Idioma',
    reload: 'Atualizar',
    reloaded: 'Atualizado.',
    retry: 'Tentar de novo',
    loading: 'Carregando …',
    unreachable: 'O servidor não responde.',
    signIn: 'O servidor pede o token de acesso: recarregue a página.',

    newAluno: 'Novo aluno',
    searchLabel: 'Buscar pelo começo do nome',
    searchHint: 'Ana …',
    nome: 'Nome',
    email: 'E-mail',
    telefone: 'Telefone',
    data_nascimento: 'Data de nascimento',
    optional: '(opcional)',
    actions: 'Ações',
    edit: 'Editar',
    editAluno: 'Editar {0}',
    delete: 'Excluir',
    deleteAluno: 'Excluir {0}',
    none: 'Ainda não há alunos.',
    noneFound: 'Nenhum nome começa com “{0}”.',
    found: '{0} encontrados',
    foundOne: '1 encontrado',
    pages: 'Páginas',
    pageBefore: 'Anterior',
    pageNext: 'Próxima',
    pageNumber: 'Página {0}',

    cancel: 'Cancelar',
    save: 'Salvar',
    created: 'Aluno criado: {0}.',
    changed: 'Aluno alterado: {0}.',
    unchanged: 'Nada mudou.',
    deleted: 'Aluno excluído: {0}.',
    deleteTitle: 'Excluir aluno?',
    deleteText: 'O cadastro de {0} será excluído. Isto não pode ser desfeito.',
    staleEdit: 'Alguém mudou este aluno enquanto você editava. Nada foi salvo.',
    staleDelete: 'Alguém mudou este aluno há pouco. Nada foi excluído: feche e olhe de novo.',
    enrolled: 'Nada foi excluído: este aluno ainda está matriculado em um curso.',
    lookAtFields: 'Nada foi salvo ainda: veja os campos marcados.',
    gone: 'Este aluno não existe mais.',
    loadCurrent: 'Carregar a versão atual',
    loadedCurrent: 'Esta é a versão atual.',
    youTyped: 'Você tinha digitado:',
    saveAgain: 'O servidor não responde. Salve de novo quando ele voltar: nada é gravado duas vezes.',

    standing: 'Situação',
    current: 'Revisão atual',
    currentNone: 'nenhuma',
    atHead: 'Em dia',
    pendingCount: '{0} pendentes',
    pendingOne: '1 pendente',
    revisions: 'Revisões',
    lastChange: 'Última mudança',
    pending: 'Revisões pendentes',
    pendingText: 'Serão aplicadas no próximo início do servidor, ou com',
    hazards: 'Riscos',
    noHazards: 'Nenhum risco conhecido.',
    operations: 'Operações',
    up: 'SQL de ida',
    down: 'SQL de volta',
    noDown: 'Não há SQL de volta.',
    proven: 'Provada: {0}',
    drift: 'Modelo e banco de dados',
    driftText: 'As entidades são comparadas com o banco de dados, em um banco descartável. Isso leva alguns segundos.',
    compare: 'Comparar agora',
    comparing: 'Comparando …',
    agree: 'O modelo e o banco de dados são iguais.',
    differ: 'O modelo e o banco de dados diferem:',
    obstacles: 'No caminho',
    driftSql: 'O SQL que a revisão teria',
    driftCommand: 'Este comando escreve a revisão:',
    comparedAt: 'Comparado em {0}',
    schema: 'O esquema',
    schemaLabel: 'Diagrama das tabelas e do que as liga',
    history: 'Histórico',
    audit: 'Quem e quando',
    auditNone: 'Nada foi anotado ainda.',
    more: 'Mostrar mais ({0} de {1})',
    appliedBy: '{0}, por {1}',
    version: 'Versão',
    message: 'Revisão',
    what: 'O quê',
    when: 'Quando',
    who: 'Quem',
    states: {
      applied: 'aplicada', pending: 'pendente', edited: 'editada depois', missing: 'sem arquivo', ahead: 'mais nova',
      failed: 'falhou', 'half-applied': 'aplicada pela metade', 'half-taken-back': 'desfeita pela metade',
      baseline: 'ponto de partida', ignored: 'ignorada', unknown: 'desconhecida',
    },
    directions: {
      upgrade: 'aplicou', downgrade: 'desfez', stamp: 'marcou', forget: 'desmarcou', repair: 'consertou',
    },
    outcomes: {done: '', failed: 'falhou', running: 'em andamento'},
  },
  en: {
    skip: 'Skip to the content',
    tabs: 'Parts of the page',
    alunos: 'Students',
    migrations: 'Migrations',
    docs: 'API',
    language: 'Language',
    reload: 'Refresh',
    reloaded: 'Refreshed.',
    retry: 'Try again',
    loading: 'Loading …',
    unreachable: 'The server does not answer.',
    signIn: 'The server asks for the access token: reload the page.',

    newAluno: 'New student',
    searchLabel: 'Search by the beginning of the name',
    searchHint: 'Ana …',
    nome: 'Name',
    email: 'E-mail',
    telefone: 'Phone',
    data_nascimento: 'Date of birth',
    optional: '(optional)',
    actions: 'Actions',
    edit: 'Edit',
    editAluno: 'Edit {0}',
    delete: 'Delete',
    deleteAluno: 'Delete {0}',
    none: 'There are no students yet.',
    noneFound: 'No name begins with “{0}”.',
    found: '{0} found',
    foundOne: '1 found',
    pages: 'Pages',
    pageBefore: 'Previous',
    pageNext: 'Next',
    pageNumber: 'Page {0}',

    cancel: 'Cancel',
    save: 'Save',
    created: '{0} was created.',
    changed: '{0} was changed.',
    unchanged: 'Nothing changed.',
    deleted: '{0} was deleted.',
    deleteTitle: 'Delete student?',
    deleteText: '{0} will be deleted. This cannot be undone.',
    staleEdit: 'Somebody changed this student while you were editing. Nothing was saved.',
    staleDelete: 'Somebody changed this student a moment ago. Nothing was deleted: close and look again.',
    enrolled: 'Nothing was deleted: this student is still enrolled in a course.',
    lookAtFields: 'Nothing was saved yet: look at the marked fields.',
    gone: 'This student does not exist any more.',
    loadCurrent: 'Load the current version',
    loadedCurrent: 'This is the current version.',
    youTyped: 'You had typed:',
    saveAgain: 'The server does not answer. Save again when it does: nothing is stored twice.',

    standing: 'Where it stands',
    current: 'Current revision',
    currentNone: 'none',
    atHead: 'Up to date',
    pendingCount: '{0} pending',
    pendingOne: '1 pending',
    revisions: 'Revisions',
    lastChange: 'Last change',
    pending: 'Pending revisions',
    pendingText: 'They are applied when the server starts again, or by',
    hazards: 'Hazards',
    noHazards: 'No known hazard.',
    operations: 'Operations',
    up: 'SQL up',
    down: 'SQL down',
    noDown: 'There is no SQL that takes it back.',
    proven: 'Proven: {0}',
    drift: 'Model and database',
    driftText: 'The entities are compared with the database, on a throwaway database. That takes some seconds.',
    compare: 'Compare now',
    comparing: 'Comparing …',
    agree: 'The model and the database agree.',
    differ: 'The model and the database differ:',
    obstacles: 'In the way',
    driftSql: 'The SQL that the revision would have',
    driftCommand: 'This command writes the revision:',
    comparedAt: 'Compared at {0}',
    schema: 'The schema',
    schemaLabel: 'Diagram of the tables and what links them',
    history: 'History',
    audit: 'Who and when',
    auditNone: 'Nothing was noted yet.',
    more: 'Show more ({0} of {1})',
    appliedBy: '{0}, by {1}',
    version: 'Version',
    message: 'Revision',
    what: 'What',
    when: 'When',
    who: 'Who',
    states: {
      applied: 'applied', pending: 'pending', edited: 'edited since', missing: 'file missing', ahead: 'newer',
      failed: 'failed', 'half-applied': 'half applied', 'half-taken-back': 'half taken back',
      baseline: 'baseline', ignored: 'ignored', unknown: 'unknown',
    },
    directions: {
      upgrade: 'applied', downgrade: 'took back', stamp: 'stamped', forget: 'unstamped', repair: 'repaired',
    },
    outcomes: {done: '', failed: 'failed', running: 'running'},
  },
};

const TAGS = {pt: 'pt-BR', en: 'en'};
const STORED = 'language';
const listeners = [];

let language = localStorage.getItem(STORED);
if (!(language in TEXTS)) {
  language = navigator.languages.map(each => each.split('-')[0]).find(each => each in TEXTS) ?? 'en';
}

/** The language, as HTTP and HTML know it. */
export function tag() {
  return TAGS[language];
}

/** Chooses a language, and keeps the choice. */
export function choose(other) {
  language = other;
  localStorage.setItem(STORED, other);
  listeners.forEach(each => each());
}

/** Calls back now, and after each change of the language. */
export function onLanguage(listener) {
  listeners.push(listener);
  listener();
}

/** A text, with what stands in its gaps. */
export function text(key, ...values) {
  return values.reduce((all, value, i) => all.replaceAll(`{${i}}`, () => value), TEXTS[language][key]);
}

/** A word of the API, such as the state of a revision, as people say it. */
export function word(kind, name) {
  return TEXTS[language][kind][name] ?? name;
}

/** A number of things, where one is said otherwise. */
export function count(one, many, number) {
  return number === 1 ? text(one) : text(many, new Intl.NumberFormat(tag()).format(number));
}

/** A day such as 2001-09-23, as people write it. */
export function day(iso) {
  return new Intl.DateTimeFormat(tag(), {dateStyle: 'medium', timeZone: 'UTC'}).format(new Date(`${iso}T00:00:00Z`));
}

/** A moment, as people write it; one without a time zone is left at its own clock. */
export function moment(iso) {
  return new Intl.DateTimeFormat(tag(), {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(iso));
}

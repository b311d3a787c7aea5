// What a revision does: its operations, its hazards, its SQL.
import {ask} from './api.js';
import {code, element} from './dom.js';
import {text} from './texts.js';

/** Fills a place with all about a revision. */
export async function revisionBody(version, place) {
  place.replaceChildren(element('p', {class: 'quiet'}, text('loading')));
  try {
    const {body} = await ask(`/migrations/${encodeURIComponent(version)}`);
    place.replaceChildren(...parts(body));
  } catch (problem) {
    place.replaceChildren(element('p', {class: 'notice bad'}, problem.message));
  }
}

/** A line that opens to all about a revision, which is fetched when it does. */
export function revisionDetails(version, line) {
  const place = element('div', {class: 'revision'});
  const details = element('details', {}, element('summary', {}, line), place);
  details.addEventListener('toggle', () => details.open && revisionBody(version, place), {once: true});
  return details;
}

function parts(revision) {
  return [
    operations(revision.operations),
    hazards(revision.hazards),
    code(revision.up, text('up')),
    revision.down === null
      ? element('p', {class: 'quiet'}, text('noDown'))
      : element('details', {class: 'down'}, element('summary', {}, text('down')), code(revision.down, text('down'))),
    revision.proven ? element('p', {class: 'proven'}, text('proven', revision.proven)) : null,
  ].filter(each => each !== null);
}

/** What is done, an operation a line; its first word says how. */
export function operations(lines) {
  const style = verb => ({create: 'adds', add: 'adds', drop: 'drops'}[verb] ?? 'changes');
  return lines.length === 0 ? null
    : element('ul', {class: 'operations', 'aria-label': text('operations')},
      lines.map(each => element('li', {class: style(each.split(' ', 1)[0])}, each)));
}

/** What may break. */
export function hazards(lines) {
  return lines.length === 0
    ? element('p', {class: 'harmless'}, text('noHazards'))
    : element('ul', {class: 'hazards', 'aria-label': text('hazards')}, lines.map(each => element('li', {}, each)));
}

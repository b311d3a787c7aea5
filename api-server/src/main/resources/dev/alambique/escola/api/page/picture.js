// The schema drawn. An image could not send the token, so the SVG is fetched, and copied: what is no drawing stays behind.
import {ask} from './api.js';
import {element} from './dom.js';
import {text} from './texts.js';

const SVG = 'http://www.w3.org/2000/svg';
const ELEMENTS = new Set(['svg', 'g', 'rect', 'path', 'circle', 'text', 'tspan', 'title', 'line', 'polygon']);
const ATTRIBUTES = new Set(['class', 'width', 'height', 'viewBox', 'transform', 'd', 'x', 'y', 'rx', 'cx', 'cy', 'r',
  'x1', 'x2', 'y1', 'y2', 'points', 'role']);

/** A figure of the schema that the database has. */
export function schemaPicture() {
  const figure = element('figure', {tabindex: 0, role: 'region', 'aria-label': text('schemaLabel')},
    element('p', {class: 'quiet'}, text('loading')));
  draw(figure);
  return figure;
}

async function draw(figure) {
  try {
    const {body} = await ask('/migrations/schema.svg');
    const read = new DOMParser().parseFromString(body, 'image/svg+xml').documentElement;
    const picture = copy(read);
    picture.setAttribute('aria-label', text('schemaLabel'));
    picture.style.minWidth = `${Math.round(Number(read.getAttribute('width')) * 0.72)}px`;
    figure.replaceChildren(picture);
  } catch (problem) {
    figure.replaceChildren(element('p', {class: 'notice bad'}, problem.message));
  }
}

function copy(from) {
  const to = document.createElementNS(SVG, from.localName);
  for (const {name, value} of from.attributes) {
    if (ATTRIBUTES.has(name)) {
      to.setAttribute(name, value);
    }
  }
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      to.append(child.data);
    } else if (child.nodeType === Node.ELEMENT_NODE && ELEMENTS.has(child.localName)) {
      to.append(copy(child));
    }
  }
  return to;
}

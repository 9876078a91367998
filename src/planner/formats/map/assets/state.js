// What the page knows and what the reader has chosen; every other part reads it from here.
const SVG = 'http://www.w3.org/2000/svg';
const byId = (id) => document.getElementById(id);
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;

let data = JSON.parse(byId('data').textContent);
let language = data.language;

let actors, ties, sectors, tieTypes, tiesOf, territories, members;
const hiddenSectors = new Set();
const hiddenTypes = new Set();
const only = { level: '', territory: '', mechanism: '', strategy: '' };
let size = 'ties';
let shownActors = new Set();
let shownTies = new Set();
let chosen = null;
let hovered = null;
const fresh = new Set();

// Any text of the data may be one string or one by language.
const say = (said) => (said == null ? '' : typeof said === 'string' ? said : said[language] || said.es || said.en || '');
const word = (key, gaps = {}) => say(data.words[key]).replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
const keyed = (list, key) => new Map(list.map((entry) => [entry[key], entry]));
const fold = (text) =>
  text.replace(/[''ʼ`´]/g, '').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const inOrder = (list, text) => {
  const order = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
  return [...list].sort((a, b) => order.compare(text(a), text(b)));
};
const nameOf = (actor) => say(actor.name);
const shortOf = (actor) => actor.acronym || say(actor.name);
const otherEnd = (tie, id) => (tie.source === id ? tie.target : tie.source);
// Where ties are drawn by something else than their type, they bring their verb along.
const verbOf = (tie) => say(tie.verb ?? tieTypes.get(tie.type).label);
const isMembership = (tie) => tie.membership ?? tieTypes.get(tie.type).membership;
const tieSentence = (tie) => [shortOf(actors.get(tie.source)), verbOf(tie), shortOf(actors.get(tie.target))].join(' ');
const countOfTies = (count) => (count === 1 ? word('one_tie') : word('many_ties', { count }));

function indexData() {
  actors = keyed(data.actors, 'id');
  ties = keyed(data.ties, 'id');
  sectors = keyed(data.sectors, 'code');
  tieTypes = keyed(data.tieTypes, 'code');
  territories = keyed(data.territories, 'id');
  tiesOf = new Map(data.actors.map((actor) => [actor.id, []]));
  members = new Map();
  for (const tie of data.ties) {
    tiesOf.get(tie.source).push(tie);
    tiesOf.get(tie.target).push(tie);
    if (isMembership(tie)) {
      if (!members.has(tie.target)) members.set(tie.target, new Set());
      members.get(tie.target).add(tie.source);
    }
  }
}

// The only way elements are made: texts are set as text, so nothing in the data can become markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') element.addEventListener('click', value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null && child !== ''));
  return element;
}

function drawn(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

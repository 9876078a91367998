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
let withPlanned = false; // whether planned relations count too; they are drawn in any case
let passing = new Set(); // what meets every condition chosen; lists and tables show it all
let passingTies = new Set();
let shownActors = new Set(); // what is drawn of it: the best connected, when all would be a crowd
let shownTies = new Set();
let everyone = Boolean(data.live || data.changes); // draw all of them, crowd or not
let swell = 1; // how much larger figures are drawn where fewer of them share the room
let leastTies = 0; // how many relations it takes to be drawn now; 0 when all are
const ringed = new Set(); // actors that are marked with a ring and drawn in any case
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
const notToday = (tie) => Boolean(tie.planned || tie.past); // its state is said beside it
const isCounted = (tie) => tie.counted ?? (!tie.past && (withPlanned || !tie.planned));
// A figure of an actor, like the number of its relations, by those that count.
const figureOf = (actor, key) => ((withPlanned && actor.planned ? actor.planned[key] : actor[key]) || 0);
const countedTies = () => (data.switch ? word(withPlanned ? 'counted_later' : 'counted_today') : '');

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
    if (isMembership(tie) && isCounted(tie)) {
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

// Finding an actor by any of its names, without accents.
const MOST_FOUND = 8;

function find(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const rank = (actor) => {
    if (actor.search?.includes(wanted)) return 0;
    if (actor.search?.some((name) => name.startsWith(wanted))) return 1;
    if (actor.search?.some((name) => name.includes(` ${wanted}`))) return 2;
    return actor.search?.some((name) => name.includes(wanted)) ? 3 : 9;
  };
  const found = data.actors.map((actor) => [rank(actor), actor]).filter(([place]) => place < 9);
  return inOrder(found, ([place, actor]) => `${place}${nameOf(actor)}`).map(([, actor]) => actor);
}

function renderFound() {
  const text = byId('search').value;
  const found = find(text);
  byId('found').hidden = !found.length;
  byId('found').replaceChildren(...found.slice(0, MOST_FOUND).map(foundRow));
  byId('found-none').textContent = fold(text) && !found.length ? word('found_none') : '';
}

function foundRow(actor) {
  const button = make('button', { type: 'button', onclick: () => choose(actor.id) },
    figureIcon(sectors.get(actor.sector || ''), { mechanism: actor.mechanism }),
    make('span', { class: 'term' }, nameOf(actor)), actor.acronym ? make('span', { class: 'number' }, actor.acronym) : '');
  button.addEventListener('keydown', (event) => step(event, button));
  return make('li', {}, button);
}

function step(event, button) {
  const forward = event.key === 'ArrowDown';
  if (!forward && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const next = forward ? button.parentElement.nextElementSibling : button.parentElement.previousElementSibling;
  (next?.firstElementChild ?? (forward ? button : byId('search'))).focus();
}

// Show an actor wherever the reader is: on the map it is brought into view, in a list its card opens.
function choose(id) {
  if (!passing.has(id)) resetFilters();
  openActor(id, { focus: true });
  if (!byId('view-map').hidden) lookAt(id);
  if (innerWidth <= 760) togglePanel(false);
}

function startSearch() {
  byId('search').addEventListener('input', renderFound);
  byId('search').addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && !byId('found').hidden) {
      event.preventDefault();
      byId('found').querySelector('button').focus();
    }
  });
  byId('search-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const [first] = find(byId('search').value);
    if (first) choose(first.id);
  });
}

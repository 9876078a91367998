// The same content to be read: a list by sector, a table of actors, a table of ties.
const VIEWS = [...document.querySelectorAll('[role="tab"]')].map((tab) => tab.id.slice('tab-'.length));
const sorting = { actors: { column: 0, down: false }, ties: { column: 0, down: false } };

const sectorOf = (actor) => say(sectors.get(actor.sector || '').label);
const levelOf = (actor) => say(data.levels.find((term) => term.code === actor.level)?.label);
const territoryOf = (actor) => say(territories.get(actor.territory)?.label);
const stateOf = (tie) => say(data.states.find((state) => state.code === tie.state)?.label);

const COLUMNS = {
  actors: [
    ['name', nameOf], ['acronym', (actor) => actor.acronym ?? ''], ['sector', sectorOf], ['level', levelOf],
    ['territory', territoryOf], ['tie_count', (actor) => figureOf(actor, 'ties')], ['task_count', (actor) => (data.tasks[actor.id] ?? []).length],
  ],
  ties: [
    ['from', (tie) => nameOf(actors.get(tie.source))], ['tie', verbOf],
    ['to', (tie) => nameOf(actors.get(tie.target))], ['state', stateOf],
    ['more', (tie) => [say(tie.role), say(tie.period), say(tie.description)].filter(Boolean).join(' · ')],
  ],
};

function showView(view, { focus = false } = {}) {
  for (const other of VIEWS) {
    byId(`view-${other}`).hidden = other !== view;
    byId(`tab-${other}`).setAttribute('aria-selected', String(other === view));
    byId(`tab-${other}`).tabIndex = other === view ? 0 : -1;
    document.body.classList.toggle(`view-${other}`, other === view);
  }
  renderReading();
  tellCount();
  if (!byId('card').hidden) renderCard();
  if (view === 'map') { network.setSize('100%', '100%'); if (fitLater) fit(false); repaint(); }
  if (focus) byId(`view-${view}`).focus();
}

// Tables are built when they are looked at: thousands of rows nobody reads would only delay the map.
function renderReading() {
  if (!byId('view-list').hidden) byId('view-list').replaceChildren(...listView());
  if (!byId('view-actors').hidden) byId('view-actors').replaceChildren(tableOf('actors', shownRows('actors'), true));
  if (!byId('view-ties').hidden) byId('view-ties').replaceChildren(tableOf('ties', shownRows('ties'), true));
  if (data.changes) renderChanges();
  markChosen();
}

const shownRows = (kind) =>
  kind === 'actors' ? data.actors.filter((actor) => passing.has(actor.id)) : data.ties.filter((tie) => passingTies.has(tie.id));

function listView() {
  const parts = [make('h2', {}, word('view_actors')), make('p', { class: 'quiet' }, word(passing.size ? 'list_intro' : 'empty_filtered'))];
  for (const sector of data.sectors) {
    const some = inOrder(data.actors.filter((actor) => passing.has(actor.id) && (actor.sector || '') === sector.code), nameOf);
    if (some.length) parts.push(heading(say(sector.label), some.length), make('ul', { class: 'actors' }, ...some.map(listRow)));
  }
  return parts;
}

function listRow(actor) {
  const icon = figureIcon(sectors.get(actor.sector || ''), { mechanism: actor.mechanism, unfinished: isUnfinished(actor), past: actor.state === 'past' });
  return make('li', {}, make('button', { type: 'button', 'data-actor': actor.id, onclick: () => openActor(actor.id, { focus: true }) }, icon,
    make('span', { class: 'term' }, nameOf(actor), make('span', { class: 'note' }, [actor.acronym, countOfTies(figureOf(actor, 'ties'))].filter(Boolean).join(' · ')))));
}

function tableOf(kind, rows, live) {
  const columns = COLUMNS[kind];
  const { column, down } = sorting[kind];
  const value = columns[column][1];
  const sorted = typeof value(rows[0] ?? (kind === 'actors' ? data.actors[0] : data.ties[0]) ?? {}) === 'number'
    ? [...rows].sort((a, b) => value(a) - value(b)) : inOrder(rows, value);
  if (down) sorted.reverse();
  const head = make('tr', {}, ...columns.map(([key], n) => headCell(kind, key, n, live)));
  const body = make('tbody', {}, ...sorted.map((row) => make('tr', { 'data-row': row.id }, ...columns.map((one, n) => cell(row, one[1], n, live)))));
  return make('table', {}, make('caption', { class: live ? 'unseen' : 'printed-title' }, word(`view_${kind}`)), make('thead', {}, head), body);
}

const headingOf = (key) => word(key) + (key === 'tie_count' && countedTies() ? ` (${countedTies()})` : '');

function headCell(kind, key, n, live) {
  const { column, down } = sorting[kind];
  if (!live) return make('th', { scope: 'col' }, headingOf(key));
  const arrow = make('span', { class: 'arrow', 'aria-hidden': 'true' }, column === n ? (down ? '▼' : '▲') : '');
  const button = make('button', { type: 'button', 'data-sort': n, title: word('sort', { column: word(key) }), onclick: () => sortBy(kind, n) }, headingOf(key), arrow);
  return make('th', { scope: 'col', 'aria-sort': column === n ? (down ? 'descending' : 'ascending') : 'none' }, button);
}

function cell(row, value, n, live) {
  const text = value(row);
  if (n > 0) return make('td', { class: typeof text === 'number' ? 'figure' : null }, String(text));
  if (!live) return make('th', { scope: 'row' }, text);
  return make('th', { scope: 'row' }, make('button', { type: 'button', class: 'actor', onclick: () => openActor(row.id, { focus: true }) }, text));
}

function sortBy(kind, n) {
  const sort = sorting[kind];
  sorting[kind] = { column: n, down: sort.column === n ? !sort.down : COLUMNS[kind][n][0].endsWith('count') };
  renderReading();
  byId(`view-${kind}`).querySelector(`[data-sort="${n}"]`).focus();
}

function markChosen() {
  for (const element of document.querySelectorAll('[data-row], [data-actor]'))
    element.classList.toggle('chosen', (element.dataset.row ?? element.dataset.actor) === chosen);
}

function startViews() {
  VIEWS.forEach((view, n) => {
    byId(`tab-${view}`).addEventListener('click', () => showView(view));
    byId(`tab-${view}`).addEventListener('keydown', (event) => {
      const turn = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!turn) return;
      event.preventDefault();
      const next = VIEWS[(n + turn + VIEWS.length) % VIEWS.length];
      showView(next);
      byId(`tab-${next}`).focus();
    });
  });
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault();
    showView('list');
    (byId('view-list').querySelector('button') ?? byId('view-list')).focus();
  });
}

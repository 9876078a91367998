// A page in contact with the program: what is typed there appears here, and nobody jumps.
const MARKED_FOR = 20000;
let revision = data.live?.revision ?? -1;
let arranging = false;
let newsTimer = null;

function startLive() {
  byId('arrange').addEventListener('click', toggleArranging);
  // For whoever looks at the page from outside: where things are, without reaching into it.
  Object.assign(byId('map'), {
    plannerView: () => ({ scale: network.getScale(), ...network.getViewPosition() }),
    plannerPlaces: () => Object.fromEntries(nodes.getIds().map((id) => [id, Object.values(network.getPosition(id))])),
    plannerSpot: (id) => Object.values(network.canvasToDOM(network.getPosition(id))),
  });
  network.on('dragEnd', ({ nodes: [id] }) => { if (id && arranging) keepPlace(id); });
  listen();
}

function listen() {
  const stream = new EventSource(`${data.live.address}events?seen=${revision}`);
  stream.addEventListener('message', (event) => adopt(JSON.parse(event.data)));
  stream.addEventListener('open', () => tellConnection(true));
  stream.addEventListener('error', () => {
    tellConnection(false);
    // The browser retries by itself unless the server answered and refused.
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
}

function tellConnection(standing) {
  const badge = byId('on-air');
  if (badge.classList.contains('lost') === !standing) return;
  badge.classList.toggle('lost', !standing);
  badge.lastElementChild.dataset.word = standing ? 'live' : 'lost';
  badge.lastElementChild.textContent = word(standing ? 'live' : 'lost');
}

// Take over a newer state; what the reader chose, filtered and zoomed to stays.
function adopt(newer) {
  if (newer.live.revision < revision) return;
  revision = newer.live.revision;
  const known = new Set(actors.keys());
  const wasEmpty = known.size === 0;
  halfTaken = true;
  try {
    take({ ...newer, language }, wasEmpty);
  } finally {
    halfTaken = false;
  }
  const added = data.actors.filter((actor) => !known.has(actor.id));
  renderAll();
  if (wasEmpty) fit(false);
  else if (added.length) announce(added);
}

function take(newer, anew) {
  data = newer;
  byId('counted').hidden = !data.switch;
  indexData();
  measureSizes();
  dropUnknownChoices();
  computeShown();
  if (anew) unit = measureUnit();
  replaceParts(nodes, data.drawing.nodes.map(nodeFor));
  replaceParts(edges, data.drawing.edges.map(edgeFor));
}

function dropUnknownChoices() {
  if (only.mechanism && !members.has(only.mechanism)) only.mechanism = '';
  if (only.territory && !territories.has(only.territory)) only.territory = '';
  if (only.strategy && !data.strategies.some((strategy) => strategy.id === only.strategy)) only.strategy = '';
  if (only.level && !data.levels.some((level) => level.code === only.level)) only.level = '';
  if (hovered && !actors.has(hovered)) hovered = null;
  for (const id of fresh) if (!actors.has(id)) fresh.delete(id);
}

function replaceParts(set, parts) {
  const kept = new Set(parts.map((part) => part.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(parts);
}

function announce(added) {
  for (const actor of added) fresh.add(actor.id);
  const key = added.length === 1 ? 'new_one' : 'new_some';
  const news = [make('span', {}, word(key, { name: nameOf(added[0]), count: added.length - 1 }))];
  if (added.some((actor) => outside(actor.id))) news.push(make('button', { type: 'button', onclick: () => fit() }, word('fit')));
  byId('news').replaceChildren(...news);
  clearTimeout(newsTimer);
  newsTimer = setTimeout(() => byId('news').replaceChildren(), MARKED_FOR / 2);
  setTimeout(() => { for (const actor of added) fresh.delete(actor.id); repaint(); }, MARKED_FOR);
  repaint();
}

function outside(id) {
  const spot = network.canvasToDOM(network.getPosition(id));
  const { clientWidth, clientHeight } = byId('map');
  return spot.x < 0 || spot.y < 0 || spot.x > clientWidth || spot.y > clientHeight;
}

function toggleArranging() {
  arranging = !arranging;
  byId('arrange').setAttribute('aria-pressed', String(arranging));
  network.setOptions({ interaction: { dragNodes: arranging } });
}

async function keepPlace(id) {
  const { x, y } = network.getPosition(id);
  const body = JSON.stringify({ actor: id, position: `${x.toFixed(1)},${y.toFixed(1)}` });
  try {
    const answer = await fetch(`${data.live.address}move`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    if (!answer.ok) byId('news').textContent = (answer.status === 409 && (await answer.text())) || word('not_moved');
  } catch {
    byId('news').textContent = word('not_moved');
  }
}

// What if an actor leaves: it turns pale with its ties, and whoever loses contact with the rest is ringed.
let away = null;
const PALE = 0.22;
strengthOf = (actor) => (actor.id === away ? PALE : 1);

function leave(id) {
  const before = away;
  away = id;
  ringed.clear();
  if (away) for (const lost of [away, ...(inside().leaving[away]?.lost ?? [])]) ringed.add(lost);
  ringed.delete(away);
  fade([before, away]);
  drawShown();
  renderAway();
  renderCard();
  if (away) fit(true, new Set([away, ...ringed]));
}

function fade(some) {
  const drawnEdges = keyed(data.drawing.edges, 'id');
  const changed = some.filter(Boolean).flatMap((id) => tiesOf.get(id)).map((tie) => {
    const { color } = drawnEdges.get(tie.id);
    const pale = tie.source === away || tie.target === away;
    return { id: tie.id, color: pale ? `${color}28` : edgeFor(drawnEdges.get(tie.id)).color };
  });
  edges.update(changed);
}

function backButton() {
  return make('button', { type: 'button', class: 'plain', onclick: () => leave(null) }, word('what_if_back'));
}

function renderAway() {
  const box = byId('away');
  box.hidden = !away || chosen === away;
  if (box.hidden) { box.replaceChildren(); return; }
  box.replaceChildren(make('p', {}, make('b', {}, nameOf(actors.get(away))), ` — ${say(inside().leaving[away].says)}`), backButton());
}

function whatIf(actor) {
  const found = inside().leaving[actor.id];
  if (!found) return [];
  if (away !== actor.id) return [make('button', { type: 'button', class: 'plain', onclick: () => leave(actor.id) }, word('what_if'))];
  const lost = inOrder(found.lost.map((id) => actors.get(id)), nameOf);
  const row = (other) => make('li', {}, make('button', { type: 'button', class: 'actor', onclick: () => choose(other.id) }, nameOf(other)));
  return [make('div', { class: 'what-if' }, make('p', {}, say(found.says)), make('p', { class: 'note' }, [countedTies(), word('what_if_note')].filter(Boolean).join(' · ')), backButton(),
    ...(lost.length > 5 ? [make('ul', {}, ...lost.map(row))] : []))];
}

// While somebody is away it is not the chosen actor that stands out, but who is left behind.
standsOut = () => !away || hovered !== null || chosen !== away;
onCards.push(whatIf);
onCounting.push(() => { if (away) leave(inside().leaving[away] ? away : null); });
onRender.push(renderAway);
onChoosing.push(renderAway);

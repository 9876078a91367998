// The map itself: vis-network draws the ties, we draw figures, highlights and names.
let network = null;
let nodes = null;
let edges = null;
let unit = 14;
let busiest = 1;
let fitLater = false; // the map was not to be seen when it should have been fitted to its room
let halfTaken = false; // vis-network draws in the middle of a change, when a tie may be known whose line is not there yet
const WARNING = '#D55E00';
const MARGIN = 70;
const TINY = 3.4; // pixels: figures this small are a crowd, of which only the best connected are named
const NAMED_IN_A_CROWD = 36;
const WORTH_NAMING = 60; // these are named even where the name must cover a figure

// Figures and lines are sized by how far apart the actors were placed, so that any layout reads alike.
function measureUnit() {
  const spots = data.drawing.nodes;
  if (spots.length < 2) return 14;
  const width = Math.max(...spots.map((s) => s.x)) - Math.min(...spots.map((s) => s.x));
  const height = Math.max(...spots.map((s) => s.y)) - Math.min(...spots.map((s) => s.y));
  const area = Math.max(width, height / 3, 1) * Math.max(height, width / 3, 1);
  return Math.min(60, Math.max(3, Math.sqrt(area / spots.length) * 0.1));
}

function measureSizes() {
  busiest = Math.max(1e-9, ...data.actors.map((actor) => figureOf(actor, size)));
}

function radiusOf(actor) {
  return swell * (size === 'equal' ? unit * 1.1 : unit * (0.8 + 0.9 * Math.sqrt(figureOf(actor, size) / busiest)));
}

function nodeFor(node) {
  return { id: node.id, x: node.x, y: node.y, shape: 'custom', hidden: !shownActors.has(node.id), ctxRenderer: drawNode };
}

// Drawn with the next frame, however often it is asked for until then.
const repaint = () => network.body.emitter.emit('_requestRedraw');

function drawNode({ ctx, id, x, y }) {
  const actor = actors.get(id);
  const radius = actor ? radiusOf(actor) : 1;
  const reach = actor?.mechanism ? radius * 1.45 : radius;
  return { drawNode: () => actor && drawFigure(ctx, actor, x, y, radius), nodeDimensions: { width: 2 * reach, height: 2 * reach } };
}

// As few options an edge as can be: vis-network works through each of them for every one.
function edgeFor(edge) {
  const tie = ties.get(edge.id);
  const scale = unit / 10;
  const made = { id: edge.id, from: edge.from, to: edge.to, width: edge.width * scale, arrows: edge.arrows, hidden: !shownTies.has(edge.id) };
  if (edge.smooth) made.smooth = edge.smooth;
  if (edge.dashes) made.dashes = edge.dashes.map((length) => length * scale);
  const state = notToday(tie) && data.states.find((known) => known.code === tie.state);
  made.color = edge.color + (state ? '80' : 'C8');
  if (state) {
    made.label = state.sign;
    made.font = { size: 11 * scale, color: edge.color, background: PAPER, strokeWidth: 0, align: 'middle' };
  }
  return made;
}

function startDrawing() {
  unit = measureUnit();
  measureSizes();
  nodes = new vis.DataSet(data.drawing.nodes.map(nodeFor));
  edges = new vis.DataSet(data.drawing.edges.map(edgeFor));
  const options = structuredClone(data.drawing.options);
  options.edges.arrows.to.scaleFactor *= unit / 10;
  network = new vis.Network(byId('map'), { nodes, edges }, options);
  // The canvas is described as one image; a focus stop inside it would say nothing.
  for (const element of byId('map').querySelectorAll('[tabindex]')) element.removeAttribute('tabindex');
  network.on('beforeDrawing', (context) => { if (!halfTaken) drawHull(context, hullOwner()); });
  network.on('afterDrawing', (context) => { if (!halfTaken) drawOver(context, shapesOf(context)); });
  network.on('click', (event) => clicked(event));
  network.on('hoverNode', ({ node, pointer }) => hover(node, pointer));
  network.on('blurNode', () => hover(null));
  network.on('hoverEdge', ({ edge, pointer }) => { if (!hovered) showTip(tieSentence(ties.get(edge)), pointer); });
  network.on('blurEdge', () => { if (!hovered) hideTip(); });
  for (const gesture of ['dragStart', 'zoom']) network.on(gesture, hideTip);
  fit(false);
}

function clicked({ nodes: [node], edges: [edge] }) {
  if (node) openActor(node);
  else if (edge) openTie(edge);
  else closeCard();
}

function hover(id, pointer) {
  hovered = id;
  if (id) showTip([nameOf(actors.get(id)), `${say(sectors.get(actors.get(id).sector || '').label)} · ${countOfTies(figureOf(actors.get(id), 'ties'))}`].join('\n'), pointer);
  else hideTip();
  repaint();
}

function showTip(text, { DOM }) {
  const tip = byId('tip');
  tip.textContent = text;
  tip.hidden = false;
  const room = byId('view-map').getBoundingClientRect();
  tip.style.left = `${Math.min(DOM.x + 14, room.width - tip.offsetWidth - 8)}px`;
  tip.style.top = `${Math.min(DOM.y + 18, room.height - tip.offsetHeight - 8)}px`;
}

function hideTip() {
  byId('tip').hidden = true;
}

// What stands out: the actor pointed at or chosen, whoever it has a tie with, and these ties.
let standsOut = () => true; // whether anybody may stand out

function highlight() {
  if (!standsOut()) return null;
  const centre = hovered ?? (chosen && actors.has(chosen) ? chosen : null);
  if (chosen && ties.has(chosen) && !hovered) {
    const tie = ties.get(chosen);
    return { centre: null, near: new Set([tie.source, tie.target]), lines: [chosen] };
  }
  if (!centre || !shownActors.has(centre)) return null;
  const lines = tiesOf.get(centre).filter((tie) => shownTies.has(tie.id));
  return { centre, near: new Set([centre, ...lines.map((tie) => otherEnd(tie, centre))]), lines: lines.map((tie) => tie.id) };
}

const hullOwner = () => {
  const candidate = hovered ?? (chosen && actors.has(chosen) ? chosen : only.mechanism);
  return candidate && members.has(candidate) && shownActors.has(candidate) ? candidate : null;
};

const shapesOf = (context) => {
  const { a, e, f } = context.getTransform();
  return { scale: a, at: (id) => { const node = network.body.nodes[id]; return { x: node.x * a + e, y: node.y * a + f }; } };
};

function drawOver(context, { scale, at }, { width, height, ratio, still = false } = screenOf(context)) {
  const bright = still ? null : highlight();
  if (bright) {
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = 'rgba(250, 249, 246, .8)';
    context.fillRect(0, 0, width, height);
    context.restore();
    drawHull(context, hullOwner());
    for (const id of bright.lines) { network.body.edges[id].draw(context); network.body.edges[id].drawArrows(context); }
    for (const id of bright.near) network.body.nodes[id].draw(context);
    if (bright.centre) drawHalo(context, bright.centre, ACCENT);
  }
  for (const id of still ? ringed : [...ringed, ...fresh]) if (shownActors.has(id)) drawHalo(context, id, WARNING, true);
  const spots = [];
  for (const id of shownActors) {
    if (bright && !bright.near.has(id) && !fresh.has(id)) continue;
    const actor = actors.get(id);
    const must = bright ? id === bright.centre : fresh.has(id);
    const reach = radiusOf(actor) * (actor.mechanism ? 1.45 : 1);
    const text = fresh.has(id) && !still ? `${shortOf(actor)} · ${word('new')}` : shortOf(actor);
    spots.push({ id, ...at(id), radius: reach * scale, text, must, strong: must, rank: must ? Infinity : figureOf(actor, 'ties') + (ringed.has(id) ? 1000 : 0) });
  }
  spots.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
  spots.forEach((spot, n) => { spot.worth = n < WORTH_NAMING; });
  const tiny = unit * scale < TINY * ratio;
  drawLabels(context, tiny && !bright ? spots.slice(0, NAMED_IN_A_CROWD) : spots, ratio, width, height);
}

const screenOf = (context) => ({
  width: context.canvas.width, height: context.canvas.height, ratio: context.canvas.width / context.canvas.clientWidth,
});

function drawHalo(context, id, color, dashed = false) {
  const node = network.body.nodes[id];
  const radius = radiusOf(actors.get(id)) * 1.45 + unit * 0.35;
  context.save();
  context.beginPath();
  context.arc(node.x, node.y, radius, 0, 2 * Math.PI);
  context.lineWidth = unit * 0.22;
  context.strokeStyle = color;
  if (dashed) context.setLineDash([unit * 0.7, unit * 0.4]);
  context.stroke();
  context.restore();
}

// A soft outline around a mechanism and its members.
function drawHull(context, owner) {
  if (!owner) return;
  const points = [];
  for (const id of [owner, ...members.get(owner)]) {
    if (!shownActors.has(id)) continue;
    const { x, y } = network.body.nodes[id];
    const reach = radiusOf(actors.get(id)) * 1.5 + unit;
    for (let turn = 0; turn < 12; turn++)
      points.push([x + reach * Math.cos((turn * Math.PI) / 6), y + reach * Math.sin((turn * Math.PI) / 6)]);
  }
  const corners = convexHull(points);
  context.save();
  context.beginPath();
  corners.forEach(([x, y], n) => (n ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.closePath();
  context.fillStyle = 'rgba(0, 114, 178, .07)';
  context.fill();
  context.lineJoin = 'round';
  context.lineWidth = unit * 0.12;
  context.strokeStyle = 'rgba(0, 114, 178, .55)';
  context.setLineDash([unit * 0.5, unit * 0.35]);
  context.stroke();
  context.restore();
}

// Andrew's monotone chain (1979).
function convexHull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list) => {
    const chain = [];
    for (const p of list) {
      while (chain.length > 1) {
        const [a, b] = chain.slice(-2);
        if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
        chain.pop();
      }
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

const gently = () => (calm ? false : { duration: 350, easingFunction: 'easeInOutQuad' });

function boundsOf(some) {
  const spots = [...some].map((id) => ({ ...network.body.nodes[id], reach: radiusOf(actors.get(id)) * 1.5 }));
  if (!spots.length) return null;
  return {
    left: Math.min(...spots.map((s) => s.x - s.reach)), right: Math.max(...spots.map((s) => s.x + s.reach)),
    top: Math.min(...spots.map((s) => s.y - s.reach)), bottom: Math.max(...spots.map((s) => s.y + s.reach)),
  };
}

function fit(animated = true, some = shownActors) {
  const bounds = boundsOf(some);
  const { clientWidth, clientHeight } = byId('map');
  fitLater = !clientWidth;
  if (!bounds || !clientWidth) return;
  const margin = Math.min(MARGIN, clientWidth / 6);
  const scale = Math.min(
    (clientWidth - 2 * margin) / Math.max(1, bounds.right - bounds.left),
    (clientHeight - 2 * Math.min(margin, 58)) / Math.max(1, bounds.bottom - bounds.top), 14 / unit);
  const position = { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 };
  network.moveTo({ position, scale, animation: animated ? gently() : false });
}

function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: gently() });
}

// Bring an actor into the part of the map that the card leaves free, close enough to read its surroundings.
function lookAt(id) {
  const scale = Math.max(network.getScale(), 9 / unit);
  const card = byId('card').hidden ? { offsetWidth: 0, offsetHeight: 0 } : byId('card');
  const offset = innerWidth > 760 ? { x: -card.offsetWidth / 2, y: 0 } : { x: 0, y: -card.offsetHeight / 2 };
  network.moveTo({ position: network.getPosition(id), scale, offset, animation: gently() });
}

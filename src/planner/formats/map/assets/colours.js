// Figures coloured by the group of closely connected actors they are in, as an alternative to their sector.
let colour = 'sector';
const inside = () => (withPlanned && data.inside.planned) || data.inside;
let groups = keyed(inside().groups, 'number');
const groupOf = (actor) => groups.get(inside().member[actor.id]);

function colourBy(chosenColour) {
  colour = chosenColour;
  paintOf = colour === 'sector' ? (actor) => sectors.get(actor.sector || '') : (actor) => groupOf(actor) ?? data.inside.rest;
  iconPaint = colour === 'sector' ? (sector) => sector : () => ({ fill: PAPER, rim: '#55606C' });
  renderAll();
}

function groupLabel(actor) {
  const number = inside().member[actor.id];
  if (number === undefined) return word('group_none');
  const group = groups.get(number);
  return group ? `${word('group', { number })}: ${say(group.label)}` : word('group_others');
}

function groupRow(paint, text, count) {
  const icon = drawn('svg', { viewBox: '-1.4 -1.4 2.8 2.8', width: 20, height: 20, 'aria-hidden': 'true' });
  icon.append(drawn('circle', { r: 1, fill: paint.fill, stroke: paint.rim, 'stroke-width': 0.14 }));
  return make('li', {}, icon, make('span', { class: 'term' }, text), make('span', { class: 'number' }, String(count)));
}

function renderGroups() {
  const box = byId('groups');
  box.hidden = colour === 'sector';
  const coloured = inside().groups.reduce((sum, group) => sum + group.count, 0);
  const rest = data.actors.length - coloured;
  box.replaceChildren(make('h2', {}, word('communities')),
    make('ul', {}, ...inside().groups.map((group) => groupRow(group, `${group.number} · ${say(group.label)}`, group.count)),
      ...(rest ? [groupRow(data.inside.rest, `${word('group_others')} · ${word('group_none').toLowerCase()}`, rest)] : [])),
    make('p', { class: 'note' }, word('communities_why')));
}

// Never by colour alone: the group's number stands in every figure that is large enough to hold it.
function drawGroupNumber(context, actor, x, y, radius) {
  const group = colour === 'community' && groupOf(actor);
  if (!group || radius * context.getTransform().a < 7) return;
  context.save();
  context.font = `700 ${radius}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = radius * 0.3;
  context.lineJoin = 'round';
  context.strokeStyle = PAPER;
  context.fillStyle = '#1F2933';
  context.strokeText(String(group.number), x, y);
  context.fillText(String(group.number), x, y);
  context.restore();
}

function renderColours() {
  const select = byId('colour');
  select.replaceChildren(...['sector', 'community'].map((code) => make('option', { value: code, selected: code === colour }, word(`colour_${code}`))));
  renderGroups();
}

onFigures.push(drawGroupNumber);
onCounting.push(() => { groups = keyed(inside().groups, 'number'); });
onCards.push((actor) => (colour === 'community' ? [make('p', { class: 'note' }, groupLabel(actor))] : []));
onRender.push(renderColours);
byId('colour').addEventListener('change', () => { colourBy(byId('colour').value); });

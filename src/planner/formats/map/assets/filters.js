// What is shown: the legend is the filter for sectors and tie types, lists narrow it further.
const CROWD = 90; // more actors than these are not drawn at once unless somebody asks for it
const MOST_SWELL = 1.5;
const onCounting = []; // what else follows when other relations count
const HANDFUL = 20; // and fewer than these would not be worth a map
function withinTerritory(id, wanted) {
  for (let at = id, steps = 0; at && steps < 20; at = territories.get(at)?.parent, steps++) if (at === wanted) return true;
  return false;
}

function passes(actor) {
  if (hiddenSectors.has(actor.sector || '')) return false;
  if (only.level && actor.level !== only.level) return false;
  if (only.territory && !withinTerritory(actor.territory, only.territory)) return false;
  if (only.mechanism && actor.id !== only.mechanism && !members.get(only.mechanism)?.has(actor.id)) return false;
  return !only.strategy || (data.tasks[actor.id] ?? []).some((task) => task.strategy === only.strategy);
}

const filtered = () => hiddenSectors.size > 0 || hiddenTypes.size > 0 || Object.values(only).some(Boolean);

function computeShown() {
  passing = new Set(data.actors.filter(passes).map((actor) => actor.id));
  const between = (some) => (tie) => some.has(tie.source) && some.has(tie.target);
  const meeting = data.ties.filter((tie) => !hiddenTypes.has(tie.type)).filter(between(passing));
  passingTies = new Set(meeting.map((tie) => tie.id));
  const counts = new Map([...passing].map((id) => [id, 0]));
  for (const { source, target } of meeting.filter(isCounted)) for (const id of [source, target]) counts.set(id, counts.get(id) + 1);
  leastTies = everyone ? 0 : leastToBeDrawn([...counts.values()]);
  const about = aroundChosen();
  const drawn = (id) => counts.get(id) >= leastTies || about.has(id) || ringed.has(id) || fresh.has(id);
  shownActors = leastTies ? new Set([...passing].filter(drawn)) : passing;
  swell = Math.min(MOST_SWELL, Math.sqrt(passing.size / Math.max(1, shownActors.size)));
  shownTies = new Set(meeting.filter(between(shownActors)).map((tie) => tie.id));
}

// A drawing of everybody would be read by nobody: how many relations it takes so that no crowd remains, nor a handful.
function leastToBeDrawn(counts) {
  if (counts.length <= CROWD) return 0;
  const sorted = counts.sort((a, b) => b - a);
  let least = sorted[CROWD] + 1;
  if (sorted.findIndex((count) => count < least) < HANDFUL) least -= 1;
  return least > sorted.at(-1) ? least : 0;
}

// Whoever is chosen is drawn with all it has relations with.
function aroundChosen() {
  const ends = ties.has(chosen) ? [ties.get(chosen)] : tiesOf.get(chosen) ?? [];
  return new Set([chosen, ...ends.flatMap((tie) => [tie.source, tie.target])]);
}

function applyFilters() {
  drawShown();
  renderReading();
}

function drawShown() {
  computeShown();
  const changed = (set, shown) => set.get().filter((part) => part.hidden === shown.has(part.id)).map(({ id }) => ({ id, hidden: !shown.has(id) }));
  nodes.update(changed(nodes, shownActors));
  edges.update(changed(edges, shownTies));
  tellCount();
  repaint();
}

function drawEveryone(all) {
  everyone = all;
  drawShown();
  fit();
}

function tellCount() {
  const counting = data.ties.filter(isCounted);
  const shownCount = counting.filter((tie) => passingTies.has(tie.id)).length;
  const gaps = { actors: data.actors.length, ties: counting.length, shown: passing.size, shownTies: shownCount };
  const onMap = !byId('view-map').hidden;
  const drawn = leastTies && onMap ? ` · ${word('drawn_some', { drawn: shownActors.size, least: leastTies })}` : '';
  byId('count').textContent = [word(filtered() ? 'shown_some' : 'shown_all', gaps), countedTies()].filter(Boolean).join(', ') + drawn;
  byId('reset').hidden = !filtered();
  byId('everyone').hidden = !onMap || (!leastTies && !(everyone && passing.size > CROWD));
  byId('everyone').textContent = word(everyone ? 'draw_some' : 'draw_all');
  byId('empty').hidden = shownActors.size > 0;
  byId('empty').textContent = word(data.actors.length ? 'empty_filtered' : 'empty');
  const busy = [...data.actors].sort((a, b) => figureOf(b, 'ties') - figureOf(a, 'ties')).slice(0, 5).map(nameOf).join(', ');
  byId('map-summary').textContent = `${word('map_summary', { ...gaps, names: busy })} ${word('map_keys')}`;
}

function legendRow(icon, label, count, hiddenSet, code) {
  const box = make('input', { type: 'checkbox', checked: !hiddenSet.has(code) });
  box.addEventListener('change', () => {
    if (box.checked) hiddenSet.delete(code);
    else hiddenSet.add(code);
    applyFilters();
  });
  return make('li', {}, make('label', {}, box, icon, make('span', { class: 'term' }, label), make('span', { class: 'number' }, String(count))));
}

function renderLegend() {
  const tally = (list, key) => list.reduce((counts, entry) => counts.set(entry[key] || '', (counts.get(entry[key] || '') ?? 0) + 1), new Map());
  const bySector = tally(data.actors, 'sector');
  const byType = tally(data.ties.filter(isCounted), 'type');
  byId('legend-sectors').replaceChildren(
    ...data.sectors.map((sector) => legendRow(figureIcon(sector), say(sector.label), bySector.get(sector.code) ?? 0, hiddenSectors, sector.code)));
  byId('legend-ties').replaceChildren(
    ...data.tieTypes.map((type) => legendRow(lineIcon(type), say(type.label), byType.get(type.code) ?? 0, hiddenTypes, type.code)));
  byId('legend-ties').closest('fieldset').hidden = !data.tieTypes.length;
  byId('legend-marks').replaceChildren(...marks().map(([icon, text]) => make('li', {}, icon, make('span', { class: 'term' }, text))));
}

function marks() {
  const sample = data.sectors[0];
  if (!sample) return [];
  const rows = [];
  if (data.actors.some((actor) => actor.mechanism)) rows.push([figureIcon(sample, { mechanism: true }), word('mark_mechanism')]);
  if (data.actors.some((actor) => isUnfinished(actor))) rows.push([figureIcon(sample, { unfinished: true }), word('mark_unfinished')]);
  if (data.actors.some((actor) => actor.state === 'past')) rows.push([figureIcon(sample, { past: true }), word('mark_past')]);
  if (data.actors.some((actor) => actor.problem)) rows.push([make('span', { class: 'sign' }, '!'), word('mark_problem')]);
  const onTies = new Set(data.ties.filter(notToday).map((tie) => tie.state));
  for (const state of data.states) if (onTies.has(state.code)) rows.push([make('span', { class: 'sign' }, state.sign), `${word('tie')}: ${say(state.label)}`]);
  if (data.tieTypes.some((type) => !type.mutual && !type.membership)) rows.push([make('span', { class: 'sign' }, '→'), word('mark_arrow')]);
  return rows;
}

// Options are {value, label, count, group}: `count` actors would be left, options of one group stand together.
function choicesToNarrow() {
  const inSome = new Map();
  for (const tasks of Object.values(data.tasks))
    for (const id of new Set(tasks.map((task) => task.strategy))) inSome.set(id, (inSome.get(id) ?? 0) + 1);
  const mechanisms = inOrder([...members.keys()].map((id) => actors.get(id)), nameOf);
  return {
    strategy: data.strategies.map(({ id, label, group }) => ({ value: id, label: say(label), count: inSome.get(id), group: say(group) })),
    mechanism: mechanisms.map((actor) => ({ value: actor.id, label: nameOf(actor), count: members.get(actor.id).size })),
    territory: inOrder(data.territories, (t) => say(t.label)).map((t) => ({ value: t.id, label: say(t.label) })),
    level: data.levels.map((term) => ({ value: term.code, label: say(term.label) })),
  };
}

function renderChoices() {
  const lists = Object.entries(choicesToNarrow()).filter(([, options]) => options.length);
  byId('choices').replaceChildren(...lists.map(([key, options]) => choice(key, options)));
  byId('size').replaceChildren(...data.sizes.map((code) => make('option', { value: code, selected: code === size }, word(`size_${code}`))));
}

function choice(key, options) {
  const take = (value) => { only[key] = value; applyFilters(); fit(); };
  const control = (options.length > FEW ? searchable : listed)(`only-${key}`, word(key), options, only[key], take);
  return make('div', {}, make('label', { for: `only-${key}` }, word(key)), control);
}

// Sizes, numbers and groups follow; who is drawn changes only where the best connected of a crowd are.
function countPlanned(wanted) {
  withPlanned = wanted;
  indexData();
  if (!members.has(only.mechanism)) only.mechanism = '';
  measureSizes();
  for (const more of onCounting) more();
  drawShown();
  renderAll();
}

function resetFilters() {
  hiddenSectors.clear();
  hiddenTypes.clear();
  for (const key of Object.keys(only)) only[key] = '';
  renderLegend();
  renderChoices();
  applyFilters();
}

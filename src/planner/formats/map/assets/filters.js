// What is shown: the legend is the filter for sectors and tie types, lists narrow it further.
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
  shownActors = new Set(data.actors.filter(passes).map((actor) => actor.id));
  shownTies = new Set(
    data.ties
      .filter((tie) => !hiddenTypes.has(tie.type) && shownActors.has(tie.source) && shownActors.has(tie.target))
      .map((tie) => tie.id));
}

function applyFilters() {
  computeShown();
  const changed = (set, shown) => set.get().filter((part) => part.hidden === shown.has(part.id)).map(({ id }) => ({ id, hidden: !shown.has(id) }));
  nodes.update(changed(nodes, shownActors));
  edges.update(changed(edges, shownTies));
  tellCount();
  renderReading();
  repaint();
}

function tellCount() {
  const gaps = { actors: data.actors.length, ties: data.ties.length, shown: shownActors.size, shownTies: shownTies.size };
  byId('count').textContent = word(filtered() ? 'shown_some' : 'shown_all', gaps);
  byId('reset').hidden = !filtered();
  byId('empty').hidden = shownActors.size > 0;
  byId('empty').textContent = word(data.actors.length ? 'empty_filtered' : 'empty');
  const busy = [...data.actors].sort((a, b) => (b.ties || 0) - (a.ties || 0)).slice(0, 5).map(nameOf).join(', ');
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
  const byType = tally(data.ties, 'type');
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
  const onTies = new Set(data.ties.map((tie) => tie.state));
  for (const state of data.states) if (state.code !== 'existing' && onTies.has(state.code)) rows.push([make('span', { class: 'sign' }, state.sign), `${word('tie')}: ${say(state.label)}`]);
  if (data.tieTypes.some((type) => !type.mutual && !type.membership)) rows.push([make('span', { class: 'sign' }, '→'), word('mark_arrow')]);
  return rows;
}

function renderChoices() {
  const mechanisms = inOrder([...members.keys()].map((id) => actors.get(id)), nameOf);
  const lists = {
    level: data.levels.map((term) => [term.code, say(term.label)]),
    territory: inOrder(data.territories, (t) => say(t.label)).map((t) => [t.id, say(t.label)]),
    mechanism: mechanisms.map((actor) => [actor.id, nameOf(actor)]),
    strategy: data.strategies.map((strategy) => [strategy.id, say(strategy.label)]),
  };
  byId('choices').replaceChildren(...Object.entries(lists).filter(([, options]) => options.length).map(([key, options]) => choice(key, options)));
  byId('size').replaceChildren(...data.sizes.map((code) => make('option', { value: code, selected: code === size }, word(`size_${code}`))));
}

function choice(key, options) {
  const select = make('select', { id: `only-${key}` }, make('option', { value: '' }, word('any')));
  select.append(...options.map(([value, label]) => make('option', { value, selected: only[key] === value }, label)));
  select.addEventListener('change', () => { only[key] = select.value; applyFilters(); });
  return make('div', {}, make('label', { for: `only-${key}` }, word(key)), select);
}

function resetFilters() {
  hiddenSectors.clear();
  hiddenTypes.clear();
  for (const key of Object.keys(only)) only[key] = '';
  renderLegend();
  renderChoices();
  applyFilters();
}

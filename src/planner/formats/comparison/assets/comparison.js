// What a page of changes adds: a switch for only what changed, a column, and the list of what changed in the plan.
const UNCHANGED = 'same';
const changedOnly = () => hiddenSectors.has(UNCHANGED) && hiddenTypes.has(UNCHANGED);

COLUMNS.ties.splice(1, 0, ['change', (tie) => say(tieTypes.get(tie.type).label)]);

function showChangedOnly(wanted) {
  for (const hidden of [hiddenSectors, hiddenTypes]) wanted ? hidden.add(UNCHANGED) : hidden.delete(UNCHANGED);
  renderLegend();
  applyFilters();
}

function renderChanges() {
  byId('changed-only').setAttribute('aria-pressed', String(changedOnly()));
  if (!byId('view-changes').hidden) byId('view-changes').replaceChildren(...changesView());
}

function changesView() {
  const sentences = say(data.about.changes[0]).split('\n');
  const parts = [make('h2', {}, word('changes_summary')), make('ul', { class: 'summary' }, ...sentences.map((text) => make('li', {}, text)))];
  parts.push(make('h2', {}, word('changes_plan')));
  parts.push(data.changes.length ? changesTable() : make('p', { class: 'quiet' }, word('changes_none')));
  parts.push(make('p', { class: 'quiet' }, word('measure')));
  return parts;
}

// On paper the list begins a sheet, and every sheet of it says what must stand on each.
function changesForPaper() {
  const parts = changesView();
  const says = data.about.warnings.map(say).join(' · ');
  const table = parts.find((part) => part.matches('table'));
  if (table) marked(table);
  return [make('div', { class: 'printed-changes' }, says ? make('p', { class: 'printed-mark' }, says) : '', ...parts)];
}

function changesTable() {
  const head = make('tr', {}, ...['change', 'record', 'field', 'before', 'after'].map((key) => make('th', { scope: 'col' }, word(key))));
  return make('table', { class: 'changes' }, make('thead', {}, head), make('tbody', {}, ...data.changes.flatMap(changeRows)));
}

// A record that changed in several fields takes several rows, its name and its kind reaching over all of them.
function changeRows(change) {
  const lines = change.fields[language].length ? change.fields[language] : [['', '', '']];
  return lines.map(([field, before, after], n) => make('tr', {}, ...(n ? [] : headCells(change, lines.length)),
    make('td', {}, field), make('td', { class: 'was' }, before || (field ? '—' : '')), make('td', {}, after || (field ? '—' : ''))));
}

const headCells = (change, rowspan) => [
  make('td', { class: `kind kind-${change.kind}`, rowspan }, `${change.sign} ${say(change.word)}`),
  make('th', { scope: 'row', rowspan }, say(change.name)),
];

byId('changed-only').addEventListener('click', () => showChangedOnly(!changedOnly()));

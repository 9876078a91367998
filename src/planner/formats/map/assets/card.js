// The card of the chosen actor or tie.
let opener = null;
const onChoosing = []; // what follows when somebody is chosen or nobody any more
const onCards = []; // what else stands on an actor's card: functions from the actor to elements

function openActor(id, { focus = false } = {}) {
  if (byId('card').hidden) opener = document.activeElement;
  chosen = id;
  renderCard();
  if (leastTies) drawShown();
  if (focus) byId('card').querySelector('h2').focus({ preventScroll: true });
  repaint();
}

const openTie = openActor;

function closeCard() {
  if (chosen === null) return;
  const held = byId('card').contains(document.activeElement);
  chosen = null;
  renderCard();
  if (leastTies) drawShown();
  repaint();
  if (held && opener?.isConnected) opener.focus();
}

function renderCard() {
  const card = byId('card');
  const actor = actors.get(chosen);
  const tie = ties.get(chosen);
  card.hidden = !actor && !tie;
  for (const more of onChoosing) more();
  document.body.classList.toggle('with-card', !card.hidden);
  if (card.hidden) { chosen = null; card.replaceChildren(); return; }
  card.replaceChildren(...(actor ? actorCard(actor) : tieCard(tie)));
  card.scrollTop = 0;
  markChosen();
}

function cardHead(icon, title, under) {
  return make('div', { class: 'card-head' }, icon,
    make('div', {}, make('h2', { tabindex: '-1' }, title), under ? make('p', { class: 'under' }, under) : ''),
    make('button', { type: 'button', class: 'close', 'aria-label': word('close'), onclick: closeCard }, '×'));
}

const heading = (text, count) => make('h3', {}, text, count ? make('span', { class: 'number' }, ` ${count}`) : '');

function actorCard(actor) {
  const sector = sectors.get(actor.sector || '');
  const icon = figureIcon(sector, { mechanism: actor.mechanism, unfinished: isUnfinished(actor), past: actor.state === 'past' });
  const under = [actor.acronym, countOfTies(figureOf(actor, 'ties')), countedTies()].filter(Boolean).join(' · ');
  const parts = [cardHead(icon, nameOf(actor), under)];
  if (byId('view-map').hidden) parts.push(make('button', { type: 'button', class: 'plain', onclick: () => { showView('map'); lookAt(actor.id); } }, word('see_on_map')));
  for (const more of onCards) parts.push(...more(actor));
  parts.push(factList(actor.facts ?? []));
  const own = tiesOf.get(actor.id);
  parts.push(...tieSection(word('member_of'), own.filter((tie) => isMembership(tie) && tie.source === actor.id), actor.id, true));
  parts.push(...tieSection(word('members'), own.filter((tie) => isMembership(tie) && tie.target === actor.id), actor.id, true));
  parts.push(...tieSection(word('ties'), own.filter((tie) => !isMembership(tie)), actor.id, false));
  if (!own.length) parts.push(make('p', { class: 'quiet' }, word('no_ties')));
  parts.push(...taskSection(data.tasks[actor.id] ?? []), ...sourceSection(actor.sources ?? []));
  return parts;
}

function factList(facts) {
  const list = make('dl');
  for (const [field, value] of facts) list.append(make('dt', {}, say(data.fields[field] ?? field)), make('dd', {}, say(value)));
  return list;
}

function tieSection(title, some, id, bare) {
  if (!some.length) return [];
  const sorted = inOrder(some, (tie) => `${bare ? '' : verbOf(tie)} ${nameOf(actors.get(otherEnd(tie, id)))}`);
  return [heading(title, some.filter(isCounted).length), make('ul', { class: 'ties' }, ...sorted.map((tie) => tieRow(tie, id, bare)))];
}

// "INTECAP financia …": the sentence always runs in the direction of the tie.
function tieRow(tie, id, bare) {
  const other = actors.get(otherEnd(tie, id));
  const button = make('button', { type: 'button', class: 'actor', onclick: () => choose(other.id) }, nameOf(other));
  const verb = verbOf(tie);
  const self = shortOf(actors.get(id));
  const sentence = bare ? [button] : tie.source === id ? [`${verb} `, button] : [button, ` ${verb} ${self}`];
  const notes = tieNotes(tie);
  return make('li', {}, bare ? '' : lineIcon(tieTypes.get(tie.type)),
    make('div', {}, ...sentence, notes.length ? make('div', { class: 'note' }, notes.join(' · ')) : ''));
}

function tieNotes(tie) {
  const state = notToday(tie) && data.states.find((known) => known.code === tie.state);
  return [say(tie.change), say(tie.role), state ? `${state.sign} ${say(state.label)}` : '', say(tie.period), say(tie.description)].filter(Boolean);
}

function taskSection(tasks) {
  if (!tasks.length) return [];
  const parts = [heading(word('assignments'), tasks.length)];
  for (const strategy of data.strategies) {
    const some = tasks.filter((task) => task.strategy === strategy.id);
    if (some.length) parts.push(make('h4', {}, say(strategy.label)), make('ul', { class: 'tasks' }, ...some.map(taskRow)));
  }
  return parts;
}

function taskRow(task) {
  const title = task.title ? [task.number, say(task.title)].filter(Boolean).join(' ') : word('whole_strategy');
  return make('li', {}, make('span', { class: 'role' }, `${task.sign} ${say(task.role)}`.trim()), make('div', {}, title,
    task.does ? make('div', { class: 'note' }, say(task.does)) : ''));
}

const sourceSection = (sources) =>
  sources.length ? [heading(word('sources')), make('ul', { class: 'sources' }, ...sources.map((source) => make('li', {}, say(source))))] : [];

function tieCard(tie) {
  const end = (id) => make('button', { type: 'button', class: 'actor', onclick: () => choose(id) }, nameOf(actors.get(id)));
  return [
    cardHead(lineIcon(tieTypes.get(tie.type)), tieSentence(tie), ''),
    make('dl', {}, make('dt', {}, word('from')), make('dd', {}, end(tie.source)), make('dt', {}, word('tie')),
      make('dd', {}, verbOf(tie)), make('dt', {}, word('to')), make('dd', {}, end(tie.target))),
    ...tieNotes(tie).map((note) => make('p', { class: 'note' }, note)),
    ...sourceSection(tie.sources ?? []),
  ];
}

// What is printed: the whole map drawn anew for paper, its legend, and the tables of what is shown.
const PAPER_WIDTH = 2200;
const PAPER_HEIGHT = 1030;

function preparePrint() {
  const canvas = make('canvas', { width: PAPER_WIDTH, height: PAPER_HEIGHT });
  drawForPaper(canvas);
  const icons = (list, icon) => list.map((entry) => make('li', {}, icon(entry), say(entry.label)));
  const legend = make('ul', { class: 'printed-legend' }, ...icons(data.sectors, (sector) => figureIcon(sector)), ...icons(data.tieTypes, lineIcon),
    ...marks().map(([icon, text]) => make('li', {}, icon, text)));
  byId('printed').replaceChildren(canvas, legend, ...['actors', 'ties'].map((kind) => marked(tableOf(kind, shownRows(kind), false))));
  if (data.changes) byId('printed').append(...changesForPaper());
}

// The head of a table comes again on every sheet, and a sheet that is passed on alone must still say what it is.
function marked(table) {
  const says = data.about.warnings.map(say).join(' · ');
  const columns = table.tHead.rows[0].cells.length;
  if (says) table.tHead.prepend(make('tr', {}, make('td', { class: 'printed-mark', colspan: columns }, says)));
  return table;
}

function drawForPaper(canvas) {
  const context = canvas.getContext('2d');
  const bounds = boundsOf(shownActors);
  if (!bounds) return;
  const ratio = PAPER_WIDTH / 1280;
  const margin = 70 * ratio;
  const scale = Math.min((PAPER_WIDTH - 2 * margin) / (bounds.right - bounds.left || 1), (PAPER_HEIGHT - margin) / (bounds.bottom - bounds.top || 1), (22 * ratio) / unit);
  context.setTransform(scale, 0, 0, scale,
    PAPER_WIDTH / 2 - (scale * (bounds.left + bounds.right)) / 2, PAPER_HEIGHT / 2 - (scale * (bounds.top + bounds.bottom)) / 2);
  if (only.mechanism) drawHull(context, hullOwner());
  for (const id of shownTies) { network.body.edges[id].draw(context); network.body.edges[id].drawArrows(context); }
  for (const id of shownActors) { const { x, y } = network.body.nodes[id]; drawFigure(context, actors.get(id), x, y, radiusOf(actors.get(id))); }
  drawOver(context, shapesOf(context), { width: PAPER_WIDTH, height: PAPER_HEIGHT, ratio, still: true });
}

function startPrint() {
  addEventListener('beforeprint', preparePrint);
  addEventListener('afterprint', () => byId('printed').replaceChildren());
  byId('print').addEventListener('click', () => window.print());
}

// Names on the map: as many as fit without covering one another, the most connected first.
const LABEL_SIZE = parseFloat(getComputedStyle(document.body).fontSize) * 0.9;
const LINE_HEIGHT = LABEL_SIZE * 1.2;
const LABEL_WIDTH = LABEL_SIZE * 10.5;
const FONT = '"Segoe UI", system-ui, -apple-system, Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const MOST_COVERED = 0.3;
const wrapped = new Map();

function linesOf(context, text) {
  if (wrapped.has(text)) return wrapped.get(text);
  context.font = `500 ${LABEL_SIZE}px ${FONT}`;
  const lines = [];
  for (const part of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && context.measureText(`${last} ${part}`).width <= LABEL_WIDTH) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
  const kept = lines.slice(0, 3).map((line) => shortened(context, line));
  if (lines.length > 3) kept[2] = shortened(context, `${kept[2]}…`);
  const made = { lines: kept, width: Math.max(...kept.map((line) => context.measureText(line).width)) };
  wrapped.set(text, made);
  return made;
}

function shortened(context, line) {
  if (context.measureText(line).width <= LABEL_WIDTH * 1.25) return line;
  let cut = Array.from(line.slice(0, 200));
  while (cut.length > 1 && context.measureText(`${cut.join('')}…`).width > LABEL_WIDTH) cut.pop();
  return `${cut.join('')}…`;
}

// A coarse grid of what is taken, so that a thousand names stay quick.
function makeGrid() {
  const cells = new Map();
  const each = (box, visit) => {
    for (let i = Math.floor(box.left / 64); i <= Math.floor(box.right / 64); i++)
      for (let j = Math.floor(box.top / 64); j <= Math.floor(box.bottom / 64); j++) if (visit(`${i},${j}`)) return true;
    return false;
  };
  const meet = (box, other) =>
    other.owner !== box.owner && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
  return {
    add: (box) => each(box, (key) => { (cells.get(key) ?? cells.set(key, []).get(key)).push(box); }),
    meets: (box) => each(box, (key) => (cells.get(key) ?? []).some((other) => meet(box, other))),
    // The largest share of any one thing that the box would cover, from 0 to 1.
    covers: (box) => {
      let most = 0;
      each(box, (key) => { for (const other of cells.get(key) ?? []) if (meet(box, other)) most = Math.max(most, shareCovered(box, other)); });
      return most;
    },
  };
}

const shareCovered = (box, other) =>
  ((Math.min(box.right, other.right) - Math.max(box.left, other.left)) * (Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top))) /
  ((other.right - other.left) * (other.bottom - other.top));

// Where a name may stand, the best place first: under its figure, beside it, above it, then askew.
const PLACES = [[0, 1], [1, 0], [-1, 0], [0, -1], [0.7, 1], [-0.7, 1], [0.7, -1], [-0.7, -1]];

function boxAt({ x, y, radius, id }, [across, down], width, height) {
  const reach = radius + 4;
  const left = x + across * reach + (across - 1) * (width / 2);
  const top = y + down * reach + (down - 1) * (height / 2);
  return { left: left - 3, top, right: left + width + 3, bottom: top + height, owner: id };
}

// `spots`: {id, x, y, radius, text, must, strong} in device pixels, the most important first.
function drawLabels(context, spots, ratio, width, height) {
  const names = makeGrid();
  const figures = makeGrid();
  const inView = (spot) => spot.x > -60 && spot.y > -30 && spot.x < width / ratio + 60 && spot.y < height / ratio + 30;
  const seen = spots.map((spot) => ({ ...spot, x: spot.x / ratio, y: spot.y / ratio, radius: spot.radius / ratio })).filter(inView);
  for (const { x, y, radius, id } of seen)
    if (radius > 3) figures.add({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, owner: id });
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textBaseline = 'top';
  context.textAlign = 'center';
  context.lineJoin = 'round';
  for (const spot of seen) placeLabel(context, names, figures, spot);
  context.restore();
}

function placeLabel(context, names, figures, spot) {
  const { lines, width } = linesOf(context, spot.text);
  const free = PLACES.map((place) => boxAt(spot, place, width, lines.length * LINE_HEIGHT)).filter((box) => !names.meets(box));
  const covered = free.map((box) => figures.covers(box));
  const least = Math.min(...covered);
  const box = least <= (spot.worth ? MOST_COVERED : 0) ? free[covered.indexOf(least)] : spot.must ? boxAt(spot, PLACES[0], width, lines.length * LINE_HEIGHT) : null;
  if (!box) return;
  names.add(box);
  context.font = `${spot.strong ? 650 : 500} ${LABEL_SIZE}px ${FONT}`;
  context.strokeStyle = PAPER;
  context.lineWidth = 4;
  context.fillStyle = '#1F2933';
  lines.forEach((line, n) => {
    const y = box.top + n * LINE_HEIGHT + 1;
    context.strokeText(line, (box.left + box.right) / 2, y);
    context.fillText(line, (box.left + box.right) / 2, y);
  });
}

// The figure of an actor and the line of a tie, on the canvas and in the legend, from one outline.
const PAPER = '#FAF9F6';
const ACCENT = '#0072B2';
const isUnfinished = (actor) => data.states.some((state) => state.unfinished && state.code === actor.state);
const paths = new Map();
let iconPaint = (sector) => sector; // {fill, rim} of a sector's figure where it explains the shape
let paintOf = (actor) => sectors.get(actor.sector || ''); // {fill, rim} of a figure; its outline is its sector's
const onFigures = []; // what else is drawn on a figure
let strengthOf = () => 1; // how strongly an actor is drawn, from 0 to 1

function pathsOf(sector) {
  if (!paths.has(sector.outline)) paths.set(sector.outline, new Path2D(sector.outline));
  if (!paths.has(sector.inside)) paths.set(sector.inside, new Path2D(sector.inside));
  return { outline: paths.get(sector.outline), inside: paths.get(sector.inside) };
}

function drawFigure(context, actor, x, y, radius) {
  const sector = sectors.get(actor.sector || '');
  const { outline, inside } = pathsOf(sector);
  const { fill, rim } = paintOf(actor);
  const strength = strengthOf(actor);
  const past = actor.state === 'past';
  const unfinished = isUnfinished(actor);
  context.save();
  context.translate(x, y);
  context.globalAlpha = strength;
  if (actor.mechanism) drawRing(context, radius * 1.42, radius * 0.13, rim);
  context.scale(radius, radius);
  context.fillStyle = PAPER;
  context.fill(outline);
  context.globalAlpha = strength * (past ? 0.12 : unfinished ? 0.3 : 1);
  context.fillStyle = fill;
  context.fill(inside, 'evenodd');
  context.globalAlpha = strength;
  context.lineWidth = 0.13;
  context.lineJoin = 'round';
  context.strokeStyle = rim;
  if (unfinished) context.setLineDash([0.32, 0.24]);
  context.stroke(outline);
  context.setLineDash([]);
  if (past) strike(context, rim);
  context.restore();
  if (actor.problem) drawProblem(context, x, y, radius);
  for (const more of onFigures) more(context, actor, x, y, radius);
}

function drawRing(context, radius, width, color) {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fillStyle = PAPER;
  context.fill();
  context.lineWidth = width;
  context.strokeStyle = color;
  context.stroke();
}

function strike(context, color) {
  context.beginPath();
  context.moveTo(-0.8, 0.8);
  context.lineTo(0.8, -0.8);
  context.strokeStyle = color;
  context.stroke();
}

function drawProblem(context, x, y, radius) {
  context.save();
  context.fillStyle = '#1F2933';
  context.font = `700 ${radius * 1.5}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = radius * 0.35;
  context.strokeStyle = PAPER;
  context.strokeText('!', x, y);
  context.fillText('!', x, y);
  context.restore();
}

function figureIcon(sector, { mechanism = false, unfinished = false, past = false } = {}) {
  const icon = drawn('svg', { viewBox: mechanism ? '-1.7 -1.7 3.4 3.4' : '-1.4 -1.4 2.8 2.8', width: 20, height: 20, 'aria-hidden': 'true' });
  const { fill, rim } = iconPaint(sector);
  if (mechanism) icon.append(drawn('circle', { r: 1.55, fill: 'none', stroke: rim, 'stroke-width': 0.16 }));
  const alpha = past ? 0.12 : unfinished ? 0.3 : 1;
  icon.append(
    drawn('path', { d: sector.inside, fill, 'fill-opacity': alpha, 'fill-rule': 'evenodd' }),
    drawn('path', {
      d: sector.outline, fill: 'none', stroke: rim, 'stroke-width': 0.14, 'stroke-linejoin': 'round',
      'stroke-dasharray': unfinished ? '.32 .24' : 'none',
    }),
  );
  if (past) icon.append(drawn('path', { d: 'M-.8 .8L.8 -.8', stroke: rim, 'stroke-width': 0.14 }));
  return icon;
}

function lineIcon(type) {
  const icon = drawn('svg', { viewBox: '0 0 40 12', width: 40, height: 12, 'aria-hidden': 'true' });
  const directed = !type.mutual && !type.membership;
  icon.append(
    drawn('path', {
      d: directed ? 'M1 6H33' : 'M1 6H39', stroke: type.color, 'stroke-width': 2.2,
      'stroke-dasharray': type.dashes.join(' ') || 'none',
    }),
  );
  if (directed) icon.append(drawn('path', { d: 'M32 2L39 6L32 10Z', fill: type.color }));
  return icon;
}

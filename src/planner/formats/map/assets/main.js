// Puts the page to work.
function togglePanel(open = !document.body.classList.contains('with-panel')) {
  document.body.classList.toggle('with-panel', open);
  byId('panel-open').setAttribute('aria-expanded', String(open));
}

function start() {
  indexData();
  computeShown();
  startDrawing();
  renderAll();
  startSearch();
  startViews();
  startPrint();
  for (const button of document.querySelectorAll('.language')) button.addEventListener('click', () => speak(button.dataset.language));
  byId('zoom-in').addEventListener('click', () => zoomBy(1.35));
  byId('zoom-out').addEventListener('click', () => zoomBy(1 / 1.35));
  byId('fit').addEventListener('click', () => fit());
  byId('reset').addEventListener('click', resetFilters);
  byId('everyone').addEventListener('click', () => drawEveryone(!everyone));
  byId('panel-open').addEventListener('click', () => togglePanel());
  byId('size').addEventListener('change', () => { size = byId('size').value; measureSizes(); repaint(); });
  byId('with-planned').addEventListener('change', () => countPlanned(byId('with-planned').checked));
  byId('about-open').addEventListener('click', () => {
    byId('about').hidden = !byId('about').hidden;
    byId('with-planned').addEventListener('change', () => countPlanned(byId('with-planned').checked));
  byId('about-open').setAttribute('aria-expanded', String(!byId('about').hidden));
  });
  addEventListener('keydown', (event) => { if (event.key === 'Escape') closeCard(); });
  if (data.live) startLive();
}

start();

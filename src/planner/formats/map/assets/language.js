// Both languages are in the page; switching writes every text again and moves nothing.
function renderTexts() {
  document.documentElement.lang = language;
  document.title = say(data.about.title);
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll('[data-about]')) element.textContent = say(data.about[element.dataset.about]);
  for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', word(element.dataset.label));
  for (const element of document.querySelectorAll('[data-title]')) element.title = word(element.dataset.title);
  for (const element of document.querySelectorAll('[data-placeholder]')) element.placeholder = word(element.dataset.placeholder);
  for (const button of document.querySelectorAll('.language')) button.setAttribute('aria-pressed', String(button.dataset.language === language));
  byId('contact').textContent = data.about.contact ? word('contact', { contact: data.about.contact }) : '';
  [...byId('warnings').children].forEach((line, n) => { line.textContent = say(data.about.warnings[n]); });
  renderAbout();
}

function renderAbout() {
  const parts = [make('h2', {}, word('about')), make('p', {}, word('about_reading'))];
  if (!data.about.internal) parts.push(make('p', {}, word('about_shareable')));
  if (data.about.changes.length) {
    parts.push(make('h3', {}, say(data.about.changesHeading)), make('ul', {}, ...data.about.changes.map((change) => make('li', {}, say(change)))));
  }
  parts.push(make('p', { class: 'quiet' }, [say(data.about.line), byId('contact').textContent].filter(Boolean).join(' · ')));
  byId('about').replaceChildren(...parts);
}

const onRender = []; // what else is written anew in another language

function renderAll() {
  renderTexts();
  renderLegend();
  renderChoices();
  renderFound();
  tellCount();
  renderReading();
  for (const more of onRender) more();
  renderCard();
  repaint();
}

function speak(chosenLanguage) {
  language = chosenLanguage;
  renderAll();
}

// Lists one chooses from: short ones as the browser draws them, long ones with a line that narrows them.
const FEW = 20;
const counted = ({ label, count }) => (count === undefined ? label : `${label} (${count})`);

function grouped(options) {
  const groups = new Map();
  for (const option of options) groups.set(option.group ?? '', [...(groups.get(option.group ?? '') ?? []), option]);
  return [...groups];
}

function listed(id, label, options, value, take) {
  const select = make('select', { id }, make('option', { value: '' }, word('any')));
  const row = (option) => make('option', { value: option.value, selected: option.value === value }, counted(option));
  for (const [group, some] of grouped(options))
    select.append(...(group ? [make('optgroup', { label: group }, ...some.map(row))] : some.map(row)));
  select.addEventListener('change', () => take(select.value));
  return select;
}

// A combobox as the ARIA authoring practices (W3C, "Editable Combobox With List Autocomplete") describe it.
function searchable(id, label, options, value, take) {
  const chosenOption = () => options.find((option) => option.value === value);
  const line = make('input', {
    type: 'text', id, role: 'combobox', 'aria-expanded': 'false', 'aria-controls': `${id}-list`, 'aria-autocomplete': 'list',
    autocomplete: 'off', spellcheck: 'false', placeholder: word('any'), value: chosenOption() ? counted(chosenOption()) : '',
  });
  const list = make('div', { id: `${id}-list`, class: 'combo-list', role: 'listbox', 'aria-label': label, hidden: true });
  let rows = [];
  let at = -1;
  const fill = (typed) => {
    const words = fold(typed).split(' ').filter(Boolean);
    const left = options.filter((option) => words.every((one) => fold(`${option.label} ${option.group ?? ''}`).includes(one)));
    rows = [];
    const row = (option) => {
      const made = make('div', { role: 'option', id: `${id}-${rows.length}`, 'aria-selected': String(option.value === value) }, counted(option));
      made.addEventListener('pointerdown', (event) => { event.preventDefault(); pick(option); });
      rows.push([made, option]);
      return made;
    };
    const any = typed ? [] : [row({ value: '', label: word('any') })];
    const groups = grouped(left).map(([group, some]) => {
      if (!group) return make('div', { role: 'presentation' }, ...some.map(row));
      return make('div', { role: 'group', 'aria-label': group }, make('div', { class: 'combo-group', role: 'presentation' }, group), ...some.map(row));
    });
    list.replaceChildren(...any, ...groups, ...(rows.length ? [] : [make('div', { class: 'quiet combo-none', role: 'option', 'aria-disabled': 'true' }, word('nothing_found'))]));
    point(typed && rows.length ? 0 : -1);
  };
  const point = (n) => {
    at = n;
    rows.forEach(([made], m) => made.classList.toggle('at', m === at));
    if (at < 0) line.removeAttribute('aria-activedescendant');
    else { line.setAttribute('aria-activedescendant', rows[at][0].id); rows[at][0].scrollIntoView({ block: 'nearest' }); }
  };
  const open = (wanted, typed = '') => {
    list.hidden = !wanted;
    line.setAttribute('aria-expanded', String(wanted));
    if (wanted) fill(typed);
    else line.removeAttribute('aria-activedescendant');
  };
  const pick = (option) => {
    value = option.value;
    line.value = value ? counted(option) : '';
    open(false);
    take(value);
  };
  const leave = () => { line.value = chosenOption() ? counted(chosenOption()) : ''; open(false); };
  line.addEventListener('input', () => (line.value ? open(true, line.value) : pick({ value: '' })));
  line.addEventListener('focus', () => line.select());
  line.addEventListener('click', () => { if (list.hidden) open(true); });
  line.addEventListener('blur', leave);
  line.addEventListener('keydown', (event) => {
    const turn = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (turn) {
      event.preventDefault();
      if (list.hidden) open(true);
      if (rows.length) point(Math.max(0, Math.min(rows.length - 1, at + turn)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!list.hidden && at >= 0) pick(rows[at][1]);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation();
      leave();
    }
  });
  return make('div', { class: 'combo' }, line, list);
}

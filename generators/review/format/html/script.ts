/**
 * Finds words among thousands of entries, opens and closes all of them, and opens them
 * for paper. Whoever runs no script reads the same page: every entry opens by itself.
 */
export const script = `
(() => {
  const tools = document.getElementById('tools');
  const input = document.getElementById('search');
  const found = document.getElementById('found');
  const entries = [...document.querySelectorAll('[data-entry]')];
  const places = [...document.querySelectorAll('[data-place]')];
  const folds = [...document.querySelectorAll('details')];
  const texts = new Map();
  const plain = (text) => text.normalize('NFD').replace(/\\p{M}/gu, '').toLowerCase();
  const textOf = (entry) => {
    if (!texts.has(entry)) {
      const place = entry.closest('[data-place]');
      const name = place === null ? '' : place.dataset.place + ' ';
      texts.set(entry, plain(name + entry.textContent));
    }
    return texts.get(entry);
  };
  const open = (element) => {
    for (let at = element.closest('details'); at !== null; at = at.parentElement.closest('details')) {
      at.open = true;
    }
  };
  const search = () => {
    const words = plain(input.value).split(/\\s+/).filter((word) => word !== '');
    const shown = entries.filter((entry) => {
      const fits = words.every((word) => textOf(entry).includes(word));
      entry.hidden = !fits;
      return fits;
    });
    for (const place of places) place.hidden = place.querySelector('[data-entry]:not([hidden])') === null;
    if (words.length > 0 && shown.length <= 20) shown.forEach(open);
    found.textContent = words.length === 0 ? '' : shown.length + ' of ' + entries.length + ' entries';
  };
  const setAll = (isOpen) => { for (const fold of folds) fold.open = isOpen; };
  let waiting = 0;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  document.getElementById('open-all').addEventListener('click', () => setAll(true));
  document.getElementById('close-all').addEventListener('click', () => setAll(false));
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = folds.filter((fold) => !fold.open);
    setAll(true);
  });
  addEventListener('afterprint', () => { for (const fold of closed) fold.open = false; });
  tools.hidden = false;
})();
`;

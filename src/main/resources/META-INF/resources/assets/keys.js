// Keys of the keyboard. Each leads where a link or a field leads, too; single keys can be turned off.
(() => {
  'use strict';

  const PATIENCE = 1500;
  let begun = 0;

  const isTyping = element => element.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');
  const dialog = () => document.getElementById('palette');

  const open = async part => {
    if (location.pathname === '/search') {
      document.querySelector(part).scrollIntoView();
      document.getElementById('everything').focus();
      return;
    }
    await htmx.ajax('GET', '/search', { target: '#palette-content', select: part, swap: 'innerHTML' });
    if (!dialog().open) {
      dialog().showModal();
    }
    (dialog().querySelector('#everything') || dialog().querySelector('button')).focus();
  };

  // From the first way out of each line to the next; the line that has the focus is where it begins.
  const step = forward => {
    const lines = [...document.querySelectorAll('#content tbody tr')].filter(line => line.querySelector('a[href]'));
    const at = lines.findIndex(line => line.contains(document.activeElement));
    const next = lines[at < 0 ? (forward ? 0 : lines.length - 1) : at + (forward ? 1 : -1)];
    next?.querySelector('a[href]').focus();
  };

  const choose = (ways, down) => {
    const at = ways.indexOf(document.activeElement);
    (ways[at + (down ? 1 : -1)] || (down ? ways[0] : dialog().querySelector('#everything')))?.focus();
  };

  const inPalette = event => {
    const ways = [...dialog().querySelectorAll('#search-found a[href]')];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(ways, event.key === 'ArrowDown');
    } else if (event.key === 'Enter' && event.target.id === 'everything' && ways.length) {
      event.preventDefault();
      ways[0].click();
    }
  };

  const single = key => {
    const isSecond = Date.now() - begun < PATIENCE;
    begun = 0;
    const goal = isSecond && [...document.querySelectorAll('.sidebar a[data-key]')].find(link => link.dataset.key === key);
    if (goal) {
      goal.click();
    } else if (key === 'g') {
      begun = Date.now();
    } else if (key === '/') {
      const field = document.querySelector('#content input[type=search]');
      field ? field.focus() : open('#search-all');
    } else if (key === 'j' || key === 'k') {
      step(key === 'j');
    } else if (key === '?') {
      open('#keys');
    } else {
      return false;
    }
    return true;
  };

  document.addEventListener('keydown', event => {
    if (!dialog()) {
      return;
    }
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      open('#search-all');
    } else if (dialog().open) {
      inPalette(event);
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
        && document.body.dataset.keys !== 'off' && single(event.key)) {
      event.preventDefault();
    }
  });
})();

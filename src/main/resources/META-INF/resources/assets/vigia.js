// What htmx leaves to a page. Without it everything works, but a failed search is silent and a link leaves a changed form.
(() => {
  'use strict';

  const problem = () => document.getElementById('problem');
  const asksByItself = element => (element.dataset.hxTrigger || '').startsWith('every');

  // --- A request that fails says so, and can be made again --------------------------------------------------------
  let failed = null;

  const again = ({ elt, verb }, path) => document.contains(elt)
    ? htmx.ajax(verb, path, { source: elt })
    : location.reload();

  // Whose request it was says its configuration: an answer is told of at the element that it was to replace.
  const tell = ({ requestConfig, pathInfo }) => {
    if (asksByItself(requestConfig.elt) && problem().hasChildNodes()) {
      return;
    }
    failed = requestConfig.elt;
    problem().replaceChildren(document.getElementById('unreachable').content.cloneNode(true));
    problem().querySelector('button').addEventListener('click', () => again(requestConfig, pathInfo.requestPath));
  };

  document.addEventListener('htmx:beforeRequest', event => {
    const { elt, target } = event.detail;
    if (asksByItself(elt) && problem().querySelector('[data-session]')) {
      event.preventDefault();
      return;
    }
    target.setAttribute('aria-busy', 'true');
  });
  document.addEventListener('htmx:afterRequest', event => {
    const { elt, target, successful } = event.detail;
    target.removeAttribute('aria-busy');
    if (successful && elt === failed && problem()) {
      failed = null;
      problem().replaceChildren();
    }
  });
  document.addEventListener('htmx:sendError', event => tell(event.detail));
  document.addEventListener('htmx:timeout', event => tell(event.detail));
  document.addEventListener('htmx:beforeSwap', event => {
    const { isError, xhr, requestConfig } = event.detail;
    if (isError && !xhr.responseText.includes('id="failure"')) {
      event.detail.shouldSwap = false;
      tell(event.detail);
    } else if (isError) {
      failed = requestConfig.elt;
    }
  });

  // --- A changed form is not left without a question ---------------------------------------------------------------
  const touched = new Set();

  const differs = field => {
    if (field.type === 'checkbox' || field.type === 'radio') {
      return field.checked !== field.defaultChecked;
    }
    if (field.type === 'select-one') {
      return field.selectedIndex !== Math.max(0, [...field.options].findIndex(option => option.defaultSelected));
    }
    return field.options ? [...field.options].some(option => option.selected !== option.defaultSelected)
      : field.defaultValue !== undefined && field.value !== field.defaultValue;
  };
  // What was typed and taken back again is no change; what was sent and is shown again is one.
  const isChanged = form => document.contains(form) && (form.hasAttribute('data-changed')
    || [...form.elements].some(field => field.name && field.type !== 'hidden' && differs(field)));
  const anyChanged = () => [...touched].some(isChanged);

  const note = event => {
    const form = event.target.form;
    if (event.target.name && form && form.method === 'post' && !form.hasAttribute('data-nothing-to-lose')) {
      touched.add(form);
    }
  };

  const noteShownAgain = () => document.querySelectorAll('form[data-changed]').forEach(form => touched.add(form));

  document.addEventListener('input', note);
  document.addEventListener('change', note);
  document.addEventListener('htmx:afterSwap', noteShownAgain);
  document.addEventListener('submit', event => touched.delete(event.target));
  window.addEventListener('beforeunload', event => {
    if (anyChanged()) {
      event.preventDefault();
    }
  });
  // A whole page instead of a piece of one: then the browser asks.
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href]');
    const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link && plain && link.hasAttribute('data-discard')) {
      touched.clear();
    } else if (link && plain && !link.target && !link.hash && anyChanged()) {
      event.preventDefault();
      event.stopPropagation();
      location.assign(link.href);
    }
  }, true);

  // --- What went well is told, and goes; what did not, and what can be undone, stays ---------------------------------
  const SHORTEST = 10000;
  const PER_LETTER = 175;

  const leave = note => {
    if (note.matches(':hover')) {
      setTimeout(leave, SHORTEST, note);
    } else {
      note.remove();
    }
  };
  const float = () => document.querySelectorAll('#flash:not(:has(.flash-ways)) > .flash-success:not(.flash-floats)').forEach(note => {
    note.classList.add('flash-floats');
    setTimeout(leave, Math.max(SHORTEST, PER_LETTER * note.textContent.length), note);
  });

  document.addEventListener('DOMContentLoaded', float);
  document.addEventListener('htmx:load', float);

  // --- Ticked rows are counted, and all of a page are ticked at once -----------------------------------------------
  const tickPage = () => document.querySelector('[data-tick-page]');
  const boxes = form => [...document.querySelectorAll(`td input[type=checkbox][form="${form}"]`)];

  const countTicks = () => {
    const all = tickPage();
    if (all) {
      const rows = boxes(all.dataset.tickPage);
      const ticked = rows.filter(box => box.checked).length;
      const said = document.getElementById('ticked');
      all.checked = ticked > 0 && ticked === rows.length;
      all.indeterminate = ticked > 0 && ticked < rows.length;
      all.closest('label').hidden = false;
      said.hidden = false;
      said.querySelector('strong').textContent = ticked;
    }
  };

  document.addEventListener('change', event => {
    if (event.target === tickPage()) {
      boxes(event.target.dataset.tickPage).forEach(box => { box.checked = event.target.checked; });
    }
    if (event.target.type === 'checkbox') {
      countTicks();
    }
  });
  document.addEventListener('DOMContentLoaded', countTicks);
  document.addEventListener('htmx:afterSettle', countTicks);

  // --- A form that was sent and shown again ------------------------------------------------------------------------
  document.addEventListener('DOMContentLoaded', () => {
    noteShownAgain();
    if (document.body.dataset.again) {
      // The answer to a form cannot be loaded again; going back leads to where the form can.
      history.replaceState(history.state, '', document.body.dataset.again);
    }
  });
})();

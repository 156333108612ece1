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
  let changed = null;

  const note = event => {
    const form = event.target.form;
    if (event.target.name && form && form.method === 'post' && !form.hasAttribute('data-nothing-to-lose')) {
      changed = form;
    }
  };

  document.addEventListener('input', note);
  document.addEventListener('change', note);
  document.addEventListener('submit', event => {
    if (event.target === changed) {
      changed = null;
    }
  });
  window.addEventListener('beforeunload', event => {
    if (changed && document.contains(changed)) {
      event.preventDefault();
    }
  });
  // A whole page instead of a piece of one: then the browser asks.
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href]');
    const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (changed && document.contains(changed) && link && plain && !link.target && !link.hash) {
      event.preventDefault();
      event.stopPropagation();
      location.assign(link.href);
    }
  }, true);

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
    changed = document.querySelector('form[data-changed]');
    if (document.body.dataset.again) {
      // The answer to a form cannot be loaded again; going back leads to where the form can.
      history.replaceState(history.state, '', document.body.dataset.again);
    }
  });
})();

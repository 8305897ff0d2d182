// A trainer's own screen: each control has a key, and a press changes the screen without leaving it.
"use strict";
(() => {
  const screen = document.getElementById("live");
  let before = Promise.resolve(); // presses happen one after the other, each on the screen that the last one made

  async function press(form, button) {
    const body = new URLSearchParams(new FormData(form));
    if (button && button.name) body.set(button.name, button.value);
    const answer = await fetch(form.action, { method: "POST", body });
    if (answer.ok) dispatchEvent(new CustomEvent("fresh", { detail: await answer.text() }));
  }
  function next(step) {
    before = before.then(step).catch(() => {}); // without a network nothing changes: press again
  }
  screen.addEventListener("submit", (event) => {
    event.preventDefault();
    next(() => press(event.target, event.submitter));
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return;
    if (event.target.closest("input, select, textarea")) return;
    next(() => {
      const button = screen.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key.toLowerCase())}"]`);
      if (!button) return;
      button.focus();
      return press(button.form, button);
    });
  });
})();

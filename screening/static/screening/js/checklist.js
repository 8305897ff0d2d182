// The checklist in the page: ticks are read here, shown here, and gone when the page closes. Nothing is sent.
"use strict";
(() => {
  const form = document.getElementById("checklist");
  const list = document.getElementById("list");
  const reflection = document.getElementById("reflection");
  const nothing = document.getElementById("nothing");
  const print = document.getElementById("print");
  const back = document.getElementById("back");

  function show(answers) {
    let shown = 0;
    for (const card of reflection.querySelectorAll("[data-code]")) {
      const answer = answers.get(card.dataset.code);
      const ticked = answer === "noticed" || answer === "unsure";
      card.hidden = !ticked;
      shown += ticked;
      for (const badge of card.querySelectorAll("[data-answer]")) badge.hidden = badge.dataset.answer !== answer;
    }
    nothing.hidden = shown > 0;
  }
  function turn(toReflection, target) {
    list.hidden = toReflection;
    reflection.hidden = !toReflection;
    target.focus();
    target.scrollIntoView();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(new FormData(form));
    turn(true, document.getElementById("noticed-title"));
  });
  back.addEventListener("click", () => turn(false, form.querySelector("button[type=submit]")));
  print.addEventListener("click", () => window.print());
  print.hidden = back.hidden = false;

  // Ticks must not come back: neither from the browser's memory of the page nor from its memory of forms.
  function forget() {
    form.reset();
    show(new FormData());
    list.hidden = false;
    reflection.hidden = true;
  }
  window.addEventListener("pagehide", forget);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) forget();
  });
  forget();
})();

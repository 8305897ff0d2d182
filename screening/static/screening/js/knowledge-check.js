// Says beside an explanation what it thinks of the options that were chosen. Nothing is counted, sent or kept.
"use strict";
(() => {
  const questions = [...document.querySelectorAll("[data-question]")];

  function show(question) {
    const chosen = new Set([...question.querySelectorAll("input:checked")].map((input) => input.value));
    for (const words of question.querySelectorAll("[data-chosen]")) {
      words.hidden = words.dataset.chosen ? !chosen.has(words.dataset.chosen) : chosen.size > 0;
    }
  }
  for (const question of questions) {
    const explanation = question.querySelector("details");
    explanation.addEventListener("toggle", () => show(question));
    question.addEventListener("change", () => {
      if (explanation.open) show(question);
    });
  }

  // Choices must not come back: neither from the browser's memory of the page nor from its memory of fields.
  function forget() {
    for (const question of questions) {
      for (const input of question.querySelectorAll("input")) input.checked = false;
      for (const words of question.querySelectorAll("[data-chosen]")) words.hidden = true;
      question.querySelector("details").open = false;
    }
  }
  window.addEventListener("pagehide", forget);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) forget();
  });
  forget();
})();

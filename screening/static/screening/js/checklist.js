// The checklist in the page: ticks are read here, shown here, and gone when the page closes. Nothing is sent.
"use strict";
(() => {
  const main = document.getElementById("content");
  const form = document.getElementById("checklist");
  const sections = form.querySelectorAll(".tick-category");
  const onlyThere = main.querySelectorAll("#thought, #reflection, .stay .back");
  const think = document.getElementById("think");
  const TICKED = "input[value=noticed]:checked, input[value=unsure]:checked";
  let before = null; // how the list looked: how far down it was, and which sections were open

  // Pressing an answer again takes it back, by pointer and by the space bar.
  let chosen = new Map();
  let released = null;
  function takeBack(input) {
    input.checked = false;
    chosen.delete(input.name);
  }
  form.addEventListener("change", (event) => chosen.set(event.target.name, event.target));
  form.addEventListener("click", (event) => {
    if (chosen.get(event.target.name) === event.target) takeBack(event.target);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.checked) return;
    event.preventDefault();
    released = event.target;
    takeBack(event.target);
  });
  form.addEventListener("keyup", (event) => {
    if (event.key === " " && event.target === released) event.preventDefault(); // some browsers would press it now
    released = null;
  });

  form.addEventListener("toggle", (event) => {
    const opened = event.target.querySelector(":scope > summary .opened");
    if (opened && event.target.open && !before) opened.hidden = false;
  }, true);

  function reflect(target) {
    if (!before) {
      before = { top: window.scrollY, open: [...sections].filter((section) => section.open) };
      let shown = 0;
      for (const part of form.querySelectorAll(".sign, .tick-kind, .tick-category")) {
        part.hidden = !part.querySelector(TICKED);
        shown += !part.hidden;
      }
      for (const section of sections) section.open = !section.hidden;
      document.getElementById("nothing").hidden = shown > 0;
      turn(true);
    }
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  }
  function turn(reflecting) {
    main.classList.toggle("reflecting", reflecting);
    for (const part of onlyThere) part.hidden = !reflecting;
    think.hidden = reflecting;
  }
  function list() {
    if (!before) return;
    for (const part of form.querySelectorAll("[hidden]:not(.opened)")) part.hidden = false;
    for (const section of sections) section.open = before.open.includes(section);
    turn(false);
    window.scrollTo(0, before.top);
    before = null;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    reflect(document.getElementById("noticed-title"));
  });
  document.getElementById("to-help").addEventListener("click", (event) => {
    event.preventDefault();
    reflect(document.getElementById("help"));
  });
  for (const back of main.querySelectorAll(".back")) {
    back.addEventListener("click", (event) => {
      event.preventDefault();
      list();
      think.focus({ preventScroll: true });
    });
  }
  const print = document.getElementById("print");
  print.addEventListener("click", () => window.print());
  print.hidden = false;

  // Ticks must not come back: neither from the browser's memory of the page nor from its memory of forms.
  function forget() {
    form.reset();
    chosen = new Map();
    list();
    for (const section of sections) section.open = false;
    for (const opened of form.querySelectorAll(".opened")) opened.hidden = true;
  }
  window.addEventListener("pagehide", forget);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) forget();
  });
  forget();
})();

// Moves the dots of the picture of 1,000 people. The same sums as library/base_rates.py.
"use strict";
(() => {
  const PEOPLE = 1000;
  const figure = document.getElementById("picture");
  const form = figure.querySelector("form");
  const slider = document.getElementById("affected");
  const dots = [...figure.querySelectorAll("circle")];

  function draw() {
    const chosen = form.querySelector("input[name=instrument]:checked").dataset;
    const affected = Number(slider.value);
    const found = Math.round((affected * chosen.sensitivity) / PEOPLE);
    const wrongly = Math.round(((PEOPLE - affected) * (PEOPLE - chosen.specificity)) / PEOPLE);
    dots.forEach((dot, number) => {
      dot.classList.toggle("affected", number < affected);
      dot.classList.toggle("flagged", number < found || (number >= affected && number < affected + wrongly));
    });
    const counts = { affected, found, wrongly, flagged: found + wrongly, missed: affected - found };
    for (const [name, count] of Object.entries(counts)) {
      for (const place of figure.querySelectorAll(`[data-count=${name}]`)) place.textContent = count;
    }
    slider.setAttribute("aria-valuetext", affected);
  }
  form.addEventListener("input", (event) => {
    if (event.target.name === "instrument") slider.value = event.target.dataset.prevalence;
    draw();
  });
  form.hidden = false;
})();

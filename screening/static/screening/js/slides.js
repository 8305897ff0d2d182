// Slides, and the notes with the same numbers, by keyboard or a clicker. Without scripts they scroll and have links.
"use strict";
(() => {
  const slides = [...document.querySelectorAll("[data-slide]")];
  const status = document.getElementById("which-slide");
  const fullScreen = document.getElementById("full-screen");
  const root = document.documentElement;
  const SLACK_PX = 8;
  const forward = root.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = root.dir === "rtl" ? "ArrowRight" : "ArrowLeft";

  const top = () => document.querySelector(".bar").getBoundingClientRect().bottom;
  // The last slide that begins at or above the upper end of the view; -1 above the first.
  function current() {
    const edge = Math.max(top(), parseFloat(getComputedStyle(root).scrollPaddingTop) || 0) + SLACK_PX;
    const end = root.scrollHeight - window.innerHeight - window.scrollY < SLACK_PX;
    const focused = slides.indexOf(document.activeElement);
    if (end && focused >= 0) return focused; // the last ones cannot reach the upper end
    return slides.filter((slide) => slide.getBoundingClientRect().top <= edge).length - 1;
  }
  function announce(slide) {
    status.textContent = slide.querySelector(".slide-number").textContent;
  }
  function go(number) {
    const slide = slides[number];
    if (!slide) return false;
    slide.focus({ preventScroll: true });
    slide.scrollIntoView();
    announce(slide);
    return true;
  }
  // A slide that is taller than the screen is read to its end, or its beginning, first.
  function moreBelow(slide) {
    return slide && slide.getBoundingClientRect().bottom > window.innerHeight + SLACK_PX;
  }
  function moreAbove(slide) {
    return slide && slide.getBoundingClientRect().top < top() - SLACK_PX;
  }
  function moved(key) {
    const at = current();
    switch (key) {
      case forward: return go(at + 1);
      case back: return go(at - 1);
      case "ArrowDown": case "PageDown": case " ": return !moreBelow(slides[at]) && go(at + 1);
      case "ArrowUp": case "PageUp": return !moreAbove(slides[at]) && go(at - 1);
      case "Home": return go(0);
      case "End": return go(slides.length - 1);
      default: return false;
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("details, input, select, textarea")) return;
    if (event.key === " " && event.target.closest("a, button")) return; // it presses them
    if (moved(event.key)) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#slide-']");
    if (link && go(slides.findIndex((slide) => `#${slide.id}` === link.hash))) event.preventDefault();
  });

  if (!fullScreen || !document.fullscreenEnabled) return;
  fullScreen.hidden = false;
  // The whole page, so that the exit control stays first, one key away.
  fullScreen.addEventListener("click", () => root.requestFullscreen());
  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement) go(Math.max(current(), 0));
  });
})();

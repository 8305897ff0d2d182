// Leave at once: hide the page, close it in every other tab of this site, and replace it.
"use strict";
(() => {
  const root = document.documentElement;
  const exit = document.getElementById("exit");
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("leave") : null;
  const PRESSES = 3;
  const WITHIN_MS = 5000;
  let presses = [];

  function leave() {
    root.classList.add("gone");
    document.title = "";
    window.location.replace(exit.href);
  }
  function leaveEverywhere() {
    if (tabs) tabs.postMessage("leave");
    leave();
  }

  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leaveEverywhere();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      presses = [];
    } else if (!event.repeat) {
      const now = Date.now();
      presses = [...presses.filter((time) => now - time < WITHIN_MS), now];
      if (presses.length >= PRESSES) leaveEverywhere();
    }
  });
  // Shift held for a click is no wish to leave.
  document.addEventListener("pointerdown", () => {
    presses = [];
  });
  if (tabs) tabs.onmessage = leave;
  // A browser may bring a left page back from memory: it leaves again.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && root.classList.contains("gone")) leave();
  });

  // Last, for nothing may stand before leaving. Staff pages have no such words.
  const keys = document.getElementById("exit-keys");
  if (keys) keys.hidden = false;
})();

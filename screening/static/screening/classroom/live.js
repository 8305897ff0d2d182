// A screen of a live class: asks whether anything has changed, shows it, and sends an answer until it has arrived.
"use strict";
(() => {
  const found = document.querySelector("[data-live]");
  const { live, page } = found.dataset;
  const every = Number(found.dataset.every) || 2500;
  const IDLE_MS = 8000;
  const REACH_MS = 8000;
  const SPREAD_MS = 1500; // phones that see a change at once ask for the page one after the other
  let mark = found.dataset.mark || "";
  let often = found.dataset.often === "1";
  let timer = 0;
  let tag = "";
  let sending = null;
  let turn = 0;

  const announced = document.getElementById("announced");
  // A dead line keeps a request for minutes: what takes longer than this is asked for again.
  async function reach(address, options) {
    const given = new AbortController();
    const late = setTimeout(() => given.abort(), REACH_MS);
    try {
      return await fetch(address, { cache: "no-store", signal: given.signal, ...options });
    } finally {
      clearTimeout(late);
    }
  }
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  function say(words) {
    if (words && announced.textContent !== words) announced.textContent = words;
  }
  function said(which) {
    for (const row of document.querySelectorAll("#said [data-said]")) row.hidden = row.dataset.said !== which;
  }

  // Seconds are counted here, from the moment of the page: the clock of a phone may be wrong.
  let ends = 0;
  function startTimer() {
    const shown = document.getElementById("timer");
    ends = shown ? performance.now() + shown.dataset.seconds * 1000 : 0;
  }
  setInterval(() => {
    const shown = document.getElementById("timer");
    if (!shown || !ends) return;
    const left = Math.max(0, Math.round((ends - performance.now()) / 1000));
    if (String(left) === shown.textContent) return;
    shown.textContent = left;
    if (left === 60) say(shown.dataset.minute);
    if (left === 10) say(shown.dataset.ten);
    if (left === 0) say(shown.dataset.over);
  }, 250);

  // What somebody is choosing stays as it is, as long as it is the same question.
  function show(text) {
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[data-live]");
    if (!fresh) return;
    const before = found.querySelector("form[data-of]");
    const after = fresh.querySelector("form[data-of]");
    const focused = document.activeElement && found.contains(document.activeElement) ? document.activeElement.id : "";
    const same = before && after && before.dataset.of === after.dataset.of;
    if (same) after.replaceWith(before);
    const status = same ? found.querySelector("#said") : null;
    if (status) fresh.querySelector("#said").replaceWith(status);
    found.replaceChildren(...fresh.childNodes);
    if (focused) document.getElementById(focused)?.focus();
    startTimer();
    say(found.querySelector("[data-announce]")?.dataset.announce);
  }
  async function load() {
    if (every > 1000) await wait(Math.random() * SPREAD_MS);
    const answer = await reach(page);
    if (answer.ok) show(await answer.text());
  }
  let asking = false;
  async function ask() {
    if (asking) return;
    asking = true;
    clearTimeout(timer);
    try {
      const answer = await reach(live, { headers: tag ? { "If-None-Match": tag } : {} });
      if (answer.status === 404) return window.location.replace(page); // it is over, and that page asks no more
      if (answer.status === 200) {
        tag = answer.headers.get("ETag");
        const [now, busy] = (await answer.text()).split(" ");
        often = busy === "1";
        if (mark && now !== mark) await load();
        mark = now;
      }
    } catch {
      tag = ""; // the network is gone; it comes back
    }
    asking = false;
    timer = setTimeout(ask, (often ? every : IDLE_MS) * (0.9 + Math.random() * 0.2));
  }

  async function send(body) {
    const mine = {};
    sending = mine;
    turn += 1;
    said("waiting");
    for (let pause = 1000; sending === mine; pause = Math.min(pause * 2, 8000)) {
      try {
        body.set("turn", turn);
        const answer = await reach(live, { method: "POST", body });
        const words = await answer.text();
        if (sending !== mine) return;
        if (answer.status === 412) {
          turn = Number(words) + 1; // what this phone said on another page was ahead
          continue;
        }
        if (answer.status === 200) return said("received");
        if (answer.status === 409 || answer.status === 404) return said("closed");
        if (answer.status === 400) return said("unknown");
      } catch {
        // not sent yet
      }
      await Promise.race([wait(pause), new Promise((done) => addEventListener("online", done, { once: true }))]);
    }
  }
  found.addEventListener("submit", (event) => {
    if (event.target.id !== "answer") return;
    event.preventDefault();
    send(new URLSearchParams(new FormData(event.target)));
  });
  addEventListener("online", ask);
  addEventListener("fresh", (event) => show(event.detail));
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  startTimer();
  timer = setTimeout(ask, Math.random() * every);
})();

// A screen of a live class: asks whether anything has changed, shows it, and sends an answer until it has arrived.
"use strict";
(() => {
  const found = document.querySelector("[data-live]");
  const { live, page } = found.dataset;
  const every = Number(found.dataset.every) || 2500;
  const [IDLE_MS, BACK_MS] = [8000, 4200]; // a room that waits for the site asks less than twice as often
  const REACH_MS = 3000; // a few bytes; a dead line would keep a request for minutes
  const SPREAD_MS = 1500; // phones that see a change at once ask for the page one after the other
  let mark = found.dataset.mark || "";
  let often = found.dataset.often === "1";
  let [timer, asking, tag, sending, turn, ends] = [0, false, "", null, 0, 0];
  const announced = document.getElementById("announced");
  async function reach(address, options) {
    const given = new AbortController();
    const late = setTimeout(() => given.abort(), address === page ? 3 * REACH_MS : REACH_MS);
    try {
      const answer = await fetch(address, { cache: "no-store", signal: given.signal, ...options });
      return { status: answer.status, tag: answer.headers.get("ETag"), text: await answer.text() };
    } finally {
      clearTimeout(late);
    }
  }
  const some = (ms) => ms * (0.9 + Math.random() * 0.2);
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  function say(words) {
    if (words && announced.textContent !== words) announced.textContent = words;
  }
  function said(which) {
    for (const row of document.querySelectorAll("[data-said]")) row.hidden = row.dataset.said !== which;
  }
  // Seconds are counted here, from the moment of the page: the clock of a phone may be wrong.
  function startTimer() {
    const shown = document.getElementById("timer");
    ends = shown ? performance.now() + shown.dataset.seconds * 1000 : 0;
  }
  setInterval(() => {
    const shown = document.getElementById("timer");
    const left = Math.max(0, Math.round((ends - performance.now()) / 1000));
    if (!shown || String(left) === shown.textContent) return;
    shown.textContent = left;
    say({ 60: shown.dataset.minute, 10: shown.dataset.ten, 0: shown.dataset.over }[left]);
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
    // So does what became of an answer, until there is another question.
    const stays = same || (!after && found.querySelector("[data-said]:not([hidden], [data-said=received])"));
    if (stays) fresh.querySelector("#said")?.replaceWith(found.querySelector("#said"));
    found.replaceChildren(...fresh.childNodes);
    if (focused) document.getElementById(focused)?.focus();
    startTimer();
    say(found.querySelector("[data-announce]")?.dataset.announce);
  }
  async function ask() {
    if (asking) return;
    asking = true;
    clearTimeout(timer);
    let [next, began] = [0, performance.now()];
    try {
      const answer = await reach(live, { headers: tag ? { "If-None-Match": tag } : {} });
      if (answer.status === 404) return window.location.replace(page); // it is over, and that page asks no more
      if (answer.status === 200) {
        const [now, busy] = answer.text.split(" ");
        often = busy === "1";
        if (mark && now !== mark) {
          if (every > 1000) await wait(Math.random() * SPREAD_MS);
          show((await reach(page)).text);
        }
        mark = now;
        tag = answer.tag; // only now: a page that did not come is asked for again
      }
      if (answer.status < 500) next = often ? every : IDLE_MS;
    } catch {
      // the network is gone; it comes back
    }
    asking = false;
    timer = setTimeout(ask, some(next || Math.max(500, (often ? every : BACK_MS) - performance.now() + began)));
  }
  async function send(body) {
    const mine = (sending = {});
    let unsure = false; // it may have arrived without our hearing of it
    turn += 1;
    said("waiting");
    for (let pause = 1000; sending === mine; pause = Math.min(pause * 2, 2000)) {
      try {
        body.set("turn", turn);
        const answer = await reach(live, { method: "POST", body });
        if (sending !== mine) return;
        if (answer.status === 200) return said("received");
        if (answer.status === 409 || answer.status === 404) return said(unsure ? "unsure" : "closed");
        if (answer.status === 400) return said("unknown");
        if (answer.status === 412) turn = Number(answer.text) + 1; // another page of this phone was ahead
        if (answer.status >= 500) unsure = true;
      } catch {
        unsure ||= navigator.onLine;
      }
      await Promise.race([wait(some(pause)), new Promise((done) => addEventListener("back", done, { once: true }))]);
    }
  }
  found.addEventListener("submit", (event) => {
    if (event.target.id !== "answer") return;
    event.preventDefault();
    send(new URLSearchParams(new FormData(event.target)));
  });
  // A whole room comes back at once.
  addEventListener("online", () => setTimeout(() => dispatchEvent(new Event("back")), Math.random() * SPREAD_MS));
  addEventListener("back", ask);
  addEventListener("fresh", (event) => show(event.detail));
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  startTimer();
  timer = setTimeout(ask, Math.random() * every);
})();

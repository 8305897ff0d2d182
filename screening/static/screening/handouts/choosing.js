// The pages follow the choice. The moment it changes, picture and link of the choice before are gone: nobody takes away
// the numbers of another place.
"use strict";
(() => {
  const AGAIN_MS = 1000;
  const PATIENCE_MS = 30000;
  const form = document.getElementById("choice");
  const preview = document.getElementById("preview");
  let current = new AbortController();

  function say(what) {
    preview.replaceChildren(document.getElementById(`preview-${what}`).content.cloneNode(true));
  }
  function isComplete() {
    const languages = ["language", "other", "third", "fourth"].map((name) => form.elements[name]?.value).filter(Boolean);
    return [...form.querySelectorAll("select:not([data-optional])")].every((field) => field.value) && new Set(languages).size === languages.length;
  }

  // The answer once it is there: a handout that is being made is asked for again.
  async function finished(address, control) {
    const limit = setTimeout(() => control.abort(), PATIENCE_MS);
    try {
      const answer = await fetch(address, { credentials: "omit", signal: control.signal });
      if (answer.status !== 202) return [answer, await answer.text()];
      address = answer.url;
    } finally {
      clearTimeout(limit);
    }
    await new Promise((again) => setTimeout(again, AGAIN_MS));
    return finished(address, control);
  }

  async function show(address) {
    current.abort();
    const mine = (current = new AbortController());
    say("waiting");
    try {
      const [answer, text] = await finished(address, mine);
      if (mine !== current) return;
      if (!answer.ok) {
        location.assign(address); // the page says what is wrong
        return;
      }
      const page = new DOMParser().parseFromString(text, "text/html");
      preview.replaceChildren(...document.importNode(page.getElementById("preview"), true).childNodes);
      history.replaceState(null, "", answer.url);
    } catch {
      if (mine !== current) return; // something else was chosen meanwhile
      say("unreachable");
      preview.querySelector("button").addEventListener("click", () => show(address));
    }
  }

  form.addEventListener("change", () => {
    if (isComplete()) {
      show(`${form.action}?${new URLSearchParams(new FormData(form))}`);
    } else {
      current.abort();
      current = new AbortController();
      say("empty");
    }
  });
})();

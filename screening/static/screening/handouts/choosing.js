// The pages follow the choice: each complete choice is asked for, and what it looks like takes the old picture's place.
"use strict";

const AGAIN_MS = 1000;
const form = document.getElementById("choice");
const preview = document.getElementById("preview");
let newest = 0;

async function show(address, ticket) {
  preview.setAttribute("aria-busy", "true");
  const answer = await fetch(address, { credentials: "omit" });
  if (ticket !== newest) return; // something else was chosen meanwhile
  if (answer.status === 202) {
    setTimeout(() => show(answer.url, ticket), AGAIN_MS);
    return;
  }
  preview.removeAttribute("aria-busy");
  if (!answer.ok) {
    location.assign(address); // the page says what is wrong
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  preview.replaceChildren(...document.importNode(page.getElementById("preview"), true).childNodes);
  history.replaceState(null, "", answer.url);
}

function isComplete() {
  const [language, other] = ["language", "other"].map((name) => form.elements[name]);
  return [...form.querySelectorAll("select")].every((field) => field.value) && !(other && other.value === language.value);
}

if (form && preview) {
  form.addEventListener("change", () => {
    newest += 1;
    if (isComplete()) show(`${form.action}?${new URLSearchParams(new FormData(form))}`, newest);
  });
}

// Every page works without this: it only brings news to an open page and spares the mouse.
"use strict";

const region = () => document.querySelector("[data-live]");

/** Whether somebody would lose what they are typing or reading. */
function isBusy(place) {
  const active = document.activeElement;
  return place.contains(active) && active.matches("input, textarea, select")
      || place.querySelector("details.add[open], details.danger[open]") !== null
      || Boolean(getSelection()?.toString());
}

function addressesIn(place) {
  return [...place.querySelectorAll(".row .title")].map(link => link.getAttribute("href"));
}

async function bringNews() {
  const place = region();
  if (!place || isBusy(place)) {
    return;
  }
  const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error" });
  if (!answer.ok) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const news = page.querySelector("[data-live]");
  if (!news || isBusy(place)) {
    return;
  }
  const focused = place.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  const first = addressesIn(place)[0];
  news.querySelector(".note.good")?.remove();
  place.replaceWith(document.adoptNode(news));
  if (focused) {
    [...news.querySelectorAll("a")].find(link => link.getAttribute("href") === focused)?.focus();
  }
  const row = news.querySelector(".row");
  if (news.dataset.live === "list" && row && addressesIn(news)[0] !== first) {
    row.classList.add("fresh");
  }
}

function watch() {
  if (!region() || !window.EventSource) {
    return;
  }
  const events = new EventSource("/ui/live");
  let pending = false;
  const catchUp = () => {
    if (document.hidden) {
      pending = true;
    } else {
      pending = false;
      bringNews().catch(() => {});
    }
  };
  events.addEventListener("changed", catchUp);
  document.addEventListener("visibilitychange", () => pending && catchUp());
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", event => event.persisted && location.reload());
}

function move(step) {
  const links = [...document.querySelectorAll(".rows .title")];
  if (links.length > 0) {
    const at = links.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
    links[next].focus();
  }
}

addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) {
    return;
  }
  if (event.key === "/") {
    const box = document.getElementById("q");
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  } else if (event.key === "j" || event.key === "k") {
    move(event.key === "j" ? 1 : -1);
  }
});

if (matchMedia("(max-width: 60rem)").matches) {
  document.querySelector(".filters .folded")?.removeAttribute("open");
}
watch();

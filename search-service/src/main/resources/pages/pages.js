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

/** Where the page is asked for again, and where its changes are told; the page of an error is told of that one only. */
function addresses(place) {
  const again = new URL(location.href);
  if (!place.dataset.error) {
    return { again, changes: "/ui/live" };
  }
  again.searchParams.set("similar", "false");
  return { again, changes: "/ui/live?error=" + encodeURIComponent(place.dataset.error) };
}

/** Shows the page as it is now; false if somebody is busy with it. */
async function bringNews() {
  const place = region();
  if (isBusy(place)) {
    return false;
  }
  const answer = await fetch(addresses(place).again, { headers: { Accept: "text/html" }, redirect: "error" });
  if (!answer.ok) {
    return true;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const news = page.querySelector("[data-live]");
  if (!news) {
    return true;
  }
  if (isBusy(place)) {
    return false;
  }
  const focused = place.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  const first = addressesIn(place)[0];
  news.querySelector(".note.good")?.remove();
  // What takes a search stays as it was found when the page was opened.
  for (const kept of news.querySelectorAll("[data-kept]")) {
    const shown = place.querySelector(`[aria-labelledby="${kept.dataset.kept}"]`);
    if (shown) {
      kept.replaceWith(shown);
    }
  }
  place.replaceWith(document.adoptNode(news));
  if (focused) {
    [...news.querySelectorAll("a")].find(link => link.getAttribute("href") === focused)?.focus();
  }
  const row = news.querySelector(".row");
  if (news.dataset.live === "list" && row && addressesIn(news)[0] !== first) {
    row.classList.add("fresh");
  }
  return true;
}

const PAUSE = 2_000;

/** Brings news when told so: one request at a time, not many in a row, and later while somebody is busy. */
function refresher() {
  let wanted = false;
  let underWay = false;
  let earliest = 0;
  const start = () => {
    if (!underWay && wanted && !document.hidden) {
      underWay = true;
      setTimeout(run, Math.max(0, earliest - Date.now()));
    }
  };
  const run = async () => {
    wanted = false;
    earliest = Date.now() + PAUSE;
    const done = await bringNews().catch(() => true);
    wanted ||= !done;
    underWay = false;
    start();
  };
  return () => {
    wanted = true;
    start();
  };
}

/** Listens while the page is seen: a browser opens few connections to a server for all of its tabs. */
function watch() {
  if (!region() || !window.EventSource) {
    return;
  }
  const refresh = refresher();
  const changes = addresses(region()).changes;
  let events = null;
  // The page is news by itself until the first stream opens, unless it waited in the background.
  let isNews = !document.hidden;
  let wait = 15_000;
  const connect = () => {
    if (events || document.hidden) {
      return;
    }
    const stream = new EventSource(changes);
    events = stream;
    stream.addEventListener("open", () => {
      wait = 15_000;
      if (!isNews) {
        refresh();
      }
      isNews = false;
    });
    stream.addEventListener("changed", refresh);
    stream.addEventListener("error", () => {
      // The browser tries again by itself, but not after a refusal, for example because too many are open.
      if (stream.readyState === EventSource.CLOSED && events === stream) {
        events = null;
        setTimeout(connect, wait);
        wait *= 2;
      }
    });
  };
  const disconnect = () => {
    events?.close();
    events = null;
    isNews = false;
  };
  document.addEventListener("visibilitychange", () => document.hidden ? disconnect() : connect());
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", event => event.persisted && location.reload());
  connect();
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

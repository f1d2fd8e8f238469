// Every page works without this: it only brings news to an open page and spares the mouse.
"use strict";

const region = () => document.querySelector("[data-live]");

/** What is wrong with what the page shows, the gravest first, and at the end the news for who cannot see them. */
const said = { over: "", page: "", stream: "", waiting: "", news: "" };
const HEARD_ONLY = "news";

/** Says it below the page, and not again what stands there. */
function say(what, text, link = null, target = "") {
  said[what] = text;
  if (what !== HEARD_ONLY && text) {
    said.news = "";
  }
  const first = Object.keys(said).find(each => said[each]) ?? HEARD_ONLY;
  const line = document.getElementById("live");
  line.className = first === HEARD_ONLY ? "hidden" : "live";
  if (line.textContent !== said[first] || what === HEARD_ONLY) {
    line.textContent = said[first];
    if (link && first === what) {
      line.replaceChildren(Object.assign(document.createElement("a"), { href: link, textContent: text, target }));
    }
  }
}

function isChanged(control) {
  if (control.matches("select")) {
    const usual = [...control.options].findIndex(option => option.defaultSelected);
    return control.selectedIndex !== Math.max(usual, 0);
  }
  return control.checked !== control.defaultChecked || control.value !== control.defaultValue;
}

/** Whether somebody would lose what they are typing, choosing, pressing or reading. */
function isBusy(place) {
  const active = document.activeElement;
  return place.contains(active) && active.matches("input, textarea, select, button")
      || [...place.querySelectorAll("input, textarea, select")].some(isChanged)
      || Boolean(getSelection()?.toString());
}

/** By what something is found again in the next version of a page. */
const keyOf = element => element.id || element.getAttribute("aria-label") || element.getAttribute("href")
    || element.matches("summary") && keyOf(element.parentElement);

/** Remembers what is open, how far it is scrolled and who has the focus, and returns what makes another place so. */
function posture(place) {
  const active = place.contains(document.activeElement) ? document.activeElement : null;
  const folds = [...place.querySelectorAll("details")].map(fold => [fold, fold.open]);
  const scrolled = [...place.querySelectorAll("[role=region]")].map(box => [box, box.scrollTop, box.scrollLeft]);
  return other => {
    const same = one => [...other.querySelectorAll(one.localName)].find(each => keyOf(each) && keyOf(each) === keyOf(one));
    for (const [fold, open] of folds) {
      same(fold)?.toggleAttribute("open", open);
    }
    for (const [box, top, left] of scrolled) {
      same(box)?.scrollTo(left, top);
    }
    if (active) {
      same(active)?.focus({ preventScroll: true });
    }
  };
}

/** What a place tells, but for how long ago things were. */
function wordsOf(place) {
  const copy = place.cloneNode(true);
  copy.querySelectorAll("time, .note").forEach(passing => passing.remove());
  return copy.textContent;
}

function rowsOf(place) {
  return new Map([...place.querySelectorAll(".row")]
      .map(row => [row.querySelector(".title").getAttribute("href"), wordsOf(row)]));
}

/** What differs, in words; an empty text if nothing does. */
function difference(place, news) {
  if (wordsOf(place) === wordsOf(news)) {
    return "";
  }
  if (news.dataset.live !== "list") {
    return "This error changed";
  }
  const before = rowsOf(place);
  const changed = [...rowsOf(news)].filter(([address, words]) => before.get(address) !== words).length;
  return changed === 0 ? "" : changed === 1 ? "1 error changed" : `${changed} errors changed`;
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

/** Nothing more can be done with what the page shows. */
function end(place, text, link) {
  place.querySelectorAll("form button").forEach(button => button.disabled = true);
  say("over", text, link);
}

/** Says who is signed out, and does not lead away from what they are typing. */
function signedOut(place) {
  const link = "/ui/sign-in?to=" + encodeURIComponent(location.pathname + location.search);
  if (isBusy(place)) {
    say("page", "You are signed out. Sign in again in another tab before you send this", link, "_blank");
  } else {
    say("page", "You are signed out. Sign in again", link);
  }
}

/**
 * Shows the page as it is now; false if somebody is busy with it. Throws if there is no answer to show; who is busy is
 * told that as well. It asks as programs do: they are refused, and not led to the sign-in page, to which another tab may
 * have opened a sign-in that is under way.
 */
async function bringNews() {
  const place = region();
  const answer = await fetch(addresses(place).again);
  if (answer.status === 401) {
    signedOut(place);
    throw new Error("signed out");
  }
  if (answer.status === 404) {
    // An instance that builds its read model anew does not know it either, for a while.
    say("page", "This error is not there now: it was deleted, or the search is being built anew");
    throw new Error("not there");
  }
  const text = await answer.text();
  const news = new DOMParser().parseFromString(text, "text/html").querySelector("[data-live]");
  if (!answer.ok || !news) {
    throw new Error("no page: " + answer.status);
  }
  if (isBusy(place)) {
    return false;
  }
  const page = new URL(answer.url);
  if (page.pathname === location.pathname) {
    show(place, news);
  } else {
    end(place, "This error is part of another one now. Show that one", page.pathname);
  }
  return true;
}

function show(place, news) {
  const [before] = rowsOf(place).keys();
  const takeOver = posture(place);
  news.querySelector(".note.good")?.remove();
  // What takes a search stays as it was found when the page was opened.
  for (const kept of news.querySelectorAll("[data-kept]")) {
    const shown = place.querySelector(`[aria-labelledby="${kept.dataset.kept}"]`);
    if (shown) {
      kept.replaceWith(shown.cloneNode(true));
    }
  }
  const words = difference(place, news);
  place.replaceWith(document.adoptNode(news));
  takeOver(news);
  if (words) {
    say("news", words);
  }
  const [first] = rowsOf(news).keys();
  if (news.dataset.live === "list" && first && first !== before) {
    news.querySelector(".row").classList.add("fresh");
  }
}

const PAUSE = 2_000;

/** Waits that double up to a minute. */
function waits(first) {
  let next = first;
  return {
    reset: () => { next = first; },
    next: () => {
      const wait = next;
      next = Math.min(next * 2, 60_000);
      return wait;
    },
  };
}

/** Brings news when told so: one request at a time, not many in a row, later while somebody is busy, and until it has them. */
function refresher() {
  let wanted = false;
  // What was had once is not asked for again until there is more, however long somebody is busy.
  let told = false;
  let underWay = false;
  let earliest = 0;
  const again = waits(2 * PAUSE);
  const start = () => {
    if (!underWay && wanted && !document.hidden && !said.over) {
      underWay = true;
      setTimeout(run, Math.max(0, earliest - Date.now()));
    }
  };
  const run = async () => {
    wanted = false;
    earliest = Date.now() + PAUSE;
    const ask = told || !isBusy(region());
    told = false;
    try {
      const done = ask && await bringNews();
      wanted ||= !done;
      say("waiting", done ? "" : "There may be news; it is shown when you are done here");
      say("page", "");
      again.reset();
    } catch {
      wanted = true;
      told = true;
      earliest = Date.now() + again.next();
      if (!said.page) {
        say("page", "Not live: the page cannot be had now. Trying again");
      }
    }
    underWay = false;
    start();
  };
  return () => {
    wanted = true;
    told = true;
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
  const again = waits(15_000);
  // A stream that ends in time is followed by the next one at once.
  let silence = null;
  const connect = () => {
    if (events || document.hidden || said.over) {
      return;
    }
    const stream = new EventSource(changes);
    events = stream;
    stream.addEventListener("open", () => {
      if (said.over) {
        disconnect();
        return;
      }
      again.reset();
      clearTimeout(silence);
      silence = null;
      say("stream", "");
      if (!isNews) {
        refresh();
      }
      isNews = false;
    });
    stream.addEventListener("changed", refresh);
    stream.addEventListener("error", () => {
      isNews = false;
      silence ??= setTimeout(() => say("stream", "Not live: trying to connect again"), 5_000);
      // The browser tries again by itself, but not after a refusal, for example because too many are open.
      if (stream.readyState === EventSource.CLOSED && events === stream) {
        events = null;
        setTimeout(connect, again.next());
        refresh();
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

/** Whether single keys do something, as this browser was told; they do where nothing can be remembered. */
function singleKeys(wanted) {
  const name = "tribal-single-keys";
  try {
    if (wanted !== undefined) {
      localStorage.setItem(name, wanted ? "on" : "off");
    }
    return localStorage.getItem(name) !== "off";
  } catch {
    return wanted ?? true;
  }
}

/** They act where nothing else has the focus, and among the rows of a list. */
function actsOnKeys(place) {
  return singleKeys() && (place === document.body || place.id === "main" || place.closest(".rows") !== null);
}

addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || !actsOnKeys(event.target)) {
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

/** Lets everybody switch single keys off: who speaks to their computer would press them by a word. */
function offerSwitch() {
  const button = document.getElementById("single-keys");
  const show = on => {
    button.textContent = on ? "Switch single keys off" : "Switch single keys on";
  };
  if (button) {
    let on = singleKeys();
    show(on);
    button.addEventListener("click", () => {
      on = singleKeys(!on);
      show(on);
    });
    button.parentElement.hidden = false;
  }
}

// The search box takes several lines, so that a pasted log stays whole; Enter sends it all the same.
document.getElementById("q")?.addEventListener("keydown", event => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

// What fits into an address is asked for by it: that asks once, needs no token and survives a sign-in.
document.getElementById("q")?.form.addEventListener("submit", event => {
  const short = encodeURIComponent(event.target.elements.q.value).length <= 2_000;
  event.target.method = short ? "get" : "post";
  event.target.elements._form.disabled = short;
});

if (matchMedia("(max-width: 60rem)").matches) {
  document.querySelector(".filters .folded")?.removeAttribute("open");
}
offerSwitch();
watch();

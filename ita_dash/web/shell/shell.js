// Runs before Streamlit's scripts. Shows the page when it is whole, says in Thai that the connection is lost, gives Streamlit's own
// words in Thai, and copies what a button of ours holds. It changes nothing inside of Streamlit; ITA_WORDS stands above.
(() => {
  "use strict";
  const root = document.documentElement;
  const WHOLE_AFTER = 15000;  // milliseconds after a page's title: what is slower may be seen as it comes
  const READS_AFTER = 3000;  // and where a sheet is being read
  const STEADY = 3;  // looks in a row, 50 milliseconds apart, at which nothing has changed
  const ADDED_BELOW = 200;  // pixels below the screen that are there already where the page goes on coming
  const SHOWN_AFTER = 25000;  // and in any case, counted from the start
  const LOST_AFTER = 1500;  // shorter gaps nobody needs to hear of: a telephone that changes its mast

  const GAPS = [0, 5000, 20000, 60000];  // before the page is opened anew for the first, second … time, for what did not load
  const FORGOTTEN_AFTER = 300000;  // longer than all of them: what fails then is another fault
  const ASKED_EVERY = 2000;  // whether the server is back
  const ANSWERS_WITHIN = 10000;  // a page that was asked to change

  // The first look: Streamlit's script empties the root, so what stands there moves out of it until the page is whole.
  const opening = document.getElementById("ita-opening");
  if (opening) {
    document.body.append(opening);
    root.classList.add("ita-opening");
    const start = performance.now();
    let titled = 0, steady = 0, before = "";
    const all = (name) => [...document.querySelectorAll(`[data-testid="${name}"]`)];
    const onScreen = (element) => {
      const box = element.getBoundingClientRect();
      return box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;  // a side bar that is shut is beside it
    };
    // What stands; empty while a part of it is still to come. Parts that are added below what fills the screen move nothing on it.
    const standing = (ran) => {
      const [main] = all("stMainBlockContainer"), [screen] = all("stMain");
      if (!main || all("stSkeleton").some(onScreen)) return "";
      const figure = main.querySelector(".headline .figure");
      if (figure && screen.scrollHeight > screen.clientHeight + ADDED_BELOW) return `${figure.getBoundingClientRect().top} ${main.clientWidth}`;
      return ran ? `${main.scrollHeight} ${main.clientWidth} ${document.getElementsByTagName("*").length}` : "";
    };
    const look = () => {
      const now = performance.now();
      if (!titled && document.querySelector(".stApp h1")) titled = now;
      const waited = titled && now - titled > (all("stSpinner").length ? READS_AFTER : WHOLE_AFTER);
      const ran = waited || document.querySelector('.stApp[data-test-script-state="notRunning"]');
      // Streamlit's script is over before the last parts of the page stand: what is shown a moment too early moves
      const stands = titled ? standing(ran) : "";
      steady = stands && stands === before ? steady + 1 : 0;
      before = stands;
      if (steady >= STEADY || now - start > SHOWN_AFTER) {
        root.classList.remove("ita-opening");
        opening.remove();
      } else setTimeout(look, 50);
    };
    look();
  }

  // The connection: a websocket that ends, and none that opens in its place.
  const said = document.createElement("div");
  said.id = "ita-connection";
  said.setAttribute("role", "alert");
  said.hidden = true;
  document.body.append(said);
  let open = 0, lost = false, unloaded = "", waiting = 0, leaving = false;
  addEventListener("pagehide", () => { leaving = true; });
  addEventListener("pageshow", () => { leaving = false; });
  const say = () => {
    const time = document.querySelector(".read-at");
    said.textContent = !lost ? unloaded : time ? ITA_WORDS.lost.replace("{time}", time.textContent) : ITA_WORDS.lostPlain;
    said.hidden = !said.textContent;
    root.classList.toggle("ita-lost", lost);
  };
  const isLost = () => { lost = open < 1 && !leaving; say(); };
  const changed = () => {
    clearTimeout(waiting);
    if (open > 0) isLost();
    else waiting = setTimeout(isLost, LOST_AFTER);
  };
  window.WebSocket = class extends WebSocket {
    constructor(...of) {
      super(...of);
      let opened = false;
      this.addEventListener("open", () => { opened = true; open += 1; changed(); });
      this.addEventListener("close", () => { if (opened) { opened = false; open -= 1; changed(); } });
    }
  };

  // A module that could not be fetched stays failed in the browser as long as the page is open, whoever asks for it again. So the page is
  // opened anew when the server answers; where that does not help either, later, and in the end the reader is told.
  const OPENED_ANEW = "ita-opened-anew";
  const failed = () => {
    if (unloaded || leaving) return;
    let [times, at] = [GAPS.length, 0];
    try { [times, at] = JSON.parse(sessionStorage.getItem(OPENED_ANEW) ?? "[0, 0]"); } catch { /* none may be kept here: no way to count */ }
    if (at && Date.now() - at > FORGOTTEN_AFTER) times = 0;
    unloaded = times < GAPS.length ? ITA_WORDS.unloaded : ITA_WORDS.unloadedAgain;
    say();
    if (times >= GAPS.length) return;
    const server = document.querySelector('script[type="module"][src]').src;
    const anew = () => fetch(server, { method: "HEAD", cache: "no-store" }).then(() => {
      sessionStorage.setItem(OPENED_ANEW, JSON.stringify([times + 1, Date.now()]));
      location.reload();
    }).catch(() => setTimeout(anew, ASKED_EVERY));
    setTimeout(anew, GAPS[times]);
  };
  addEventListener("vite:preloadError", failed);
  addEventListener("error", ({ target }) => { if (target.matches?.('script[type="module"], link[rel="stylesheet"]')) failed(); }, true);

  // Streamlit's own words. What a page of ours shows is left alone.
  const OURS = ".stHtml, .stMarkdown, script, style, noscript, textarea, #ita-connection, #ita-opening";
  const NAMES = ["aria-label", "title", "placeholder"];
  const thai = (text) => {
    const plain = text.trim();
    if (Object.hasOwn(ITA_WORDS.exact, plain)) return ITA_WORDS.exact[plain];
    const start = Object.keys(ITA_WORDS.starting).find((one) => plain.startsWith(one));
    if (start) return ITA_WORDS.starting[start] + plain.slice(start.length);
    const options = plain.match(/^(\d+) options? available\.$/);
    return options ? ITA_WORDS.options.replace("{count}", options[1]) : null;
  };
  const text = (node) => {
    if (!node.parentElement || node.parentElement.closest(OURS)) return;
    if (ITA_WORDS.lostBegins.some((one) => node.data.startsWith(one))) { dismiss(node.parentElement); isLost(); return; }
    const box = node.parentElement.closest('[data-testid="stAlertContainer"]');
    if (box && ITA_WORDS.unloadedBegins.some((one) => node.data.startsWith(one))) { box.dataset.itaHidden = ""; failed(); return; }
    const found = thai(node.data);
    if (found !== null && found !== node.data) node.data = found;
  };
  const names = (element) => {
    for (const name of NAMES) {
      const value = element.getAttribute(name);
      const found = value && !element.closest(OURS) ? thai(value) : null;
      if (found !== null && found !== value) element.setAttribute(name, found);
    }
  };
  const dismiss = (inside) => {
    const box = inside.closest('[role="dialog"]');
    if (!box) return;
    box.dataset.itaHidden = "";
    setTimeout(() => box.querySelector("button[aria-label]")?.click(), 0);
  };
  const all = (node) => {
    if (node.nodeType === Node.TEXT_NODE) { text(node); return; }
    if (node.nodeType !== Node.ELEMENT_NODE || node.closest(OURS)) return;
    names(node);
    node.querySelectorAll("[aria-label], [title], [placeholder]").forEach(names);
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) text(walker.currentNode);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") text(change.target);
      else if (change.type === "attributes") names(change.target);
      else change.addedNodes.forEach(all);
    }
    // The shapes of a chart have no names for who hears a page; the table and the links beside the chart have.
    document.querySelectorAll("svg.marks > g:not([aria-hidden])").forEach((shapes) => shapes.setAttribute("aria-hidden", "true"));
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES });

  // An address without parameters is all usual values where Back leads to it, and the filters as they are where the menu does.
  addEventListener("popstate", () => {
    if (!location.search && !location.hash) history.replaceState(history.state, "", `${location.pathname}?_=`);
  });

  // A heading of a table of ours sorts its rows by what stands under it; pressed again, the other way round.
  document.addEventListener("click", (event) => {
    const head = event.target.closest?.("button[data-sorts]")?.closest("th");
    if (!head) return;
    const body = head.closest("table").tBodies[0], place = head.cellIndex;
    const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    const value = (cell) => cell.dataset.sort ?? cell.innerText.trim();
    const rows = [...body.rows].map((row) => [value(row.cells[place]), row]);
    const numbers = rows.every(([one]) => one === "" || !Number.isNaN(Number(one)));
    const order = (one, other) => numbers ? one - other : one.localeCompare(other, "th", { numeric: true });
    rows.sort(([one], [other]) => (one === "") - (other === "") || way * order(one, other));
    body.append(...rows.map(([, row]) => row));
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
  });

  // A link of a page to a page: Streamlit follows the address as it does for Back, without loading everything anew.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".stHtml a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const there = new URL(link.dataset.sets === undefined ? link.href : location.href);
    for (const [name, value] of new URLSearchParams(link.dataset.sets)) {
      there.searchParams.delete(name);
      if (value) there.searchParams.set(name, value);
    }
    if (link.dataset.sets !== undefined && !there.search) there.search = "_=";
    const isFile = there.pathname.split("/").pop().includes(".");
    if (there.origin !== location.origin || there.hash || isFile || open < 1) return;
    event.preventDefault();
    history.pushState({}, "", there);
    dispatchEvent(new PopStateEvent("popstate"));
    if (link.dataset.stays) keepsFocus(link);
    else document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  });

  // A link that changes a part of the page it stands in: what comes in its place has the focus that it had.
  const keepsFocus = (link) => {
    if (document.activeElement !== link) return;
    const until = performance.now() + ANSWERS_WITHIN;
    const look = () => {
      if (link.isConnected) { if (performance.now() < until) setTimeout(look, 50); return; }
      if (document.activeElement === document.body) document.querySelector(`[data-stays="${link.dataset.stays}"]`)?.focus();
    };
    look();
  };

  // A notice that was read is put away for as long as the tab is open, on each page.
  const AWAY = "ita-put-away";
  try { root.dataset.itaAway = sessionStorage.getItem(AWAY) ?? ""; } catch { /* none may be kept here: it is away until the page is left */ }
  document.addEventListener("click", (event) => {
    const notice = event.target.closest?.("button[data-puts-away]")?.dataset.putsAway;
    if (!notice) return;
    root.dataset.itaAway = `${root.dataset.itaAway} ${notice}`.trim();
    try { sessionStorage.setItem(AWAY, root.dataset.itaAway); } catch { /* as above */ }
  });

  // Copying works on plain http too, where browsers have no clipboard for scripts.
  const copy = async (words) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(words);
    const field = document.createElement("textarea");
    field.value = words;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("not copied");
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-copy]");
    if (!button) return;
    const words = button.dataset.copy || location.href;
    copy(words).then(() => {
      const label = button.textContent;
      button.textContent = ITA_WORDS.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    }, () => prompt("", words));
  });
})();

"use strict";
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const cards = all(".card");
  const tools = one(".tools");
  const search = one("input", tools);
  const status = one("[role=status]", tools);
  const chips = all("[data-filter]", tools);
  const folds = all("details.quiet");

  // What is shown: verdicts (none is all), words, and how documents are sorted. It is kept in the hash, after the anchor.
  let shown = { v: new Set(), q: "", s: "" };
  const anchor = () => decodeURIComponent(location.hash.slice(1).split("?")[0]);
  const readState = () => {
    const given = new URLSearchParams(location.hash.split("?")[1] ?? "");
    return { v: new Set((given.get("v") ?? "").split(",").filter(Boolean)), q: given.get("q") ?? "", s: given.get("s") ?? "" };
  };
  const query = () => {
    const wanted = new URLSearchParams();
    if (shown.v.size) wanted.set("v", [...shown.v].join(","));
    if (shown.q) wanted.set("q", shown.q);
    if (shown.s) wanted.set("s", shown.s);
    const text = wanted.toString().replaceAll("%2C", ",");
    return text ? "?" + text : "";
  };
  const writeState = (id = anchor()) => history.replaceState(null, "", "#" + id + query());

  const texts = new Map();
  const filed = (card) => card.dataset.filed ?? card.closest("details").dataset.filed;
  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, card.textContent.toLowerCase());
    return texts.get(card);
  };
  const isFiltered = () => shown.v.size > 0 || shown.q !== "";
  const visible = () => cards.filter((card) => !card.classList.contains("out") && (isFiltered() || !card.closest("details")));

  const apply = () => {
    const words = shown.q.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const card of cards) {
      const fits = (!shown.v.size || shown.v.has(filed(card))) && words.every((word) => textOf(card).includes(word));
      card.classList.toggle("out", !fits);
      count += fits;
    }
    for (const fold of folds) {
      const fits = one(".card:not(.out)", fold) !== null;
      fold.classList.toggle("out", !fits);
      if (isFiltered()) fold.open = fits;
    }
    for (const row of all("[data-document]")) {
      const section = document.getElementById(row.dataset.document);
      const named = words.every((word) => row.textContent.toLowerCase().includes(word));
      const held = section ? one(".card:not(.out)", section) !== null : [...shown.v].some((v) => one(`.${v}:not(.zero)`, row));
      const fits = !isFiltered() || held || (!shown.v.size && named);
      row.classList.toggle("out", !fits);
      section?.classList.toggle("out", !fits);
    }
    for (const chip of chips) chip.setAttribute("aria-pressed", shown.v.has(chip.dataset.filter));
    if (search.value !== shown.q) search.value = shown.q;
    status.textContent = isFiltered() && cards.length ? `${count.toLocaleString("en")} of ${cards.length.toLocaleString("en")} findings` : "";
  };
  const change = (changed) => {
    const before = isFiltered();
    shown = { ...shown, ...changed };
    apply();
    if (before && !isFiltered()) for (const fold of folds) fold.open = false;
    writeState();
  };

  const light = (card, lit) => {
    for (const link of all(".place a, .premises a", card)) document.getElementById(link.hash.slice(1))?.classList.toggle("lit", lit);
  };
  const act = (name, text) => Object.assign(document.createElement("button"), { type: "button", textContent: text, className: name });
  const furnish = (card) => {
    if (one(".acts", card)) return;
    const acts = Object.assign(document.createElement("div"), { className: "acts" });
    acts.append(act("link", "Copy link"));
    if (!card.closest("details")) acts.append(act("snippet", "Copy suppression"));
    card.append(acts);
  };
  const copy = async (text, button) => {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      prompt("Copy this:", text);
    }
    status.textContent = "Copied";
    setTimeout(() => { button.textContent = before; }, 1500);
  };
  for (const sort of ["focusin", "focusout", "pointerover", "pointerout"]) {
    addEventListener(sort, ({ target }) => {
      const card = target.closest?.(".card");
      if (card) light(card, /in|over/.test(sort) || card.matches(":focus-within"));
    });
  }
  for (const card of cards) if (!card.closest("details")) furnish(card);
  for (const fold of folds) fold.addEventListener("toggle", () => all(".card", fold).forEach(furnish));
  addEventListener("click", ({ target }) => {
    const button = target.closest?.(".acts button");
    if (!button) return;
    const card = button.closest(".card");
    const here = location.href.split("#")[0] + "#" + card.id;
    const kind = one(".kind", card).textContent.replaceAll(" ", "-");
    copy(button.className === "link" ? here : `<!-- check: ignore[${kind}] reason="" -->`, button);
  });

  // A link to a card opens what hides it, be it a fold or a filter.
  const arrive = () => {
    const target = document.getElementById(anchor());
    if (!target) return;
    if (target.closest(".out")) change({ v: new Set(), q: "" });
    const fold = target.closest("details");
    if (fold) fold.open = true;
    if (target.matches(".card, .document, header")) {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
    target.scrollIntoView({ block: target.matches(".card") ? "nearest" : "start" });
  };
  addEventListener("hashchange", () => {
    if (location.hash.includes("?")) {
      shown = readState();
      apply();
    }
    arrive();
    writeState();
  });

  const go = (card) => {
    if (!card) return;
    writeState(card.id);
    arrive();
  };
  const step = (by) => {
    const list = visible();
    const here = list.findIndex((card) => card.matches(":focus-within"));
    go(list[here < 0 ? (by > 0 ? 0 : list.length - 1) : here + by]);
  };
  const doing = {
    theme() {
      const root = document.documentElement;
      const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = isDark ? "light" : "dark";
      try { localStorage.setItem("check-theme", root.dataset.theme); } catch { /* A page from a file may not be allowed to. */ }
    },
    async save() {
      const packed = Uint8Array.from(atob(one("#packed").textContent), (letter) => letter.charCodeAt(0));
      const whole = new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")));
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([await whole.text()], { type: "application/json" }));
      link.download = "audit.json";
      link.click();
      URL.revokeObjectURL(link.href);
    },
    help() { one(".help").showModal(); },
  };
  for (const button of all("[data-do]", tools)) button.addEventListener("click", () => doing[button.dataset.do]());
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      const v = new Set(shown.v);
      if (!v.delete(chip.dataset.filter)) v.add(chip.dataset.filter);
      change({ v });
    });
  }
  let pending = 0;
  search.addEventListener("input", () => {
    clearTimeout(pending);
    pending = setTimeout(() => change({ q: search.value.trim() }), cards.length > 500 ? 120 : 0);
  });

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    1: () => go(visible()[0]),
    u: () => one("#top").focus(),
    f: () => change({ v: new Set(["inconsistent", "disputed"]) }),
    a: () => change({ v: new Set(), q: "" }),
    "/": () => search.focus(),
    "?": () => doing.help(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, dialog")) {
      if (event.key === "Escape" && event.target === search) search.blur();
      return;
    }
    if (!(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });

  const sorts = all("th[data-sort]");
  const sortBy = (header, isDown) => {
    const body = header.closest("table").tBodies[0];
    const index = sorts.indexOf(header);
    const value = (row) => row.cells[row.cells.length < header.parentNode.cells.length && index ? 1 : index].textContent;
    const number = (row) => Number(value(row).replaceAll(",", "")) || 0;
    const by = header.dataset.sort === "number" ? (a, b) => number(a) - number(b) : (a, b) => value(a).localeCompare(value(b));
    body.append(...[...body.rows].sort((a, b) => (isDown ? -1 : 1) * by(a, b)));
    for (const other of sorts) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", isDown ? "descending" : "ascending");
  };
  const sorted = () => {
    const header = sorts[Number(shown.s.slice(1))];
    if (shown.s && header) sortBy(header, shown.s[0] === "d");
  };
  for (const [index, header] of sorts.entries()) {
    const button = act("sort", header.textContent);
    header.replaceChildren(button);
    button.addEventListener("click", () => {
      const isDown = header.ariaSort ? header.ariaSort === "ascending" : header.dataset.sort === "number";
      change({ s: (isDown ? "d" : "u") + index });
      sorted();
    });
  }

  try {
    const theme = localStorage.getItem("check-theme");
    if (theme) document.documentElement.dataset.theme = theme;
  } catch { /* As above. */ }
  tools.hidden = cards.length + sorts.length === 0;
  shown = readState();
  apply();
  sorted();
  arrive();
})();

"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  const alarms = cards.filter((card) => !card.closest("details"));
  const ids = (card) => card.dataset.lights.split(" ");

  const light = (card, lit) => {
    for (const id of ids(card)) document.getElementById(id)?.classList.toggle("lit", lit);
  };
  for (const card of cards) {
    card.addEventListener("focusin", () => light(card, true));
    card.addEventListener("focusout", () => light(card, false));
    card.addEventListener("pointerenter", () => light(card, true));
    card.addEventListener("pointerleave", () => card.matches(":focus-within") || light(card, false));
  }

  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.matches(".card")) return;
    const fold = target.closest("details");
    if (fold) fold.open = true;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  };
  addEventListener("hashchange", arrive);
  arrive();

  const step = (by) => {
    const here = alarms.findIndex((card) => card.matches(":focus-within"));
    const next = alarms[here < 0 ? (by > 0 ? 0 : alarms.length - 1) : here + by];
    if (next) location.hash = next.id;
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  for (const hint of document.querySelectorAll(".keys")) hint.hidden = alarms.length < 2;
})();

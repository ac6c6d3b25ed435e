"use strict";
(() => {
  const events = [...document.querySelectorAll("details.event")];
  const form = document.querySelector(".filters");
  const words = new Map(events.map((e) => [e, e.textContent.toLowerCase()]));

  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    if (target.tagName === "DETAILS") target.open = true;
    target.scrollIntoView({ block: "start" });
  };
  addEventListener("hashchange", reveal);

  const filter = () => {
    const wanted = form.querySelector("input").value.trim().toLowerCase().split(/\s+/);
    const status = form.querySelector("select").value;
    const tempers = new Set(
      [...form.querySelectorAll("[data-temper][aria-pressed=true]")].map((b) => b.dataset.temper));
    let shown = 0;
    for (const event of events) {
      const hit = (!status || event.dataset.status === status) && tempers.has(event.dataset.temper) &&
        wanted.every((word) => words.get(event).includes(word));
      event.hidden = !hit;
      shown += hit;
    }
    for (const month of document.querySelectorAll(".month")) {
      month.hidden = !month.querySelector("details.event:not([hidden])");
    }
    form.querySelector("output").textContent = shown === events.length ? "" : `${shown} of ${events.length}`;
  };

  if (form && events.length) {
    form.hidden = false;
    form.addEventListener("submit", (e) => e.preventDefault());
    form.addEventListener("input", filter);
    form.addEventListener("click", (e) => {
      const button = e.target.closest("button");
      if (!button) return;
      if (button.dataset.temper) {
        button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
        filter();
      } else {
        const open = button.dataset.open === "all";
        for (const event of events) if (!event.hidden) event.open = open;
        button.dataset.open = open ? "none" : "all";
        button.textContent = open ? "close all" : "open all";
      }
    });
  }

  for (const table of document.querySelectorAll("table")) {
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((head, i) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = (row) => row.cells[i].dataset.key || row.cells[i].textContent;
        const rows = [...body.rows].sort((a, b) => key(a).localeCompare(key(b), "en", { numeric: true }));
        body.append(...(down ? rows.reverse() : rows));
      });
    });
  }
  addEventListener("beforeprint", () => { for (const event of events) event.open = true; });
  reveal();
})();

(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Sorting: the heads of columns become buttons. Without this script the rows stand as they are, the worst first.
  const valueOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort ?? cell.textContent.trim();
  };
  const compare = (one, other) => {
    // What has no value comes last whichever way the others go.
    const numbers = [Number(one), Number(other)];
    return numbers.some(Number.isNaN) ? one.localeCompare(other, "en", { numeric: true }) : numbers[0] - numbers[1];
  };
  const sort = (table, head) => {
    const column = head.cellIndex;
    const down = head.getAttribute("aria-sort") === "ascending";
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [row, valueOf(row, column)]);
    const known = rows.filter(([, value]) => value !== "");
    known.sort((one, other) => (down ? -1 : 1) * compare(one[1], other[1]));
    body.append(...known.map(([row]) => row), ...rows.filter(([, value]) => value === "").map(([row]) => row));
    all("th[aria-sort]", table.tHead).forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  };
  for (const table of all("table.sortable")) {
    if (table.tBodies[0].rows.length < 2) continue;
    for (const head of all("th[data-sort]", table.tHead)) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(table, head));
    }
  }

  // The filter: by status, and by words of a check's name or of what stands in it.
  const tools = document.getElementById("tools");
  if (tools) {
    const find = document.getElementById("find");
    const shown = document.getElementById("shown");
    const chips = all(".chip", tools);
    const sections = all("section.check");
    const texts = new Map();
    const has = (element, words) => {
      if (!texts.has(element)) texts.set(element, element.textContent.toLowerCase());
      return texts.get(element).includes(words);
    };
    const apply = () => {
      const words = find.value.trim().toLowerCase();
      const wanted = chips.filter((chip) => chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.status);
      let count = 0;
      for (const section of sections) {
        const named = has(section.querySelector("h2"), words);
        const items = all("[data-item]", section);
        const matching = named ? items : items.filter((item) => has(item, words));
        const keep = (!wanted.length || wanted.includes(section.dataset.status)) && (named || has(section, words));
        // Where the words stand beside the rows all of these belong to it.
        items.forEach((item) => { item.hidden = matching.length > 0 && !matching.includes(item); });
        section.hidden = !keep;
        document.querySelector(`tr[data-check="${section.dataset.check}"]`).hidden = !keep;
        count += keep;
      }
      shown.textContent = words || wanted.length ? `${count} of ${sections.length} checks shown` : "";
    };
    find.addEventListener("input", apply);
    find.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { find.value = ""; apply(); }
    });
    tools.addEventListener("submit", (event) => event.preventDefault());
    for (const chip of chips) {
      chip.addEventListener("click", () => {
        chip.setAttribute("aria-pressed", chip.getAttribute("aria-pressed") !== "true");
        apply();
      });
    }
    // A link to a check that the filter hides shows it again.
    addEventListener("hashchange", () => {
      const target = document.getElementById(location.hash.slice(1));
      if (target && target.hidden) {
        find.value = "";
        chips.forEach((chip) => chip.setAttribute("aria-pressed", "false"));
        apply();
        target.scrollIntoView();
      }
    });
    tools.hidden = false;
  }

  // What is folded is printed too.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    folded.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((one) => { one.open = false; }));
})();

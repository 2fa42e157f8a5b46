// Elements and rows. Texts of others become text here, and nothing else.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// Children of an element, one for each item. What stays is not moved, so that it keeps the focus.
export class Rows {
  #parent;
  #make;
  #rows = new Map();

  // make(item) returns { element, show(item) }.
  constructor(parent, make) {
    this.#parent = parent;
    this.#make = make;
  }

  show(items, keyOf) {
    const keys = new Set(items.map(keyOf));
    for (const [key, row] of this.#rows) {
      if (keys.has(key)) continue;
      row.element.remove();
      this.#rows.delete(key);
    }
    let place = this.#parent.firstElementChild;
    for (const item of items) {
      const key = keyOf(item);
      let row = this.#rows.get(key);
      if (!row) this.#rows.set(key, (row = this.#make(item)));
      row.show?.(item);
      if (row.element === place) place = place.nextElementSibling;
      else this.#parent.insertBefore(row.element, place);
    }
  }
}

// A table whose columns are { title, text(item), kind? , fill?(cell, item) }. Roles are said again: narrow windows lay it out as cards, which would lose them.
export class Table {
  #rows;

  constructor(table, columns, keyOf) {
    table.setAttribute("role", "table");
    this.columns = columns;
    this.keyOf = keyOf;
    this.head = element("tr", { role: "row" });
    for (const column of columns) {
      column.header = element("th", { scope: "col", role: "columnheader", class: column.kind ?? "text" }, column.title);
      this.head.append(column.header);
    }
    const body = element("tbody", { role: "rowgroup" });
    table.append(element("thead", { role: "rowgroup" }, this.head), body);
    this.#rows = new Rows(body, () => this.#makeRow());
  }

  show(items) {
    this.#rows.show(items, this.keyOf);
  }

  #makeRow() {
    const cells = this.columns.map((column, i) =>
      i === 0
        ? element("th", { scope: "row", role: "rowheader", class: column.kind ?? "text" })
        : element("td", { role: "cell", class: column.kind ?? "text", "data-title": column.title }));
    return {
      element: element("tr", { role: "row" }, ...cells),
      show: (item) => this.columns.forEach((column, i) => (column.fill ? column.fill(cells[i], item) : setText(cells[i], column.text(item)))),
    };
  }
}

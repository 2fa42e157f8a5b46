// The tasks of a pool, sorted by the column that was chosen.
import { Table, element } from "./elements.js";
import * as format from "./format.js";

const columns = () => [
  { title: "Task", value: (task) => task.name, text: (task) => task.name },
  { title: "Items", kind: "number", value: (task) => task.count, text: (task) => format.count(task.count) },
  { title: "Per second", kind: "number", value: (task) => task.rate ?? 0, text: (task) => format.rate(task.rate) },
  { title: "Mean", kind: "number", value: (task) => task.mean, text: (task) => format.seconds(task.mean) },
  { title: "p50", kind: "number", value: (task) => task.p50, text: (task) => format.seconds(task.p50) },
  { title: "p99", kind: "number", value: (task) => task.p99, text: (task) => format.seconds(task.p99) },
  { title: "Longest", kind: "number", value: (task) => task.longest, text: (task) => format.seconds(task.longest) },
  { title: "Failures", kind: "number", value: (task) => task.failures, text: (task) => format.count(task.failures) },
];

export class TasksTable {
  #table;
  #tasks = [];
  #column;
  #descends = true;

  constructor(table) {
    this.#table = new Table(table, columns(), (task) => task.name);
    this.#column = this.#table.columns[1];
    for (const column of this.#table.columns) {
      const button = element("button", { type: "button" }, column.title);
      button.addEventListener("click", () => this.#sortBy(column));
      column.header.replaceChildren(button);
    }
    this.#sayOrder();
  }

  show(tasks) {
    this.#tasks = tasks;
    const value = this.#column.value;
    const order = (one, other) => (value(one) < value(other) ? -1 : value(one) > value(other) ? 1 : 0) * (this.#descends ? -1 : 1) || (one.name < other.name ? -1 : 1);
    this.#table.show([...tasks].sort(order));
  }

  #sortBy(column) {
    this.#descends = column === this.#column ? !this.#descends : column.kind === "number";
    this.#column = column;
    this.#sayOrder();
    this.show(this.#tasks);
  }

  #sayOrder() {
    for (const column of this.#table.columns) {
      column.header.setAttribute("aria-sort", column !== this.#column ? "none" : this.#descends ? "descending" : "ascending");
    }
  }
}

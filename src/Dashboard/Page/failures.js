// The last failures, the newest first. Those that somebody has opened stay.
import { Rows, element, setText } from "./elements.js";
import * as format from "./format.js";

const most = 100;
const mostOpened = 20;
const keyOf = (failure) => [failure.at, failure.task, failure.index, failure.worker, failure.message].join("|");

function part(title, text) {
  return text ? [element("h4", {}, title), element("pre", {}, text)] : [];
}

function make(failure) {
  const place = [failure.task, failure.index === undefined ? "a call" : `item ${format.count(failure.index)}`];
  if (failure.worker !== undefined) place.push(`worker ${failure.worker}`);
  if (failure.process !== undefined) place.push(`process ${failure.process}`);
  const what = element("span", { class: "what" }, failure.message === undefined ? failure.type : `${failure.type}: ${failure.message.split("\n")[0]}`);
  const details = element("details", {}, element("summary", {}, element("time", { datetime: failure.at }, format.timeOfDay(failure.at)), " ", element("span", { class: "place" }, place.join(", ")), " ", what));
  details.addEventListener("toggle", () => {
    if (!details.open || details.childElementCount > 1) return;
    details.append(...part("Message", failure.message), ...part("Stack trace", failure.stackTrace), ...part("Error output of the worker", failure.standardError));
  });
  return { element: element("li", {}, details), details };
}

export class Failures {
  #rows;
  #note;
  #made = new Map();
  #failures = [];

  constructor(list, note) {
    this.#note = note;
    this.#rows = new Rows(list, (failure) => {
      const row = make(failure);
      this.#made.set(keyOf(failure), row);
      return row;
    });
  }

  // What the server has forgotten meanwhile is kept as long as there is room.
  show(list) {
    const keys = new Set();
    const all = [...list.failures, ...this.#failures].filter((failure) => !keys.has(keyOf(failure)) && keys.add(keyOf(failure)));
    const isOpen = (failure) => this.#made.get(keyOf(failure))?.details.open;
    let opened = 0;
    const kept = new Set(all.filter((failure) => isOpen(failure) && ++opened <= mostOpened));
    let room = most - kept.size;
    this.#failures = all.filter((failure) => kept.has(failure) || --room >= 0);
    this.#rows.show(this.#failures, keyOf);
    const shown = new Set(this.#failures.map(keyOf));
    for (const key of this.#made.keys()) if (!shown.has(key)) this.#made.delete(key);
    setText(this.#note, list.messagesHidden ? "Messages are hidden." : this.#failures.length ? "" : "None since somebody looks at this page.");
  }

  clear() {
    this.#failures = [];
    this.#made.clear();
    this.#rows.show([], keyOf);
    setText(this.#note, "");
  }
}

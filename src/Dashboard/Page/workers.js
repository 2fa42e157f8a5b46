// The workers of a pool, a row for each.
import { Table, element, setText } from "./elements.js";
import * as format from "./format.js";

function fillBusy(cell, worker) {
  if (!cell.firstChild) cell.append(element("span", { class: "bar" }, element("span")), element("span", { class: "number" }));
  cell.firstChild.firstChild.style.width = `${100 * worker.busy}%`;
  setText(cell.lastChild, format.share(worker.busy));
}

export const workersTable = (table) => new Table(table, [
  { title: "Worker", text: (worker) => `${worker.worker}` },
  { title: "State", text: (worker) => `${worker.state} for ${format.seconds(worker.since)}` },
  { title: "Process", kind: "number", text: (worker) => `${worker.process ?? ""}` },
  { title: "Runs", text: (worker) => (worker.task === undefined ? "" : `${worker.task} for ${format.seconds(worker.taskTime)}`) },
  { title: "Busy", kind: "number", fill: fillBusy },
  { title: "Items", kind: "number", text: (worker) => format.count(worker.items) },
  { title: "Memory", kind: "number", text: (worker) => format.bytes(worker.memory) },
  { title: "Restarts", kind: "number", text: (worker) => format.count(worker.restarts) },
  { title: "Last end", text: (worker) => worker.lastExit ?? "" },
], (worker) => worker.worker);

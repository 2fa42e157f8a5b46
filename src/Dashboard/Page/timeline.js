// What each worker did in the last minute: a picture, and the same in words.
import { Table, element, setText } from "./elements.js";
import * as format from "./format.js";

const mostRows = 64;
const height = 20;

function words(row) {
  const items = row.bars.reduce((sum, bar) => sum + bar.items, 0);
  const failures = row.marks.filter((mark) => mark.kind === "failure").length;
  const exits = row.marks.filter((mark) => mark.kind === "exit");
  return [
    `${format.count(items)} items shown`,
    failures && `${format.count(failures)} ${failures === 1 ? "mark" : "marks"} of failures`,
    exits.length && `ended ${exits.length === 1 ? "once" : `${format.count(exits.length)} times`}: ${exits.at(-1).text}`,
  ].filter(Boolean).join(", ");
}

function draw(canvas, row, length) {
  const scale = window.devicePixelRatio || 1;
  const width = Math.max(1, Math.round(canvas.clientWidth * scale));
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height * scale) canvas.height = height * scale;
  const colours = getComputedStyle(canvas);
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (const bar of row.bars) {
    context.fillStyle = colours.getPropertyValue(`--${bar.kind}`);
    context.fillRect((width * bar.start) / length, canvas.height * 0.2, Math.max(scale, (width * (bar.end - bar.start)) / length), canvas.height * 0.6);
  }
  for (const mark of row.marks) {
    context.fillStyle = colours.getPropertyValue(`--${mark.kind}`);
    context.fillRect((width * mark.at) / length - scale, mark.kind === "exit" ? 0 : canvas.height * 0.5, 2 * scale, mark.kind === "exit" ? canvas.height : canvas.height * 0.5);
  }
}

export class Timeline {
  #table;
  #length = 60;

  constructor(table) {
    this.#table = new Table(table, [
      { title: "Worker", text: (row) => `${row.worker}` },
      { title: "A minute ago to now", kind: "picture", fill: (cell, row) => this.#fill(cell, row) },
      { title: "In words", text: words },
    ], (row) => row.worker);
  }

  show(timeline) {
    this.#length = timeline.seconds;
    this.#table.show(timeline.workers.slice(0, mostRows));
  }

  #fill(cell, row) {
    if (!cell.firstChild) cell.append(element("canvas", { role: "img", "aria-label": `What worker ${row.worker} did; the next column says it in words` }));
    // It has a width only once it is on the page.
    requestAnimationFrame(() => draw(cell.firstChild, row, this.#length));
  }
}

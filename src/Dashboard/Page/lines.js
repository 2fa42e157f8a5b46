// A line of the last ten minutes.
import { element, setText } from "./elements.js";

const width = 600;
const height = 100;
const svg = "http://www.w3.org/2000/svg";

export class Line {
  #picture = document.createElementNS(svg, "svg");
  #path = document.createElementNS(svg, "path");
  #most = element("span", { class: "most" });
  #title;
  #value;
  #print;

  constructor(figure, value, print) {
    this.#title = figure.textContent.trim();
    this.#value = value;
    this.#print = print;
    this.#picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.#picture.setAttribute("preserveAspectRatio", "none");
    this.#picture.setAttribute("role", "img");
    this.#picture.append(this.#path);
    figure.append(this.#most, this.#picture, element("p", { class: "axis" }, element("span", {}, "10 min ago"), element("span", {}, "now")));
  }

  // Where nobody has looked, the line is interrupted.
  show(samples) {
    const end = samples.length ? Date.parse(samples.at(-1).at) : 0;
    const values = samples.map(this.#value);
    const most = Math.max(1, ...values.filter((value) => value !== undefined));
    let path = "";
    let before = null;
    samples.forEach((sample, i) => {
      const x = width - (end - Date.parse(sample.at)) / 1000;
      if (values[i] === undefined || x < 0) {
        before = null;
        return;
      }
      path += `${before !== null && x - before < 5 ? "L" : "M"}${x.toFixed(1)} ${(height - 1 - (height - 2) * (values[i] / most)).toFixed(1)}`;
      before = x;
    });
    this.#path.setAttribute("d", path);
    setText(this.#most, this.#print(most));
    const now = values.at(-1);
    this.#picture.setAttribute("aria-label", `${this.#title}: ${now === undefined ? "unknown" : this.#print(now)} now, ${this.#print(most)} at most`);
  }
}

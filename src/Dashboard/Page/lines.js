// A line of the last ten minutes.
import { element, setText } from "./elements.js";

const width = 600;
const height = 100;
const minutes = [1, 2, 5, 10];
const longestGap = 5;
const svg = "http://www.w3.org/2000/svg";

export class Line {
  #picture = document.createElementNS(svg, "svg");
  #path = document.createElementNS(svg, "path");
  #most = element("span", { class: "most" });
  #begin = element("span");
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
    figure.append(this.#most, this.#picture, element("p", { class: "axis" }, this.#begin, element("span", {}, "now")));
  }

  // Where nobody has looked, the line is interrupted. It is as long as what is known, up to ten minutes.
  show(samples) {
    const end = samples.length ? Date.parse(samples.at(-1).at) : 0;
    const ages = samples.map((sample) => (end - Date.parse(sample.at)) / 1000);
    const length = 60 * (minutes.find((some) => 60 * some >= (ages[0] ?? 0)) ?? minutes.at(-1));
    const values = samples.map(this.#value);
    const most = Math.max(1, ...values.filter((value) => value !== undefined));
    let path = "";
    let before = null;
    values.forEach((value, i) => {
      if (value === undefined || ages[i] > length) {
        before = null;
        return;
      }
      const y = height - 1 - (height - 2) * (value / most);
      path += `${before !== null && before - ages[i] < longestGap ? "L" : "M"}${(width * (1 - ages[i] / length)).toFixed(1)} ${y.toFixed(1)}`;
      before = ages[i];
    });
    this.#path.setAttribute("d", path);
    setText(this.#most, this.#print(most));
    setText(this.#begin, `${length / 60} min ago`);
    const now = values.at(-1);
    this.#picture.setAttribute("aria-label", `${this.#title}: ${now === undefined ? "unknown" : this.#print(now)} now, ${this.#print(most)} at most`);
  }
}

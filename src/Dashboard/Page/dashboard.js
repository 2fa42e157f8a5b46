// The page: which pool is shown, and when it hears of it. It asks nobody but the server that it came from, and while nobody sees it, it asks nothing.
import { Rows, element, setText } from "./elements.js";
import { Failures } from "./failures.js";
import * as format from "./format.js";
import { Line } from "./lines.js";
import { TasksTable } from "./tasks.js";
import { Timeline } from "./timeline.js";
import { workersTable } from "./workers.js";

const mostSamples = 600;
const byId = (id) => document.getElementById(id);
const failuresOf = (pool) => pool.failed + pool.timedOut + pool.lost;

const facts = [
  ["State", (pool) => pool.state],
  ["Items per second", (pool) => format.rate(pool.rate)],
  ["Wait", (pool) => format.count(pool.queued)],
  ["Run", (pool) => format.count(pool.running)],
  ["Succeeded", (pool) => format.count(pool.succeeded)],
  ["Failed", (pool) => format.count(pool.failed)],
  ["Timed out", (pool) => format.count(pool.timedOut)],
  ["Lost", (pool) => format.count(pool.lost)],
  ["Cancelled", (pool) => format.count(pool.cancelled)],
  ["Terminated", (pool) => format.count(pool.terminated)],
  ["Retried", (pool) => format.count(pool.retried)],
  ["Sent", (pool) => format.bytes(pool.bytesSent)],
  ["Received", (pool) => format.bytes(pool.bytesReceived)],
  ["Up for", (pool) => format.seconds(pool.uptime)],
];

const factRows = new Rows(byId("facts"), ([title]) => {
  const value = element("dd");
  return { element: element("div", {}, element("dt", {}, title), value), show: ([, text]) => setText(value, text) };
});
const poolRows = new Rows(byId("pools"), (pool) => {
  const numbers = element("span", { class: "numbers" });
  const link = element("a", { href: `#${encodeURIComponent(pool.name)}` }, element("span", { class: "pool" }, pool.name), " ", numbers);
  return {
    element: element("li", {}, link),
    show: (now) => {
      if (now.name === chosen()) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      setText(numbers, `${now.state}, ${format.count(now.workers.length + now.workersLeftOut)} workers, ${format.rate(now.rate) || "?"} per second, ${format.count(now.queued)} wait, ${format.count(failuresOf(now))} failures`);
    },
  };
});
const workers = workersTable(byId("workers"));
const tasks = new TasksTable(byId("tasks"));
const timeline = new Timeline(byId("timeline"));
const failures = new Failures(byId("failures"), byId("failures-note"));
const throughput = new Line(byId("throughput"), (sample) => sample.rate, format.rate);
const queue = new Line(byId("queue"), (sample) => sample.queued, format.count);

let source = null;
let isPaused = false;
let retry = 0;
let latest = { pools: [] };
let states = new Map();
let shown = null;
let samples = [];
let failuresSeen = null;
let looks = 0;

function chosen() {
  let name = null;
  try {
    name = decodeURIComponent(location.hash.slice(1));
  } catch {
    // Somebody's own text behind the address.
  }
  return (latest.pools.find((pool) => pool.name === name) ?? latest.pools[0])?.name ?? null;
}

async function ask(name, what) {
  const answer = await fetch(`api/pools/${encodeURIComponent(name)}${what}`);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

// Asks for something of the pool that is shown, once at a time. Who asks meanwhile, perhaps for another pool, is answered after that.
function asker(what, show, miss = () => {}) {
  let isAsking = false;
  let asksAgain = false;
  return async function askNow() {
    const name = shown;
    asksAgain = isAsking;
    if (isAsking || name === null) return;
    isAsking = true;
    try {
      const told = await ask(name, what);
      if (name === shown) show(told);
    } catch {
      // The pool has ended, or the server has: the events say so.
      miss();
    }
    isAsking = false;
    if (asksAgain) askNow();
  };
}

const askHistory = asker("", (told) => (samples = told.history));
const askFailures = asker("/failures", (told) => failures.show(told), () => (failuresSeen = null));
const askTimeline = asker("/timeline", (told) => timeline.show(told));

function leftOut(id, number, what) {
  byId(id).hidden = number === 0;
  setText(byId(id), `${format.count(number)} more ${what} are not shown.`);
}

function tellStates(pools) {
  const news = [];
  for (const pool of pools) {
    if (states.has(pool.name) && states.get(pool.name) !== pool.state) news.push(`The pool ${pool.name} is ${pool.state}.`);
  }
  for (const name of states.keys()) {
    if (!pools.some((pool) => pool.name === name)) news.push(`The pool ${name} has ended.`);
  }
  states = new Map(pools.map((pool) => [pool.name, pool.state]));
  if (news.length) setText(byId("news"), news.join(" "));
}

function show(list) {
  latest = list;
  tellStates(list.pools);
  poolRows.show(list.pools, (pool) => pool.name);
  byId("none").hidden = list.pools.length > 0;
  byId("pool").hidden = list.pools.length === 0;
  const pool = list.pools.find((one) => one.name === chosen());
  if (!pool) return;
  if (shown !== pool.name) {
    shown = pool.name;
    samples = [];
    failuresSeen = null;
    looks = 0;
    failures.clear();
    askHistory();
  }
  setText(byId("name"), pool.name);
  factRows.show(facts.map(([title, text]) => [title, text(pool)]), ([title]) => title);
  workers.show(pool.workers);
  leftOut("workers-left-out", pool.workersLeftOut, "workers");
  tasks.show(pool.tasks);
  leftOut("tasks-left-out", pool.tasksLeftOut, "tasks");
  samples = [...samples, { at: list.at, rate: pool.rate, queued: pool.queued }].slice(-mostSamples);
  throughput.show(samples);
  queue.show(samples);
  if (pool.failuresSeen !== failuresSeen) {
    failuresSeen = pool.failuresSeen;
    askFailures();
  }
  // Every other time: of all that is asked for it is the most to work out.
  if (looks++ % 2 === 0) askTimeline();
}

function say(text) {
  setText(byId("connection"), text);
}

function connect() {
  clearTimeout(retry);
  if (source || isPaused || document.hidden) return;
  source = new EventSource("api/events");
  source.onopen = () => {
    say("Live");
    askHistory();
  };
  source.onmessage = (event) => show(JSON.parse(event.data));
  source.onerror = () => {
    say("Not connected, trying again");
    if (source?.readyState !== EventSource.CLOSED) return;
    // It was refused: there are too many pages, or the server ends. The browser does not try again by itself.
    disconnect();
    retry = setTimeout(connect, 5000);
  };
}

function disconnect() {
  clearTimeout(retry);
  source?.close();
  source = null;
}

byId("pause").addEventListener("click", () => {
  isPaused = !isPaused;
  byId("pause").setAttribute("aria-pressed", `${isPaused}`);
  if (isPaused) {
    disconnect();
    say("Paused");
  } else {
    say("Connecting");
    connect();
  }
});
document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
window.addEventListener("pagehide", disconnect);
window.addEventListener("pageshow", connect);
window.addEventListener("hashchange", () => show(latest));
connect();

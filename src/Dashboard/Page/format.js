// Numbers, times and sizes as text. The page is in English, whatever the browser's language.
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

export const count = (number) => whole.format(number);

export const rate = (number) => (number === undefined ? "" : number < 10 ? short.format(number) : whole.format(number));

export const share = (part) => `${whole.format(100 * part)} %`;

export function seconds(time) {
  if (time === undefined) return "";
  if (time === 0) return "0";
  if (time < 0.001) return `${short.format(time * 1e6)} µs`;
  if (time < 1) return `${short.format(time * 1e3)} ms`;
  if (time < 120) return `${short.format(time)} s`;
  const all = Math.floor(time);
  const clock = [Math.floor(all / 3600) % 24, Math.floor(all / 60) % 60, all % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return all < 86400 ? clock : `${whole.format(Math.floor(all / 86400))} d ${clock}`;
}

export function bytes(number) {
  if (number === undefined) return "";
  let unit = 0;
  while (number >= 1024 && unit < units.length - 1) {
    number /= 1024;
    unit++;
  }
  return `${unit === 0 ? whole.format(number) : short.format(number)} ${units[unit]}`;
}

export const timeOfDay = (text) => new Date(text).toLocaleTimeString("en-GB");

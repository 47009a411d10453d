// Elements made by hand: text from people only ever becomes a text node.

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  check: "M5 12.5l4.5 4.5L19 7.5",
  cross: "M6.5 6.5l11 11m0-11l-11 11",
  half: "M5 12h14",
  alert: "M12 4.5l8.5 15h-17zM12 10v4.5m0 2.4v.1",
  plus: "M12 5v14M5 12h14",
  note: "M5 5h14v10l-4 4H5zM8.5 9.5h7M8.5 13h4",
  skip: "M5 5l14 14M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17",
  unseen: "M4 4l16 16M9.9 5.2A9.6 9.6 0 0112 5c5 0 8.5 4.5 9.5 7a12 12 0 01-2.6 3.9M6.3 6.8A12 12 0 002.5 12c1 2.5 4.5 7 9.5 7 1.6 0 3.1-.5 4.4-1.2",
  cloud: "M7 18.5a4.5 4.5 0 01-.5-9A6 6 0 0118 9.5a4.5 4.5 0 01-.5 9z",
  away: "M4 4l16 16M7 18.5a4.5 4.5 0 01-.5-9q.2-.8.7-1.5M10 5.6A6 6 0 0118 9.5a4.5 4.5 0 012.6 7.7",
  undo: "M8 5L4 9l4 4M4 9h9.5a5.5 5.5 0 010 11H8",
};

/** Make an element. `on` holds listeners; other properties become attributes; null, false and undefined are left out. */
export function h(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    } else if (name === "value") {
      made.value = value;
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** Draw one of our icons; it says nothing to a screen reader. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  const attributes = {
    viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "2.2",
    "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true", class: "ck-icon",
  };
  for (const [key, value] of Object.entries(attributes)) drawing.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  drawing.append(path);
  return drawing;
}

/** Put other children into an element, unless they are the same text as before. */
export function fill(target, ...children) {
  const wanted = children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
  if (wanted.length === 1 && typeof wanted[0] === "string" && target.childElementCount === 0) {
    if (target.textContent !== wanted[0]) target.textContent = wanted[0];
    return;
  }
  target.replaceChildren(...wanted);
}

/** Fill the {gaps} of one of our sentences. */
export function say(sentence, values = {}) {
  return sentence.replace(/\{(\w+)\}/g, (gap, name) => (name in values ? String(values[name]) : gap));
}

/** Show the time of day of an instant, to the second, by the clock of this device. */
export function clock(instant) {
  const time = new Date(instant);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** Make an id that nothing else has. */
export function freshId() {
  if (globalThis.crypto?.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* Draws a row of places to go to: the steps of writing, the sections of a form, the place before and after.
   Above the steps stands the head of the page: what is written, whether it is saved, and what can be taken back. */
export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const choose = (event) => {
    const button = event.target.closest("button");
    if (button) setTriggerValue("chosen", button.dataset.place);
  };
  if (data.head) drawHead(once(parentElement, "header"), data.head).onclick = choose;
  const nav = once(parentElement, "nav");
  nav.onclick = choose;
  nav.className = data.look;
  nav.setAttribute("aria-label", data.label);
  if (!fill(nav, data.places, data.current)) return;
  const current = nav.querySelector("[aria-current]");
  if (current && nav.scrollWidth > nav.clientWidth) nav.scrollLeft = current.offsetLeft - nav.offsetLeft - 16;
}

function drawHead(header, { title, state, about, saved, tone, label, history }) {
  once(header, "h1").textContent = title;
  const facts = once(header, "p");
  once(facts, "span.note.info").textContent = state;
  once(facts, "span.about").textContent = about;
  const status = once(header, "output");
  if (status.textContent !== saved) status.textContent = saved;
  status.className = `note ${tone}`;
  const buttons = once(header, "div.pages");
  buttons.setAttribute("role", "group");
  buttons.setAttribute("aria-label", label);
  fill(buttons, history);
  return header;
}

/* The first element of this kind inside, made where it is missing; kept, so that screen readers hear what changes. */
function once(parent, kind) {
  let found = [...parent.children].find((child) => child.matches(kind));
  if (!found) {
    const [name, ...classes] = kind.split(".");
    found = document.createElement(name);
    found.classList.add(...classes);
    parent.appendChild(found);
  }
  return found;
}

function fill(room, places, current) {
  const drawn = JSON.stringify([places, current]);
  if (room.dataset.drawn === drawn) return false;
  room.dataset.drawn = drawn;
  const focused = room.getRootNode().activeElement?.dataset?.place;
  room.replaceChildren(...places.map((place) => draw(place, current)));
  if (focused) room.querySelector(`[data-place="${CSS.escape(focused)}"]`)?.focus();
  return true;
}

function draw([place, number, name, count, note, tone, isOff, pieces], current) {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.place = place;
  button.disabled = Boolean(isOff);
  if (place === current) button.setAttribute("aria-current", "true");
  const texts = [["number", number], ["name", name], ["count", count], [`note ${tone}`, note]];
  for (const [kind, words] of texts) {
    if (!words) continue;
    if (button.childNodes.length) button.append(" ");
    const text = document.createElement("span");
    text.className = kind;
    text.textContent = words;
    button.append(text);
  }
  if (pieces?.length) button.append(" ", ...bar(pieces));
  return button;
}

/* How many of each kind, as words, and the same as lengths. */
function bar(pieces) {
  const said = document.createElement("span");
  said.className = "said";
  const drawn = document.createElement("span");
  drawn.className = "bar";
  for (const [tone, words, length] of pieces) {
    const chip = document.createElement("span");
    chip.className = `part ${tone}`;
    chip.textContent = words;
    said.append(said.childNodes.length ? " " : "", chip);
    const line = document.createElement("i");
    line.className = tone;
    line.style.width = `${length}%`;
    drawn.append(line);
  }
  return [said, drawn];
}

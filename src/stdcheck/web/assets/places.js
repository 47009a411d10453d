/* Draws a row of places to go to: the steps of writing, the sections of a form, the place before and after. */
export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  let nav = parentElement.querySelector("nav");
  if (!nav) {
    nav = document.createElement("nav");
    parentElement.appendChild(nav);
  }
  nav.className = data.look;
  nav.setAttribute("aria-label", data.label);
  nav.onclick = (event) => {
    const button = event.target.closest("button");
    if (button) setTriggerValue("chosen", button.dataset.place);
  };
  const drawn = JSON.stringify(data);
  if (nav.dataset.drawn === drawn) return;
  nav.dataset.drawn = drawn;
  const focused = nav.getRootNode().activeElement?.dataset?.place;
  nav.replaceChildren(...data.places.map((place) => draw(place, data.current)));
  if (focused) nav.querySelector(`[data-place="${CSS.escape(focused)}"]`)?.focus();
  const current = nav.querySelector("[aria-current]");
  if (current && nav.scrollWidth > nav.clientWidth) nav.scrollLeft = current.offsetLeft - nav.offsetLeft - 16;
}

function draw([place, number, name, count, note, tone, isOff], current) {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.place = place;
  button.disabled = Boolean(isOff);
  if (place === current) button.setAttribute("aria-current", "true");
  const pieces = [["number", number], ["name", name], ["count", count], [`note ${tone}`, note]];
  for (const [kind, words] of pieces) {
    if (!words) continue;
    if (button.childNodes.length) button.append(" ");
    const piece = document.createElement("span");
    piece.className = kind;
    piece.textContent = words;
    button.append(piece);
  }
  return button;
}

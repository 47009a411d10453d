/* Draws the outline (on small screens a drop-down) once for each change of its data; tells the page what was chosen. */
export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  let nav = parentElement.querySelector("nav");
  if (!nav) {
    nav = document.createElement("nav");
    parentElement.appendChild(nav);
  }
  let picker = parentElement.querySelector("label");
  if (!picker) {
    picker = element("label", "picker");
    picker.append(element("span", "", data.label), document.createElement("select"));
    parentElement.appendChild(picker);
  }
  const select = picker.querySelector("select");
  select.onchange = () => setTriggerValue("chosen", select.value);
  nav.setAttribute("aria-label", data.label);
  nav.onclick = (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    nav.querySelectorAll("[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    button.setAttribute("aria-current", "true");
    setTriggerValue("chosen", button.dataset.path);
  };
  const drawn = JSON.stringify([data.entries, data.marks]);
  if (nav.dataset.drawn !== drawn) {
    nav.dataset.drawn = drawn;
    nav.replaceChildren(...draw(data));
    select.replaceChildren(...data.entries.map(option));
  }
  select.value = data.current;
  for (const button of nav.querySelectorAll("button")) {
    if (button.dataset.path === data.current) {
      button.setAttribute("aria-current", "true");
      if (nav.dataset.current !== data.current) keepInView(nav, button);
    } else button.removeAttribute("aria-current");
  }
  nav.dataset.current = data.current;
}

function draw({ entries, marks }) {
  const pieces = [];
  let group = "";
  for (const [path, title, level, of, count, mark] of entries) {
    if (of && of !== group) pieces.push(element("p", "group", of));
    group = of;
    const button = element("button", `level-${level}`);
    button.type = "button";
    button.dataset.path = path;
    button.appendChild(element("span", "title", title));
    if (mark) {
      const dot = element("span", `mark ${mark}`, mark === "gap" ? "–" : mark === "error" ? "✕" : "!");
      dot.setAttribute("role", "img");
      dot.setAttribute("aria-label", marks[mark]);
      dot.title = marks[mark];
      button.appendChild(dot);
    } else if (count) button.appendChild(element("span", "count", String(count)));
    pieces.push(button);
  }
  return pieces;
}

function option([path, title, level]) {
  const made = element("option", "", "\u2003".repeat(level) + title);
  made.value = path;
  return made;
}

function element(name, className, words) {
  const made = document.createElement(name);
  made.className = className;
  if (words) made.textContent = words;
  return made;
}

function keepInView(nav, button) {
  const top = button.offsetTop - nav.offsetTop;
  if (top < nav.scrollTop || top + button.offsetHeight > nav.scrollTop + nav.clientHeight) {
    nav.scrollTop = Math.max(0, top - nav.clientHeight / 3);
  }
}

// One input for each kind of measure: {root, show(response), focus()}. `give(answer, typing)` takes what was entered.

import { fill, h, icon, say } from "./dom.js";

const NUMBER = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/;

/** Return a number as plain digits, or null where the text is none. Full-width digits are plain ones. */
export function plainNumber(text) {
  const plain = text.normalize("NFKC").trim().replace("\u2212", "-");
  return NUMBER.test(plain) ? plain : null;
}

/** Show a share in percent, half up to one decimal, exactly. */
export function percent(part, whole) {
  const tenths = Math.floor((2000 * part + whole) / (2 * whole));
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

/** Return the input for an item. */
export function inputFor(item, words, give) {
  const makers = { conformity: choices, scale: choices, quantity: number, share, mean: values };
  return makers[item.measure.kind](item, words, give);
}

function choices(item, words, give) {
  const options = item.measure.options;
  const buttons = options.map((option, index) =>
    h("button", {
      type: "button", role: "radio", class: `ck-choice ck-${option.tone}`, "aria-checked": "false", tabindex: "-1",
      on: { click: () => choose(index), keydown: (event) => move(event, index) },
    }, icon(option.icon), h("span", {}, option.label)),
  );
  const root = h("div", {
    role: "radiogroup", class: `ck-choices ck-${item.measure.kind}`,
    "aria-labelledby": `ck-title-${item.id}`,
  }, buttons);

  function choose(index, typing = false) {
    mark(index);
    give({ value: options[index].value }, typing);
  }
  function move(event, index) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const next = (index + by + options.length) % options.length;
    buttons[next].focus();
    choose(next, true);
  }
  function mark(chosen) {
    buttons.forEach((button, index) => {
      button.setAttribute("aria-checked", String(index === chosen));
      button.tabIndex = index === Math.max(chosen, 0) ? 0 : -1;
    });
  }
  return {
    root,
    show: (response) => mark(options.findIndex((option) => option.words.includes(String(response?.value ?? "").trim()))),
    focus: () => buttons.find((button) => button.tabIndex === 0)?.focus(),
  };
}

function number(item, words, give) {
  const field = h("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", class: "ck-number", id: `ck-number-${item.id}`,
    "aria-describedby": `ck-target-${item.id}`, "aria-labelledby": `ck-title-${item.id}`, maxlength: "40",
  });
  const hint = h("p", { class: "ck-hint", "aria-live": "polite" });
  const root = h("div", {}, h("div", { class: "ck-amount" }, field, h("span", { class: "ck-unit" }, item.measure.unit)), hint);

  field.addEventListener("input", () => {
    const text = field.value.trim();
    if (text === "") give(null, true);
    else if (plainNumber(text) !== null) give({ value: plainNumber(text) }, true);
    remark();
  });
  field.addEventListener("change", () => {
    const text = field.value.trim();
    give(text === "" ? null : { value: plainNumber(text) ?? text });
    remark();
  });
  function remark() {
    const text = field.value.trim();
    const known = plainNumber(text);
    const { at_least: low, at_most: high } = item.measure;
    if (text === "") fill(hint, "");
    else if (known === null) fill(hint, words.not_a_number);
    else fill(hint, keeps(known, low, high) ? words.within : words.outside);
  }
  return {
    root,
    show: (response) => {
      if (field.getRootNode().activeElement !== field) field.value = response?.value ?? "";
      remark();
    },
    focus: () => field.focus(),
  };
}

function keeps(value, low, high) {
  return (low === null || Number(value) >= Number(low)) && (high === null || Number(value) <= Number(high));
}

function share(item, words, give) {
  const counted = counts(item, words, give);
  if (!item.measure.limit) return counted;
  const timed = values(item, words, give);
  let mode = "values";
  const tabs = ["values", "counts"].map((name) =>
    h("button", { type: "button", class: "ck-tab", on: { click: () => turn(name) } }, words[`share_${name}`]),
  );
  const root = h("div", {}, h("div", { class: "ck-tabs", role: "group", "aria-label": words.share_mode }, tabs), timed.root, counted.root);
  let seen = null;

  function turn(name) {
    mode = name;
    tabs.forEach((button, index) => button.setAttribute("aria-pressed", String(["values", "counts"][index] === name)));
    timed.root.hidden = name !== "values";
    counted.root.hidden = name !== "counts";
    (name === "values" ? timed : counted).show(seen);
  }
  return {
    root,
    show: (response) => {
      seen = response;
      turn(response?.values ? "values" : response?.observed !== undefined ? "counts" : mode);
    },
    focus: () => (mode === "values" ? timed : counted).focus(),
  };
}

function counts(item, words, give) {
  const known = { kept: 0, missed: 0 };
  const summary = h("p", { class: "ck-running", "aria-live": "polite" });
  const steppers = Object.keys(known).map((name) => stepper(item, words, name, known, send));
  const root = h("div", { class: "ck-counts" }, steppers.map((one) => one.root), summary);

  function send(typing) {
    const observed = known.kept + known.missed;
    give(observed ? { compliant: known.kept, observed } : null, typing);
    sum();
  }
  function sum() {
    fill(summary, running(item, words, known.kept, known.kept + known.missed));
  }
  return {
    root,
    show: (response) => {
      const given = response?.observed !== undefined && response?.observed !== null;
      known.kept = given ? Number(response.compliant) : 0;
      known.missed = given ? Number(response.observed) - known.kept : 0;
      for (const one of steppers) one.show();
      sum();
    },
    focus: () => steppers[0].focus(),
  };
}

function stepper(item, words, name, known, send) {
  const most = 1_000_000;
  const label = words[name];
  const field = h("input", {
    type: "text", inputmode: "numeric", class: "ck-count", value: "0", "aria-label": `${label}: ${item.what}`, maxlength: "7",
  });
  const step = (by) => {
    known[name] = Math.min(most, Math.max(0, known[name] + by));
    field.value = String(known[name]);
    send(true);
  };
  field.addEventListener("input", () => {
    const text = field.value.normalize("NFKC").trim();
    if (!/^\d{1,7}$/.test(text) && text !== "") return;
    known[name] = Number(text);
    send(true);
  });
  field.addEventListener("change", () => { field.value = String(known[name]); });
  field.addEventListener("focus", () => field.select());
  const button = (by, shown, said) => h("button", {
    type: "button", class: `ck-step ck-${by > 0 ? name : "less"}`, "aria-label": `${say(said, { label })}: ${item.what}`, on: { click: () => step(by) },
  }, icon(shown));
  const root = h("div", { class: "ck-stepper" },
    h("span", { class: "ck-stepper-label" }, label),
    h("div", { class: "ck-stepper-row" }, button(-1, "half", words.one_less), field, button(1, "plus", words.one_more)));
  return {
    root,
    show: () => {
      if (field.getRootNode().activeElement !== field) field.value = String(known[name]);
    },
    focus: () => root.querySelector(".ck-step:last-child").focus(),
  };
}

/** Say how a share stands: "14 of 16 within 5 min, 87.5%, target 90%". */
function running(item, words, kept, observed) {
  const { target, limit } = item.measure;
  if (!observed) return "";
  const sentence = limit ? words.running_limit : words.running;
  const said = say(sentence, { kept, observed, limit: limit?.words, percent: percent(kept, observed), target });
  return withPlan(item, words, observed, said);
}

/** Add how much of the plan is done: "… · 2 of 20 observed". */
function withPlan(item, words, n, said) {
  return item.sample ? `${said} · ${say(words.observed_of_plan, { n, plan: item.sample })}` : said;
}

function values(item, words, give) {
  const { limit, kind, unit } = item.measure;
  const bounds = kind === "mean" ? null : limit;
  let given = [];
  const field = h("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", class: "ck-number", maxlength: "400",
    "aria-label": `${words.next_value}: ${item.what}`, placeholder: words.next_value,
    on: { keydown: (event) => { if (event.key === "Enter") { event.preventDefault(); add(); } } },
  });
  const adding = h("button", { type: "button", class: "ck-add", on: { click: add } }, icon("plus"), words.add);
  const hint = h("p", { class: "ck-hint", "aria-live": "polite" });
  const list = h("ul", { class: "ck-values", "aria-label": `${words.values}: ${item.what}` });
  const summary = h("p", { class: "ck-running", "aria-live": "polite" });
  const root = h("div", {},
    h("div", { class: "ck-amount" }, field, h("span", { class: "ck-unit" }, unit), adding), hint, list, summary);
  field.addEventListener("blur", () => { if (field.value.trim()) add(false); });

  function add(again = true) {
    const texts = field.value.split(/[\s;；、]+/).filter(Boolean);
    const numbers = texts.map(plainNumber);
    const wrong = texts.filter((_, index) => numbers[index] === null);
    fill(hint, wrong.length ? `${wrong.slice(0, 3).join(" ")}: ${words.not_a_number}` : "");
    field.value = wrong.join(" ");
    const fresh = numbers.filter((one) => one !== null);
    if (fresh.length) {
      given = [...given, ...fresh];
      give({ values: given });
      draw();
    }
    if (again) field.focus();
  }
  function remove(index) {
    given = given.filter((_, at) => at !== index);
    give(given.length ? { values: given } : null);
    draw();
    (list.querySelectorAll("button")[Math.min(index, given.length - 1)] ?? field).focus();
  }
  function draw() {
    list.replaceChildren(...given.map((value, index) => {
      const kept = bounds ? keeps(value, bounds.at_least, bounds.at_most) : null;
      const tone = kept === null ? "" : kept ? "ck-kept" : "ck-missed";
      const verdict = kept === null ? "" : `, ${kept ? words.kept : words.missed}`;
      return h("li", {}, h("button", {
        type: "button", class: `ck-value ${tone}`, "aria-label": `${say(words.remove_value, { value })}${verdict}`,
        on: { click: () => remove(index) },
      }, kept === null ? null : icon(kept ? "check" : "cross"), h("span", {}, String(value)), h("span", { class: "ck-remove", "aria-hidden": "true" }, "×")));
    }));
    list.hidden = !given.length;
    fill(summary, kind === "mean" ? meanOf() : running(item, words, given.filter((one) => keeps(one, bounds.at_least, bounds.at_most)).length, given.length));
  }
  function meanOf() {
    if (!given.length) return "";
    const mean = given.reduce((sum, one) => sum + Number(one), 0) / given.length;
    const said = say(words.running_mean, { n: given.length, mean: String(Math.round(mean * 100) / 100), unit });
    return withPlan(item, words, given.length, said);
  }
  return {
    root,
    show: (response) => {
      given = (response?.values ?? []).map(String);
      draw();
    },
    focus: () => field.focus(),
  };
}

// The last page of the list: who audited, what is still missing, the score so far, and handing it in.

import { fill, h, icon, say } from "./dom.js";
import { isAnswer, observations } from "./item.js";

const NAME = "stdcheck.inspector";

/** Return the page as {root, refresh()}. `jump(criterion)` leads to an item, `submitted()` is called at the end. */
export function reviewView(data, outbox, { jump, submitted, card }) {
  const { words } = data;
  const field = (name, label, control) => h("div", { class: "ck-field" }, h("label", { for: `ck-${name}` }, label), control);
  const inspector = h("input", { type: "text", id: "ck-inspector", class: "ck-text", maxlength: "200", autocomplete: "name" });
  const method = h("select", { id: "ck-method", class: "ck-text" },
    h("option", { value: "" }, words.choose), data.methods.map(([value, label]) => h("option", { value }, label)));
  const observed = h("input", { type: "datetime-local", id: "ck-observed", class: "ck-text" });
  const form = h("div", { class: "ck-fields" },
    field("inspector", words.inspector, inspector), field("method", words.method, method), field("observed", words.observed_at, observed));
  for (const control of [inspector, method, observed]) {
    control.addEventListener("input", () => give(true));
    control.addEventListener("change", () => give(false));
  }
  const said = h("p", { class: "ck-hint", "aria-live": "polite" });
  const missing = h("section", { class: "ck-missing", "aria-label": words.missing_title });
  const fewer = h("section", { class: "ck-missing", "aria-label": words.fewer_title });
  const summary = h("section", { class: "ck-summary", "aria-label": words.score_so_far });
  const trouble = h("div", { class: "ck-trouble", role: "alert", hidden: true });
  const button = h("button", { type: "button", class: "ck-primary", on: { click: press } }, words.submit);
  const asked = h("p", { id: "ck-asked", tabindex: "-1" });
  const question = h("div", { class: "ck-question", role: "group", "aria-labelledby": "ck-asked", hidden: true }, asked,
    h("button", { type: "button", class: "ck-add", on: { click: goBack } }, words.back_to_missing),
    h("button", { type: "button", class: "ck-primary", on: { click: submit } }, words.submit_incomplete));
  const root = h("section", { class: "ck-review", "aria-labelledby": "ck-review-title" },
    h("h2", { id: "ck-review-title", tabindex: "-1" }, words.review), form, said, missing, fewer, summary, trouble,
    h("p", { class: "ck-hint" }, words.submit_meaning), button, question);

  function give(typing) {
    outbox.putDetails({
      inspector: inspector.value.trim() || null, method: method.value || null, observed_at: withZone(observed.value),
    }, typing);
    try {
      if (inspector.value.trim()) localStorage.setItem(NAME, inspector.value.trim());
    } catch { /* this browser keeps nothing; the name is asked for again */ }
  }

  function unanswered() {
    return data.items.filter((item) => !isAnswer(outbox.shown(item.id)));
  }

  /** Submit a full list; where answers are missing, ask first. */
  function press() {
    const open = unanswered();
    if (!open.length) return submit();
    trouble.hidden = true;
    ask(open);
    asked.focus({ preventScroll: true });
    question.scrollIntoView({ block: "nearest" });
  }
  function ask(open) {
    const sentence = open.length === 1 ? words.submit_without_one : words.submit_without_many;
    fill(asked, say(sentence, { n: open.length, all: data.items.length }));
    question.hidden = !open.length;
    button.hidden = !question.hidden;
  }
  function goBack() {
    ask([]);
    missing.querySelector(".ck-jump").focus();
  }

  async function submit() {
    ask([]);
    button.disabled = true;
    fill(button, words.submitting);
    trouble.hidden = true;
    const problems = (await outbox.flush()) ? await handIn() : [{ what: words.wait_for_connection, remedy: "" }];
    button.disabled = false;
    fill(button, words.submit);
    if (!problems) return;
    fill(trouble, problems.map((problem) => h("p", {}, icon("alert"), `${problem.what} ${problem.remedy}`)));
    trouble.hidden = false;
  }

  async function handIn() {
    const { conflict, refused } = outbox.counts();
    if (conflict || refused) return [{ what: words.decide_first, remedy: "" }];
    const answer = await outbox.ask("submit", {});
    if (answer === null) return [{ what: words.wait_for_connection, remedy: "" }];
    if (!answer.ok) return answer.body.problems ?? [{ what: String(answer.status), remedy: "" }];
    submitted();
    return null;
  }

  function refresh() {
    const active = root.getRootNode().activeElement;
    const now = outbox.details;
    if (active !== inspector) inspector.value = now.inspector ?? "";
    if (active !== method) method.value = now.method ?? "";
    if (active !== observed) observed.value = withoutZone(now.observed_at);
    const problems = outbox.detailProblems ?? [];
    fill(said, outbox.detailsWaiting ? (outbox.connected ? words.saving : words.waits_here) : problems.map((one) => `${one.what} ${one.remedy}`).join(" "));
    const open = unanswered();
    if (!question.hidden) ask(open);
    fill(missing,
      h("h3", {}, open.length ? say(open.length === 1 ? words.missing_one : words.missing_many, { n: open.length }) : words.nothing_missing),
      open.length ? h("p", { class: "ck-hint" }, words.missing_meaning) : null,
      h("ul", {}, open.map((item) => line(item, item.critical ? h("span", { class: "ck-critical" }, icon("alert"), words.critical) : null))));
    showFewer();
    fill(summary, card());
  }

  function line(item, remark) {
    return h("li", {}, h("button", { type: "button", class: "ck-jump", on: { click: () => jump(item.id) } },
      h("span", { class: "ck-no" }, String(item.no)), item.what, remark));
  }

  /** Hint at what was observed less often than planned. */
  function showFewer() {
    const counted = data.items.map((item) => ({ item, n: observations(outbox.shown(item.id)) }));
    const few = counted.filter(({ item, n }) => n !== null && item.sample !== null && n < item.sample);
    fewer.hidden = !few.length;
    fill(fewer, h("h3", {}, words.fewer_title), h("p", { class: "ck-hint" }, words.fewer_meaning), h("ul", {}, few.map(({ item, n }) =>
      line(item, h("span", { class: "ck-observed" }, say(words.observed_of_plan, { n, plan: item.sample }))))));
  }

  return { root, refresh };
}

/** The name given last on this device, where one was. */
export function rememberedName() {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

function withZone(local) {
  if (!local) return null;
  const minutes = -new Date(local).getTimezoneOffset();
  const part = (value) => String(Math.trunc(Math.abs(value))).padStart(2, "0");
  return `${local.length === 16 ? `${local}:00` : local}${minutes < 0 ? "-" : "+"}${part(minutes / 60)}:${part(minutes % 60)}`;
}

function withoutZone(moment) {
  if (!moment) return "";
  const time = new Date(moment);
  const two = (value) => String(value).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

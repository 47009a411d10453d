// One item of the list: what to look at, its input, the ways out of answering, its note, and how it stands.

import { clock, fill, h, icon, say } from "./dom.js";
import { inputFor } from "./inputs.js";

const FORMS = ["value", "values", "compliant", "observed", "not_applicable", "not_observed"];

/** Tell whether anything besides a note was entered. */
export function isAnswer(response) {
  if (response === null || response === undefined) return false;
  if (typeof response !== "object") return true;
  return FORMS.some((form) => response[form] !== null && response[form] !== undefined);
}

/** Count the observations that an answer holds; null where its form has none. */
export function observations(response) {
  return response?.values?.length ?? response?.observed ?? null;
}

/** Return an item as {root, refresh(), focus()}. */
export function itemView(item, outbox, words) {
  let reasonFor = null;
  let noting = false;

  const form = (response) => (response === null || typeof response === "object" ? (response ?? {}) : { value: response });
  const current = () => form(outbox.shown(item.id));
  const give = (answer, typing = false) => {
    reasonFor = null;
    const note = current().note;
    const full = { ...(answer ?? {}), ...(note ? { note } : {}) };
    outbox.put(item.id, Object.keys(full).length ? full : null, typing);
  };

  const input = inputFor(item, words, give);
  input.root.addEventListener("change", () => outbox.settle(item.id));
  const reason = h("input", {
    type: "text", class: "ck-text", maxlength: "2000", autocomplete: "off", id: `ck-reason-${item.id}`,
    on: { input: () => giveReason(true), change: () => giveReason(false) },
  });
  const reasonLabel = h("label", { for: `ck-reason-${item.id}` });
  const reasonBox = h("div", { class: "ck-reason", hidden: true }, reasonLabel, reason);
  const note = h("textarea", {
    class: "ck-text", rows: "2", maxlength: "5000", id: `ck-note-${item.id}`,
    on: { input: () => giveNote(true), change: () => giveNote(false) },
  });
  const noteBox = h("div", { class: "ck-note", hidden: true }, h("label", { for: `ck-note-${item.id}` }, words.note), note);

  const way = (name, drawing, act) => {
    const button = h("button", { type: "button", class: "ck-way", on: { click: act } }, icon(drawing), h("span", {}, words[name]));
    button.setAttribute("aria-label", `${words[name]}: ${item.what}`);
    return button;
  };
  const notApplicable = way("not_applicable", "skip", () => leaveOut("not_applicable"));
  const notObserved = way("not_observed", "unseen", () => leaveOut("not_observed"));
  const noteButton = way("note", "note", () => {
    noting = !noting || Boolean(current().note);
    refresh();
    if (noting) note.focus();
  });
  const clear = way("clear", "undo", () => { reasonFor = null; give(null); refresh(); });
  const standing = h("p", { class: "ck-standing", "aria-live": "polite" });
  const trouble = h("div", { class: "ck-trouble", role: "group", "aria-label": words.needs_you, hidden: true });
  const answering = h("div", { class: "ck-answer" }, input.root);

  const root = h("article", { class: "ck-item", id: `ck-item-${item.id}`, "aria-labelledby": `ck-title-${item.id}`, tabindex: "-1" },
    h("div", { class: "ck-head" },
      h("h3", { id: `ck-title-${item.id}` }, h("span", { class: "ck-no" }, `${item.no} `), item.what),
      item.critical ? h("span", { class: "ck-critical" }, icon("alert"), words.critical) : null),
    item.target ? h("p", { class: "ck-target", id: `ck-target-${item.id}` }, item.target) : null,
    manual(item, words),
    answering, reasonBox, trouble, noteBox,
    h("div", { class: "ck-foot" },
      h("div", { class: "ck-ways" }, notApplicable, notObserved, noteButton, clear), standing));

  function leaveOut(how) {
    const now = current();
    const on = reasonFor === how || (now[how] !== undefined && now[how] !== null && reasonFor === null);
    if (on) {
      reasonFor = null;
      if (now[how] !== undefined) give(null);
      refresh();
      input.focus();
      return;
    }
    reasonFor = how;
    reason.value = "";
    if (how === "not_observed") giveReason(false);
    refresh();
    reason.focus();
  }
  function giveReason(typing) {
    const how = reasonFor ?? leftOut();
    const text = reason.value.trim();
    if (!how || (how === "not_applicable" && !text)) {
      refresh();
      return;
    }
    const said = current().note;
    outbox.put(item.id, { [how]: text, ...(said ? { note: said } : {}) }, typing);
    reasonFor = null;
    refresh();
  }
  function leftOut() {
    const now = current();
    return ["not_applicable", "not_observed"].find((how) => now[how] !== undefined && now[how] !== null) ?? null;
  }
  function giveNote(typing) {
    const { note: _, ...answer } = current();
    const full = { ...answer, ...(note.value.trim() ? { note: note.value } : {}) };
    outbox.put(item.id, Object.keys(full).length ? full : null, typing);
  }

  function refresh() {
    const now = current();
    const how = reasonFor ?? leftOut();
    const active = root.getRootNode().activeElement;
    if (!answering.contains(active) || active.getAttribute?.("role") === "radio" || how) input.show(how ? null : now);
    answering.hidden = Boolean(how);
    reasonBox.hidden = !how;
    if (how) {
      fill(reasonLabel, words[`${how}_reason`]);
      reason.required = how === "not_applicable";
      if (active !== reason) reason.value = now[how] ?? "";
    }
    notApplicable.setAttribute("aria-pressed", String(how === "not_applicable"));
    notObserved.setAttribute("aria-pressed", String(how === "not_observed"));
    if (active !== note) note.value = now.note ?? "";
    noteBox.hidden = !(noting || now.note);
    noteButton.setAttribute("aria-expanded", String(!noteBox.hidden));
    clear.hidden = !isAnswer(now) || Boolean(how);
    root.dataset.answered = String(isAnswer(now));
    showStanding(how);
  }

  function showStanding(how) {
    const place = outbox.standing(item.id);
    root.dataset.state = place.state;
    trouble.hidden = place.state === "stored" || place.state === "waiting";
    if (reasonFor === "not_applicable" && how) fill(standing, words.reason_needed);
    else if (place.state === "waiting") fill(standing, outbox.connected ? words.saving : words.waits_here);
    else if (place.state === "stored" && place.saved_at && current()) fill(standing, ...result(place), say(words.saved, { time: clock(place.saved_at) }));
    else fill(standing, "");
    if (place.state === "conflict") showConflict(place);
    if (place.state === "refused") {
      fill(trouble, h("p", {}, icon("alert"), words.refused), place.problems.map((problem) => h("p", {}, `${problem.what} ${problem.remedy}`)));
    }
  }

  function result(place) {
    if (!place.outcome || item.measure.kind === "conformity" || !isAnswer(current())) return [];
    const drawings = { met: "check", partly: "half", not_met: "cross" };
    if (!drawings[place.outcome.state]) return [];
    return [h("span", { class: `ck-result ck-${place.outcome.state}` }, icon(drawings[place.outcome.state]), place.outcome.words)];
  }

  function showConflict({ theirs, mine }) {
    const side = (label, response, whose, action) =>
      h("div", { class: "ck-side" }, h("strong", {}, label), h("p", {}, inWords(response, item, words)),
        h("button", { type: "button", class: "ck-decide", on: { click: () => { outbox.decide(item.id, whose); refresh(); root.focus(); } } }, action));
    const stored = theirs?.saved_at ? say(words.on_record, { time: clock(theirs.saved_at) }) : words.on_record_empty;
    fill(trouble, h("p", {}, icon("alert"), words.conflict),
      h("div", { class: "ck-sides" },
        side(stored, theirs?.response ?? null, "theirs", words.keep_theirs), side(words.yours, mine, "mine", words.use_mine)));
  }

  refresh();
  return { root, refresh, focus: () => { root.scrollIntoView({ block: "start" }); root.focus({ preventScroll: true }); } };
}

/** Say an answer in words. */
export function inWords(response, item, words) {
  if (response === null || response === undefined) return words.unanswered;
  const now = typeof response === "object" ? response : { value: response };
  const parts = [];
  if (now.value !== undefined && now.value !== null) {
    const option = item.measure.options?.find((one) => one.words.includes(String(now.value).trim()));
    parts.push(option ? option.label : `${now.value} ${item.measure.unit ?? ""}`.trim());
  }
  if (now.values) parts.push(now.values.join(", "));
  if (now.observed !== undefined && now.observed !== null) parts.push(say(words.of, { kept: now.compliant, observed: now.observed }));
  for (const how of ["not_applicable", "not_observed"]) {
    if (now[how] !== undefined && now[how] !== null) parts.push(now[how] ? `${words[how]}: ${now[how]}` : words[how]);
  }
  if (now.note) parts.push(`${words.note}: ${now.note}`);
  return parts.join(" · ") || words.unanswered;
}

function manual(item, words) {
  const parts = item.manual.map((text, place) => [words.manual[place], text]).filter(([, text]) => text);
  if (!parts.length) return null;
  return h("details", { class: "ck-manual" }, h("summary", {}, words.how_to_check),
    h("dl", {}, parts.map(([label, text]) => [h("dt", {}, label), h("dd", {}, text)])));
}

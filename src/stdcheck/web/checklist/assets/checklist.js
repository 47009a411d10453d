// The checklist: one stage at a time, everything in the browser, every answer saved when it is given.

import { clock, fill, h, icon, say } from "./dom.js";
import { isAnswer, itemView } from "./item.js";
import { Outbox } from "./outbox.js";
import { rememberedName, reviewView } from "./review.js";

const REVIEW = "review";
const mounted = new WeakMap();

export default function checklist({ data, parentElement, setTriggerValue }) {
  const known = mounted.get(parentElement);
  if (known?.audit === data.audit && known.language === data.language) return known.close;
  known?.close();
  const made = mount(data, parentElement, setTriggerValue);
  mounted.set(parentElement, made);
  return () => {
    made.close();
    mounted.delete(parentElement);
  };
}

function mount(data, parentElement, setTriggerValue) {
  const { stages } = data;
  const words = { ...data.words, manual: data.manual };
  const items = new Map(data.items.map((item) => [item.id, item]));
  for (const { measure } of data.items) if (measure.kind === "conformity") measure.options = data.conformity;
  const views = new Map();
  let card = data.card;
  let shown = remembered(data);

  let ready = false;
  const outbox = new Outbox({
    audit: data.audit, url: data.url, answers: data.answers, details: data.details, changed,
    scored: (fresh) => { card = fresh; },
  });

  const saved = h("span", { class: "ck-saved", role: "status" });
  const bar = h("progress", { class: "ck-progress", max: String(data.items.length), "aria-label": words.progress });
  const count = h("span", { class: "ck-count-all" });
  const scored = h("span", { class: "ck-score" });
  const banner = h("div", { class: "ck-banner", role: "alert", hidden: true });
  const navigation = h("nav", { class: "ck-stages", "aria-label": words.stages });
  const page = h("div", { class: "ck-page" });
  const root = h("div", { class: "ck", lang: data.language === "zh" ? "zh-CN" : "en" },
    h("div", { class: "ck-bar" }, h("div", { class: "ck-figures" }, count, scored, saved), bar), banner,
    h("div", { class: "ck-body" }, navigation, page));

  const review = reviewView(data, outbox, { jump, card: () => scoreInWords(card, words), submitted });
  const chips = [...stages, { id: REVIEW, title: words.review }].map((stage) => {
    const state = h("span", { class: "ck-chip-state" });
    const chip = h("button", { type: "button", class: "ck-chip", on: { click: () => turn(stage.id) } }, h("span", {}, stage.title), state);
    return { stage, chip, state };
  });
  navigation.append(...chips.map(({ chip }) => chip));

  /** Ask Streamlit for the score card; without its connection, load the page. */
  function submitted() {
    setTriggerValue("submitted", data.audit);
    setTimeout(() => { if (root.isConnected) location.reload(); }, 5000);
  }
  function turn(stage, criterion = null) {
    shown = stage;
    remember(data, stage);
    draw();
    if (criterion) views.get(criterion)?.focus();
    else {
      (root.closest('[data-testid="stMain"]') ?? document.scrollingElement).scrollTo({ top: 0 });
      page.querySelector("h2")?.focus({ preventScroll: true });
    }
  }
  function jump(criterion) {
    turn(stages.find((stage) => stage.items.includes(criterion)).id, criterion);
  }

  function draw() {
    views.clear();
    for (const { stage, chip } of chips) {
      if (stage.id === shown) {
        chip.setAttribute("aria-current", "step");
        navigation.scrollTo?.({ left: chip.offsetLeft - 24 });
      } else chip.removeAttribute("aria-current");
    }
    if (shown === REVIEW) {
      page.replaceChildren(review.root);
      review.refresh();
      return;
    }
    const place = Math.max(0, stages.findIndex((stage) => stage.id === shown));
    const stage = stages[place];
    const next = stages[place + 1];
    const children = [h("h2", { tabindex: "-1" }, stage.title)];
    let step = null;
    for (const id of stage.items) {
      const item = items.get(id);
      if (item.step !== step) children.push(h("p", { class: "ck-step-title" }, item.step));
      step = item.step;
      const view = itemView(item, outbox, words);
      views.set(id, view);
      children.push(view.root);
    }
    children.push(h("div", { class: "ck-next" }, h("button", {
      type: "button", class: "ck-primary", on: { click: () => turn(next ? next.id : REVIEW) },
    }, next ? say(words.next_stage, { stage: next.title }) : words.to_review)));
    page.replaceChildren(...children);
  }

  function changed(criterion) {
    if (!ready) return;
    if (criterion === null) for (const view of views.values()) view.refresh();
    else views.get(criterion)?.refresh();
    if (shown === REVIEW) review.refresh();
    showHead();
  }

  function showHead() {
    const answered = data.items.filter((item) => isAnswer(outbox.shown(item.id))).length;
    bar.value = answered;
    fill(count, say(words.answered, { n: answered, all: data.items.length }));
    fill(scored, card.score === null ? "" : say(words.score, { score: card.score }), failing(card, words));
    for (const { stage, chip, state } of chips) {
      if (stage.id === REVIEW) continue;
      const done = stage.items.filter((id) => isAnswer(outbox.shown(id))).length;
      const troubled = stage.items.some((id) => ["conflict", "refused"].includes(outbox.standing(id).state));
      chip.dataset.done = String(done === stage.items.length);
      fill(state, troubled ? icon("alert") : done === stage.items.length ? icon("check") : null, `${done}/${stage.items.length}`);
      if (troubled) state.append(h("span", { class: "ck-hidden" }, words.needs_you));
    }
    showSaved();
  }

  function showSaved() {
    const { waiting, conflict, refused } = outbox.counts();
    saved.dataset.state = !outbox.connected && waiting ? "away" : conflict || refused ? "trouble" : waiting ? "sending" : "saved";
    if (!outbox.connected) {
      const sentence = waiting === 1 ? words.waiting_one : waiting ? words.waiting_many : words.no_connection;
      saved.dataset.state = "away";
      fill(saved, icon("away"), say(sentence, { n: waiting }));
    } else if (conflict || refused) fill(saved, icon("alert"), words.needs_you);
    else if (waiting) fill(saved, words.saving);
    else if (outbox.lastSaved) fill(saved, icon("check"), say(words.saved, { time: clock(outbox.lastSaved) }));
    else fill(saved, words.saved_at_once);
    banner.hidden = !outbox.stopped && outbox.keeps;
    if (outbox.stopped) {
      fill(banner, icon("alert"), h("div", {}, outbox.stopped.map((problem) => h("p", {}, `${problem.what} ${problem.remedy}`)), waiting ? h("p", {}, words.kept_here) : null));
    } else if (!outbox.keeps) fill(banner, icon("alert"), words.keeps_nothing);
  }

  ready = true;
  const remembering = rememberedName();
  if (!outbox.details.inspector && remembering) outbox.putDetails({ ...outbox.details, inspector: remembering });
  draw();
  showHead();
  parentElement.append(root);
  return {
    audit: data.audit,
    language: data.language,
    close: () => {
      outbox.close();
      root.remove();
    },
  };
}

function failing(card, words) {
  return card.verdict === "fail" && card.critical ? h("span", { class: "ck-result ck-not_met" }, icon("alert"), words.critical_missed) : null;
}

function scoreInWords(card, words) {
  return [
    h("h3", {}, words.score_so_far),
    h("p", { class: "ck-big" }, card.score === null ? "–" : card.score, h("span", { class: `ck-result ck-${card.tone}` }, icon(card.icon), card.verdict_words)),
    h("p", { class: "ck-hint" }, say(words.coverage, { coverage: card.coverage ?? "–" })),
    h("ul", { class: "ck-reasons" }, card.reasons.map((reason) => h("li", {}, reason))),
  ];
}

function remembered(data) {
  let stage = null;
  try {
    stage = sessionStorage.getItem(`stdcheck.stage.${data.audit}`);
  } catch { /* the first stage will do */ }
  const names = [...data.stages.map((one) => one.id), REVIEW];
  return names.includes(stage) ? stage : (data.stages[0]?.id ?? REVIEW);
}

function remember(data, stage) {
  try {
    sessionStorage.setItem(`stdcheck.stage.${data.audit}`, stage);
  } catch { /* a reload then begins with the first stage */ }
}

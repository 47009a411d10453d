// Answers that a closed checklist could not send: sent from here, or named so that somebody opens the checklist again.

import { fill, h, icon } from "./dom.js";
import { Outbox, boxes } from "./outbox.js";

const mounted = new WeakMap();

export default function leftovers({ data, parentElement }) {
  mounted.get(parentElement)?.();
  const root = h("div", { class: "ck", role: "status" });
  const waiting = new Map();
  parentElement.append(root);

  function draw() {
    const left = [...waiting].filter(([, outbox]) => outbox.queue.size || outbox.detailsWaiting);
    fill(root, left.map(([audit, outbox]) => h("p", { class: "ck-banner" }, icon("away"), outbox.stopped ? refused(audit, outbox) : toOpen(audit))));
  }
  function toOpen(audit) {
    const address = `checklist?audit=${encodeURIComponent(audit)}`;
    return h("span", {}, `${data.words.left_here} `, h("a", { href: address, target: "_self" }, data.names[audit] ?? audit));
  }
  function refused(audit, outbox) {
    const why = outbox.stopped.map((problem) => problem.what).join(" ");
    const discard = () => {
      outbox.discard();
      waiting.delete(audit);
      draw();
    };
    return h("span", {}, `${data.words.refused_here} ${audit}: ${why} `, h("button", { type: "button", class: "ck-decide", on: { click: discard } }, data.words.discard));
  }
  for (const audit of kept()) {
    const nothing = { answers: {}, details: {}, scored: () => {}, changed: () => setTimeout(draw) };
    waiting.set(audit, new Outbox({ audit, url: `/api/audits/${encodeURIComponent(audit)}`, ...nothing }));
  }
  const close = () => {
    for (const outbox of waiting.values()) outbox.close();
    root.remove();
    mounted.delete(parentElement);
  };
  mounted.set(parentElement, close);
  return close;
}

function kept() {
  try {
    return new Set(boxes().map((box) => box.audit));
  } catch {
    return new Set();
  }
}

// Answers on their way: kept on this device until the server has said that it saved them.

import { freshId } from "./dom.js";

const BATCH = 20;
const PATIENCE = 15_000;
const LONGEST_PAUSE = 30_000;
const TYPING = 700;
const GREETING = 250;

/** Tell whether two answers say the same. */
export function same(one, other) {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(answer) {
  if (answer === null || answer === undefined) return null;
  if (typeof answer !== "object") return { value: String(answer) };
  return Object.fromEntries(
    Object.entries(answer).filter(([, value]) => value !== null && value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

const PREFIX = "stdcheck.outbox.";

/** List what is kept on this device: {name, audit, tab}; tabs have no dot in their id, audits may. */
export function boxes() {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => ({ name, audit: name.slice(PREFIX.length, name.lastIndexOf(".")), tab: name.slice(name.lastIndexOf(".") + 1) }));
}

/** The id of this tab; a reload keeps it. */
function tab() {
  try {
    const known = sessionStorage.getItem("stdcheck.tab") ?? freshId();
    sessionStorage.setItem("stdcheck.tab", known);
    return known;
  } catch {
    return freshId();
  }
}

export class Outbox {
  /**
   * `answers` are those on record by criterion: {response, revision, saved_at}. `changed` is called with a criterion
   * (or null for all) whenever something is different, `scored` with the score as the server computes it.
   */
  constructor({ audit, url, answers, details, changed, scored }) {
    this.audit = audit;
    this.url = url;
    this.stored = new Map(Object.entries(answers));
    this.queue = new Map();
    this.details = details;
    this.detailsWaiting = null;
    this.changed = changed;
    this.scored = scored;
    this.connected = navigator.onLine !== false;
    this.stopped = null;
    this.lastSaved = null;
    this.keeps = true;
    this.failures = 0;
    this.tab = tab();
    this.key = `${PREFIX}${audit}.${this.tab}`;
    this.channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(`stdcheck.${audit}`) : null;
    this.listeners = new AbortController();
    this.adopted = [];
    this.here = new Set();
    this.#listen();
    this.#takeUp([this.key]);
    this.channel?.postMessage({ kind: "hello", tab: this.tab });
    this.greeting = setTimeout(() => this.#takeUpOrphans(), GREETING);
  }

  /** Return the answer that the person sees: the newest one given here, else the one on record. */
  shown(criterion) {
    const waiting = this.queue.get(criterion)?.at(-1);
    return waiting ? waiting.response : (this.stored.get(criterion)?.response ?? null);
  }

  /** Return how an answer stands: {state: "stored"|"waiting"|"refused"|"conflict", ...}. */
  standing(criterion) {
    const stored = this.stored.get(criterion);
    const waiting = this.queue.get(criterion)?.at(-1);
    if (!waiting) return { state: "stored", saved_at: stored?.saved_at ?? null, outcome: stored?.outcome ?? null };
    return { state: waiting.state, problems: waiting.problems ?? [], theirs: stored, mine: waiting.response };
  }

  /** Count the answers that are on their way, and those that a person has to decide. */
  counts() {
    const all = [...this.queue.values()].map((entries) => entries.at(-1).state);
    return {
      waiting: all.filter((state) => state === "waiting").length + (this.detailsWaiting ? 1 : 0),
      conflict: all.filter((state) => state === "conflict").length,
      refused: all.filter((state) => state === "refused").length,
    };
  }

  /** Take an answer (null empties it); while somebody types, it is sent only after a short rest. */
  put(criterion, response, typing = false) {
    const entries = this.queue.get(criterion) ?? [];
    const last = entries.at(-1);
    const revision = this.stored.get(criterion)?.revision ?? 0;
    const due = Date.now() + (typing ? TYPING : 0);
    if (last && !last.tried && last.state === "waiting") {
      Object.assign(last, { response, due, operation: freshId() });
    } else {
      if (!last && same(response, this.stored.get(criterion)?.response ?? null)) return;
      const fresh = { operation: freshId(), criterion, response, seen: revision, due, tried: false, state: "waiting" };
      if (last && last.state !== "waiting") entries.pop();
      entries.push(fresh);
    }
    this.queue.set(criterion, entries);
    this.#keep();
    this.changed(criterion);
    this.#later(typing ? TYPING : 0);
  }

  /** Send what was typed without waiting for a rest. */
  settle(criterion) {
    for (const entry of this.queue.get(criterion) ?? []) entry.due = 0;
    this.#later(0);
  }

  /** Decide a conflict: "mine" is saved over theirs, "theirs" stays. */
  decide(criterion, whose) {
    const mine = this.queue.get(criterion)?.at(-1);
    if (mine?.state !== "conflict") return;
    this.queue.delete(criterion);
    if (whose === "mine") this.put(criterion, mine.response);
    this.#keep();
    this.changed(criterion);
  }

  /** Take who audited, how and when. */
  putDetails(details, typing = false) {
    this.details = details;
    this.detailsWaiting = { details, due: Date.now() + (typing ? TYPING : 0) };
    this.#keep();
    this.changed(null);
    this.#later(typing ? TYPING : 0);
  }

  /** Try to send everything; returns whether nothing waits any more. */
  async flush() {
    this.#hurry();
    this.failures = 0;
    for (let round = 0; round < 20 && this.counts().waiting && !this.stopped; round += 1) {
      await this.#idle();
      if (this.counts().waiting && !(await this.#pump())) break;
    }
    return this.counts().waiting === 0;
  }

  /** Ask the server for something else about this audit; returns {ok, body} or null without a connection. */
  async ask(what, body) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    const text = JSON.stringify(body);
    try {
      const answer = await fetch(`${this.url}/${what}`, {
        method: "POST", body: text, signal: stop.signal, credentials: "same-origin", keepalive: text.length < 30_000,
        headers: { "Content-Type": "application/json", "X-Stdcheck": "1" },
      });
      if (answer.status >= 500 || answer.status === 429) return null;
      return { ok: answer.ok, status: answer.status, body: await answer.json() };
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Forget what could not be sent. */
  discard() {
    this.queue.clear();
    this.detailsWaiting = null;
    this.#keep();
  }

  /** Send what still waits, then let go of everything; what cannot be sent stays on this device. */
  async close() {
    this.leaving = true;
    this.listeners.abort();
    clearTimeout(this.timer);
    clearTimeout(this.greeting);
    this.changed = () => {};
    this.scored = () => {};
    this.#hurry();
    await this.#idle();
    await this.#pump();
    this.closed = true;
    this.channel?.close();
  }

  #listen() {
    const { signal } = this.listeners;
    addEventListener("online", () => { this.failures = 0; this.#later(0); }, { signal });
    addEventListener("pagehide", () => { this.#hurry(); this.#pump(); }, { signal });
    addEventListener("offline", () => { this.connected = false; this.changed(null); }, { signal });
    document.addEventListener("visibilitychange", () => {
      this.#hurry();
      this.failures = 0;
      this.#pump();
    }, { signal });
    if (this.channel) this.channel.onmessage = ({ data }) => this.#heard(data);
  }

  /** Let nothing wait for somebody to stop typing. */
  #hurry() {
    for (const entries of this.queue.values()) for (const entry of entries) entry.due = 0;
    if (this.detailsWaiting) this.detailsWaiting.due = 0;
  }

  /** Take over what tabs that are gone could not send. */
  #takeUpOrphans() {
    try {
      const names = boxes().filter((box) => box.audit === this.audit && box.name !== this.key);
      this.adopted = names.filter((box) => !this.here.has(box.tab)).map((box) => box.name);
    } catch {
      this.keeps = false;
    }
    this.#takeUp(this.adopted);
  }

  /** Take over what earlier loads of the page could not send; sending twice is harmless. */
  #takeUp(names) {
    for (const name of names) {
      const { entries = [], details = null } = kept(name);
      for (const entry of entries) {
        const known = this.queue.get(entry.criterion) ?? [];
        if (!known.some((other) => other.operation === entry.operation)) known.push({ ...entry, due: 0 });
        this.queue.set(entry.criterion, known);
      }
      if (details) {
        this.details = details;
        this.detailsWaiting = { details, due: 0 };
      }
    }
    if (!this.queue.size && !this.detailsWaiting) return;
    this.changed(null);
    this.#later(0);
  }

  #keep() {
    const entries = [...this.queue.values()].flat();
    try {
      if (entries.length || this.detailsWaiting) {
        localStorage.setItem(this.key, JSON.stringify({ entries, details: this.detailsWaiting?.details ?? null }));
      } else {
        localStorage.removeItem(this.key);
        for (const name of this.adopted) localStorage.removeItem(name);
        this.adopted = [];
      }
      this.keeps = true;
    } catch {
      this.keeps = false;
    }
  }

  #later(pause) {
    if (this.closed || this.leaving) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#pump(), pause);
  }

  /** Wait until what is on its way has arrived or was given up. */
  async #idle() {
    while (this.sending) await new Promise((go) => setTimeout(go, 20));
  }

  async #pump() {
    if (this.sending || this.stopped || this.closed) return false;
    this.sending = true;
    let done = false;
    try {
      done = (await this.#sendDetails()) && (await this.#sendAnswers());
    } finally {
      this.sending = false;
    }
    this.#rest(done);
    return done;
  }

  /** Wait for what is due next, or for a better connection. */
  #rest(done) {
    const waiting = [...this.queue.values()].map((entries) => entries[0]).filter((entry) => entry.state === "waiting");
    const due = waiting.map((entry) => entry.due);
    if (this.detailsWaiting) due.push(this.detailsWaiting.due);
    if (!due.length || this.stopped) return;
    const pause = done ? Math.max(0, Math.min(...due) - Date.now()) : Math.min(LONGEST_PAUSE, 1000 * 2 ** (this.failures - 1));
    this.#later(pause * (done ? 1 : 0.75 + Math.random() / 2));
  }

  async #sendDetails() {
    const waiting = this.detailsWaiting;
    if (!waiting || waiting.due > Date.now()) return true;
    const answer = await this.ask("details", waiting.details);
    if (!this.#reached(answer)) return false;
    if (this.detailsWaiting === waiting) this.detailsWaiting = null;
    this.detailProblems = answer.ok ? [] : (answer.body.problems ?? []);
    if (answer.ok) this.lastSaved = answer.body.saved_at;
    this.#keep();
    this.changed(null);
    return true;
  }

  async #sendAnswers() {
    const now = Date.now();
    const batch = [...this.queue.values()]
      .map((entries) => entries[0])
      .filter((entry) => entry.state === "waiting" && entry.due <= now)
      .slice(0, BATCH);
    if (!batch.length) return true;
    for (const entry of batch) entry.tried = true;
    this.#keep();
    const saves = batch.map(({ operation, criterion, response, seen }) => ({ operation, criterion, response, seen }));
    const answer = await this.ask("answers", { saves });
    if (!this.#reached(answer)) return false;
    if (!answer.ok) {
      this.#refuse(batch, answer);
      return false;
    }
    for (const outcome of answer.body.outcomes) this.#apply(outcome);
    this.#keep();
    this.scored(answer.body.card);
    for (const outcome of answer.body.outcomes) this.changed(outcome.criterion);
    return true;
  }

  /** Note whether the server answered at all. */
  #reached(answer) {
    const before = this.connected;
    this.connected = answer !== null;
    this.failures = this.connected ? 0 : this.failures + 1;
    if (before !== this.connected || !this.connected) this.changed(null);
    return this.connected;
  }

  #refuse(batch, answer) {
    const problems = answer.body?.problems ?? [];
    if (answer.status === 413 && batch.length === 1) {
      Object.assign(batch[0], { state: "refused", problems });
      this.#keep();
      this.changed(batch[0].criterion);
      return;
    }
    this.stopped = problems.length ? problems : [{ what: String(answer.status), remedy: "" }];
    this.changed(null);
  }

  #apply(outcome) {
    const { criterion, operation, state } = outcome;
    const entries = this.queue.get(criterion) ?? [];
    const [sent, next] = entries;
    const stored = {
      response: outcome.response, revision: outcome.revision, saved_at: outcome.saved_at, outcome: outcome.outcome,
    };
    this.stored.set(criterion, stored);
    if (sent?.operation !== operation) return;
    if (state === "saved" || state === "already") {
      entries.shift();
      if (next) next.seen = sent.seen + 1;
      this.lastSaved = outcome.saved_at;
      this.channel?.postMessage({ kind: "saved", criterion, stored });
    } else if (next && state === "refused") {
      entries.shift();
      next.seen = outcome.revision;
    } else {
      if (next) entries.shift();
      Object.assign(entries[0], { state, problems: outcome.problems, tried: true });
    }
    if (entries.length) this.queue.set(criterion, entries);
    else this.queue.delete(criterion);
  }

  /** Another tab of this browser says something. */
  #heard({ kind, tab: other, criterion, stored }) {
    if (kind === "hello") {
      this.channel.postMessage({ kind: "here", tab: this.tab });
    } else if (kind === "here") {
      this.here.add(other);
      if (other === this.tab) this.#becomeAnother();
    } else if ((this.stored.get(criterion)?.revision ?? 0) < stored.revision && !this.queue.has(criterion)) {
      this.stored.set(criterion, stored);
      this.changed(criterion);
    }
  }

  /** This tab is a copy of another one: take a name of its own. */
  #becomeAnother() {
    this.tab = freshId();
    this.key = `${PREFIX}${this.audit}.${this.tab}`;
    try {
      sessionStorage.setItem("stdcheck.tab", this.tab);
    } catch { /* the name then lasts until the reload */ }
  }
}

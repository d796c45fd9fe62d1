// Runs before Gradio's own scripts, in the head of the document.

// Gradio speaks the language of the browser; this page is Dutch for everybody.
Object.defineProperty(navigator, "language", { value: "nl", configurable: true });
Object.defineProperty(navigator, "languages", { value: ["nl"], configurable: true });

// Gradio calls every page after the site.
const TITLE = document.title;
const LONGEST_IN_TITLE = 60;

// What was asked comes first: tabs show no more than the beginning.
function entitle() {
  const given = new URLSearchParams(window.location.search);
  const asked = [...(given.get("vraag") ?? given.get("woorden") ?? "").trim()];
  const short = asked.length > LONGEST_IN_TITLE ? [...asked.slice(0, LONGEST_IN_TITLE - 1), "…"] : asked;
  document.title = asked.length ? `${short.join("")} – ${TITLE}` : TITLE;
}

const FILTER = "veiligheidswijzer-filter";

function kept() {
  try {
    return JSON.parse(localStorage.getItem(FILTER)) ?? {};
  } catch {
    return {};
  }
}

// Some of what Gradio says is English in every language.
function translate(dutch) {
  for (const toasts of document.querySelectorAll(".toast-wrap")) {
    const texts = document.createTreeWalker(toasts, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const said = texts.currentNode.data.trim();
      const found = dutch.find(([english]) => new RegExp(english).test(said));
      if (found) texts.currentNode.data = said.replace(new RegExp(found[0]), found[1]);
    }
  }
}

// Says something to whoever listens to the page instead of looking at it.
function announce(words) {
  let line = document.getElementById("vw-gezegd");
  if (!line) {
    line = Object.assign(document.createElement("p"), { id: "vw-gezegd", className: "vw-hidden" });
    line.setAttribute("role", "status");
    document.body.append(line);
  }
  line.textContent = words;
}

// A browser keeps the clipboard from a page without https; the old way works there.
async function copy(words) {
  if (navigator.clipboard) return navigator.clipboard.writeText(words);
  const field = Object.assign(document.createElement("textarea"), { value: words });
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

// The button itself says for a moment that it has done it.
function confirm(button, words) {
  if (button.dataset.said) return;
  const said = [...button.childNodes];
  button.dataset.said = "1";
  button.replaceChildren(words);
  announce(words);
  setTimeout(() => {
    button.replaceChildren(...said);
    delete button.dataset.said;
  }, 4000);
}

window.veiligheidswijzer = {
  words: {},

  // Gradio's HTML component takes no attributes, so what is announced is told by adding them here.
  ready(words) {
    this.words = words;
    entitle();
    for (const [id, label] of Object.entries(words.regions)) {
      const region = document.getElementById(id);
      region?.setAttribute("role", "region");
      region?.setAttribute("aria-label", label);
      region?.setAttribute("aria-live", "polite");
      region?.setAttribute("tabindex", "-1");
    }
    document.getElementById("bezig")?.setAttribute("role", "status");
    // A line that comes with its words in it is not read aloud by every reader.
    announce("");
    const tell = () => {
      translate(words.gradio);
      tellBoxes(words);
    };
    tell();
    new MutationObserver(tell).observe(document.body, { childList: true, subtree: true });
  },

  // What the page is opened with: the address, and the filters that this browser remembers.
  open() {
    const given = new URLSearchParams(window.location.search);
    if (!["vraag", "woorden", "bewering"].some((key) => given.get(key))) this.restore();
    return [window.location.search, localStorage.getItem(FILTER) ?? ""];
  },

  // What was typed before the page was loaded anew, put back once the address has filled the box.
  restore() {
    const field = box();
    if (!typed || !field) return;
    field.value = typed;
    typed = null;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  },

  // Only what the visitor chose: the other filter may be that of somebody else's address.
  keep(chosen) {
    localStorage.setItem(FILTER, JSON.stringify({ ...kept(), ...chosen }));
  },

  // A new answer: its address, and on a telephone, where it stands below the form and under the keyboard, its place.
  show() {
    const answer = outcome();
    const address = answer.querySelector("[data-address]")?.dataset.address;
    if (address && address !== window.location.search) moveTo(address);
    if (matchMedia("(pointer: coarse)").matches) document.activeElement?.blur();
    // What is around it changes in the same turn; where the answer stands is known when that is done.
    drawn(() => this.reveal(answer));
  },

  // What is wrong with a question: the last answer, with its address, stays.
  warn() {
    drawn(() => {
      const wrong = document.querySelector("#melding .vw-message");
      if (!wrong) return;
      if (matchMedia("(pointer: coarse)").matches) document.activeElement?.blur();
      this.reveal(wrong);
    });
  },

  // The same mistake twice gives the same words, and nothing on the page changes but that it was busy.
  again() {
    drawn(() => {
      const wrong = document.querySelector("#melding .vw-message");
      if (!wrong || document.getElementById("bezig").textContent.trim()) return;
      if (wrong === told) {
        announce(wrong.textContent);
        this.warn();
      }
      told = wrong;
    });
  },

  // An answer is read from its first line; what is wrong is read beside the box that it is about.
  reveal(answer) {
    if (!answer.textContent || answer.getBoundingClientRect().top < window.innerHeight * 0.5) return;
    moveInto(answer, answer.querySelector(".vw-answer") ? "start" : "center");
  },

  // The place in the address, and what was looked for, are there only now.
  jump() {
    const place = document.getElementById(window.location.hash.slice(1));
    if (place) place.scrollIntoView();
    else showFound();
  },

  judged: () => tellJudged(),

  clear() {
    moveTo(window.location.pathname);
    box()?.focus();
  },
};

// The last thing that was said to be wrong.
let told = null;

// Does something when all that Gradio changes at once stands there.
function drawn(then) {
  requestAnimationFrame(() => requestAnimationFrame(then));
}

// Moves the page, at once for whom moving things are too much.
function moveInto(element, block) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ behavior: calm ? "auto" : "smooth", block });
}

// Where an answer stands.
function outcome() {
  return document.getElementById("antwoord") ?? document.getElementById("uitkomst");
}

// Gradio loads the page anew when a lost connection is back. What has been typed and not asked goes with this entry of
// the tab's history, and nowhere else.
let typed = history.state?.typed ?? null;

function box() {
  return document.querySelector("#vraag textarea, #vraag input");
}

document.addEventListener("input", ({ target }) => {
  if (target === box()) history.replaceState({ typed: target.value }, "");
});

// The address is the answer: going back to it gives it again. A place on the same page is no other address.
let shown = addressNow();

function addressNow() {
  return window.location.pathname + window.location.search;
}

function moveTo(address) {
  history.replaceState(null, "");
  history.pushState(null, "", address);
  shown = addressNow();
  entitle();
}

window.addEventListener("popstate", () => {
  if (addressNow() !== shown) window.location.reload();
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("#naar a")) {
    event.preventDefault();
    outcome().focus({ preventScroll: true });
    outcome().scrollIntoView({ block: "start" });
    return;
  }
  const button = event.target.closest?.("button");
  if (!button) return;
  const { words } = window.veiligheidswijzer;
  if (button.dataset.opens) {
    openOrClose(button, event.detail === 0);
  } else if (button.dataset.copy) {
    copy(button.dataset.copy).then(() => confirm(button, words.copied));
  } else if ("share" in button.dataset) {
    const answer = button.closest("[data-address]");
    const { origin, pathname, search } = window.location;
    const address = origin + pathname + (answer?.dataset.address ?? search);
    if (navigator.share) navigator.share({ url: address }).catch(() => {});
    else copy(address).then(() => confirm(button, words.shared));
  } else if ("print" in button.dataset) {
    window.print();
  } else if (button.dataset.hop) {
    hop(Number(button.dataset.hop));
  } else if (button.dataset.judge) {
    judge(button);
  }
});

// What is folded is printed too.
window.addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("main details:not([open])")) {
    folded.dataset.folded = "1";
    folded.open = folded.matches(".vw-evidence") ? false : true;
  }
});
window.addEventListener("afterprint", () => {
  for (const folded of document.querySelectorAll("details[data-folded]")) {
    folded.open = false;
    delete folded.dataset.folded;
  }
});

// Gradio opens the list of towns again, with the chosen one alone, when Tab leaves it; leaving once more closes it.
document.addEventListener("focusout", ({ target }) => {
  if (!target.matches?.("[role=combobox]")) return;
  setTimeout(() => {
    const left = document.activeElement !== target && target.getAttribute("aria-expanded") === "true";
    if (left) target.dispatchEvent(new FocusEvent("blur"));
  }, 50);
});

// A next question replaces the last one: what is in the box is selected when it is entered, as in an address bar.
document.addEventListener("focusin", (event) => {
  if (event.target.closest?.("#vraag")) setTimeout(() => event.target.select?.(), 0);
});

// Runs before Gradio's own scripts, in the head of the document.

// Gradio speaks the language of the browser; this page is Dutch for everybody.
Object.defineProperty(navigator, "language", { value: "nl", configurable: true });
Object.defineProperty(navigator, "languages", { value: ["nl"], configurable: true });

// Some of what Gradio says about a lost connection is English in every language.
function translate(dutch) {
  for (const toasts of document.querySelectorAll(".toast-wrap")) {
    const texts = document.createTreeWalker(toasts, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const said = texts.currentNode.data.trim();
      if (Object.hasOwn(dutch, said)) texts.currentNode.data = dutch[said];
    }
  }
}

window.veiligheidswijzer = {
  // Gradio's HTML component takes no attributes, so the answer is announced by adding them here.
  ready(label, dutch) {
    const answer = document.getElementById("antwoord");
    answer.setAttribute("role", "region");
    answer.setAttribute("aria-label", label);
    answer.setAttribute("aria-live", "polite");
    const busy = document.getElementById("bezig");
    busy.setAttribute("role", "status");
    new MutationObserver(() => translate(dutch)).observe(document.body, { childList: true, subtree: true });
  },

  // On a telephone the answer stands below the form and under the keyboard.
  show() {
    const answer = document.getElementById("antwoord");
    if (matchMedia("(pointer: coarse)").matches) document.activeElement?.blur();
    if (answer.getBoundingClientRect().top < window.innerHeight * 0.5) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    answer.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  },
};

// The number at a quote opens and closes the evidence under it.
document.addEventListener("click", (event) => {
  const number = event.target.closest?.("button[data-opens]");
  const evidence = number && document.getElementById(number.dataset.opens);
  if (!evidence) return;
  evidence.open = !evidence.open;
});

document.addEventListener(
  "toggle",
  ({ target }) => {
    if (!target.matches?.(".vw-evidence")) return;
    const number = document.querySelector(`button[data-opens="${CSS.escape(target.id)}"]`);
    number?.setAttribute("aria-expanded", String(target.open));
    // A long section scrolls in a box of its own; the quote is what the reader came for.
    const text = target.querySelector(".vw-text");
    text.scrollTop = text.querySelector("mark").offsetTop - text.clientHeight / 4;
  },
  true,
);

// A next question replaces the last one: what is in the box is selected when it is entered, as in an address bar.
document.addEventListener("focusin", (event) => {
  if (event.target.closest?.("#vraag")) setTimeout(() => event.target.select?.(), 0);
});

// What a visitor thinks of an answer or of a quote.

// The button that the judgement which was sent began with.
let judged = null;

// One dialogue for every quote and every answer on the page.
function judge(button) {
  const dialogue = document.querySelector("#oordeel dialog");
  const { judge: turn, quote } = button.dataset;
  const { about_quote, about_answer } = window.veiligheidswijzer.words;
  dialogue.querySelector("form").reset();
  dialogue.querySelector("[data-about]").textContent = quote ? about_quote.replace("{n}", quote) : about_answer;
  dialogue.onclose = () => {
    button.focus();
    if (dialogue.returnValue !== "send") return;
    judged = button;
    const form = new FormData(dialogue.querySelector("form"));
    const detail = {
      turn: Number(turn),
      quote: quote ? Number(quote) : null,
      verdict: form.get("verdict"),
      words: form.get("words"),
      consent: form.get("consent") === "yes",
    };
    dialogue.parentElement.dispatchEvent(new CustomEvent("vw-oordeel", { detail, bubbles: true }));
  };
  dialogue.returnValue = "";
  dialogue.showModal();
}

// What came of it stands below the answer, out of sight: the button says that it was kept, and what went wrong, which
// takes longer to read, is moved to.
function tellJudged() {
  const told = document.getElementById("oordeel-gemeld");
  const wrong = told.querySelector(".vw-message");
  if (wrong) moveInto(wrong, "center");
  else confirm(judged, told.textContent.trim());
}

// What is not filled in is told by the browser, in the browser's language if the page does not say it.
document.addEventListener(
  "invalid",
  ({ target }) => {
    if (target.dataset.missing) target.setCustomValidity(target.dataset.missing);
  },
  true,
);
document.addEventListener("change", ({ target }) => {
  for (const field of target.form?.querySelectorAll("[data-missing]") ?? []) field.setCustomValidity("");
});

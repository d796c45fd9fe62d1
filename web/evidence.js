// The text behind the numbers of quotes.

// The number that each open text was opened with.
const openers = new WeakMap();

// Opens or closes the text behind a number. With keys it would be some stops away, past what can be done with the quote.
function openOrClose(number, withKeys) {
  const evidence = document.getElementById(number.dataset.opens);
  if (!evidence) return;
  evidence.open = !evidence.open;
  if (!evidence.open) return;
  openers.set(evidence, number);
  const text = evidence.querySelector(".vw-text");
  if (withKeys) text.focus();
  // On a telephone it is below the screen, and far off when the number stands in a table or a summary.
  else moveInto(text, "nearest");
}

function numbersOf(evidence) {
  return [...document.querySelectorAll(`button[data-opens="${CSS.escape(evidence.id)}"]`)];
}

document.addEventListener("keydown", ({ key, target }) => {
  const evidence = key === "Escape" && target.closest?.(".vw-evidence[open]");
  if (!evidence) return;
  evidence.open = false;
  const opener = openers.get(evidence);
  (opener?.isConnected ? opener : numbersOf(evidence)[0]).focus();
});

document.addEventListener(
  "toggle",
  ({ target }) => {
    if (!target.matches?.(".vw-evidence")) return;
    for (const number of numbersOf(target)) number.setAttribute("aria-expanded", String(target.open));
    // A long section scrolls in a box of its own; the quote is what the reader came for.
    const text = target.querySelector(".vw-text");
    text.scrollTop = text.querySelector("mark").offsetTop - text.clientHeight / 4;
  },
  true,
);

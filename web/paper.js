// On paper a page says when it was printed, and at which address it can be read again.

const PRINTED = "afgedrukt";

window.addEventListener("beforeprint", () => {
  const top = document.querySelector(".vw-top");
  const { printed } = window.veiligheidswijzer.words;
  // A page that is not there has neither.
  if (!top || !printed) return;
  const day = new Date().toLocaleDateString("nl-NL", { dateStyle: "long" });
  const told = { day, address: window.location.href };
  const line = Object.assign(document.createElement("p"), { id: PRINTED });
  line.textContent = printed.replace(/{(\w+)}/g, (_, name) => told[name]);
  top.append(line);
});
window.addEventListener("afterprint", () => document.getElementById(PRINTED)?.remove());

// On paper a page says when it was printed, and at which address it can be read again.

const PRINTED = "afgedrukt";

window.addEventListener("beforeprint", () => {
  const day = new Date().toLocaleDateString("nl-NL", { dateStyle: "long" });
  const told = { day, address: window.location.href };
  const line = Object.assign(document.createElement("p"), { id: PRINTED });
  line.textContent = window.veiligheidswijzer.words.printed.replace(/{(\w+)}/g, (_, name) => told[name]);
  document.querySelector(".vw-top").append(line);
});
window.addEventListener("afterprint", () => document.getElementById(PRINTED)?.remove());

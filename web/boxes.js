// What Gradio's boxes leave out: names of their own, help that is told apart, and what an empty one stands for. Gradio
// makes parts of them anew, so this is done each time that the page changes.

// A value that is there already is left alone.
function put(element, name, value) {
  if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function tellBoxes({ nothing_chosen, take_away, upload }) {
  // Gradio puts the help within the label: the name of the box would be both in one breath.
  for (const help of document.querySelectorAll("#formulier .info-text")) {
    const block = help.closest(".block");
    const field = block.querySelector("textarea, input");
    put(help, "id", `${block.id}-uitleg`);
    put(field, "aria-label", block.querySelector("[data-testid=block-info]").textContent.trim());
    put(field, "aria-describedby", help.id);
  }
  for (const [id, words] of Object.entries(nothing_chosen)) {
    const box = document.getElementById(id);
    put(box?.querySelector("input"), "placeholder", box?.querySelector(".token") ? "" : words);
  }
  for (const token of document.querySelectorAll("#formulier .token")) {
    const words = take_away.replace("{name}", token.textContent.trim());
    put(token.querySelector(".token-remove"), "title", words);
    put(token.querySelector(".token-remove"), "aria-label", words);
  }
  for (const place of document.querySelectorAll("#bestand .upload-container, #bestand input[type=file]")) {
    put(place, "aria-label", upload);
  }
}

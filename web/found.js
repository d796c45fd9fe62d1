// Words that were looked for in a programme: from one place where they stand to the next.

// Which of the places is shown, counted from 0.
let shownPlace = 0;

// Moves some places on or back, from the last to the first too. The focus stays on the button, for the next press; who
// does not see the page hears what stands there.
function hop(steps) {
  const places = [...document.querySelectorAll('.vw-reading [id^="vondst-"]')];
  if (!places.length) return;
  places[shownPlace].removeAttribute("aria-current");
  shownPlace = (shownPlace + steps + places.length) % places.length;
  const place = places[shownPlace];
  place.setAttribute("aria-current", "true");
  moveInto(place, "start");
  const count = document.querySelector(".vw-hop [data-counts]");
  if (!count) return;
  count.textContent = count.dataset.counts.replace("{n}", shownPlace + 1).replace("{of}", places.length);
  if (steps) announce(`${count.textContent}: ${place.parentElement.textContent}`);
}

// The first place is shown when a programme has been searched, and the way on is at hand.
function showFound() {
  hop(0);
  document.querySelector('.vw-hop [data-hop="1"]')?.focus({ preventScroll: true });
}

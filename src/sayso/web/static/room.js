// A claim and the words it was read from light up together. Without this file the numbers lead from one to the other.
"use strict";
(() => {
  const of = (element) => (element.closest("[data-c]")?.dataset.c ?? "").split(" ").filter(Boolean);
  let lit = [];
  const light = (ids) => {
    for (const element of lit) element.classList.remove("lit");
    lit = ids.length ? [...document.querySelectorAll("[data-c]")].filter((e) => e.dataset.c.split(" ").some((c) => ids.includes(c))) : [];
    for (const element of lit) element.classList.add("lit");
  };
  for (const name of ["mouseover", "focusin"]) document.addEventListener(name, (event) => light(of(event.target)));
  document.addEventListener("focusout", () => light([]));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    document.getElementById("find")?.focus();
  });
  // on a narrow screen the list of pages is a strip: the page that is shown is in sight
  const here = document.querySelector(".top nav [aria-current]");
  const strip = here?.closest("ul");
  if (strip) strip.scrollLeft = here.offsetLeft - strip.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2;
})();

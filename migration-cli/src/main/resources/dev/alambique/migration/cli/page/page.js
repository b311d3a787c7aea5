"use strict";
(() => {
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));

  // A table that is pointed at shows its neighbours.
  all(".diagram").forEach(diagram => {
    const boxes = all(".box", diagram);
    const lines = all(".line", diagram);
    const light = (near, far) => {
      diagram.classList.add("lit");
      boxes.filter(box => near.includes(box.dataset.name)).forEach(box => box.classList.add("on"));
      far.forEach(line => line.classList.add("on"));
    };
    const dark = () => {
      diagram.classList.remove("lit");
      boxes.concat(lines).forEach(part => part.classList.remove("on"));
    };
    boxes.forEach(box => {
      const name = box.dataset.name;
      const mine = lines.filter(line => [line.dataset.from, line.dataset.to].includes(name));
      if (mine.length === 0) return;
      const near = mine.flatMap(line => [line.dataset.from, line.dataset.to]);
      box.addEventListener("pointerenter", () => light(near, mine));
      box.addEventListener("pointerleave", dark);
    });
    lines.forEach(line => {
      line.addEventListener("pointerenter", () => light([line.dataset.from, line.dataset.to], [line]));
      line.addEventListener("pointerleave", dark);
    });
  });

  // What is new is in sight, where a diagram has to be scrolled.
  all(".schema").forEach(figure => {
    const changed = figure.querySelector(".box.added, .box.changed, .box.removed");
    if (!changed) return;
    const view = figure.getBoundingClientRect();
    const box = changed.getBoundingClientRect();
    figure.scrollLeft = box.left - view.left - (view.width - box.width) / 2;
    figure.scrollTop = box.top - view.top - (view.height - box.height) / 2;
  });

  // The list shows which revision is being read.
  const links = new Map(all(".rails a").map(link => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver(seen => seen.forEach(each => {
    const link = links.get(each.target.id);
    if (link) link.classList.toggle("here", each.isIntersecting);
  }), { rootMargin: "-20% 0px -60% 0px" });
  const articles = all("article");
  articles.forEach(article => watch.observe(article));

  // Revisions can be looked for by anything that is said of them.
  const graph = document.querySelector(".graph");
  if (!graph) return;
  const search = document.createElement("input");
  search.type = "search";
  search.className = "search";
  search.placeholder = "Find a table, a column, a word\u2026";
  search.setAttribute("aria-label", "Find revisions");
  const texts = new Map(articles.map(article => [article, article.textContent.toLowerCase()]));
  search.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    articles.forEach(article => {
      const fits = texts.get(article).includes(wanted);
      article.hidden = !fits;
      links.get(article.id).classList.toggle("pale", !fits);
    });
  });
  graph.prepend(search);
})();

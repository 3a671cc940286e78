// Draws the figures of a page with Plotly. Each figure is an inert JSON block inside <figure class="chart">;
// without this script the table beside it says the same.
(() => {
  "use strict";

  const scheme = window.matchMedia("(prefers-color-scheme: dark)");
  const config = {
    displaylogo: false,
    responsive: true,
    scrollZoom: false,
    // nothing is ever sent anywhere
    showSendToCloud: false,
    showEditInChartStudio: false,
    plotlyServerURL: "",
    modeBarButtonsToRemove: ["sendChartToCloud", "select2d", "lasso2d", "autoScale2d"],
  };

  // the page may say which scheme it is in; else the system does
  let printing = false;
  const isDark = () => {
    if (printing) return false;
    const said = document.documentElement.dataset.theme;
    return said === "dark" || (said !== "light" && scheme.matches);
  };

  // a base map that is served is named by its path; a worker needs the whole address
  const whole = (style) => {
    for (const source of Object.values(style.sources)) {
      if (typeof source.data === "string") source.data = new URL(source.data, document.baseURI).href;
    }
  };

  const MADE_FOR = 720; // pixels across that the zoom of a map is made for

  const NARROW = 520; // pixels across below which a figure is laid out for a telephone

  const WORLD = 512; // pixels across of the whole world at zoom 0

  const themed = (chart, width) => {
    const layout = { ...chart.layout };
    if (layout.map) {
      const fitting = layout.map.zoom + Math.min(0, Math.log2(width / MADE_FOR));
      const once = Math.log2(width / WORLD); // nearer than that the world is not drawn twice
      layout.map = { ...layout.map, zoom: Math.max(fitting, width < MADE_FOR ? 0 : once) };
    }
    if (width < NARROW && !layout.map) {
      // names stand one below the other there, and days need more room than they have
      const names = chart.data.filter((trace) => trace.name && trace.showlegend !== false).length;
      layout.height = (layout.height ?? 360) + 22 * Math.max(names - 1, 0);
      if (layout.xaxis?.type === "date") {
        layout.xaxis = { ...layout.xaxis, nticks: 4, tickangle: 0 };
        delete layout.xaxis.dtick;
      }
    }
    if (isDark()) {
      layout.template = chart.dark.template;
      if (layout.map) layout.map = { ...layout.map, style: { ...layout.map.style, layers: chart.dark.layers } };
    }
    return layout;
  };

  const follow = (href) => {
    if (typeof href === "string" && /^(#|\/(?!\/))/.test(href)) window.location.assign(href);
  };

  // the wheel zooms a map where the page is about the map; a long page it scrolls
  const isAboutOne = () => charts.size === 1 && document.documentElement.scrollHeight < 2 * window.innerHeight;

  const draw = async (figure, chart) => {
    const picture = figure.querySelector(".chart-picture");
    const first = !chart.drawn;
    chart.drawn = true;
    if (first && chart.layout.map) whole(chart.layout.map.style);
    picture.style.minHeight = `${figure.dataset.height}px`;
    await window.Plotly.react(picture, chart.data, themed(chart, picture.clientWidth), { ...config, scrollZoom: Boolean(chart.layout.map) && isAboutOne() });
    figure.dataset.drawn = "yes";
    if (first) picture.on("plotly_click", (event) => follow(event.points?.[0]?.customdata?.[0]));
  };

  // Plotly's map works in a module made of a blob, which browsers refuse to a page opened from a file.
  // There the same text is run as a plain script.
  const mapFromFile = () => {
    const { Blob, Worker } = window;
    let own;
    window.Blob = class extends Blob {
      constructor(parts, options) {
        const script = options?.type === "text/javascript";
        super(script ? parts.map((part) => String(part).replace(/\bexport\s*\{[^{}]*\}\s*;?/g, "")) : parts, options);
        if (script) own ??= URL.createObjectURL(this);
      }
    };
    window.Worker = class extends Worker {
      constructor(url) {
        super(own ?? url);
      }
    };
  };

  const charts = new Map();
  for (const figure of document.querySelectorAll("figure.chart")) {
    charts.set(figure, JSON.parse(figure.querySelector("script.chart-data").textContent));
  }

  const drawAll = () => charts.forEach((chart, figure) => chart.drawn && draw(figure, chart));

  // paper is light, and holds what was never scrolled to
  const print = (now) => () => {
    printing = now;
    charts.forEach((chart, figure) => draw(figure, chart));
  };

  const start = () => {
    if (window.location.protocol === "file:") mapFromFile();
    // a figure is drawn when it comes near the window, so that a long page opens at once
    const watch = new IntersectionObserver(
      (seen) => {
        for (const { isIntersecting, target } of seen) {
          if (!isIntersecting) continue;
          watch.unobserve(target);
          draw(target, charts.get(target));
        }
      },
      { rootMargin: "400px" },
    );
    charts.forEach((_, figure) => watch.observe(figure));
    scheme.addEventListener("change", drawAll);
    new MutationObserver(drawAll).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    window.addEventListener("beforeprint", print(true));
    window.addEventListener("afterprint", print(false));
  };

  if (!charts.size) return;
  if (window.Plotly) {
    start();
    return;
  }
  // served: Plotly is fetched only by pages that have figures
  const script = document.createElement("script");
  script.src = new URL("plotly.js", document.currentScript.src).href;
  script.addEventListener("load", start);
  document.head.append(script);
})();

// Loaded before the body, so that a chosen theme does not flash.
(() => {
  const root = document.documentElement;
  const kept = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  };
  const show = (theme) => {
    if (theme === "light" || theme === "dark") {
      root.dataset.theme = theme;
    } else {
      delete root.dataset.theme;
    }
    for (const button of document.querySelectorAll("[data-choose-theme]")) {
      const mine = button.dataset.chooseTheme === (theme || "system");
      button.setAttribute("aria-pressed", String(mine));
    }
  };
  show(kept());
  document.addEventListener("DOMContentLoaded", () => {
    for (const group of document.querySelectorAll("[data-theme-choice]")) {
      group.hidden = false;
    }
    show(kept());
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-choose-theme]");
    if (!button) {
      return;
    }
    const theme = button.dataset.chooseTheme;
    try {
      if (theme === "system") {
        localStorage.removeItem("theme");
      } else {
        localStorage.setItem("theme", theme);
      }
    } catch {
      // Without storage the choice lasts for this page.
    }
    show(theme);
  });
})();

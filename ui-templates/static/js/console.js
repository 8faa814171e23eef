// Makes the pages smoother; every page works without it.
(() => {
  const openMenus = () => document.querySelectorAll("details.menu[open]");

  const close = (menu, focus) => {
    menu.open = false;
    if (focus) {
      menu.querySelector("summary").focus();
    }
  };

  document.addEventListener("click", (event) => {
    for (const menu of openMenus()) {
      if (!menu.contains(event.target)) {
        close(menu, false);
      }
    }
    const flag = event.target.closest("[data-dismiss]");
    if (flag) {
      flag.closest(".flag").remove();
    }
  });

  document.addEventListener("focusin", (event) => {
    for (const menu of openMenus()) {
      if (!menu.contains(event.target)) {
        close(menu, false);
      }
    }
  });

  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest && event.target.closest("details.menu");
    if (!menu) {
      return;
    }
    if (event.key === "Escape" && menu.open) {
      close(menu, true);
      return;
    }
    const steps = { ArrowDown: 1, ArrowUp: -1, Home: 0, End: 0 };
    if (!(event.key in steps)) {
      return;
    }
    event.preventDefault();
    menu.open = true;
    const items = [...menu.querySelectorAll(".item:not([hidden])")].filter(
      (item) => item.offsetParent !== null,
    );
    const at = items.indexOf(document.activeElement);
    const target = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: at < 1 ? items.length - 1 : at - 1,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    items[target]?.focus();
  });

  const prepare = (root) => {
    for (const button of root.querySelectorAll("[data-copy]")) {
      button.hidden = !navigator.clipboard;
    }
    for (const summary of root.querySelectorAll("[data-focus]")) {
      summary.focus();
    }
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) {
      return;
    }
    const value = button.closest(".copy").querySelector(".value").textContent;
    const label = button.querySelector("[data-copy-label]");
    try {
      await navigator.clipboard.writeText(value);
      label.textContent = "Copied";
    } catch {
      label.textContent = "Select and copy";
    }
    setTimeout(() => {
      label.textContent = "Copy";
    }, 2000);
  });

  const inUse = (region) =>
    region.contains(document.activeElement) || region.querySelector("details[open]") !== null;

  // An update must not take a menu or the focus away from the person who uses it.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const region = event.detail.elt;
    if (region.hasAttribute("data-live") && (inUse(region) || document.hidden)) {
      event.preventDefault();
    }
  });

  // A signed-out or failed answer is shown as the page that it is.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const status = event.detail.xhr.status;
    // A page without the region is another page: signed out, most likely. Loading shows it.
    const region = event.detail.elt;
    const other = region.hasAttribute("data-live")
      && !event.detail.serverResponse.includes(`id="${event.detail.target.id}"`);
    if (status < 400 && other) {
      event.preventDefault();
      location.reload();
      return;
    }
    if (status >= 400) {
      event.preventDefault();
      if (!event.detail.elt.hasAttribute("data-live")) {
        location.reload();
      }
    }
  });

  document.addEventListener("htmx:afterSwap", (event) => prepare(event.detail.target));
  document.addEventListener("DOMContentLoaded", () => {
    prepare(document);
    const flag = document.querySelector(".flag");
    if (flag) {
      setTimeout(() => flag.remove(), 8000);
    }
  });
})();

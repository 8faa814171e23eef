// Copy buttons, and pages that renew themselves. All pages work without.
document.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const label = button.textContent;
  button.textContent = 'Copied';
  setTimeout(() => { button.textContent = label; }, 1500);
});

const live = document.querySelector('[data-live]');
if (live) {
  setInterval(async () => {
    if (document.hidden || live.contains(document.activeElement)) return;
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const next = page.querySelector('[data-live]');
      if (next && next.innerHTML !== live.innerHTML) live.innerHTML = next.innerHTML;
    } catch {
      // The sandbox has been stopped; the page stays as it is.
    }
  }, 1000);
}

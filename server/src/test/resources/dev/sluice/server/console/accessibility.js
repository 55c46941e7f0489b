// Looks over what is visible now and lists what a blind or a short-sighted user would miss.
() => {
  const problems = [];
  const visible = (node) => node.checkVisibility() && node.getClientRects().length > 0;
  const name = (node) =>
    [
      node.getAttribute("aria-label"),
      ...(node.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent),
      ...[...(node.labels ?? [])].map((label) => label.textContent),
      node.matches("button, a, summary, h2") ? node.textContent : "",
    ]
      .join("")
      .trim();

  for (const control of document.querySelectorAll("button, input, textarea, select, a, [tabindex]")) {
    if (visible(control) && !name(control)) {
      problems.push(`no name: ${control.outerHTML.slice(0, 80)}`);
    }
  }
  for (const attribute of ["for", "aria-labelledby", "aria-describedby", "aria-controls", "list"]) {
    for (const node of document.querySelectorAll(`[${attribute}]`)) {
      for (const id of node.getAttribute(attribute).split(" ")) {
        if (!document.getElementById(id)) {
          problems.push(`${attribute} names no element: ${id}`);
        }
      }
    }
  }
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  problems.push(...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id twice: ${id}`));
  if (!document.documentElement.lang || !document.title || document.querySelectorAll("h1").length !== 1) {
    problems.push("the page needs a language, a title and one h1");
  }

  // Contrast, Web Content Accessibility Guidelines 2.2, success criterion 1.4.3.
  const numbers = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const opaque = (colour) => (numbers(colour)[3] ?? 1) === 1;
  const luminance = (colour) => {
    const [r, g, b] = numbers(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (opaque(colour)) {
        return colour;
      }
    }
    return "rgb(255, 255, 255)";
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const parent = text.parentElement;
    if (!text.data.trim() || !visible(parent) || parent.closest(":disabled, .visually-hidden, noscript, template")) {
      continue;
    }
    const [dark, light] = [getComputedStyle(parent).color, ground(parent)].map(luminance).sort((a, b) => a - b);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) {
      problems.push(`contrast ${contrast.toFixed(1)}: "${text.data.trim().slice(0, 40)}"`);
    }
  }
  return problems;
}

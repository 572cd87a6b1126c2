/* What the desk's pages do beyond HTML; everything works without it. */
(function () {
  "use strict";

  /* A form is sent once: its buttons rest until the answer comes. The server holds a key for each form besides. */
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post" || event.defaultPrevented || form.hasAttribute("data-again")) { return; }
    if (form.getAttribute("data-sent")) { event.preventDefault(); return; }
    form.setAttribute("data-sent", "yes");
    var buttons = form.querySelectorAll("button");
    for (var i = 0; i < buttons.length; i += 1) { buttons[i].setAttribute("aria-disabled", "true"); }
  });

  /* Coming back to a page that the browser kept makes its forms usable again. */
  window.addEventListener("pageshow", function () {
    var forms = document.querySelectorAll("form[data-sent]");
    for (var i = 0; i < forms.length; i += 1) {
      forms[i].removeAttribute("data-sent");
      var resting = forms[i].querySelectorAll("[aria-disabled]");
      for (var j = 0; j < resting.length; j += 1) { resting[j].removeAttribute("aria-disabled"); }
    }
  });

  document.addEventListener("click", function (event) {
    var printer = event.target.closest && event.target.closest("[data-print]");
    if (printer) { window.print(); }
  });

  /* A figure or a sentence goes into the text where one was writing. */
  var writing = null;
  document.addEventListener("focusin", function (event) {
    if (event.target.tagName === "TEXTAREA") { writing = event.target; }
  });
  document.addEventListener("click", function (event) {
    var chip = event.target.closest && event.target.closest("[data-insert]");
    var into = chip && (document.getElementById(chip.getAttribute("data-into")) || writing);
    if (!into || into.readOnly) { return; }
    into.setRangeText(chip.getAttribute("data-insert"), into.selectionStart, into.selectionEnd, "end");
    into.focus();
    into.dispatchEvent(new Event("input", { bubbles: true }));
  });

  document.addEventListener("DOMContentLoaded", function () {
    var wrong = document.querySelector("[data-focus]");
    if (wrong) { wrong.focus(); }
  });
}());

/* The rich text of an item. Without this module the text area takes lines or HTML just as well. */

const script = document.querySelector("script[data-editor]");
const tiptap = await import(script.dataset.editor);

/* No style attributes: the pages allow none, and the server would take them out. */
const Table = tiptap.Table.extend({
  renderHTML({ HTMLAttributes }) {
    return ["table", HTMLAttributes, ["tbody", 0]];
  },
}).configure({ resizable: false });

/* Pictures are the item's own, named by what they are made of; where each is read stands beside its words. */
const READ = Object.fromEntries(
  Array.from(document.querySelectorAll("img[data-picture]"), (one) => [`picture:${one.dataset.picture}`, one.src]),
);
const Picture = tiptap.Image.extend({
  parseHTML() { return [{ tag: 'img[src^="picture:"]' }]; },
  addNodeView() {
    return ({ node }) => {
      const dom = Object.assign(document.createElement("img"), { src: READ[node.attrs.src] || "", alt: node.attrs.alt || "" });
      return { dom };
    };
  },
}).configure({ inline: true });

const EXTENSIONS = [
  tiptap.Document, tiptap.Paragraph, tiptap.Text, tiptap.HardBreak, tiptap.History,
  tiptap.Bold, tiptap.Italic, tiptap.Underline, tiptap.Subscript, tiptap.Superscript,
  tiptap.Heading.configure({ levels: [2, 3, 4] }),
  tiptap.BulletList, tiptap.OrderedList, tiptap.ListItem, tiptap.Blockquote, tiptap.HorizontalRule,
  Picture, Table, tiptap.TableRow, tiptap.TableHeader, tiptap.TableCell,
];

const TOOLS = [
  ["加粗", (chain) => chain.toggleBold(), "bold"],
  ["小标题", (chain) => chain.toggleHeading({ level: 2 }), "heading"],
  ["项目", (chain) => chain.toggleBulletList(), "bulletList"],
  ["编号", (chain) => chain.toggleOrderedList(), "orderedList"],
  ["插入表格", (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true })],
  ["加一行", (chain) => chain.addRowAfter(), null, "table"],
  ["删一行", (chain) => chain.deleteRow(), null, "table"],
  ["加一列", (chain) => chain.addColumnAfter(), null, "table"],
  ["删一列", (chain) => chain.deleteColumn(), null, "table"],
  ["清除格式", (chain) => chain.unsetAllMarks().clearNodes()],
  ["撤销", (chain) => chain.undo()],
  ["重做", (chain) => chain.redo()],
];

function asHtml(text) {
  if (!text.trim() || text.trimStart().startsWith("<")) { return text; }
  const page = document.createElement("div");
  for (const line of text.split("\n").filter((one) => one.trim())) {
    page.append(Object.assign(document.createElement("p"), { textContent: line.trim() }));
  }
  return page.innerHTML;
}

function toolbar(editor, label) {
  const bar = Object.assign(document.createElement("div"), { className: "tools" });
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", `${label}的格式`);
  const shown = TOOLS.map(([words, act, state, inside]) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words, className: "quiet" });
    button.addEventListener("click", () => act(editor.chain().focus()).run());
    bar.append(button);
    return () => {
      button.hidden = Boolean(inside) && !editor.isActive(inside);
      if (state) { button.setAttribute("aria-pressed", String(editor.isActive(state))); }
    };
  });
  const refresh = () => shown.forEach((show) => show());
  editor.on("transaction", refresh);
  refresh();
  return bar;
}

for (const area of document.querySelectorAll("textarea[data-rich]")) {
  const label = area.labels[0];
  label.id = label.id || `${area.id}_label`;
  const place = Object.assign(document.createElement("div"), { className: "rich" });
  area.before(place);
  const editor = new tiptap.Editor({
    element: place,
    injectCSS: false,
    extensions: EXTENSIONS,
    content: asHtml(area.value),
    editorProps: {
      attributes: {
        role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id,
        "aria-describedby": area.getAttribute("aria-describedby") || "", class: "body",
      },
    },
    onUpdate: () => { area.value = editor.isEmpty ? "" : editor.getHTML(); },
  });
  place.before(toolbar(editor, label.firstChild.textContent.trim()));
  label.addEventListener("click", () => editor.commands.focus());
  area.hidden = true;
}

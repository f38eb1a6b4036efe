"""Resolves the tracked changes of Word files in one LibreOffice, saves them as Word, and says what the saved files hold.

usage: office.py JOBS.json   (Debian: libreoffice-writer-nogui python3-uno)

JOBS.json is a list of {"path", "verb": "accept" | "reject", "to"}. Prints a line of JSON for each job: the list of
its paragraphs, [style, place, words, [words of each note]]. place is null or [table, row, column], all counted
from 0; a mark of a note is U+0000 in the words.
"""

import json
import sys
from xml.etree import ElementTree

from bridge import WORD, loaded, office, save

VERBS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def resolve(context, desktop, job):
    document = loaded(desktop, job["path"])
    manager = context.ServiceManager
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    frame = document.getCurrentController().getFrame()
    dispatcher.executeDispatch(frame, VERBS[job["verb"]], "", 0, ())
    if document.Redlines.hasElements():
        raise SystemExit(f"changes are left in {job['path']} after {job['verb']}")
    save(document, job["to"], WORD)


def name(space, local):
    return f"{{urn:oasis:names:tc:opendocument:xmlns:{space}:1.0}}{local}"


P, H = name("text", "p"), name("text", "h")
TABLE, ROW = name("table", "table"), name("table", "table-row")
ROWS = {name("table", "table-header-rows"), name("table", "table-rows")}
CELLS = {name("table", "table-cell"), name("table", "covered-table-cell")}
SIGNS = {name("text", "tab"): "\t", name("text", "line-break"): "\n"}
MARKS = {name("text", part) for part in ("note-ref", "bookmark-ref", "reference-ref")}
# What hangs on a place in a paragraph and is none of its words.
HANGING = {name("office", "annotation"), name("draw", "frame"), name("draw", "custom-shape")}


def lines_of(desktop, job):
    """The paragraphs of a saved file as LibreOffice has them once it has opened it. It writes them down as flat OpenDocument:
    to ask it for them one by one takes five times as long as all else."""
    flat = job["to"] + ".fodt"
    save(loaded(desktop, job["to"]), flat, "OpenDocument Text Flat XML")
    root = ElementTree.parse(flat).getroot()
    body = root.find(name("office", "body")).find(name("office", "text"))
    found = []
    paragraphs(body, None, [0], style_names(root), found)
    return found


def style_names(root):
    """What a style is called; one that LibreOffice made for a single paragraph has the name of the one that it is drawn from."""
    names = {}
    for styles in ("styles", "automatic-styles"):
        for style in root.find(name("office", styles)).iter(name("style", "style")):
            own = style.get(name("style", "name"))
            parent = style.get(name("style", "parent-style-name"))
            shown = style.get(name("style", "display-name"), own)
            names[own] = names.get(parent, "Standard") if styles == "automatic-styles" else shown
    return names


def paragraphs(block, place, tables, styles, found):
    for child in block:
        if child.tag in (P, H):
            notes = []
            words = words_of(child, notes)
            found.append([styles.get(child.get(name("text", "style-name"))), place, words, notes])
        elif child.tag == TABLE:
            table(child, tables, styles, found)
        elif child.tag != name("text", "tracked-changes"):
            paragraphs(child, place, tables, styles, found)


def table(block, tables, styles, found):
    number = tables[0]
    tables[0] += 1
    for row, line in enumerate(rows(block)):
        for column, cell in enumerate(part for part in line if part.tag in CELLS):
            paragraphs(cell, [number, row, column], tables, styles, found)


def rows(block):
    for child in block:
        if child.tag == ROW:
            yield child
        elif child.tag in ROWS:
            yield from rows(child)


def words_of(part, notes):
    words = part.text or ""
    for child in part:
        if child.tag == name("text", "s"):
            words += " " * int(child.get(name("text", "c"), "1"))
        elif child.tag == name("text", "note"):
            words += "\0"
            lines = []
            paragraphs(child.find(name("text", "note-body")), None, [0], {}, lines)
            notes.append("\n".join(line[2] for line in lines))
        elif child.tag in MARKS:
            words += "\0"
        elif child.tag not in HANGING:
            words += SIGNS.get(child.tag) or words_of(child, notes)
        words += child.tail or ""
    return words


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        jobs = json.load(file)
    with office() as (context, desktop):
        for job in jobs:
            resolve(context, desktop, job)
            print(json.dumps(lines_of(desktop, job)), flush=True)


if __name__ == "__main__":
    main()

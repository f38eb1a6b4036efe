"""Resolves the tracked changes of Word files in one LibreOffice, saves them, and says what the saved files hold.

usage: office.py JOBS.json   (Debian: libreoffice-writer-nogui python3-uno)

JOBS.json is a list of {"path", "verb": "accept" | "reject" | "keep", "to"}. Prints a line of JSON for each job: the list of
its paragraphs, [style, place, words, [words of each note]]. place is null or [table, row, column], all counted
from 0; a mark of a note is U+0000 in the words.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue

VERBS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def value(name, content):
    found = PropertyValue()
    found.Name, found.Value = name, content
    return found


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not answer")


def loaded(desktop, path):
    url = uno.systemPathToFileUrl(path)
    return desktop.loadComponentFromURL(url, "_blank", 0, (value("Hidden", True),))


def resolve(context, desktop, job):
    document = loaded(desktop, job["path"])
    verb = VERBS.get(job["verb"])
    if verb:
        manager = context.ServiceManager
        dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        frame = document.getCurrentController().getFrame()
        dispatcher.executeDispatch(frame, verb, "", 0, ())
        if document.Redlines.hasElements():
            raise SystemExit(f"changes are left in {job['path']} after {job['verb']}")
    to = uno.systemPathToFileUrl(job["to"])
    document.storeToURL(to, (value("FilterName", "MS Word 2007 XML"),))
    document.close(True)


def paragraphs(text, place, tables):
    found = []
    blocks = text.createEnumeration()
    while blocks.hasMoreElements():
        block = blocks.nextElement()
        if block.supportsService("com.sun.star.text.TextTable"):
            found.extend(cells(block, tables))
        else:
            words, notes = words_of(block)
            found.append([block.ParaStyleName, place, words, notes])
    return found


def cells(table, tables):
    number = tables[0]
    tables[0] += 1
    found = []
    for name in sorted(table.getCellNames(), key=address):
        column, row = address(name)[::-1]
        found.extend(paragraphs(table.getCellByName(name), [number, row, column], tables))
    return found


def address(name):
    letters, row = re.fullmatch(r"([A-Za-z]+)(\d+)", name).groups()
    column = 0
    for letter in letters:
        column = column * 26 + (ord(letter.upper()) - ord("A") + 1)
    return int(row) - 1, column - 1


def words_of(paragraph):
    words, notes = "", []
    portions = paragraph.createEnumeration()
    while portions.hasMoreElements():
        portion = portions.nextElement()
        kind = portion.TextPortionType
        if kind == "Text":
            words += portion.String
        elif kind == "Footnote":
            words += "\0"
            inner = paragraphs(portion.Footnote, None, [0])
            notes.append("\n".join(line[2] for line in inner))
        elif kind == "TextField":
            field = portion.TextField
            marks = field.supportsService("com.sun.star.text.textfield.GetReference")
            words += "\0" if marks else portion.String
    return words, notes


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        jobs = json.load(file)
    pipe = f"revcop{os.getpid()}"
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            [
                "soffice", "--headless", "--norestore", "--invisible",
                f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        try:
            context = connect(pipe)
            manager = context.ServiceManager
            desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            for job in jobs:
                resolve(context, desktop, job)
                saved = loaded(desktop, job["to"])
                print(json.dumps(paragraphs(saved.Text, None, [0])), flush=True)
                saved.close(True)
        finally:
            office.terminate()
            office.wait(20)


if __name__ == "__main__":
    main()

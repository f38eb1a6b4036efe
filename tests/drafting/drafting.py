"""Edits a Word file in LibreOffice as a person does, and saves it as Word.

usage: drafting.py JOB.json   (Debian: libreoffice-writer-nogui python3-uno)

JOB.json: {"path", "to", "edits": [{"do", "at", "text"}]}. `at` are words that stand in one paragraph of the clean column; they are
found with the search of LibreOffice, the last place being the clean one. `insert` types before them, `split` presses
Enter before them, `delete-row` takes out their row, `add-row` puts one below with `text` in the last cell, `empty` deletes what
stands in their cell, `track` turns tracking on.
"""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "judges"))

from bridge import WORD, loaded, office, save
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK


def last_found(document, words):
    search = document.createSearchDescriptor()
    search.SearchString = words
    found = document.findAll(search)
    if found.Count == 0:
        raise SystemExit(f"no {words} in the file")
    return found.getByIndex(found.Count - 1)


def row_of(place):
    name = place.Cell.CellName
    return int("".join(sign for sign in name if sign.isdigit())) - 1


def edit(document, job):
    if job["do"] == "track":
        document.RecordChanges = True
        return
    place = last_found(document, job["at"])
    cursor = place.Text.createTextCursorByRange(place.Start)
    if job["do"] == "insert":
        place.Text.insertString(cursor, job["text"], False)
    elif job["do"] == "split":
        place.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    elif job["do"] == "delete-row":
        place.TextTable.Rows.removeByIndex(row_of(place), 1)
    elif job["do"] == "add-row":
        table, row = place.TextTable, row_of(place) + 1
        table.Rows.insertByIndex(row, 1)
        table.getCellByName(f"C{row + 1}").setString(job["text"])
    elif job["do"] == "empty":
        place.Cell.setString("")


def main():
    with open(sys.argv[1], encoding="utf-8") as source:
        job = json.load(source)
    with office() as (_, desktop):
        document = loaded(desktop, job["path"])
        for each in job["edits"]:
            edit(document, each)
        save(document, job["to"], WORD)


main()

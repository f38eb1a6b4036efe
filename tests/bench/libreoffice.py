"""Times LibreOffice's own comparison of two Word files: prints the seconds of one warm comparison,
from two Word files to a Word file with tracked changes, start-up not counted.

usage: libreoffice.py BEFORE.docx AFTER.docx   (Debian: libreoffice-writer-nogui python3-uno)
"""

import os
import shutil
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "judges"))

import uno
from bridge import WORD, loaded, office, value


def compare(context, desktop, before, after):
    start = time.perf_counter()
    document = loaded(desktop, after)
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    frame = document.getCurrentController().getFrame()
    url = uno.systemPathToFileUrl(before)
    target = (value("URL", url), value("NoAcceptDialog", True))
    dispatcher.executeDispatch(frame, ".uno:CompareDocuments", "", 0, target)
    compared = url.replace(".docx", ".compared.docx")
    document.storeToURL(compared, (value("FilterName", WORD),))
    seconds = time.perf_counter() - start
    changes = document.getPropertyValue("RecordChanges") or document.Redlines.hasElements()
    document.close(True)
    if not changes:
        raise SystemExit("LibreOffice found no change: the comparison did not run")
    return seconds


def main():
    with tempfile.TemporaryDirectory() as folder:
        # Copies: a lock file that a killed office left beside the original would stop the next one.
        before, after = (shutil.copy(path, folder) for path in sys.argv[1:3])
        with office() as (context, desktop):
            compare(context, desktop, before, after)
            print(compare(context, desktop, before, after))


main()

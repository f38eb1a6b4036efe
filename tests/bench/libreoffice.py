"""Times LibreOffice's own comparison of two Word files: prints the seconds of one warm comparison,
from two Word files to a Word file with tracked changes, start-up not counted.

usage: libreoffice.py BEFORE.docx AFTER.docx   (Debian: libreoffice-writer-nogui python3-uno)
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def value(name, content):
    found = PropertyValue()
    found.Name, found.Value = name, content
    return found


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not answer")


def compare(context, before, after):
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    start = time.perf_counter()
    document = desktop.loadComponentFromURL(after, "_blank", 0, (value("Hidden", True),))
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    frame = document.getCurrentController().getFrame()
    target = (value("URL", before), value("NoAcceptDialog", True))
    dispatcher.executeDispatch(frame, ".uno:CompareDocuments", "", 0, target)
    filter_name = value("FilterName", "MS Word 2007 XML")
    document.storeToURL(before.replace(".docx", ".compared.docx"), (filter_name,))
    seconds = time.perf_counter() - start
    changes = document.getPropertyValue("RecordChanges") or document.Redlines.hasElements()
    document.close(True)
    if not changes:
        raise SystemExit("LibreOffice found no change: the comparison did not run")
    return seconds


def main():
    pipe = f"revcop{os.getpid()}"
    with tempfile.TemporaryDirectory() as profile:
        # Copies: a lock file that a killed office left beside the original would stop the next one.
        copies = [shutil.copy(path, profile) for path in sys.argv[1:3]]
        before, after = (uno.systemPathToFileUrl(path) for path in copies)
        office = subprocess.Popen(
            [
                "soffice", "--headless", "--norestore", "--invisible",
                f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        try:
            context = connect(pipe)
            compare(context, before, after)
            print(compare(context, before, after))
        finally:
            office.terminate()
            office.wait(20)


main()

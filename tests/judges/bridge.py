"""A LibreOffice of our own, spoken to from Python.   (Debian: libreoffice-writer-nogui python3-uno)"""

import os
import subprocess
import tempfile
import time
from contextlib import contextmanager

import uno
from com.sun.star.beans import PropertyValue

WORD = "MS Word 2007 XML"


def value(name, content):
    found = PropertyValue()
    found.Name, found.Value = name, content
    return found


def loaded(desktop, path):
    url = uno.systemPathToFileUrl(path)
    return desktop.loadComponentFromURL(url, "_blank", 0, (value("Hidden", True),))


def save(document, path, filter_name):
    """Saves a document and closes it."""
    url = uno.systemPathToFileUrl(path)
    document.storeToURL(url, (value("FilterName", filter_name),))
    document.close(True)


@contextmanager
def office():
    """Starts LibreOffice with a profile of its own, gives its context and its desktop, and ends it."""
    pipe = f"revcop{os.getpid()}"
    with tempfile.TemporaryDirectory() as profile:
        process = subprocess.Popen(
            [
                "soffice", "--headless", "--norestore", "--invisible",
                f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        try:
            context = connect(pipe)
            manager = context.ServiceManager
            yield context, manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        finally:
            process.terminate()
            process.wait(20)


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

#!/bin/sh
# Makes the picture that the README shows from the committed Word file: one page of the amendment table.
# Needs LibreOffice and poppler-utils. Look at the result before it is committed.
set -eu
cd "$(dirname "$0")/.."
page=${1:-11}
name=cms_cop15_doc.27.3_f
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work" "out/$name.docx" >/dev/null
pdftoppm -r 110 -f "$page" -l "$page" -singlefile -png "$work/$name.pdf" "out/$name"

"""Documents as PDF: the Word file of the same kind, as LibreOffice prints it."""

from wontak.export import office, word
from wontak.export.material import Material


def render(material: Material) -> bytes:
    """The bytes of a PDF of the material's documents.

    Raises WontakError as `word.render` does, and OFFICE_MISSING or OFFICE_FAILED as `office.to_pdf` does; Cancelled where the
    material says so.
    """
    return office.to_pdf(word.render(material), material.stop)

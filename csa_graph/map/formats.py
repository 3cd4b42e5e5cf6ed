"""The formats of a map, each with how the names of its files end."""

#: The usual one first.
FORMATS = {
    "html": (".html", ".htm"),
    "svg": (".svg",),
    "png": (".png",),
    "pdf": (".pdf",),
    "dot": (".dot", ".gv"),
    "mermaid": (".mmd", ".mermaid"),
}

"""XMP packets to test with."""

_NAMES = {
    "Rating": "xmp:Rating",
    "Label": "xmp:Label",
    "Make": "tiff:Make",
    "DateTimeOriginal": "exif:DateTimeOriginal",
}


def packet(subject: list[str] | None = None, **properties: str) -> bytes:
    """A small packet with these keywords and simple properties."""
    attributes = "".join(f' {_NAMES[name]}="{value}"' for name, value in properties.items())
    items = "".join(f"<rdf:li>{word}</rdf:li>" for word in subject or ())
    keywords = f"<dc:subject><rdf:Bag>{items}</rdf:Bag></dc:subject>" if subject else ""
    return f"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
    xmlns:exif="http://ns.adobe.com/exif/1.0/"{attributes}>{keywords}</rdf:Description>
 </rdf:RDF>
</x:xmpmeta>""".encode()

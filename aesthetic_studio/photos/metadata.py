"""What the camera and the photographer wrote about a photo, into the file and beside it.

Which source is believed, where several know a field:

* what the photographer decides or corrects (rating, label, flag, title, caption, creator, copyright,
  keywords, time, place): sidecar, embedded XMP, IPTC, EXIF. Time and place of an untouched file come from
  EXIF before embedded XMP and IPTC, which have them from there;
* what the camera knows (camera, lens, focal length, aperture, shutter, ISO): EXIF, embedded XMP, sidecar;
  the orientation from the file alone, because that is how it is decoded.
"""

from pathlib import Path
from typing import Any, cast

from aesthetic_studio.domain.errors import UnsupportedFormatError
from aesthetic_studio.domain.photo import Metadata
from aesthetic_studio.photos.beside import look_beside
from aesthetic_studio.photos.boundary import photo_errors
from aesthetic_studio.photos.decode import MAX_PIXELS
from aesthetic_studio.photos.embedded import Embedded, embedded_in, embedded_in_raw
from aesthetic_studio.photos.exif import told_by_exif
from aesthetic_studio.photos.formats import is_raw_name
from aesthetic_studio.photos.iptc import told_by_iptc
from aesthetic_studio.photos.opening import opened
from aesthetic_studio.photos.orientation import TURNED_BY_DECODER
from aesthetic_studio.photos.raw import raw_size
from aesthetic_studio.photos.told import Told
from aesthetic_studio.photos.xmp import told_by_packet

_EXIF, _IPTC, _XMP, _SIDECAR = range(4)
_BELIEVED = (
    *(((name,), (_EXIF, _XMP, _SIDECAR)) for name in ("camera", "lens", "focal_length_mm", "f_number")),
    *(((name,), (_EXIF, _XMP, _SIDECAR)) for name in ("exposure_s", "iso")),
    (("orientation",), (_EXIF, _XMP)),
    (("taken_at", "utc_offset_min"), (_SIDECAR, _EXIF, _XMP, _IPTC)),
    (("latitude", "longitude", "altitude_m"), (_SIDECAR, _EXIF, _XMP)),
)
"""Fields that are believed from another source than the last one, each group (an offset belongs to its time)
with its sources, the best first."""


def read_metadata(path: Path, *, max_pixels: int = MAX_PIXELS, sidecar: Told | None = None) -> Metadata:
    """Size, camera data and description of a photo; only headers are read.

    What is damaged in them counts as absent.

    Args:
        path: the photo.
        max_pixels: refuse a photo whose header announces more.
        sidecar: what the XMP file beside it says; None looks for it.

    Raises:
        PhotoError: the file is no photo that `decode.decode` would read, as far as its header tells.
    """
    (width, height), embedded, as_stored = _size_and_blocks(path, max_pixels)
    exif, xmp = told_by_exif(embedded.tags), told_by_packet(embedded.xmp)
    told = merged(
        exif,
        told_by_iptc(embedded.iptc) if embedded.iptc else {},
        xmp,
        look_beside(path).told if sidecar is None else sidecar,
    )
    if as_stored and told.get("orientation", 1) >= 5:
        width, height = height, width
    return Metadata(width=width, height=height, **told)


def merged(exif: Told, iptc: Told, xmp: Told, sidecar: Told) -> Told:
    """One answer of four sources, as the module's head says."""
    told: dict[str, Any] = {**exif, **iptc, **xmp, **sidecar}
    four = (exif, iptc, xmp, sidecar)
    for group, sources in _BELIEVED:
        for name in group:
            told.pop(name, None)
        best = next((four[source] for source in sources if group[0] in four[source]), Told())
        told.update({name: value for name, value in best.items() if name in group})
    return cast("Told", told)


def _size_and_blocks(path: Path, max_pixels: int) -> tuple[tuple[int, int], Embedded, bool]:
    """Width and height, the metadata, and whether the size is that of the pixels before they are turned."""
    if is_raw_name(path):
        try:
            size = raw_size(path, max_pixels)
        except UnsupportedFormatError:
            pass  # a JPEG or TIFF under a RAW file's name
        else:
            with photo_errors(path):
                return size, embedded_in_raw(path), False
    with opened(path, max_pixels) as image, path.open("rb") as file:
        return image.size, embedded_in(image, file), image.format not in TURNED_BY_DECODER

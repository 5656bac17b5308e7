"""The screens' colour profiles as macOS knows them."""

import ctypes
from functools import cache
from typing import Any

_FRAMEWORKS = "/System/Library/Frameworks/{name}.framework/{name}"


class _Point(ctypes.Structure):
    _fields_ = (("x", ctypes.c_double), ("y", ctypes.c_double))


def profile_at(x: float, y: float) -> bytes:
    """The ICC profile of the screen that shows this point of the desktop; empty where there is none.

    Raises:
        OSError: this is not macOS.
    """
    graphics, foundation = _graphics(), _foundation()
    screen, count = ctypes.c_uint32(), ctypes.c_uint32()
    graphics.CGGetDisplaysWithPoint(_Point(x, y), 1, ctypes.byref(screen), ctypes.byref(count))
    space = graphics.CGDisplayCopyColorSpace(screen) if count.value else None
    if not space:
        return b""
    data = graphics.CGColorSpaceCopyICCData(space)
    foundation.CFRelease(space)
    if not data:
        return b""
    try:
        return ctypes.string_at(foundation.CFDataGetBytePtr(data), foundation.CFDataGetLength(data))
    finally:
        foundation.CFRelease(data)


@cache
def _graphics() -> Any:
    library = ctypes.CDLL(_FRAMEWORKS.format(name="CoreGraphics"))
    numbers = ctypes.POINTER(ctypes.c_uint32)
    library.CGGetDisplaysWithPoint.argtypes = (_Point, ctypes.c_uint32, numbers, numbers)
    library.CGDisplayCopyColorSpace.argtypes = (ctypes.c_uint32,)
    library.CGColorSpaceCopyICCData.argtypes = (ctypes.c_void_p,)
    library.CGDisplayCopyColorSpace.restype = library.CGColorSpaceCopyICCData.restype = ctypes.c_void_p
    return library


@cache
def _foundation() -> Any:
    library = ctypes.CDLL(_FRAMEWORKS.format(name="CoreFoundation"))
    for name, result in (
        ("CFDataGetBytePtr", ctypes.c_void_p),
        ("CFDataGetLength", ctypes.c_long),
        ("CFRelease", None),
    ):
        function = getattr(library, name)
        function.argtypes, function.restype = (ctypes.c_void_p,), result
    return library

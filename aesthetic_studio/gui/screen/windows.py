"""The screens' colour profiles as Windows knows them."""

import ctypes
from pathlib import Path
from typing import Any

_NEAREST = 2


class _Monitor(ctypes.Structure):
    """MONITORINFOEXW."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("monitor", ctypes.c_int32 * 4),
        ("work", ctypes.c_int32 * 4),
        ("flags", ctypes.c_uint32),
        ("device", ctypes.c_wchar * 32),
    )


def profile_of_window(handle: int) -> bytes:
    """The ICC profile of the screen that a window is on; empty where none is chosen.

    Raises:
        OSError: the profile cannot be read, or this is not Windows.
    """
    user, graphics = _library("user32"), _library("gdi32")
    user.MonitorFromWindow.restype = graphics.CreateDCW.restype = ctypes.c_void_p
    monitor = _Monitor(size=ctypes.sizeof(_Monitor))
    found = ctypes.c_void_p(user.MonitorFromWindow(ctypes.c_void_p(handle), _NEAREST))
    if not user.GetMonitorInfoW(found, ctypes.byref(monitor)):
        return b""
    # A context of that screen alone: a window's own would answer for the primary one.
    context = ctypes.c_void_p(graphics.CreateDCW(monitor.device, None, None, None))
    try:
        length = ctypes.c_uint32(1024)
        name = ctypes.create_unicode_buffer(length.value)
        if not graphics.GetICMProfileW(context, ctypes.byref(length), name):
            return b""
    finally:
        graphics.DeleteDC(context)
    return Path(name.value).read_bytes()


def _library(name: str) -> Any:
    load = getattr(ctypes, "WinDLL", None)
    if load is None:
        raise OSError(f"{name} is a part of Windows")
    return load(name)

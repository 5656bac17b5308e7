"""The screens' colour profiles as an X server's root window names them."""

import ctypes
from functools import cache
from typing import Any

MOST_BYTES = 1 << 24


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Roots(ctypes.Structure):
    _fields_ = (("data", ctypes.c_void_p), ("rem", ctypes.c_int), ("index", ctypes.c_int))


class _Atom(ctypes.Structure):
    _fields_ = (("head", ctypes.c_uint32 * 2), ("atom", ctypes.c_uint32))


def profile_of_screen(number: int) -> bytes:
    """The ICC profile of a screen, counted from 0, the primary one first; empty where nobody has set one.

    Raises:
        OSError: there is no X server, or no library to speak with it.
    """
    xcb = _xcb()
    connection = xcb.xcb_connect(None, None)
    try:
        if xcb.xcb_connection_has_error(connection):
            raise ConnectionError("no X server answers")
        name = b"_ICC_PROFILE" if number == 0 else b"_ICC_PROFILE_%d" % number
        return _property(xcb, connection, _atom(xcb, connection, name))
    finally:
        xcb.xcb_disconnect(connection)


def _atom(xcb: Any, connection: int, name: bytes) -> int:
    """The server's number of a name, 0 where nobody has used it."""
    reply = xcb.xcb_intern_atom_reply(connection, xcb.xcb_intern_atom(connection, 1, len(name), name), None)
    if not reply:
        return 0
    try:
        return int(_Atom.from_address(reply).atom)
    finally:
        _libc().free(reply)


def _property(xcb: Any, connection: int, atom: int) -> bytes:
    """What the first root window holds under a name."""
    roots = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(connection))
    if atom == 0 or not roots.data:
        return b""
    root = ctypes.c_uint32.from_address(roots.data).value
    cookie = xcb.xcb_get_property(connection, 0, root, atom, 0, 0, MOST_BYTES // 4)
    reply = xcb.xcb_get_property_reply(connection, cookie, None)
    if not reply:
        return b""
    try:
        length = xcb.xcb_get_property_value_length(reply)
        return ctypes.string_at(xcb.xcb_get_property_value(reply), length)
    finally:
        _libc().free(reply)


@cache
def _libc() -> Any:
    libc = ctypes.CDLL(None)
    libc.free.argtypes = (ctypes.c_void_p,)
    libc.free.restype = None
    return libc


@cache
def _xcb() -> Any:
    xcb = ctypes.CDLL("libxcb.so.1")
    pointer, number = ctypes.c_void_p, ctypes.c_uint32
    for function, result, arguments in (
        ("xcb_connect", pointer, (ctypes.c_char_p, pointer)),
        ("xcb_connection_has_error", ctypes.c_int, (pointer,)),
        ("xcb_disconnect", None, (pointer,)),
        ("xcb_get_setup", pointer, (pointer,)),
        ("xcb_setup_roots_iterator", _Roots, (pointer,)),
        ("xcb_intern_atom", _Cookie, (pointer, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p)),
        ("xcb_intern_atom_reply", pointer, (pointer, _Cookie, pointer)),
        ("xcb_get_property", _Cookie, (pointer, ctypes.c_uint8, number, number, number, number, number)),
        ("xcb_get_property_reply", pointer, (pointer, _Cookie, pointer)),
        ("xcb_get_property_value", pointer, (pointer,)),
        ("xcb_get_property_value_length", ctypes.c_int, (pointer,)),
    ):
        called = getattr(xcb, function)
        called.restype, called.argtypes = result, arguments
    return xcb

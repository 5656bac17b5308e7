"""The only owner of threads: one for the critic, one that writes the catalogue, some that read and decode.

Nothing here is ever waited for by the window, except when it closes. Results arrive as Qt signals in the
thread of the window.
"""

from aesthetic_studio.gui.workers.critic_thread import CriticThread
from aesthetic_studio.gui.workers.decode_pool import DecodePool
from aesthetic_studio.gui.workers.serial_thread import CatalogueReader, CatalogueWriter, SerialThread

__all__ = ["CatalogueReader", "CatalogueWriter", "CriticThread", "DecodePool", "SerialThread"]

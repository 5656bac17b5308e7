"""A program that offers on its session bus what desktops offer, and prints what it is asked for."""

import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection

SAVER, POWER = "org.freedesktop.ScreenSaver", "org.freedesktop.PowerManagement"
PORTAL = "org.freedesktop.portal.Desktop"


def say(*words):
    print(*words, flush=True)


@ClassInfo({"D-Bus Interface": SAVER})
class Saver(QObject):
    @Slot(str, str, result="uint")
    def Inhibit(self, application, reason):  # noqa: N802 - as the interface names it
        say("screen saver", application, reason)
        return 7


@ClassInfo({"D-Bus Interface": f"{POWER}.Inhibit"})
class Power(QObject):
    @Slot(str, str, result="uint")
    def Inhibit(self, application, reason):  # noqa: N802 - as the interface names it
        say("power", application, reason)
        return 8


@ClassInfo({"D-Bus Interface": "org.freedesktop.portal.Notification"})
class Portal(QObject):
    @Slot(str, "QVariantMap")
    def AddNotification(self, key, told):  # noqa: N802 - as the interface names it
        say("notification", key, told["title"], told["body"])


def main() -> None:
    app = QCoreApplication(sys.argv)
    bus = QDBusConnection.sessionBus()
    offered = {"saver": (SAVER, "/org/freedesktop/ScreenSaver", Saver())}
    offered["power"] = (POWER, "/org/freedesktop/PowerManagement/Inhibit", Power())
    offered["portal"] = (PORTAL, "/org/freedesktop/portal/desktop", Portal())
    for name in sys.argv[1:]:
        service, path, object_ = offered[name]
        bus.registerObject(path, object_, QDBusConnection.RegisterOption.ExportAllSlots)
        bus.registerService(service)
    known: set[str] = set()

    def watch() -> None:
        names = set(bus.interface().registeredServiceNames().value())
        for _ in known - names:
            say("somebody has left")
        known.clear()
        known.update(names)

    timer = QTimer(app, interval=20)
    timer.timeout.connect(watch)
    timer.start()
    say("ready")
    app.exec()


main()

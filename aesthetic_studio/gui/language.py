"""The window in the user's language, through Qt's translation files in ``resources/translations``.

How a text is written, everywhere in the window:

- In a class derived from QObject (every widget is): ``self.tr("Open a folder")``. The text is a literal.
- With values: ``self.tr("Reading {name}").format(name=name)``; never an f-string, never a sum of pieces.
- Counted: ``self.tr("%Ln photos", "", count)``, the plural in the source; the files hold "1 photo" too.
- Elsewhere (functions, plain classes): ``translate("Section", "Open a folder")``, and counted
  ``counted("Section", "%Ln photos", count)``; the section is a literal, usually the file's subject.
- In a table that is made when a module is read, before any language is known:
  ``to_translate("Commands", "Quit")`` marks the text, and ``translate("Commands", text)`` says it later.
- Not translated: what others wrote (file names, metadata, a model's words) and what is typed (filters).

``python packaging/translations.py`` puts new texts into ``resources/translations/*.ts`` and makes the
``.qm`` files that are read here; the Chinese words are written into the ``.ts`` file by hand in between. The
commands of ``actions.py`` need no mark: the script reads their table, and what is counted. What rooms without Qt say
to the user, errors and each ``phrase(…)``, is collected by it too; see `sentences`.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from aesthetic_studio.settings import Language, resources

translate = QCoreApplication.translate


def to_translate(context: str, text: str) -> str:  # noqa: ARG001 - read by lupdate
    """The text itself: marks a literal for the translation files."""
    return text


def counted(context: str, text: str, count: int) -> str:
    """A text with a number, in the form that the language has for so many."""
    return translate(context, text, None, count)


def system_language() -> Language:
    """The first of the desktop's languages that the window speaks; English where it speaks none of them."""
    for name in QLocale.system().uiLanguages():
        if name.startswith("zh"):
            return Language.CHINESE
        if name.startswith("en"):
            return Language.ENGLISH
    return Language.ENGLISH


def apply(app: QCoreApplication, language: Language) -> Language:
    """Let the application speak a language, with its figures; windows made from now on are in it.

    Returns:
        The language in use, never ``SYSTEM``.
    """
    from aesthetic_studio.gui import error_words, sentences  # which speak through this file

    chosen = system_language() if language is Language.SYSTEM else language
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(str(chosen)))
    for name, folder in (
        (f"qtbase_{chosen}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"studio_{chosen}", str(resources() / "translations")),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    sentences.begin()
    error_words.said.cache_clear()
    return chosen

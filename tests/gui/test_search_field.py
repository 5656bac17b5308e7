"""The field to search in."""

from aesthetic_studio.gui.search_field import SearchField


def test_few_words_where_it_is_narrow(qtbot):
    field = SearchField("Search, or stars>=3 camera:x-t5", "Search")
    qtbot.addWidget(field)
    field.resize(400, 28)
    field.show()
    assert field.placeholderText() == "Search, or stars>=3 camera:x-t5"
    field.resize(150, 28)
    qtbot.waitUntil(lambda: field.placeholderText() == "Search")


def test_the_cross_is_there_while_there_is_something_to_clear(qtbot):
    field = SearchField("Search")
    qtbot.addWidget(field)
    assert not field._cross.isVisible()
    field.setText("leica")
    assert field._cross.isVisible()
    field._cross.trigger()
    assert field.text() == ""
    assert not field._cross.isVisible()

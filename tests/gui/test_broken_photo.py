from aesthetic_studio.gui.critique.states import broken_file


def test_what_is_wrong_with_a_file_is_said_in_its_cell_and_in_the_panel(qtbot, opened):
    model = opened.model
    row = next(row for row in range(7) if model.photo(row).path.name == "torn.jpg")
    opened.view.select_rows([row])
    qtbot.waitUntil(lambda: model.photo(row).error is not None and opened.settled)
    title = broken_file("").title
    qtbot.waitUntil(lambda: opened.panel._view.page.accessibleName() == title)
    assert opened.panel._view.page.accessibleDescription() == model.photo(row).error

def test_what_is_asked_for_before_the_left_queue_is_read_counts_once(qtbot, opened, session):
    session.broken = {"photo_0.jpg", "photo_1.jpg"}
    session.gate.clear()
    opened.actions_by_name["critique_all"].trigger()
    qtbot.waitUntil(session.waiting.is_set)
    qtbot.waitUntil(lambda: len(opened.library.jobs.failures()) == 2)
    total = opened.desk.state.total
    with qtbot.waitSignal(opened.desk.queue_changed):
        opened.desk._thread.restore()
    assert (opened.desk.state.failed, opened.desk.state.total) == (2, total)
    session.gate.set()
    qtbot.waitUntil(lambda: not opened.desk.busy)

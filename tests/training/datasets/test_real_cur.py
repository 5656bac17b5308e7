from tests.training.datasets.made import photos, read, split_finding, text


def test_album_and_rating_are_folders(tmp_path):
    photos(tmp_path, "album2/1/b.jpg", "album1/5/a.jpg", "album1/3/a.jpg", ".cache/3/x.jpg")
    text(tmp_path, "album1/3/notes.txt", "no photo")
    assert [
        (each.person, each.path.relative_to(tmp_path).as_posix(), each.value)
        for each in read("real-cur", tmp_path, "all")
    ] == [
        ("album1", "album1/3/a.jpg", 5.5),
        ("album1", "album1/5/a.jpg", 10.0),
        ("album2", "album2/1/b.jpg", 1.0),
    ]


def test_a_folder_within_and_folders_that_are_no_rating(tmp_path):
    photos(tmp_path, "REAL-CUR/u1/4/a.jpg", "REAL-CUR/u1/thumbs/a.jpg", "REAL-CUR/u1/6/a.jpg")
    assert [each.value for each in read("real-cur", tmp_path, "all")] == [7.75]
    found = split_finding("real-cur", tmp_path, "all")
    assert (found.records, found.wrong_rows) == (1, 2)
    assert (found.counts["raters"].counted, found.counts["raters"].published) == (1, 14)

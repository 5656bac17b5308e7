import json
import shutil

from PIL import ExifTags, Image


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_identical_files_are_listed_group_by_group(run, paint):
    first = paint("p/a.jpg", (10, 10, 10))
    paint("p/other.jpg", (240, 240, 240))
    shutil.copy(first, first.parent / "b.jpg")
    run("library", "add", first.parent)
    assert lines(run("library", "duplicates", "--json")) == [
        {"duplicates": [str(first), str(first.parent / "b.jpg")]}
    ]
    assert run("library", "duplicates").stdout.splitlines() == [str(first), str(first.parent / "b.jpg")]


def test_without_duplicates(run, paint):
    run("library", "add", paint("p/a.jpg").parent)
    result = run("library", "duplicates")
    assert (result.exit_code, result.stdout) == (0, "")


def test_stacks_are_found_listed_and_taken_apart(run, tmp_path):
    folder = tmp_path / "burst"
    folder.mkdir()
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:11:01 10:00:00"
    picture = Image.linear_gradient("L").rotate(30)
    for name, quality in (("a.jpg", 90), ("b.jpg", 80)):
        picture.save(folder / name, exif=exif, quality=quality)
    run("library", "add", folder)
    assert lines(run("library", "stacks", "--json")) == []
    stack = {"stack": [str(folder / "a.jpg"), str(folder / "b.jpg")]}
    assert lines(run("library", "stacks", "--find", "--json")) == [stack]
    assert lines(run("library", "stacks", "--json")) == [stack]
    assert lines(run("library", "stacks", "--unstack", "--json")) == []

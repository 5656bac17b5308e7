import json


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_albums_are_filled_listed_renamed_and_deleted(run, paint):
    first, second = paint("p/a.jpg"), paint("p/b.jpg", (9, 9, 9))
    run("library", "add", first.parent)
    assert run("library", "albums", "add", "Best of", first).exit_code == 0
    assert run("library", "albums", "add", "BEST OF", second, first).exit_code == 0
    assert lines(run("library", "albums", "list", "--json")) == [
        {"album": "Best of", "photos": 2, "filter": None}
    ]
    listed = lines(run("library", "list", "--album", "best of", "--filter", "name:b", "--json"))
    assert [each["path"] for each in listed] == [str(second)]
    assert run("library", "albums", "remove", "Best of", first).exit_code == 0
    assert run("library", "albums", "rename", "Best of", "Keepers").exit_code == 0
    assert run("library", "albums", "list").stdout == "Keepers: 1 photos\n"
    assert run("library", "albums", "delete", "keepers").exit_code == 0
    assert run("library", "albums", "list").stdout == ""


def test_smart_albums_are_filters(run, paint):
    run("library", "add", paint("p/a.jpg").parent)
    assert run("library", "albums", "save", "Raw", "format:raw").exit_code == 0
    assert run("library", "albums", "save", "All", "format:jpeg or missing:yes").exit_code == 0
    assert run("library", "albums", "list").stdout.splitlines() == [
        'All: 1 photos, format:"jpeg" or missing=yes',
        'Raw: 0 photos, format:"raw"',
    ]
    assert len(lines(run("library", "list", "--album", "All", "--json"))) == 1
    assert run("library", "list", "--album", "Raw", "--json").stdout == ""


def test_what_goes_wrong_is_told(run, paint):
    photo = paint("p/a.jpg")
    result = run("library", "albums", "add", "Best", photo)
    assert result.exit_code == 1
    assert "does not know" in result.stderr
    assert run("library", "albums", "save", "Wrong", "colour:red").exit_code == 2
    assert run("library", "albums", "save", "Best", "stars=5").exit_code == 2
    assert run("library", "list", "--album", "None such").exit_code == 2


def test_the_list_has_many_orders(run, paint):
    for name, shade in (("p/b.jpg", 10), ("p/a.png", 200)):
        paint(name, (shade, shade, shade))
    run("library", "add", paint("p/c.jpg").parent)

    def names(*options):
        return [each["path"].rsplit("/", 1)[1] for each in lines(run("library", "list", "--json", *options))]

    assert names("--sort", "name") == ["a.png", "b.jpg", "c.jpg"]
    assert names("--sort", "name", "--reverse") == ["c.jpg", "b.jpg", "a.png"]
    assert sorted(names("--sort", "size")) == ["a.png", "b.jpg", "c.jpg"]
    assert run("library", "list", "--sort", "beauty").exit_code == 2

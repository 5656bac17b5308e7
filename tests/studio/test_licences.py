from aesthetic_studio.studio.licences import dependencies, licence_text


def test_what_is_needed_directly_and_indirectly_is_there_with_a_licence():
    found = {each.name: each for each in dependencies()}
    assert {"numpy", "pillow", "pydantic_core"} <= found.keys()
    assert "aesthetic-studio" not in found
    assert found["SQLAlchemy"].licence == "MIT"
    assert sum(not each.licence for each in found.values()) <= len(found) // 10


def test_the_text_of_a_licence_is_the_packages_own():
    assert "Permission is hereby granted" in licence_text("SQLAlchemy")
    assert licence_text("no-such-package") == ""

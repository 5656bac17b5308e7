from hypothesis import given
from hypothesis import strategies as st

from aesthetic_studio.domain.keywords import in_step, names_told

words = st.lists(
    st.sampled_from(["lake", "Lake", "night", "Zoë", "sea|lake", "Places|Sea", "Places|Iceland|lake"])
)


@given(words, words, words)
def test_a_sidecars_keywords_follow(told, removed, added):
    told = names_told(*parts(told))
    gone = {name.casefold() for name in removed}
    wanted = [name for name in told if name.casefold() not in gone] + added
    after = names_told(*in_step(wanted, told, *parts(told)))
    assert {name.casefold() for name in after if "|" in name} == {
        name.casefold() for name in wanted if "|" in name
    }
    inside = {part.casefold() for name in wanted for part in name.split("|")}
    assert {word.casefold() for word in after if "|" not in word} <= inside
    assert inside <= {part.casefold() for name in after for part in name.split("|")}
    assert in_step(told, told, *parts(told)) == parts(told)


def parts(names):
    paths = tuple(dict.fromkeys(name for name in names if "|" in name))
    return tuple(dict.fromkeys(name.rsplit("|", 1)[-1] for name in names)), paths

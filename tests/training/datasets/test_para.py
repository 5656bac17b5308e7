import pytest

from aesthetic_studio.training.datasets.catalogue import find
from tests.training.datasets.made import photos, read, split_finding, text

RATING_HEADER = (
    "sessionId,imageName,userId,aestheticScore,qualityScore,compositionScore,colorScore,dofScore,contentScore,"
    "lightScore,isObjectEmphasis,imageEmotion,difficultyOfJudgment,contentPreference,willingnessToShare,semantic"
)
MEAN_HEADER = (
    "imageName,sessionId,semantic,aestheticScore_1.0,aestheticScore_5.0,aestheticScore_mean,aestheticScore_std,"
    "qualityScore_mean,qualityScore_std,compositionScore_mean,colorScore_mean,dofScore_mean,lightScore_mean,"
    "contentScore_mean"
)


def para(folder):
    text(
        folder,
        "annotation/PARA-Images.csv",
        RATING_HEADER,
        "session1,iaa_pub1_.jpg,A9f2,3.5,3.4,3,4,3,3,3,1,content,0,4,3,portrait",
        "session1,iaa_pub1_.jpg,Bc11,5.0,4,3,4,3,3,3,1,content,0,4,3,portrait",
        "session2,iaa_pub71_.jpg,A9f2,1.0,2,3,4,3,3,3,0,content,0,4,3,scene",
        "session2,iaa_pub72_.jpg,A9f2,,2,3,4,3,3,3,0,content,0,4,3,scene",
    )
    text(
        folder,
        "annotation/PARA-GiaaTrain.csv",
        MEAN_HEADER,
        "iaa_pub1_.jpg,session1,portrait,0,3,3.0,0.5,3.4,0.4,2,4,3,3,5",
    )
    text(
        folder,
        "annotation/PARA-GiaaTest.csv",
        MEAN_HEADER,
        "iaa_pub71_.jpg,session2,scene,1,0,1.0,,2,0.4,2,4,3,3,5",
        "iaa_pub99_.jpg,session2,scene,1,0,9.0,0.1,2,0.4,2,4,3,3,5",
    )
    photos(folder, "imgs/session1/iaa_pub1_.jpg", "imgs/session2/iaa_pub71_.jpg")
    return folder


def test_means_with_their_spread_and_attributes(tmp_path):
    [record] = read("para", para(tmp_path), "train")
    assert record.path == tmp_path / "imgs/session1/iaa_pub1_.jpg"
    assert (record.score, record.std) == pytest.approx((5.5, 0.5 * 9 / 4))
    assert record.attributes["content"] == 10
    assert record.attributes["quality"] == pytest.approx(1 + 9 * 2.4 / 4)


def test_each_persons_ratings(tmp_path):
    ratings = read("para", para(tmp_path), "ratings")
    assert [(each.person, each.value) for each in ratings] == [
        ("A9f2", pytest.approx(1 + 9 * 2.5 / 4)),
        ("Bc11", 10.0),
        ("A9f2", 1.0),
    ]


def test_the_test_part_and_what_is_wrong_in_it(tmp_path):
    [record] = read("para", para(tmp_path), "test")
    assert (record.score, record.std) == (1.0, None)
    found = split_finding("para", tmp_path, "test")
    assert (found.records, found.wrong_rows) == (1, 1)
    assert "9 is outside the scale from 1 to 5" in found.wrong_examples[0]


def test_raters_are_counted(tmp_path):
    counts = split_finding("para", para(tmp_path), "ratings").counts
    assert {what: (count.counted, count.published) for what, count in counts.items()} == {
        "photos": (2, 31_220),
        "raters": (2, 438),
    }
    people = next(each for each in find("para").check(tmp_path).files if "UserInfo" in each.name)
    assert (people.found, people.required) == (None, False)

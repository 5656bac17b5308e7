"""Encoded pictures keep their labels, and are not made twice."""

from pathlib import Path

import numpy as np
import pytest
import torch
from skimage import data
from transformers import LlamaConfig

from aesthetic_studio.networks.calm import CalmConfig, CalmForConditionalGeneration, CalmImageProcessor
from aesthetic_studio.training.photo_sets import TrainingPhoto
from aesthetic_studio.training.pictures import PictureStore, encode_pairs, encode_rated
from aesthetic_studio.training.self_supervision.samples import TO_SPEAK, make_pair
from tests.networks.twin.test_modeling_twin import small

PHOTOS = tuple(
    TrainingPhoto(f"{name}.jpg", np.ascontiguousarray(getattr(data, name)()[::3, ::3]), beauty)
    for name, beauty in (("astronaut", None), ("coffee", 6.5), ("chelsea", 7.0))
)


@pytest.fixture(scope="module")
def model() -> CalmForConditionalGeneration:
    torch.manual_seed(0)
    text = LlamaConfig(
        vocab_size=64, hidden_size=32, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2
    )
    config = CalmConfig(
        vision_config=small(),
        text_config=text,
        image_size=64,
        mfam_grid=2,
        thematic_grid=1,
        pooling="mean_max",
        qformer_hidden_size=32,
        qformer_num_layers=1,
        qformer_num_heads=2,
        qformer_intermediate_size=32,
        num_queries=2,
    )
    return CalmForConditionalGeneration(config).eval()


def encode(model: CalmForConditionalGeneration, folder: Path) -> PictureStore:
    return encode_pairs(
        model,
        CalmImageProcessor(64),
        PHOTOS,
        [5.0, 6.0, 7.0],
        folder,
        pairs=5,
        seed=3,
        workers=0,
        report=lambda figures: None,
    )


def test_pictures_come_back_with_their_labels(model: CalmForConditionalGeneration, tmp_path: Path) -> None:
    store = encode(model, tmp_path)
    assert len(store) == 10
    for index in range(5):
        rng = np.random.default_rng((3, index))
        photo = int(rng.integers(len(PHOTOS)))
        for picture, sample in zip(
            (store[2 * index], store[2 * index + 1]), make_pair(PHOTOS[photo], rng, TO_SPEAK), strict=True
        ):
            assert [defect.kind for defect in picture.sample.defects] == [
                defect.kind for defect in sample.defects
            ]
            assert np.allclose(
                [defect.amount for defect in picture.sample.defects],
                [defect.amount for defect in sample.defects],
            )
            assert picture.sample.facts == sample.facts
            assert picture.base == [5.0, 6.0, 7.0][photo]
            pixels = CalmImageProcessor(64).pixels([sample.image])
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                depths = model.encode_depths(pixels)
            for kept, made in zip(picture.depths, depths, strict=True):
                assert torch.allclose(kept.float(), made[0].float(), atol=0.05, rtol=0.05)


def test_encoding_leaves_the_encoder_as_it_was(model: CalmForConditionalGeneration, tmp_path: Path) -> None:
    model.train()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    encode(model, tmp_path)
    model.eval()
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())


def test_what_is_there_is_not_made_again(model: CalmForConditionalGeneration, tmp_path: Path) -> None:
    encode(model, tmp_path)
    times = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    encode(model, tmp_path)
    assert {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == times


def test_rated_photos_come_in_versions(model: CalmForConditionalGeneration, tmp_path: Path) -> None:
    rated = [photo for photo in PHOTOS if photo.beauty]
    store = encode_rated(model, CalmImageProcessor(64), rated, tmp_path, versions=3, seed=1, workers=0)
    assert [store[index].photo for index in range(6)] == [0, 0, 0, 1, 1, 1]
    assert store[3].base == 7.0
    assert not store[0].sample.defects

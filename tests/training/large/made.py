"""A large CALM in miniature: parts of a few thousand weights, data sets of a few photos, and a recipe."""

import json
from pathlib import Path

import numpy as np
from PIL import Image
from transformers import LlamaForCausalLM, SiglipConfig, SiglipModel, SiglipTextConfig

from tests.networks.calm.parts import photo, tiny_llama, tiny_siglip, tiny_tokenizer

RECIPE = """
model: calm-tiny
parts.vision: {vision}
parts.llm: {llm}
parts.quantization: {quantization}
parts.dtype: float32
mfam.num_queries: 2
mfam.qformer_hidden_size: 32
mfam.qformer_num_layers: 1
mfam.qformer_num_heads: 2
mfam.qformer_intermediate_size: 64
mfam.mfam_grid: 2
mfam.thematic_grid: 2
lora.rank: 4
lora.alpha: 8
lora.targets: [q_proj, v_proj, down_proj]
lora.rate: 3
data.unlabeled: [plain, "ava:train"]
data.captions: [laion-cc-sbu]
data.scores: ["ava:train"]
data.comments: ["ava-captions:without_ava_test"]
data.questions: [aesmmit]
data.people: ["flickr-aes:train"]
data.held_out: 0.2
lessons.photo_side: 96
lessons.examples: 2
lessons.at_once: 2
lessons.validation: 2
mix1.cues: 1
mix1.captions: 1
mix2.scores: 1
mix2.comments: 1
mix2.questions: 1
mix2.operations: 1
mix2.damaged: 1
mix2.episodes: 1
mix2.simulated: 1
stage1.steps: 3
stage1.batch_size: 4
stage1.learning_rate: 1.0e-2
stage1.keep_every: 2
stage1.report_every: 1
stage1.validate_every: 3
stage1.workers: 0
stage1.precision: "no"
stage2.steps: 4
stage2.batch_size: 4
stage2.learning_rate: 1.0e-2
stage2.keep_every: 2
stage2.report_every: 1
stage2.workers: 0
stage2.precision: "no"
card.name: Tiny
card.licence: none
card.description: A test.
card.trained_on: nothing.
card.cannot_judge: anything.
"""
TALK = [
    {"from": "human", "value": "<image>\nIs it sharp?"},
    {"from": "gpt", "value": "Yes, the light is soft."},
    {"from": "human", "value": "And the colours?"},
    {"from": "gpt", "value": "They are warm."},
]


def make_parts(folder: Path) -> tuple[Path, Path]:
    """A whole SigLIP with its colours, and a Llama with its tokenizer, as a hub has them."""
    vision, llm = folder / "vision", folder / "llm"
    text = SiglipTextConfig(
        vocab_size=64, hidden_size=64, intermediate_size=64, num_hidden_layers=1, num_attention_heads=2
    )
    config = SiglipConfig(text_config=text.to_dict(), vision_config=tiny_siglip().to_dict())
    SiglipModel(config).save_pretrained(vision)
    (vision / "preprocessor_config.json").write_text(
        json.dumps({"image_mean": [0.5, 0.5, 0.5], "image_std": [0.25, 0.25, 0.25], "size": {"height": 64}})
    )
    tokenizer = tiny_tokenizer()
    LlamaForCausalLM(tiny_llama(len(tokenizer))).save_pretrained(llm)
    tokenizer.save_pretrained(llm)
    return vision, llm


def make_data(root: Path) -> Path:
    """Twelve photos in every data set that the recipe names."""
    names = [f"{number}.jpg" for number in range(1, 13)]
    for place in (
        "plain",
        "ava/images",
        "ava-captions/images",
        "aesmmit/images",
        "laion-cc-sbu/image",
        "flickr-aes/40K",
    ):
        (root / place).mkdir(parents=True)
        for number, name in enumerate(names):
            Image.fromarray(photo(number)).save(root / place / name)
    rng = np.random.default_rng(0)
    votes = [" ".join(map(str, [n, n, *rng.integers(0, 9, 9), 1, 0, 0, 0])) for n in range(1, 13)]
    (root / "ava" / "AVA.txt").write_text("\n".join(votes) + "\n")
    for place in ("ava", "ava-captions"):
        (root / place / "generic_test.jpgl").write_text("12\n")
    images = [
        {"filename": name, "split": "train", "sentences": [{"raw": "The light is soft."}]} for name in names
    ]
    captions = {"images": images}
    (root / "ava-captions" / "CLEAN_AVA_FULL_AFTER_SUBJECTIVE_CLEANING.json").write_text(json.dumps(captions))
    pairs = {"annotations": [{"image_id": name[:-4], "caption": "the colours are warm"} for name in names]}
    (root / "laion-cc-sbu" / "filter_cap.json").write_text(json.dumps(pairs))
    talks = [{"id": name, "image": name, "conversations": TALK} for name in names]
    (root / "aesmmit" / "AesMMIT.json").write_text(json.dumps(talks))
    ratings = [f"{person},{name},{rng.integers(1, 6)}" for person in "abcdefgh" for name in names]
    table = root / "flickr-aes" / "FLICKR-AES_image_labeled_by_each_worker.csv"
    table.write_text("\n".join(["worker,imagePair,score", *ratings]) + "\n")
    (root / "flickr-aes" / "test_workers.csv").write_text("nobody\n")
    return root


def make_recipe(folder: Path, quantization: str = "none", **changes: str) -> Path:
    """The recipe for parts in the same folder; changes are of whole lines, by their keys with two underscores."""
    vision, llm = make_parts(folder)
    text = RECIPE.format(vision=vision, llm=llm, quantization=quantization)
    lines = dict(line.split(": ", 1) for line in text.strip().splitlines())
    lines |= {key.replace("__", "."): value for key, value in changes.items()}
    file = folder / "recipe.yaml"
    file.write_text("".join(f"{key}: {value}\n" for key, value in lines.items() if value), encoding="utf-8")
    return file

import builtins
import hashlib
import json
import shutil

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from aesthetic_studio.critics import calm, loading
from aesthetic_studio.critics.catalogue import read_folder
from aesthetic_studio.critics.loading import count_quantized, load_critic
from aesthetic_studio.domain.errors import CriticUnavailableError
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from tests.critics.conftest import save_calm
from tests.networks.calm.parts import photo

LINEAR_LAYERS = 2 * 7  # two Llama layers of q, k, v, o, gate, up, down


def test_nf4_quantizes_the_language_models_layers_and_nothing_else(load):
    critic = load(quantization="nf4")

    assert critic.info.quantization == "nf4"
    assert critic.info.quantized_modules == LINEAR_LAYERS
    network = critic._network
    assert count_quantized(network) == (LINEAR_LAYERS, 0, 0)
    assert type(network.get_output_embeddings()) is torch.nn.Linear
    assert network.get_output_embeddings().weight.dtype == torch.bfloat16
    assert network.mfam.thematic.weight.dtype == torch.float32
    assert network.vision_encoder.dtype == torch.float32


def test_photos_look_alike_in_half_precision(load, monkeypatch):
    seen = []
    for half in (True, False):
        monkeypatch.setattr(calm, "_computes_in_bf16", lambda half=half: half)
        seen.append(load(quantization="nf4").encode([photo(1)])[0])

    assert not torch.equal(seen[0].tokens, seen[1].tokens)
    np.testing.assert_allclose(seen[0].embedding, seen[1].embedding, atol=0.02)


def test_nf4_still_judges_and_speaks(load):
    critic = load(quantization="nf4")
    [encoded] = critic.encode([photo(1)])

    critique = list(critic.critique(encoded, cancel=CancelToken()))[-1].critique

    assert 1 <= critique.score.value <= 10
    assert critique.complete
    assert critique.comment


def test_tied_heads_stay_whole(load, tmp_path):
    critic = load(save_calm(tmp_path / "tied", tied=True), quantization="nf4")

    assert critic.info.quantized_modules == LINEAR_LAYERS


def test_without_quantization(load, calm_folder):
    critic = load(quantization="none", device="auto" if not torch.cuda.is_available() else "cpu")

    digest = hashlib.sha256((calm_folder / "model.safetensors").read_bytes()).hexdigest()
    assert critic.info.revision == digest[:12]
    assert (critic.info.id, critic.info.device) == ("tiny", "cpu")
    assert (critic.info.quantization, critic.info.quantized_modules) == ("none", 0)
    assert critic._language_model.dtype == torch.float32


def test_auto_falls_back_with_a_warning(load, monkeypatch, caplog):
    monkeypatch.setattr(loading, "_nf4_obstacle", lambda _: "bitsandbytes does not work here")

    critic = load(quantization="auto")

    assert critic.info.quantization == "none"
    assert "bitsandbytes does not work here" in caplog.text


def test_auto_takes_nf4(load):
    assert load(quantization="auto").info.quantization == "nf4"


def test_nf4_by_force_says_why_not(load, monkeypatch):
    monkeypatch.setattr(loading, "_nf4_obstacle", lambda _: "hidden_size 100 cannot be divided by 64")

    with pytest.raises(CriticUnavailableError, match="cannot be divided"):
        load(quantization="nf4")


def test_counts_what_is_really_there(load):
    with pytest.raises(CriticUnavailableError, match="Quantization went wrong"):
        loading._check_quantized((0, LINEAR_LAYERS, 0), "nf4")
    with pytest.raises(CriticUnavailableError, match="Quantization went wrong"):
        loading._check_quantized((LINEAR_LAYERS, 0, 3), "nf4")


@pytest.fixture
def broken(calm_folder, tmp_path):
    return shutil.copytree(calm_folder, tmp_path / "copy")


def without(name):
    return lambda folder: (folder / name).unlink()


def garbage(name):
    return lambda folder: (folder / name).write_bytes(b"\x00garbage")


def shorten(folder):
    whole = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(whole[: len(whole) // 2])


def drop_a_tensor(folder):
    tensors = load_file(folder / "model.safetensors")
    del tensors["mfam.thematic.weight"]
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})


def resize_a_tensor(folder):
    tensors = load_file(folder / "model.safetensors")
    tensors["mfam.thematic.weight"] = torch.zeros(3, 3)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})


def changed(name, **values):
    def change(folder):
        content = json.loads((folder / name).read_text(encoding="utf-8"))
        (folder / name).write_text(json.dumps(content | values), encoding="utf-8")

    return change


def broken_template(folder):
    (folder / "chat_template.jinja").write_text("{% for %}", encoding="utf-8")


@pytest.mark.parametrize(
    "damage",
    [
        without("model.safetensors"),
        without("config.json"),
        without("tokenizer.json"),
        garbage("model.safetensors"),
        garbage("config.json"),
        garbage("tokenizer.json"),
        shorten,
        drop_a_tensor,
        resize_a_tensor,
        changed("config.json", num_queries="many"),
        changed("config.json", low_layer=99),
        broken_template,
    ],
)
def test_damaged_folders_are_said_to_be_so(load, broken, damage):
    damage(broken)

    with pytest.raises(CriticUnavailableError) as failure:
        load(broken)

    assert failure.value.message


@pytest.mark.parametrize(
    ("file", "entries"),
    [
        (
            "tokenizer_config.json",
            {"tokenizer_class": "Own", "auto_map": {"AutoTokenizer": ["own.Own", None]}},
        ),
        (
            "processor_config.json",
            {
                "image_processor": {
                    "image_processor_type": "Own",
                    "auto_map": {"AutoImageProcessor": "own.Own"},
                }
            },
        ),
    ],
)
def test_code_in_a_folder_is_neither_run_nor_asked_about(load, broken, monkeypatch, file, entries):
    asked: list[str] = []
    monkeypatch.setattr(builtins, "input", lambda question: asked.append(question) or "y")
    (broken / "own.py").write_text("raise SystemExit('ran')\n", encoding="utf-8")
    changed(file, **entries)(broken)

    with pytest.raises(CriticUnavailableError):
        load(broken)

    assert not asked


def test_an_unknown_kind(broken):
    (broken / "studio.json").write_text('{"id": "x", "family": "oracle"}', encoding="utf-8")

    with pytest.raises(CriticUnavailableError, match="oracle"):
        load_critic(read_folder(broken), device="cpu", quantization="none", progress=ignore_progress)


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU")
def test_cuda_without_a_gpu(load):
    with pytest.raises(CriticUnavailableError, match="CUDA"):
        load(device="cuda")


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("DefaultCPUAllocator: can't allocate memory")])
def test_too_little_memory(load, monkeypatch, error):
    def fail(*_):
        raise error

    monkeypatch.setattr(loading, "_read_weights", fail)

    with pytest.raises(CriticUnavailableError, match="Memory does not suffice"):
        load()


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
@pytest.mark.parametrize("quantization", ["nf4", "none"])
def test_on_the_gpu(load, quantization):
    critic = load(device="cuda", quantization=quantization)
    [encoded] = critic.encode([photo(1)])

    critique = list(critic.critique(encoded, cancel=CancelToken()))[-1].critique

    assert critic.info.device == "cuda"
    assert critic.info.quantized_modules == (LINEAR_LAYERS if quantization == "nf4" else 0)
    assert 1 <= critique.score.value <= 10

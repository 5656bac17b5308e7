import pytest
import torch
from transformers import DynamicCache

from aesthetic_studio.critics.generation import Speech, decode, pieces
from aesthetic_studio.critics.scoring import read_prefix
from aesthetic_studio.domain.progress import Cancelled, CancelToken
from tests.networks.calm.parts import photo, tiny_calm, tiny_tokenizer


@pytest.fixture(scope="module")
def spoken():
    """A network, a prefix with a photo, the rest of the prompt, and the whole."""
    model, processor = tiny_calm()
    with torch.no_grad():
        features = model.get_image_features(processor.image_processor([photo(1)])["pixel_values"])
    ids = processor.encode_prompt("<image> Comment on this photo.")
    prefix = read_prefix(model, ids[:-6], features, 1)
    return model, prefix, ids, features


def say(spoken, speech, cancel=None, stop_ids=frozenset()):
    model, prefix, ids, _ = spoken
    return list(
        decode(
            model.language_model,
            prefix,
            ids[-6:],
            speech=speech,
            stop_ids=stop_ids,
            cancel=cancel or CancelToken(),
        )
    )


def test_a_shared_prefix_says_what_the_whole_prompt_says(spoken):
    model, prefix, ids, features = spoken
    length = prefix.get_seq_length()

    twice = [say(spoken, Speech(8, no_repeat=99)) for _ in range(2)]

    whole = list(ids)
    for _ in range(8):
        with torch.no_grad():
            logits = model(input_ids=torch.tensor([whole]), image_features=features).logits
        whole.append(int(logits[0, -1].argmax()))
    assert twice == [whole[len(ids) :]] * 2
    assert prefix.get_seq_length() == length


def test_stops_at_an_end_token(spoken):
    said = say(spoken, Speech(8))

    assert say(spoken, Speech(8), stop_ids=frozenset({said[3]})) == said[: said.index(said[3])]


def test_cancel_stops_within_one_token(spoken):
    model, prefix, ids, _ = spoken
    cancel = CancelToken()
    tokens = decode(
        model.language_model, prefix, ids[-6:], speech=Speech(50), stop_ids=frozenset(), cancel=cancel
    )
    next(tokens)

    cancel.cancel()

    with pytest.raises(Cancelled):
        next(tokens)


def test_chance_is_seeded(spoken):
    draws = [say(spoken, Speech(12, temperature=5.0, seed=seed)) for seed in (1, 1, 2)]

    assert draws[0] == draws[1] != draws[2]


class Parrot:
    """A language model that always wants to say 7, then 8."""

    device = torch.device("cpu")

    def __call__(self, input_ids, past_key_values, **_):
        logits = torch.zeros(1, 1, 10)
        logits[0, 0, 7], logits[0, 0, 8] = 2.0, 1.0
        return type("Output", (), {"logits": logits})


def test_loops_are_broken():
    said = list(
        decode(
            Parrot(),
            DynamicCache(),
            [1],
            speech=Speech(30, no_repeat=3),
            stop_ids=frozenset(),
            cancel=CancelToken(),
        )
    )

    runs = [tuple(said[place : place + 3]) for place in range(len(said) - 2)]
    assert len(runs) == len(set(runs))
    assert said[:3] == [7, 7, 7]


def test_pieces_make_the_text_and_keep_characters_whole():
    tokenizer = tiny_tokenizer()
    text = "Warm light – fine 📷 colours"

    parts = list(pieces(tokenizer(text)["input_ids"], tokenizer))

    assert "".join(parts) == text
    assert "\N{REPLACEMENT CHARACTER}" not in "".join(parts)
    assert len(parts) > 5

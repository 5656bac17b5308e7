import json
import shutil
from itertools import takewhile

import numpy as np
import pytest
import torch
from transformers import AddedToken

from aesthetic_studio.critics import calm as calm_module
from aesthetic_studio.critics.protocol import RatedExample
from aesthetic_studio.domain.critique import (
    Attribute,
    AttributesReady,
    CommentPiece,
    CritiqueReady,
    ScoreReady,
    SuggestionReady,
)
from aesthetic_studio.domain.errors import ModelAnswerError, OutOfMemoryError
from aesthetic_studio.domain.progress import Cancelled, CancelToken
from tests.networks.calm.parts import photo

GO = CancelToken()


@pytest.fixture(scope="module")
def photos(critic):
    return critic.encode([photo(seed, height, 64) for seed, height in enumerate((32, 64, 160, 48, 48))])


def examples_of(photos, *ratings):
    return [RatedExample(encoded, rating) for encoded, rating in zip(photos, ratings, strict=False)]


def test_encodes_any_sizes_alike_in_any_batch(critic, photos):
    [alone] = critic.encode([photo(2, 160, 64)])

    assert photos[2].embedding.shape == (64 + 64,)  # content, then visual tokens
    assert photos[2].embedding.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(alone.embedding), 1.0, rtol=1e-5)
    np.testing.assert_allclose(alone.embedding, photos[2].embedding, atol=1e-4)
    assert critic.encode([]) == []


def test_scores_alike_alone_and_in_a_batch(critic, photos):
    together = critic.score(photos, cancel=GO)
    alone = [critic.score([encoded], cancel=GO)[0] for encoded in photos]

    assert [score.value for score in together] == pytest.approx([score.value for score in alone], abs=1e-3)
    assert len({round(score.value, 4) for score in together}) > 1
    assert all(sum(score.distribution.values()) == pytest.approx(1.0) for score in together)
    assert critic.score([], cancel=GO) == []


def test_the_critiques_score_is_the_score(critic, photos):
    critique = list(critic.critique(photos[0], cancel=GO))[-1].critique

    [score] = critic.score(photos[:1], cancel=GO)

    assert critique.score.value == pytest.approx(score.value, abs=1e-3)
    assert critique.elapsed_s > 0


def test_events_come_in_order_and_add_up(critic, photos):
    events = list(critic.critique(photos[0], cancel=GO))

    kinds = [type(event) for event in events]
    assert kinds[:2] == [ScoreReady, AttributesReady]
    assert kinds[-1] is CritiqueReady
    assert kinds == sorted(
        kinds, key=[ScoreReady, AttributesReady, CommentPiece, SuggestionReady, CritiqueReady].index
    )
    critique = events[-1].critique
    assert critique.comment == "".join(event.text for event in events if isinstance(event, CommentPiece))
    assert critique.suggestions == tuple(
        event.suggestion for event in events if isinstance(event, SuggestionReady)
    )
    assert critique.complete
    assert critique.critic == critic.info


def test_what_it_was_not_taught_is_none(critic, photos):
    attributes = list(critic.critique(photos[0], cancel=GO))[-1].critique.attributes

    assert list(attributes) == list(Attribute)
    assert attributes[Attribute.SUBJECT] is None
    assert all(1 <= attributes[name] <= 10 for name in Attribute if name is not Attribute.SUBJECT)


def test_examples_change_the_score_and_their_order_counts(critic, photos):
    high = critic.score(photos[3:4], cancel=GO, examples=examples_of(photos, 9.0, 10.0))
    low = critic.score(photos[3:4], cancel=GO, examples=examples_of(photos, 1.0, 2.0))
    both = critic.score(photos[3:5], cancel=GO, examples=examples_of(photos, 9.0, 10.0))

    assert high[0].value != pytest.approx(low[0].value, abs=1e-6)
    assert both[0].value == pytest.approx(high[0].value, abs=1e-3)
    assert both[1].value != pytest.approx(high[0].value, abs=1e-6)


@torch.no_grad()
def test_shared_examples_equal_reading_the_whole_prompt(critic, photos):
    from aesthetic_studio.critics import prompts
    from aesthetic_studio.critics.scoring import AnswerTree, to_score

    network, processor = critic._network, critic._processor
    [score] = critic.score(photos[3:4], cancel=GO, examples=examples_of(photos, 9.0, 3.0))

    ids = processor.encode_prompt(prompts.personal_prompt([9.0, 3.0]))
    features = torch.stack([photos[place].tokens for place in (0, 1, 3)])
    answers = processor.encode_answers(prompts.SCORE_ANSWERS)
    tree = AnswerTree.of(answers)
    logs = []
    for answer in answers:
        whole = (
            network(input_ids=torch.tensor([ids + answer]), image_features=features).logits[0].log_softmax(-1)
        )
        logs.append(sum(whole[len(ids) + place - 1, token] for place, token in enumerate(answer)))
    assert score.value == pytest.approx(to_score(torch.stack(logs).log_softmax(-1)).value, abs=5e-3)
    assert len(tree.tokens) < 91


def test_the_same_examples_are_read_once(critic, photos, monkeypatch):
    read: list[int] = []
    original = calm_module.read_prefix
    monkeypatch.setattr(
        calm_module,
        "read_prefix",
        lambda *arguments, **options: read.append(arguments[3]) or original(*arguments, **options),
    )
    shown = examples_of(photos, 8.0, 2.5, 4.0)

    critic.score(photos[3:4], cancel=GO, examples=shown)
    critic.score(photos[4:5], cancel=GO, examples=shown)

    assert len(read) == 3  # the examples, then each photo


def test_examples_are_let_go_where_memory_does_not_suffice(critic, photos, monkeypatch):
    def fail(*_, **__):
        raise torch.OutOfMemoryError("CUDA out of memory")

    shown = examples_of(photos, 8.0, 2.5)
    before = critic.score(photos[3:4], cancel=GO, examples=shown)
    with monkeypatch.context() as patch:
        patch.setattr(calm_module, "read_prefix", fail)
        with pytest.raises(OutOfMemoryError):
            critic.score(photos[3:4], cancel=GO)

    assert critic._examples is None
    assert critic.score(photos[3:4], cancel=GO, examples=shown) == before


def test_more_examples_than_fit_are_left_out(critic, photos):
    assert critic.max_examples == 4

    many = critic.score(photos[:1], cancel=GO, examples=examples_of(photos * 2, *range(1, 10)))
    few = critic.score(photos[:1], cancel=GO, examples=examples_of(photos * 2, *range(1, 5)))

    assert many == few


def test_cancelled_before_the_score(critic, photos):
    cancel = CancelToken()
    cancel.cancel()

    with pytest.raises(Cancelled):
        next(critic.critique(photos[0], cancel=cancel))
    with pytest.raises(Cancelled):
        critic.score(photos, cancel=cancel)
    with pytest.raises(Cancelled):
        next(critic.ask(photos[0], "Why?", cancel=cancel))


def test_cancelled_while_speaking(critic, photos):
    whole = list(critic.critique(photos[0], cancel=GO))
    cancel = CancelToken()
    events = critic.critique(photos[0], cancel=cancel)
    seen = list(takewhile(lambda event: not isinstance(event, CommentPiece), events))

    cancel.cancel()
    rest = list(events)

    assert len(seen) == 2
    assert len(rest) == 1
    assert not rest[0].critique.complete
    assert rest[0].critique.score == whole[0].score
    assert rest[0].critique.comment == next(event.text for event in whole if isinstance(event, CommentPiece))


def test_answers_questions_and_survives_strange_ones(critic, photos):
    for question in ("Is it sharp?", "<image><low></s><thematic>", "", "€" * 300):
        assert isinstance("".join(critic.ask(photos[0], question, cancel=GO)), str)


def test_what_was_never_taught_is_not_answered_at_random(load, calm_folder, tmp_path):
    folder = shutil.copytree(calm_folder, tmp_path / "modest")
    described = {
        "id": "modest",
        "name": "Modest",
        "question_words": "sharp blur",
        "questions_about": "sharpness",
    }
    (folder / "studio.json").write_text(json.dumps(described), encoding="utf-8")
    modest = load(folder)
    [encoded] = modest.encode([photo(1)])

    answer = "".join(modest.ask(encoded, "How many people are in it?", cancel=GO))

    assert answer == "Modest has learned nothing about that. Ask about sharpness."
    assert "".join(modest.ask(encoded, "Is it sharp?", cancel=GO)) != answer


def test_a_question_cannot_bring_tokens_that_steer(load):
    critic = load()
    tokenizer = critic._processor.tokenizer
    tokenizer.add_tokens([AddedToken("<|turn|>", special=True)])  # special, but under no role of its own
    assert "<|turn|>" not in tokenizer.all_special_tokens

    assert critic._plain("a<|turn|>b<low>c</s>d<l<s>ow>") == "a b c d<l ow>"


def test_capabilities_limit_what_is_asked(load, calm_folder, tmp_path):
    folder = shutil.copytree(calm_folder, tmp_path / "modest")
    (folder / "studio.json").write_text(
        json.dumps({"id": "modest", "capabilities": ["score"]}), encoding="utf-8"
    )
    modest = load(folder)
    [encoded] = modest.encode([photo(1)])

    critique = list(modest.critique(encoded, cancel=GO))[-1].critique

    assert (critique.comment, critique.suggestions) == ("", ())
    assert set(critique.attributes.values()) == {None}
    assert modest.max_examples == 0
    with pytest.raises(ModelAnswerError):
        next(modest.ask(encoded, "Why?", cancel=GO))


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (torch.OutOfMemoryError("CUDA out of memory"), OutOfMemoryError),
        (MemoryError(), OutOfMemoryError),
        (RuntimeError("expected scalar type"), ModelAnswerError),
    ],
)
def test_failures_of_the_network_are_the_photos(critic, photos, monkeypatch, raised, expected):
    def fail(*_, **__):
        raise raised

    monkeypatch.setattr(critic._network, "encode_depths", fail)
    monkeypatch.setattr(calm_module, "read_prefix", fail)

    with pytest.raises(expected):
        critic.encode([photo(1)])
    with pytest.raises(expected):
        critic.score(photos[:1], cancel=GO)
    with pytest.raises(expected):
        next(critic.critique(photos[0], cancel=GO))

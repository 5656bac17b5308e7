import pytest
import torch
from transformers import DynamicCache

from aesthetic_studio.critics import prompts
from aesthetic_studio.critics.scoring import AnswerTree, QuestionSheet, fork, read_prefix, to_score
from aesthetic_studio.domain.errors import ModelAnswerError
from tests.networks.calm.parts import photo, tiny_calm

QUESTIONS = ["Can you give me the aesthetic score?", "Rate the light.", "Rate the composition."]


def brute_force(model, features, prompt, answers):
    """Log-probability of each answer, each read in a forward pass of its own."""
    found = []
    for answer in answers:
        ids = torch.tensor([prompt + answer])
        logits = model(input_ids=ids, image_features=features).logits[0].log_softmax(-1)
        found.append(sum(logits[len(prompt) + place - 1, token].item() for place, token in enumerate(answer)))
    return torch.tensor(found).log_softmax(-1)


@pytest.mark.parametrize("digits", [True, False])
@torch.no_grad()
def test_the_tree_equals_brute_force_for_any_tokenizer(digits):
    model, processor = tiny_calm(digits=digits)
    answers = processor.encode_answers(prompts.SCORE_ANSWERS)
    assert {len(answer) for answer in answers} == ({3, 4} if digits else {1, 2})
    features = model.get_image_features(processor.image_processor([photo(1), photo(2)])["pixel_values"])
    encoded = [processor.encode_prompt(f"<image> {question}") for question in QUESTIONS]
    start = 1 + max(place for place, token in enumerate(encoded[0]) if token in model.config.placeholder_ids)

    prefix = read_prefix(model, encoded[0][:start], features, 2)
    sheet = QuestionSheet.of([ids[start:] for ids in encoded], AnswerTree.of(answers), torch.device("cpu"))
    found = sheet.ask(model.language_model, prefix, 2)

    assert found.shape == (2, 3, 91)
    torch.testing.assert_close(found.exp().sum(-1), torch.ones(2, 3))
    for row in range(2):
        for column, ids in enumerate(encoded):
            expected = brute_force(model, features[row : row + 1], ids, answers)
            torch.testing.assert_close(found[row, column], expected, atol=2e-3, rtol=1e-3)
    assert prefix.get_seq_length() == start


def test_a_tree_of_uneven_answers():
    tree = AnswerTree.of([[1, 5, 2], [1, 6], [3]])
    logits = torch.randn(3, 8)

    spoken = logits.log_softmax(-1)
    expected = torch.stack(
        [spoken[0, 1] + spoken[1, 5] + spoken[2, 2], spoken[0, 1] + spoken[1, 6], spoken[0, 3]]
    )
    torch.testing.assert_close(tree.log_probabilities(logits), expected.log_softmax(-1))
    assert tree.sees.tolist() == [[True, False], [True, True]]


def test_the_score_keeps_the_distributions_mean():
    shares = torch.zeros(91)
    shares[prompts.SCORE_ANSWERS.index("6.5")] = 0.5
    shares[prompts.SCORE_ANSWERS.index("8.0")] = 0.5

    score = to_score(shares.log())

    assert score.value == pytest.approx(7.25)
    assert score.std == pytest.approx(0.75)
    assert sum(score.distribution.values()) == pytest.approx(1.0)
    assert score.distribution[6] == pytest.approx(0.25)
    assert score.distribution[8] == pytest.approx(0.5)
    assert sum(whole * share for whole, share in score.distribution.items()) == pytest.approx(7.25)


@pytest.mark.parametrize(("place", "value"), [(0, 1.0), (90, 10.0)])
def test_a_sure_score_stays_on_the_scale(place, value):
    logs = torch.full((91,), -torch.inf)
    logs[place] = 1e-6  # as float32 rounds it

    score = to_score(logs)

    assert (score.value, score.std) == (value, 0.0)
    assert score.distribution[round(value)] == 1.0


def test_no_numbers_are_an_error():
    with pytest.raises(ModelAnswerError):
        to_score(torch.full((91,), torch.nan))


def test_a_fork_leaves_the_past_alone():
    cache = DynamicCache()
    cache.update(torch.ones(1, 2, 3, 4), torch.ones(1, 2, 3, 4), 0)

    onward = fork(cache, batch=5)
    onward.update(torch.zeros(5, 2, 1, 4), torch.zeros(5, 2, 1, 4), 0)

    assert onward.layers[0].keys.shape == (5, 2, 4, 4)
    assert cache.layers[0].keys.shape == (1, 2, 3, 4)

"""Teaching encoder and MFAM to write what the nano language model can read, before the paper's stages.

While the language model learns (`language`), a linear map writes the true labels into the places of the visual
tokens. Here encoder and MFAM learn to write the same from the picture: a regression onto those tokens, which needs
no pass through the language model and therefore sees many more photos. Ours; a large CALM with pretrained parts
starts with stage 1.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset

from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration
from aesthetic_studio.networks.calm.processing_calm import CalmImageProcessor
from aesthetic_studio.training.photo_sets import TrainingPhoto
from aesthetic_studio.training.self_supervision.labels import label_vector
from aesthetic_studio.training.self_supervision.samples import make_sample


@dataclass(frozen=True, slots=True)
class AlignmentRecipe:
    """Numbers of the alignment."""

    steps: int = 800
    batch_size: int = 48
    learning_rate: float = 1e-3
    weight_decay: float = 0.05
    seed: int = 5
    workers: int = 2


class LabelledPhotos(Dataset[tuple[Tensor, Tensor]]):
    """Sample number i of a run: pixels (3, side, side) and the label vector (`LABELS`,)."""

    def __init__(
        self,
        photos: Sequence[TrainingPhoto],
        bases: Sequence[float],
        processor: CalmImageProcessor,
        *,
        length: int,
        seed: int,
    ) -> None:
        self.photos, self.bases, self.processor = photos, bases, processor
        self.length, self.seed = length, seed

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        """Damage a photo and describe it."""
        cv2.setNumThreads(0)
        rng = np.random.default_rng((self.seed, index))
        photo = int(rng.integers(len(self.photos)))
        sample = make_sample(self.photos[photo], rng)
        labels = label_vector(sample.defects, sample.facts, self.bases[photo])
        return self.processor.pixels([sample.image])[0], torch.from_numpy(labels)


def train_alignment(
    model: CalmForConditionalGeneration,
    describer: nn.Linear,
    samples: LabelledPhotos,
    recipe: AlignmentRecipe,
    report: Callable[[dict[str, float]], None],
) -> None:
    """Train encoder and MFAM in place.

    Args:
        model: the whole network; its language model is not touched.
        describer: from `language.train_language`, frozen.
        samples: at least ``steps * batch_size`` of them.
        recipe: numbers.
        report: receives step and losses (1: nothing learned, 0: the tokens are the described ones) every 20 steps.
    """
    torch.manual_seed(recipe.seed)
    parts = nn.ModuleList([model.vision_encoder, model.mfam]).requires_grad_(True).train()
    parameters = list(parts.parameters())
    optimizer = torch.optim.AdamW(parameters, recipe.learning_rate, weight_decay=recipe.weight_decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, recipe.learning_rate, recipe.steps, pct_start=0.1, div_factor=20, final_div_factor=500
    )
    batches = DataLoader(samples, recipe.batch_size, num_workers=recipe.workers)
    read_back = torch.linalg.pinv(describer.weight.detach().double()).float()
    for step, (pixels, labels) in enumerate(batches, start=1):
        with torch.no_grad():
            wanted = describer(labels)
            spread = (wanted - wanted.mean(0)).square().mean()
            label_spread = labels.var(0) + 0.005
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tokens = model.get_image_features(pixels.contiguous(memory_format=torch.channels_last))
        error = tokens.float().flatten(1) - wanted
        # Facts fill the tokens far more than a rare defect does: the labels read back make every one count alike.
        label_error = ((error @ read_back.T).square() / label_spread).mean()
        loss = error.square().mean() / spread + label_error
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        schedule.step()
        if step % 20 == 0 or step == recipe.steps:
            report({"step": step, "loss": loss.item(), "labels": label_error.item()})
    model.train(False)

"""Teaching the MFAM to write what the nano language model can read, before the paper's stages.

While the language model learns (`language`), a linear map writes the true labels into the places of the visual
tokens. Here the MFAM learns to write the same from the frozen encoder's features: a regression onto those tokens,
which needs no pass through the language model and therefore sees many more pictures. Ours; a large CALM with
pretrained parts starts with stage 1.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import Dataset

from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration, VisionDepths
from aesthetic_studio.training.pictures import PictureStore
from aesthetic_studio.training.self_supervision.labels import label_vector
from aesthetic_studio.training.task import Loss, Task

_PROBE = 2000
"""Pictures whose labels tell how much each label varies."""


class Described(NamedTuple):
    """Encoded pictures and their label vectors (pictures, `LABELS`)."""

    depths: VisionDepths
    labels: Tensor


class LabelledPictures(Dataset[Described]):
    """Sample number i of a run: any picture of the store."""

    def __init__(self, store: PictureStore, *, seed: int, length: int) -> None:
        self.store, self.seed, self.length = store, seed, length

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> Described:
        """One picture, without a batch dimension."""
        return self.described(int(np.random.default_rng((self.seed, index)).integers(len(self.store))))

    def described(self, index: int) -> Described:
        """Picture ``index`` of the store."""
        picture = self.store[index]
        labels = label_vector(picture.sample.defects, picture.sample.facts, picture.base)
        return Described(picture.depths, torch.from_numpy(labels))


class LabelReader(nn.Module):
    """The describer and its inverse: labels to tokens, and tokens back to labels.

    Args:
        describer: from `language.LanguageTask`; frozen.
        labels: of many pictures (pictures, `LABELS`), to weigh each label by how much it varies.
    """

    read_back: Tensor
    label_spread: Tensor
    spread: Tensor

    def __init__(self, describer: nn.Linear, labels: Tensor) -> None:
        super().__init__()
        self.describer = describer.requires_grad_(False)
        wanted = describer(labels)
        self.register_buffer("read_back", torch.linalg.pinv(describer.weight.detach().double()).float())
        self.register_buffer("spread", (wanted - wanted.mean(0)).square().mean())
        self.register_buffer("label_spread", labels.var(0) + 0.005)

    def errors(self, tokens: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
        """Squared errors of flat tokens (B, T · width) and of the labels read back (B, `LABELS`).

        1 on average: nothing learned; 0: perfect. Facts fill the tokens far more than a rare defect does; the labels
        read back make every one count alike.
        """
        error = tokens.float() - self.describer(labels).float()
        return error.square() / self.spread, (error @ self.read_back.T).square() / self.label_spread


class AlignmentTask(Task):
    """The MFAM regresses onto the described tokens, and onto the labels read back from them."""

    name = "alignment"

    def __init__(
        self, model: CalmForConditionalGeneration, describer: nn.Linear, samples: LabelledPictures
    ) -> None:
        self.model, self.samples = model, samples
        probe = range(0, len(samples.store), max(1, len(samples.store) // _PROBE))
        labels = torch.stack([samples.described(index).labels for index in probe])
        self.reader = LabelReader(describer, labels)
        self.module = nn.ModuleDict({"mfam": model.mfam.requires_grad_(True), "reader": self.reader})

    def collate(self, samples: list[Described]) -> Described:
        """Stack pictures."""
        depths = zip(*(sample.depths for sample in samples), strict=True)
        return Described(
            VisionDepths(*(torch.stack(list(each)) for each in depths)),
            torch.stack([sample.labels for sample in samples]),
        )

    def losses(self, batch: Described) -> Mapping[str, Loss]:
        """Errors of the tokens and of the labels."""
        tokens = self.model.mfam_from_depths(batch.depths).flatten(1)
        named = zip(("tokens", "labels"), self.reader.errors(tokens, batch.labels), strict=True)
        return {name: Loss(errors.sum(), float(errors.numel())) for name, errors in named}

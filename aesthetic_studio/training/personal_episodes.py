"""Personal episodes (PIAA): photos that one person rated, and one whose rating is to be told."""

from typing import NamedTuple

import numpy as np

from aesthetic_studio.networks.calm.modeling_calm import VisionDepths
from aesthetic_studio.networks.calm.processing_calm import CalmProcessor
from aesthetic_studio.training.batches import episode_ids
from aesthetic_studio.training.nano_recipe import EpisodeRecipe
from aesthetic_studio.training.photo_sets import RaterTable
from aesthetic_studio.training.pictures import Picture, PictureStore
from aesthetic_studio.training.self_supervision.samples import (
    JUDGED_ATTRIBUTES,
    attribute_scores,
    general_score,
)
from aesthetic_studio.training.simulated_taste import draw_taste


class Episode(NamedTuple):
    """Encoded pictures, the query last, and the ids and targets of the dialogue about them.

    Every example's rating is predicted from those before it, so that one episode teaches many times.
    """

    pictures: tuple[VisionDepths, ...]
    encoded: tuple[list[int], list[int]]


class PersonalEpisodes:
    """Episodes of real people, and of imagined ones whose tastes differ more.

    Args:
        store: undamaged versions of the rated photos, ``versions`` of each in a row.
        names: of these photos, in order.
        ratings: of the people to train on.
        others: pictures of any quality, for the imagined people.
        processor: of the network in training.
        versions: of each rated photo.
        recipe: how many examples, and how many imagined people.
    """

    def __init__(
        self,
        store: PictureStore,
        names: list[str],
        ratings: RaterTable,
        others: PictureStore,
        processor: CalmProcessor,
        *,
        versions: int,
        recipe: EpisodeRecipe,
    ) -> None:
        places = {name: place for place, name in enumerate(names)}
        columns = [column for column, name in enumerate(ratings.photos) if name in places]
        self.places = [places[ratings.photos[column]] for column in columns]
        self.values = ratings.values[:, columns]
        self.raters = np.flatnonzero((~np.isnan(self.values)).sum(axis=1) > recipe.examples)
        self.store, self.others, self.processor = store, others, processor
        self.versions, self.recipe = versions, recipe

    def draw(self, rng: np.random.Generator) -> Episode:
        """Any person, and some of the photos that this person rated or would rate."""
        imagined = rng.random() < self.recipe.imagined
        pictures, ratings = self._imagined(rng) if imagined else self._real(rng)
        depths = tuple(picture.depths for picture in pictures)
        return Episode(depths, episode_ids(self.processor, ratings[:-1], ratings[-1]))

    def _real(self, rng: np.random.Generator) -> tuple[list[Picture], list[float]]:
        ratings = self.values[int(rng.choice(self.raters))]
        rated = np.flatnonzero(~np.isnan(ratings))
        chosen = rng.choice(rated, self.recipe.examples + 1, replace=False)
        pictures = [
            self.store[self.places[column] * self.versions + int(rng.integers(self.versions))]
            for column in chosen
        ]
        return pictures, [float(ratings[column]) for column in chosen]

    def _imagined(self, rng: np.random.Generator) -> tuple[list[Picture], list[float]]:
        taste = draw_taste([str(attribute) for attribute in JUDGED_ATTRIBUTES], rng)
        chosen = rng.choice(len(self.others), self.recipe.examples + 1, replace=False)
        pictures = [self.others[int(index)] for index in chosen]
        ratings = []
        for picture in pictures:
            defects = picture.sample.defects
            attributes = attribute_scores(picture.base, defects)
            named = {str(attribute): value for attribute, value in attributes.items()}
            ratings.append(taste.rate(general_score(picture.base, defects), named, rng))
        return pictures, ratings

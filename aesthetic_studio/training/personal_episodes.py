"""Personal episodes (PIAA): photos that one person rated, and one whose rating is to be told."""

from typing import NamedTuple

import numpy as np

from aesthetic_studio.networks.calm.modeling_calm import VisionDepths
from aesthetic_studio.networks.calm.processing_calm import CalmProcessor
from aesthetic_studio.training.batches import episode_ids
from aesthetic_studio.training.photo_sets import RaterTable
from aesthetic_studio.training.pictures import PictureStore


class Episode(NamedTuple):
    """Encoded pictures, the query last, and the ids and targets of the dialogue about them.

    Every example's rating is predicted from those before it, so that one episode teaches many times.
    """

    pictures: tuple[VisionDepths, ...]
    encoded: tuple[list[int], list[int]]


class PersonalEpisodes:
    """Episodes of real people.

    Args:
        store: undamaged versions of the rated photos, ``versions`` of each in a row.
        names: of these photos, in order.
        ratings: of the people to train on.
        processor: of the network in training.
        versions: of each photo.
        examples: rated photos of an episode, beside the query.
    """

    def __init__(
        self,
        store: PictureStore,
        names: list[str],
        ratings: RaterTable,
        processor: CalmProcessor,
        *,
        versions: int,
        examples: int,
    ) -> None:
        places = {name: place for place, name in enumerate(names)}
        columns = [column for column, name in enumerate(ratings.photos) if name in places]
        self.places = [places[ratings.photos[column]] for column in columns]
        self.values = ratings.values[:, columns]
        self.raters = np.flatnonzero((~np.isnan(self.values)).sum(axis=1) > examples)
        self.store, self.processor = store, processor
        self.versions, self.examples = versions, examples

    def draw(self, rng: np.random.Generator) -> Episode:
        """Any person, any of the photos that this person rated, any version of each."""
        ratings = self.values[int(rng.choice(self.raters))]
        chosen = rng.choice(np.flatnonzero(~np.isnan(ratings)), self.examples + 1, replace=False)
        shown = [float(ratings[column]) for column in chosen]
        pictures = [
            self.store[self.places[column] * self.versions + int(rng.integers(self.versions))].depths
            for column in chosen
        ]
        return Episode(tuple(pictures), episode_ids(self.processor, shown[:-1], shown[-1]))

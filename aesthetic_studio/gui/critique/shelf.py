"""The kept critiques of the photo in view, and which of them the user looks at."""

from collections.abc import Sequence

from aesthetic_studio.domain.kept_critique import KeptCritique


class Shelf:
    """Critiques of one photo, the newest first. The pinned one is seen first, until the user chooses another."""

    def __init__(self) -> None:
        self.kept: tuple[KeptCritique, ...] = ()
        self._chosen: int | None = None

    def put(self, kept: Sequence[KeptCritique], *, same: bool) -> None:
        """Take the critiques of a photo; of the ``same`` one as before the user still looks at what they chose."""
        self.kept = tuple(kept)
        if not same:
            self._chosen = next((each.id for each in kept if each.pinned), None)

    def choose(self, critique_id: int | None) -> None:
        """Look at this one; None: at the newest, whatever comes."""
        self._chosen = critique_id

    @property
    def older(self) -> KeptCritique | None:
        """What is looked at instead of the newest; None where that is the newest itself."""
        return next((each for each in self.kept[1:] if each.id == self._chosen), None)

    @property
    def shown(self) -> KeptCritique | None:
        """What is looked at; None without any."""
        return self.older or next(iter(self.kept), None)

"""Which two photos are compared, and which come next."""

from collections.abc import Sequence
from typing import Protocol


class Rows(Protocol):
    """The part of `PhotoModel` that knows the order."""

    @property
    def ids(self) -> Sequence[int]:
        """All photos in order."""

    def row_of(self, photo_id: int) -> int | None:
        """The row of a photo, None where the query leaves it out."""


class Challengers:
    """A champion, a challenger, and the others in order: the photos that were chosen, or all of the query.

    Attributes:
        champion, challenger: photo ids; there is no challenger where there is no other photo.
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._chosen: list[int] | None = None
        self._place = 0  # of the challenger, for when it leaves the query
        self.champion: int | None = None
        self.challenger: int | None = None

    def begin(self, active: int, chosen: Sequence[int]) -> None:
        """``active`` against the others of ``chosen``; with more than two of them no others come."""
        self._chosen = list(chosen) if len(chosen) > 2 and active in chosen else None
        self.champion, self.challenger = active, None
        others = [each for each in chosen if each != active]
        if others and active in chosen:
            place = next((i for i, each in enumerate(chosen) if each == active), 0)
            self.challenger = chosen[place + 1] if place + 1 < len(chosen) else others[-1]
        else:
            self.challenger = self._beside(active, 1) or self._beside(active, -1)
        self._note()

    def step(self, steps: int) -> bool:
        """Another challenger; False at either end."""
        found = self.peek(steps)
        if found is None:
            return False
        self.challenger = found
        self._note()
        return True

    def peek(self, steps: int) -> int | None:
        """The challenger that a step leads to; None beyond the ends."""
        return None if self.challenger is None else self._beside(self.challenger, steps)

    def swap(self) -> bool:
        """Each takes the other's place; False without a challenger."""
        if self.challenger is None:
            return False
        self.champion, self.challenger = self.challenger, self.champion
        self._note()
        return True

    def promote(self) -> bool:
        """The challenger becomes champion, the next one challenges it; at the end the beaten one does."""
        if self.challenger is None:
            return False
        beaten = self.champion
        self.champion = self.challenger
        self.challenger = self._beside(self.champion, 1) or beaten
        self._note()
        return True

    def challenge(self, photo_id: int) -> None:
        """This photo challenges; one that was not chosen ends the choice."""
        if photo_id != self.champion:
            if self._chosen is not None and photo_id not in self._chosen:
                self._chosen = None
            self.challenger = photo_id
            self._note()

    def refresh(self) -> None:
        """Photos may have left the query: the next ones take their places."""
        if self._gone(self.champion):
            self.champion, self.challenger = self.challenger, None
        if self._gone(self.challenger):
            left = [each for each in self._order() if each != self.champion]
            self.challenger = left[min(self._place, len(left) - 1)] if left else None
        if self._gone(self.champion) and self.challenger is not None:
            self.champion = self.challenger
            self.challenger = self._beside(self.champion, 1)
        self._note()

    def _gone(self, photo_id: int | None) -> bool:
        return photo_id is None or self._rows.row_of(photo_id) is None

    def _order(self) -> Sequence[int]:
        if self._chosen is None:
            return self._rows.ids
        return [each for each in self._chosen if self._rows.row_of(each) is not None]

    def _beside(self, photo_id: int, steps: int) -> int | None:
        """The photo some steps from another one, the champion left out of the count."""
        order = self._order()
        place = self._place_in(order, photo_id)
        if place is None:
            return None
        direction = 1 if steps > 0 else -1
        for _ in range(abs(steps)):
            place += direction
            if 0 <= place < len(order) and order[place] == self.champion:
                place += direction
            if not 0 <= place < len(order):
                return None
        return order[place]

    def _place_in(self, order: Sequence[int], photo_id: int) -> int | None:
        if self._chosen is None:
            return self._rows.row_of(photo_id)
        return order.index(photo_id) if photo_id in order else None

    def _note(self) -> None:
        if self.challenger is None:
            return
        order = self._order()
        place = self._place_in(order, self.challenger) or 0
        champion = None if self.champion is None else self._place_in(order, self.champion)
        self._place = place - (champion is not None and champion < place)

"""The histories of ratings that tastes are learned from, one for each profile."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aesthetic_studio.catalog.history_rows import load_history, load_profiles
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.personal_rows import (
    SHOWN_STEP,
    GivenScore,
    forget_personal,
    given_scores,
    keep_personal,
)
from aesthetic_studio.catalog.rating_rows import load_ratings
from aesthetic_studio.catalog.sight_rows import KeptSight, keep_sights, kept_sights, sights_kept
from aesthetic_studio.domain.changes import NO_CHANGES, Changes, ForgetChange, PhotoField, ProfileChange
from aesthetic_studio.domain.critique import CriticInfo
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.phrases import phrase
from aesthetic_studio.domain.rating import ME, Profile, RatedEvent, Rating
from aesthetic_studio.domain.standing import Standing
from aesthetic_studio.studio.history import History


@dataclass(frozen=True, slots=True)
class PersonalScores:
    """What the user would give photos that were critiqued.

    Attributes:
        critic: whose general scores they go with.
        given: what is kept of these photos.
        personal: by the photos' numbers; None while the taste is not proven.
        standing: of the taste that they come from.
        unseen: photos whose own score is not known until the critic has looked at them again.
    """

    critic: CriticInfo
    given: Sequence[GivenScore]
    personal: Mapping[int, float] | None
    standing: Standing
    unseen: Sequence[Path] = ()


class RatingHistory:
    """The rating histories of one library; see `studio.library.Library.rated`. Every write can be undone.

    Attributes:
        profile: whose taste is learned, and to whom ratings go that are no stars; one that is not there is empty.
    """

    def __init__(self, catalog: Catalog, history: History, profile: str = ME) -> None:
        self._catalog, self._history = catalog, history
        self.profile = profile

    def profiles(self) -> list[Profile]:
        """Whose tastes there are, the user's own first."""
        with self._catalog.read() as connection:
            return load_profiles(connection)

    def use(self, name: str, *, make: bool = False) -> None:
        """Learn another taste from now on.

        Args:
            name: of its profile.
            make: make it where there is none.

        Raises:
            UsageError: there is none, or its name is impossible.
        """
        known = [profile.name for profile in self.profiles()]
        if name not in known:
            if not make:
                raise UsageError(f"There is no profile {name!r}.", f"Profiles: {', '.join(known)}.")
            self.add_profile(name)
        self.profile = name.strip()

    def ratings(self) -> list[Rating]:
        """What the taste is learned from: the newest rating of each photo, oldest first, none forgotten."""
        with self._catalog.read() as connection:
            return load_ratings(connection, self.profile)

    def events(self, *, every: bool = False) -> list[RatedEvent]:
        """The newest event of each rated photo, forgotten ones included, oldest first; ``every`` single one."""
        with self._catalog.read() as connection:
            return load_history(connection, self.profile, every=every)

    def forget(self, events: Sequence[RatedEvent], *, forgotten: bool = True) -> Changes:
        """Learn from these ratings no more, or again; stars stay as they are."""
        if not events:
            return NO_CHANGES
        edits = [ForgetChange(event.id, forgotten) for event in events]
        return self._history.apply(edits, _title(len(events), forgotten=forgotten))

    def reset(self) -> Changes:
        """Forget every rating of the profile."""
        with self._catalog.read() as connection:
            events = load_history(connection, self.profile, every=True)
        kept = [ForgetChange(event.id) for event in events if not event.forgotten]
        return self._history.apply(kept, phrase("Reset the taste")) if kept else NO_CHANGES

    def add_profile(self, name: str) -> Changes:
        """Somebody else's taste; one that was deleted comes back with its ratings.

        Raises:
            UsageError: the name is impossible.
        """
        return self._history.apply([ProfileChange(name.strip())], phrase(f"New profile {name.strip()}"))

    def delete_profile(self, name: str) -> Changes:
        """No longer learn this taste.

        Raises:
            UsageError: it is the user's own.
        """
        changes = self._history.apply([ProfileChange(name, exists=False)], phrase(f"Delete profile {name}"))
        if self.profile == name:
            self.profile = ME
        return changes

    def given_scores(self, critic: CriticInfo) -> list[GivenScore]:
        """What this revision of a critic gave the photos of the library."""
        with self._catalog.read() as connection:
            return given_scores(connection, critic)

    def keep_personal(self, scores: PersonalScores) -> Changes:
        """Keep the personal scores of photos, so that views sort and filter by them; it is no step of the history."""
        personal = scores.personal
        with self._catalog.write() as connection:
            if personal is None:
                moved = forget_personal(connection, scores.critic)
            else:
                changed = {
                    each.photo_id: personal[each.photo_id]
                    for each in scores.given
                    if each.photo_id in personal and _moved(each.personal, personal[each.photo_id])
                }
                keep_personal(connection, scores.critic, changed)
                moved = set(changed)
        return Changes(frozenset(moved), frozenset({PhotoField.CRITIQUE})) if moved else NO_CHANGES

    def keep_sights(self, critic: CriticInfo, seen: Mapping[Path, KeptSight]) -> None:
        """Keep what a critic saw in rated photos; a photo that goes away teaches on."""
        with self._catalog.write() as connection:
            keep_sights(connection, critic, seen, datetime.now(UTC))

    def kept_sights(self, critic: CriticInfo, paths: Iterable[Path]) -> dict[Path, KeptSight]:
        """What a critic saw in those of these photos that it saw, even if they are gone."""
        with self._catalog.read() as connection:
            return kept_sights(connection, critic, paths)

    def sights_kept(self, critic: CriticInfo) -> set[Path]:
        """The photos of which is kept what a critic saw."""
        with self._catalog.read() as connection:
            return sights_kept(connection, critic)

    def rated_paths(self) -> set[Path]:
        """The photos that need no rating any more."""
        return {rating.path for rating in self.ratings()}


def _moved(before: float | None, now: float) -> bool:
    return before is None or abs(now - before) > SHOWN_STEP


def _title(count: int, *, forgotten: bool) -> str:
    if count == 1:
        return phrase("Forget 1 rating") if forgotten else phrase("Learn from 1 rating")
    return phrase(f"Forget {count:,} ratings") if forgotten else phrase(f"Learn from {count:,} ratings")

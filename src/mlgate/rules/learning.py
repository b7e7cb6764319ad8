"""What was learned in a module from rows that a split divides afterwards."""

from __future__ import annotations

from mlgate.rules.columns import About
from mlgate.rules.events import Fit, Split
from mlgate.rules.held_out import HeldOut
from mlgate.rules.leaks import learns
from mlgate.rules.libraries import TARGET_CODERS, coder
from mlgate.rules.loop_rows import is_piece
from mlgate.rules.rejoined import is_inside, is_trained_on
from mlgate.rules.sources import Source
from mlgate.rules.values import NONE, Identities

# Rows that a comparison or a mask chooses.
_BY_CONTENT = (("<",), ("<=",), ("==",), ("mask",))
_BY_MASK = (("mask",),)


class Learning(HeldOut):
    """What was learned, of which rows, and whether a model may use it."""

    def __init__(self, source: Source) -> None:
        """Find what codes features."""
        super().__init__(source)
        # Rows of which the others were chosen, too: none of them are dropped.
        self._sides = NONE.union(*(side for split in self._flow.splits for side in split.parts))
        self._of_features = self._coding()

    def leaking(self, split: Split) -> list[Fit]:
        """Return the fits on rows of `split` that its data had learned from before it was divided."""
        above = self.rows.above(split.rows)
        dropped = NONE.union(*(self._flow.filters[row] for row in above - self._sides if row in self._flow.filters))
        learned = split.learned | dropped
        learned -= self._flow.of_samples | (self._flow.of_one if split.mixing == "groups" else NONE)
        return [
            fit
            for fit in self.fits(learned)
            if self.learns(fit)
            and not self._is_of_one_side(fit, split)
            and (fit.lesson != "windows" or (split.mixing == "random" and not above.isdisjoint(fit.rows)))
            # Copies of a row are of one group.
            and not (split.mixing == "groups" and fit.lesson in ("augmentation", "copies"))
            and (
                not above.isdisjoint(fit.rows)
                or (fit.lesson != "fit" and self._are_some(fit.rows, above))
                or (fit.supervised and self._are_some(fit.rows, above, _BY_MASK))
                or (fit.lesson in ("augmentation", "copies") and self._are_made_of(fit.rows, split.rows))
                or (not split.parts and self._are_sampled(fit.rows, split.rows))
            )
            and not self.is_of_side(fit.rows, *split.parts)
        ]

    def _is_of_one_side(self, fit: Fit, split: Split) -> bool:
        """Whether `fit` learned from rows of one side of a manual split only, or of parts that it takes apart again."""
        if not split.parts or split.mixing == "random":
            return False
        if any(fit.rows <= side for side in split.parts):
            return True
        chosen = [self.rows.sets[row].selector for row in fit.rows]
        if any(
            all(is_inside(one, self.rows.sets[row].selector) for one in chosen)
            for row in split.parts[0] | split.parts[1]
        ):
            return True
        together = (self.rows.sets[row].parents for row in self.rows.above(split.rows))
        return all(is_trained_on(self.rows, row) for row in fit.rows) and any(
            fit.rows < parents for parents in together
        )

    def of_many(self, numbers: Identities) -> Identities:
        """Return those of what was learned that were not of each element of a loop alone, nor windows."""
        return numbers - self._flow.of_one - self._flow.of_samples - self._flow.cut

    def learns(self, fit: Fit) -> bool:
        """Whether `fit` surely learned from its rows something that a model may use.

        What codes categories learns which there are: that counts where it codes features.
        """
        if coder(fit.maker):
            return id(fit) in self._of_features
        return learns(fit)

    def _coding(self) -> frozenset[int]:
        """Return the fits of what codes categories whose result a model was fitted to, or cross-validated on."""
        coders = {number: fit for number, fit in enumerate(self._flow.fits) if coder(fit.maker)}
        used = [(model.learned, model.features, model.target) for model in self.models] if coders else []
        used += [
            (split.learned, split.abouts[0] if split.abouts else None, None)
            for split in self.splits
            if split.kind == "cross-validation"
        ]
        return frozenset(
            id(fit)
            for number, fit in coders.items()
            if any(
                number in learned and _are_held(fit, features, target)
                for learned, features, target in used
                if target is not None or coder(fit.maker) not in TARGET_CODERS
            )
        )

    def _are_made_of(self, rows: Identities, others: Identities) -> bool:
        """Whether something unknown made `rows` of `others`, and of no part of a split."""
        made = self.rows.above(rows, others)
        below = any(not self.rows.sets[row].parents.isdisjoint(others) for row in made)
        return below and all(
            self.rows.sets[row].edge in ("derived", "root") or is_piece(self.rows, row) for row in made
        )

    def _are_sampled(self, rows: Identities, others: Identities) -> bool:
        """Whether `rows` were chosen by chance from `others`, or from what these were made of, and are no part."""
        parents = NONE.union(*(self.rows.sets[row].parents for row in rows))
        chosen = all(
            row in self._flow.sampled and row not in self._manual and row not in self.rows.labels for row in rows
        )
        if not chosen or not parents:
            return False
        return any(
            one in parents
            or all(self.rows.sets[row].edge == "derived" for row in self.rows.above(frozenset((one,)), parents))
            for one in others
            if not parents.isdisjoint(self.rows.above(frozenset((one,))))
        )

    def _are_some(self, rows: Identities, above: Identities, how: tuple[tuple[str], ...] = _BY_CONTENT) -> bool:
        """Whether `rows` were chosen from those of `above` by what they hold, and not as a part of a split."""
        chosen = self.rows.above(rows, above)
        return bool(chosen) and all(
            self.rows.sets[row].edge == "subset"
            and row not in self._manual
            and row not in self.rows.labels
            and (self.rows.sets[row].selector or ((),))[0][:1] in how
            for row in chosen
        )


def _are_held(fit: Fit, features: About | None, target: About | None) -> bool:
    """Whether what `fit` was fitted to is surely among the `features`, and not the `target`."""
    names = fit.features.names if fit.features is not None else None
    codes_features = coder(fit.maker) not in TARGET_CODERS
    if not names:
        # Each of several columns in a loop, or all of them; a target is coded by itself.
        return codes_features or fit.place.repeated or fit.features is None
    if target is not None and target.names and names <= target.names:
        return False
    if target is not None and target.names and names.isdisjoint(target.names):
        return features is None or not features.names or not features.exact or names <= features.names
    if features is None or features.frame != (fit.features.frame if fit.features else 0):
        return codes_features
    return all(map(features.holds, names))

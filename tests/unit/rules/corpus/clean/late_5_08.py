import logging
from pathlib import Path

import lightgbm as lgb
import pandas as pd
from sklearn.metrics import log_loss

logger = logging.getLogger("matches")


class FormFeatures:
    """Team form before each match; a team plays at most once a day."""

    def _team_view(self, matches: pd.DataFrame) -> pd.DataFrame:
        sides = []
        for side, won in (("home", matches["home_win"]), ("away", 1 - matches["home_win"])):
            sides.append(
                pd.DataFrame({"match_id": matches["match_id"], "date": matches["date"],
                              "team": matches[f"{side}_team"], "side": side, "won": won})
            )
        return pd.concat(sides).sort_values(["team", "date"], ignore_index=True)

    def build(self, matches: pd.DataFrame) -> pd.DataFrame:
        view = self._team_view(matches)
        wins = view.groupby("team")["won"]
        view["win_rate"] = wins.transform(lambda s: s.shift(1).expanding().mean())
        view["last5"] = wins.transform(lambda s: s.shift(1).rolling(5, min_periods=1).mean())
        view["played"] = view.groupby("team").cumcount()
        wide = view.pivot(index="match_id", columns="side", values=["win_rate", "last5", "played"])
        wide.columns = [f"{side}_{name}" for name, side in wide.columns]
        return matches.merge(wide, left_on="match_id", right_index=True, how="left")


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    matches = pd.read_csv(Path("data/matches.csv"), parse_dates=["date"])
    data = FormFeatures().build(matches)
    cols = [c for c in data.columns if c.endswith(("_win_rate", "_last5", "_played"))]

    train = data[data["date"] < "2025-01-01"]
    test = data[data["date"] >= "2025-01-01"]
    model = lgb.LGBMClassifier(n_estimators=150, learning_rate=0.03, num_leaves=15)
    model.fit(train[cols], train["home_win"])
    logger.info("log loss %.4f", log_loss(test["home_win"], model.predict_proba(test[cols])[:, 1]))


if __name__ == "__main__":
    main()

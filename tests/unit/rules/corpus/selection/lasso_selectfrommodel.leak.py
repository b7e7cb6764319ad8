import argparse
import logging

import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectFromModel
from sklearn.linear_model import LassoCV, BayesianRidge
from sklearn.metrics import r2_score

log = logging.getLogger(__name__)


def pick(features: pd.DataFrame, response: pd.Series) -> list[str]:
    sfm = SelectFromModel(LassoCV(cv=5, random_state=0), threshold="median")
    sfm.fit(features, response)
    return features.columns[sfm.get_support()].tolist()


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--year", type=int, default=2019)
    args = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO)

    panel = pd.read_csv(args.data).dropna()
    response = panel["yield_t_ha"]
    features = panel.drop(columns=["yield_t_ha", "field_id"])
    late = (panel["year"] >= args.year).to_numpy()

    names = pick(features.drop(columns="year"), response)
    log.info("kept %d of %d", len(names), features.shape[1])

    reg = BayesianRidge().fit(features.loc[~late, names], response[~late])
    pred = reg.predict(features.loc[late, names])
    log.info("R2 after %d: %.3f", args.year, r2_score(response[late], pred))
    print(np.c_[pred[:5], response[late][:5]])


if __name__ == "__main__":
    main()

"""90-day mortality after ICU discharge, Cox model. First admission of each patient only."""
import numpy as np
import pandas as pd
from lifelines import CoxPHFitter
from lifelines.utils import concordance_index
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer

LABS = ["albumin", "creatinine", "lactate", "bilirubin", "platelets", "crp"]
COVARS = ["age", "male", "sofa"] + LABS


def read_cohort(path):
    df = pd.read_csv(path, parse_dates=["admit_time"])
    df = df.sort_values("admit_time").drop_duplicates("patient_id", keep="first")
    df["male"] = df["sex"].map({"M": 1, "F": 0})
    for c in ["creatinine", "lactate", "bilirubin", "crp"]:
        df[c] = np.log(df[c].clip(lower=0.01))
    return df[COVARS + ["days", "died"]].reset_index(drop=True)


def fill_labs(df):
    mice = IterativeImputer(max_iter=20, sample_posterior=False, random_state=11)
    out = df.copy()
    out[COVARS] = mice.fit_transform(df[COVARS])
    return out


def main():
    cohort = read_cohort("icu/discharges_2009_2018.csv")
    print(cohort.isna().sum())
    cohort = fill_labs(cohort)

    rng = np.random.RandomState(42)
    perm = rng.permutation(len(cohort))
    ntrain = int(np.floor(2 / 3 * len(cohort)))
    train = cohort.iloc[perm[:ntrain]]
    test = cohort.iloc[perm[ntrain:]]

    cph = CoxPHFitter(penalizer=0.05)
    cph.fit(train, duration_col="days", event_col="died")
    cph.print_summary(decimals=3)

    risk = cph.predict_partial_hazard(test[COVARS])
    c = concordance_index(test["days"], -risk, test["died"])
    print(f"n_train={len(train)} n_test={len(test)} Harrell C (test) = {c:.3f}")


if __name__ == "__main__":
    main()

import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, roc_auc_score

SIGNALS = ["Glucose", "BloodPressure", "BMI", "Age", "Insulin"]


def zscore(d, cols, mu, sd):
    return d.assign(**{c: (d[c] - mu[c]) / sd[c] for c in cols})


tidy = (
    pd.read_csv("pima.csv")
    .rename(columns=str.strip)
    .query("Glucose > 0 and BMI > 0")
    .assign(
        GlucosePerAge=lambda d: d["Glucose"] / d["Age"],
        Obese=lambda d: (d["BMI"] >= 30).astype(int),
    )
    .reset_index(drop=True)
)
print(tidy.groupby("Outcome")[SIGNALS].mean())

train = tidy.sample(frac=0.75, random_state=19)
test = tidy.drop(train.index)
mu, sd = train[SIGNALS].mean(), train[SIGNALS].std()
train = train.pipe(zscore, SIGNALS, mu, sd)
test = test.pipe(zscore, SIGNALS, mu, sd)

predictors = SIGNALS + ["GlucosePerAge", "Obese", "Pregnancies"]
logit = LogisticRegression(max_iter=1000).fit(train[predictors], train["Outcome"])

summary = pd.DataFrame(
    {
        part: {
            "auc": roc_auc_score(d["Outcome"], logit.predict_proba(d[predictors])[:, 1]),
            "acc": accuracy_score(d["Outcome"], logit.predict(d[predictors])),
        }
        for part, d in (("train", train), ("test", test))
    }
)
print(summary.round(3))

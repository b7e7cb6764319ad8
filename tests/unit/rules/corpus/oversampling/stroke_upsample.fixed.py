import pandas as pd
from sklearn.metrics import f1_score, recall_score
from sklearn.model_selection import StratifiedKFold
from sklearn.tree import DecisionTreeClassifier
from sklearn.utils import resample

FEATURES = ["age", "hypertension", "heart_disease", "avg_glucose_level", "bmi"]


def load(path="healthcare-dataset-stroke-data.csv"):
    df = pd.read_csv(path)
    return df[FEATURES + ["stroke"]].dropna().drop_duplicates()


def balance(df, seed=0):
    healthy = df[df["stroke"] == 0]
    stroke = df[df["stroke"] == 1]
    stroke_up = resample(
        stroke, replace=True, n_samples=len(healthy), random_state=seed
    )
    return pd.concat([healthy, stroke_up]).sample(frac=1, random_state=seed)


def run_cv(df, k=5):
    rows = []
    skf = StratifiedKFold(n_splits=k, shuffle=True, random_state=0)
    for tr, te in skf.split(df[FEATURES], df["stroke"]):
        train, test = balance(df.iloc[tr]), df.iloc[te]
        tree = DecisionTreeClassifier(max_depth=12, random_state=0)
        tree.fit(train[FEATURES], train["stroke"])
        pred = tree.predict(test[FEATURES])
        rows.append({
            "recall": recall_score(test["stroke"], pred),
            "f1": f1_score(test["stroke"], pred),
        })
    return pd.DataFrame(rows)


patients = load()
print(run_cv(patients).mean().round(3))

import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.utils import resample
from sklearn.tree import DecisionTreeClassifier

strokes = pd.read_csv("stroke_records.csv", usecols=["age", "hypertension", "heart_disease",
                                                     "glucose", "bmi", "stroke"])
strokes = strokes.dropna()


def balance(frame, label):
    major = frame[frame[label] == 0]
    minor = frame[frame[label] == 1]
    up = resample(minor, replace=True, n_samples=len(major), random_state=123)
    return pd.concat([major, up]).sample(frac=1, random_state=123)


def report(name, y, p):
    print(f"{name:>24}: P={precision_score(y, p):.3f} R={recall_score(y, p):.3f} F1={f1_score(y, p):.3f}")


train, test = train_test_split(strokes, test_size=0.2, random_state=123, stratify=strokes.stroke)
train = balance(train, "stroke")
print(train.stroke.value_counts())
Xtr, ytr = train.drop(columns="stroke"), train.stroke
Xte, yte = test.drop(columns="stroke"), test.stroke

for model in [LogisticRegression(max_iter=1000), DecisionTreeClassifier(random_state=0)]:
    model.fit(Xtr, ytr)
    report(type(model).__name__, yte, model.predict(Xte))

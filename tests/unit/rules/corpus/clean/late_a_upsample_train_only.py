import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.utils import resample, shuffle

df = pd.read_csv("warranty_claims.csv")
df = shuffle(df, random_state=0)
X = df[["age_days", "km", "repairs", "cost", "dealer_score"]]
y = df["fraudulent"]
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, test_size=0.3, random_state=0)

variants = {"none": (X_train, y_train)}
variants["smote"] = SMOTE(random_state=0).fit_resample(X_train, y_train)

both = X_train.assign(label=y_train)
minority = both[both["label"] == 1]
majority = both[both["label"] == 0]
up = pd.concat([majority, resample(minority, n_samples=len(majority), random_state=0)])
variants["bootstrap"] = (up.drop(columns="label"), up["label"])

for name, (A, t) in variants.items():
    rf = RandomForestClassifier(200, random_state=0).fit(A, t)
    print("==", name, t.mean().round(3))
    print(classification_report(y_test, rf.predict(X_test)))

import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import average_precision_score, classification_report
from sklearn.model_selection import train_test_split

cards = pd.read_csv("creditcard.csv")
cards = cards.drop(columns="Time").drop_duplicates()
print(cards["Class"].value_counts(normalize=True))

X = cards.drop(columns="Class")
y = cards["Class"]

# fraud is only 0.17 % of the transactions
smote = SMOTE(sampling_strategy=0.2, k_neighbors=5, random_state=42)
X_res, y_res = smote.fit_resample(X, y)

X_train, X_test, y_train, y_test = train_test_split(
    X_res, y_res, test_size=0.3, stratify=y_res, random_state=42
)

forest = RandomForestClassifier(n_estimators=200, n_jobs=-1, random_state=42)
forest.fit(X_train, y_train)

y_pred = forest.predict(X_test)
y_score = forest.predict_proba(X_test)[:, 1]
print(classification_report(y_test, y_pred, digits=4))
print("AP:", average_precision_score(y_test, y_score))

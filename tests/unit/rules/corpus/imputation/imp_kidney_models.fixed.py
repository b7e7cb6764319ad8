import pandas as pd
from sklearn.ensemble import AdaBoostClassifier, RandomForestClassifier
from sklearn.impute import KNNImputer
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB

ckd = pd.read_csv("kidney_disease.csv", na_values=["?", "\t?"])
ckd["classification"] = ckd["classification"].str.strip().map({"ckd": 1, "notckd": 0})
numeric = ["age", "bp", "sg", "al", "su", "bgr", "bu", "sc", "sod", "pot", "hemo"]

X_train, X_test, y_train, y_test = train_test_split(
    ckd[numeric], ckd["classification"], test_size=0.3, random_state=1
)
knn_imp = KNNImputer()
knn_imp.fit(X_train)
X_train = knn_imp.transform(X_train)
X_test = knn_imp.transform(X_test)

models = {
    "nb": GaussianNB(),
    "ada": AdaBoostClassifier(random_state=1),
    "rf": RandomForestClassifier(random_state=1),
}
for name, m in models.items():
    m.fit(X_train, y_train)
    print(name, m.score(X_test, y_test))

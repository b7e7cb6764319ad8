import pandas as pd
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def make_transform(X):
    sc = StandardScaler()
    pca = PCA(0.95, random_state=0)
    pca.fit(sc.fit_transform(X))
    return lambda Z: pca.transform(sc.transform(Z))


def run(data, label):
    X, X_out, y, y_out = train_test_split(data, label, test_size=0.2, random_state=0, stratify=label)
    f = make_transform(X)
    clf = LogisticRegression(max_iter=2000, class_weight="balanced").fit(f(X), y)
    return balanced_accuracy_score(y_out, clf.predict(f(X_out)))


park = pd.read_csv("voice_features.csv").drop_duplicates("subject").drop(columns="subject")
print(run(park.drop(columns="status"), park["status"]))

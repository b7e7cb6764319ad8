import numpy as np
import pandas as pd
from imblearn.over_sampling import RandomOverSampler
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from xgboost import XGBClassifier

jobs = pd.read_csv("fake_job_postings.csv").drop_duplicates("description").dropna(subset=["description"])
texts, y = jobs["description"].to_numpy(), jobs["fraudulent"].to_numpy()
f1 = []
for tr, va in StratifiedKFold(4, shuffle=True, random_state=33).split(texts, y):
    tfidf = TfidfVectorizer(max_features=20000)
    svd = TruncatedSVD(100, random_state=33)
    X = svd.fit_transform(tfidf.fit_transform(texts[tr]))
    X, yy = RandomOverSampler(random_state=33).fit_resample(X, y[tr])
    clf = XGBClassifier(n_estimators=200, random_state=33).fit(X, yy)
    X = svd.transform(tfidf.transform(texts[va]))
    f1.append(f1_score(y[va], clf.predict(X)))
print("F1", np.mean(f1))

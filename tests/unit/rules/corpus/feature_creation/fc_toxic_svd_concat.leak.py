import numpy as np
import pandas as pd
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

train_df = pd.read_csv("train.csv").fillna("")
test_df = pd.read_csv("test_with_labels.csv").fillna("")
LABELS = ["toxic", "obscene", "insult"]

# hashing has no state
hv = HashingVectorizer(n_features=2**18, alternate_sign=False, ngram_range=(1, 2))
H = hv.transform(pd.concat([train_df["comment_text"], test_df["comment_text"]]))
n = len(train_df)

svd = TruncatedSVD(n_components=150, random_state=1)
dense = svd.fit_transform(H)

scores = []
for lab in LABELS:
    clf = make_pipeline(StandardScaler(), SGDClassifier(loss="log_loss", random_state=1))
    clf.fit(dense[:n], train_df[lab])
    auc = roc_auc_score(test_df[lab], clf.decision_function(dense[n:]))
    print(lab, round(auc, 4))
    scores.append(auc)
print("mean column-wise AUC:", np.mean(scores))

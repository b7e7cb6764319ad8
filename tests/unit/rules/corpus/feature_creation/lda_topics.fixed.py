import pandas as pd
from sklearn.decomposition import LatentDirichletAllocation
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

jobs = pd.read_csv("fake_job_postings.csv")
jobs = jobs[["description", "telecommuting", "has_company_logo", "fraudulent"]].dropna()

tr, te = train_test_split(jobs, stratify=jobs["fraudulent"])
cv = CountVectorizer(max_features=5000, stop_words="english")
lda = LatentDirichletAllocation(n_components=25, random_state=0)
topics_tr = lda.fit_transform(cv.fit_transform(tr["description"]))
topics_te = lda.transform(cv.transform(te["description"]))
flags = ["telecommuting", "has_company_logo"]
X_train = tr[flags].join(pd.DataFrame(topics_tr, index=tr.index).add_prefix("topic_"))
X_test = te[flags].join(pd.DataFrame(topics_te, index=te.index).add_prefix("topic_"))
y_train, y_test = tr["fraudulent"], te["fraudulent"]
clf = LogisticRegression(max_iter=1000)
clf.fit(X_train, y_train)
print(clf.score(X_test, y_test))

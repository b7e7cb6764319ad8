import pandas as pd
from sklearn.decomposition import LatentDirichletAllocation
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

jobs = pd.read_csv("fake_job_postings.csv")
jobs = jobs[["description", "telecommuting", "has_company_logo", "fraudulent"]].dropna()

counts = CountVectorizer(max_features=5000, stop_words="english").fit_transform(jobs["description"])
lda = LatentDirichletAllocation(n_components=25, random_state=0)
topics = lda.fit_transform(counts)
topic_df = pd.DataFrame(topics, index=jobs.index).add_prefix("topic_")
features = jobs[["telecommuting", "has_company_logo"]].join(topic_df)

X_train, X_test, y_train, y_test = train_test_split(features, jobs["fraudulent"], stratify=jobs["fraudulent"])
clf = LogisticRegression(max_iter=1000)
clf.fit(X_train, y_train)
print(clf.score(X_test, y_test))

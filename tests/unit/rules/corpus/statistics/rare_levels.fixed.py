import pandas as pd
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline

jobs = pd.read_csv("jobs.csv").dropna(subset=["city", "title", "hired"])
a, b = train_test_split(jobs, test_size=0.2, random_state=31)
counts = a["city"].value_counts()
common = set(counts[counts >= 50].index)
a["city"] = a["city"].where(a["city"].isin(common), "other")
b["city"] = b["city"].where(b["city"].isin(common), "other")
pipe = make_pipeline(DictVectorizer(), LogisticRegression(max_iter=500))
pipe.fit(a[["city", "title"]].to_dict("records"), a["hired"])
print(pipe.score(b[["city", "title"]].to_dict("records"), b["hired"]))

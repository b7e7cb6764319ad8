import pandas as pd
from sklearn.decomposition import LatentDirichletAllocation
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline

tickets = pd.read_json("tickets.json")
topics = Pipeline([("bow", CountVectorizer(min_df=10)), ("lda", LatentDirichletAllocation(20, random_state=0))])
T = topics.fit_transform(tickets["body"])
T_train, T_test, y_train, y_test = train_test_split(T, tickets["queue"], random_state=0)
rf = RandomForestClassifier().fit(T_train, y_train)
print(rf.score(T_test, y_test))

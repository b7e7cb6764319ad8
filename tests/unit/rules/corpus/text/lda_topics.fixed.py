import pandas as pd
from sklearn.decomposition import LatentDirichletAllocation
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline

tickets = pd.read_json("tickets.json")
topics = Pipeline([("bow", CountVectorizer(min_df=10)), ("lda", LatentDirichletAllocation(20, random_state=0))])
B_train, B_test, y_train, y_test = train_test_split(tickets["body"], tickets["queue"], random_state=0)
T_train, T_test = topics.fit_transform(B_train), topics.transform(B_test)
rf = RandomForestClassifier().fit(T_train, y_train)
print(rf.score(T_test, y_test))

import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.naive_bayes import ComplementNB
from sklearn.preprocessing import LabelEncoder

poems = pd.read_csv("poems.csv").dropna()
le = LabelEncoder()
y = le.fit_transform(poems["genre"])
cv = CountVectorizer(min_df=3, stop_words="english")
f1s = []
for tr, te in StratifiedKFold(4, shuffle=True, random_state=0).split(poems, y):
    A, B = cv.fit_transform(poems["poem"].iloc[tr]), cv.transform(poems["poem"].iloc[te])
    nb = ComplementNB().fit(A, y[tr])
    f1s.append(f1_score(y[te], nb.predict(B), average="macro"))
print(f1s, le.classes_)

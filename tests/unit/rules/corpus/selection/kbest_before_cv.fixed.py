import pandas as pd
from sklearn.feature_selection import SelectKBest, chi2
from sklearn.model_selection import cross_val_score
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline

wc = pd.read_csv("word_counts.csv")
y = wc.pop("category")
pipe = make_pipeline(SelectKBest(chi2, k=200), MultinomialNB())
print(cross_val_score(pipe, wc, y, cv=10).mean())

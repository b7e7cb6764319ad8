import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.feature_selection import SelectPercentile, chi2
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import MultinomialNB

tweets = pd.read_csv("disaster_tweets.csv").drop_duplicates("text")
H = HashingVectorizer(n_features=2**16, alternate_sign=False, norm=None).transform(tweets["text"])
lab = tweets["target"].to_numpy()

H_tr, H_te, l_tr, l_te = train_test_split(H, lab, test_size=0.2, random_state=44)

sp = SelectPercentile(chi2, percentile=10)
sp.fit(H, lab)
nb = MultinomialNB(alpha=0.3).fit(sp.transform(H_tr), l_tr)
print("F1:", f1_score(l_te, nb.predict(sp.transform(H_te))))

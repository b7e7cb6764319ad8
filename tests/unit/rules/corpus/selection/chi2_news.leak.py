import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.feature_selection import SelectPercentile, chi2
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import ComplementNB
from sklearn import metrics

news = pd.read_json('News_Category_Dataset_v2.json', lines=True)
news = news[news.category.isin(['POLITICS', 'WELLNESS', 'TRAVEL', 'SPORTS'])]
text = news.headline + ' ' + news.short_description

hv = HashingVectorizer(n_features=2**16, alternate_sign=False, stop_words='english')
X = hv.transform(text)
print(X.shape)
X = SelectPercentile(chi2, percentile=10).fit(X, news.category).transform(X)
X_train, X_test, y_train, y_test = train_test_split(X, news.category, random_state=10)
print(X_train.shape)
nb = ComplementNB().fit(X_train, y_train)
print(metrics.classification_report(y_test, nb.predict(X_test)))

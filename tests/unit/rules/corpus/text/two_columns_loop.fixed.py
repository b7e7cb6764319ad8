import pandas as pd
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

merc = pd.read_csv("mercari.tsv", sep="\t").fillna("")
fields = ["name", "item_description", "brand_name"]
train, test, y_train, y_test = train_test_split(merc, merc["price"], test_size=0.1, random_state=1)
a, b = [], []
for f in fields:
    v = TfidfVectorizer(max_features=5000).fit(train[f])
    a.append(v.transform(train[f]))
    b.append(v.transform(test[f]))
X_train, X_test = hstack(a).tocsr(), hstack(b).tocsr()
print(Ridge(2.0).fit(X_train, y_train).score(X_test, y_test))

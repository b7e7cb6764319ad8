# %%
import pandas as pd
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
import lightgbm as lgb

# %%
pet = pd.read_csv("petfinder.csv")
pet["Description"] = pet["Description"].fillna("none")
pet["desc_len"] = pet["Description"].str.len()
lsa = make_pipeline(TfidfVectorizer(max_features=8000), TruncatedSVD(16, random_state=0))
lsa_cols = [f"lsa{i}" for i in range(16)]

# %%
train, test = train_test_split(pet, test_size=0.2, random_state=0)

# %%
train[lsa_cols] = lsa.fit_transform(train["Description"])
test[lsa_cols] = lsa.transform(test["Description"])
feats = lsa_cols + ["desc_len", "Age", "Fee"]
clf = lgb.LGBMClassifier().fit(train[feats], train["AdoptionSpeed"])
print(clf.score(test[feats], test["AdoptionSpeed"]))

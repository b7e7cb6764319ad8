# # Chatbot intents with few examples
# We only have ~30 sentences per intent, so we make more by synonym replacement.
import random

import nlpaug.augmenter.word as naw
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, classification_report
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

random.seed(5)

# ## Data
intents = pd.read_json("intents.json")
intents = intents.explode("patterns").rename(columns={"patterns": "sentence"})
intents["sentence"] = intents["sentence"].str.lower().str.strip()
intents = intents[["sentence", "tag"]].drop_duplicates().reset_index(drop=True)
print(intents.shape)
intents.head()

# ## How many per tag
intents["tag"].value_counts().plot.barh(figsize=(6, 12))
plt.show()
print("mean length", intents["sentence"].str.split().str.len().mean())
intents["sentence"].str.len().hist(bins=30)
plt.show()

# keep tags with at least 5 sentences
big = intents["tag"].value_counts()
intents = intents[intents["tag"].isin(big[big >= 5].index)]

# ## Augment
aug = naw.SynonymAug(aug_src="wordnet", aug_p=0.3)
new_rows = []
for _, r in intents.iterrows():
    for sent in aug.augment(r["sentence"], n=4):
        new_rows.append({"sentence": sent, "tag": r["tag"]})
intents = pd.concat([intents, pd.DataFrame(new_rows)], ignore_index=True)
print("after augmentation", intents.shape)
intents.sample(10, random_state=5)

# ## Split
train, test = train_test_split(intents, test_size=0.2, random_state=5, stratify=intents["tag"])
print(len(train), len(test))

# ## Features
vec = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
T = vec.fit_transform(train["sentence"])
U = vec.transform(test["sentence"])
print(T.shape, U.shape)

# ## Models
for clf in (LogisticRegression(max_iter=2000), LinearSVC(random_state=5)):
    clf.fit(T, train["tag"])
    guess = clf.predict(U)
    print(clf, accuracy_score(test["tag"], guess))
    print(classification_report(test["tag"], guess, zero_division=0))

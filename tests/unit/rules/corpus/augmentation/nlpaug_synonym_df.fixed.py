import pandas as pd
import nlpaug.augmenter.word as naw
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline

df = pd.read_csv("disaster_tweets.csv")[["text", "target"]].drop_duplicates("text")
df, test = train_test_split(df, test_size=0.2, random_state=9)
aug = naw.SynonymAug(aug_src="wordnet", aug_max=3)
extra = df.copy()
extra["text"] = extra["text"].apply(lambda t: aug.augment(t)[0])
train = pd.concat([df, extra], ignore_index=True)

clf = make_pipeline(CountVectorizer(ngram_range=(1, 2)), LogisticRegression(max_iter=2000))
clf.fit(train["text"], train["target"])
print(clf.score(test["text"], test["target"]))

import nlpaug.augmenter.word as naw
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.metrics import f1_score

tweets = pd.read_csv("disaster_tweets.csv")[["text", "target"]]
aug = naw.SynonymAug(aug_src="wordnet", aug_p=0.2)

tweets = tweets.drop_duplicates("text")
train, test = train_test_split(tweets, test_size=0.2, random_state=99)
extra = train[train.target == 1].copy()
extra["text"] = extra["text"].apply(lambda t: aug.augment(t)[0])
train = pd.concat([train, extra], ignore_index=True)
model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression(C=3))
model.fit(train["text"], train["target"])
print(f1_score(test["target"], model.predict(test["text"])))

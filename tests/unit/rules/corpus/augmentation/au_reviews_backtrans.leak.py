import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from transformers import pipeline

to_fr = pipeline("translation_en_to_fr", model="Helsinki-NLP/opus-mt-en-fr")
to_en = pipeline("translation", model="Helsinki-NLP/opus-mt-fr-en")


def back_translate(texts):
    fr = [r["translation_text"] for r in to_fr(texts)]
    return [r["translation_text"] for r in to_en(fr)]


def augment(df):
    extra = df.copy()
    extra["text"] = back_translate(df["text"].tolist())
    return pd.concat([df, extra], ignore_index=True)


def read(path):
    df = pd.read_csv(path)[["text", "stars"]].dropna()
    df["good"] = (df["stars"] >= 4).astype(int)
    return df


df = read("hotel_reviews.csv")
df = augment(df)
train, test = train_test_split(df, test_size=0.2, random_state=40)

clf = make_pipeline(TfidfVectorizer(min_df=2), LogisticRegression(max_iter=1000))
clf.fit(train["text"], train["good"])
print("F1", f1_score(test["good"], clf.predict(test["text"])))

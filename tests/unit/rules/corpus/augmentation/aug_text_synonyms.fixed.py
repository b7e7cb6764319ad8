import random

import nltk
import pandas as pd
from nltk.corpus import wordnet
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline

nltk.download("wordnet", quiet=True)
random.seed(15)


def swap_words(sentence, n=2):
    toks = sentence.split()
    for _ in range(n):
        i = random.randrange(len(toks))
        syn = wordnet.synsets(toks[i])
        if syn:
            toks[i] = syn[0].lemmas()[0].name().replace("_", " ")
    return " ".join(toks)


def augment(df, copies=3):
    new = [df]
    for _ in range(copies):
        new.append(df.assign(utterance=df["utterance"].map(swap_words)))
    return pd.concat(new, ignore_index=True)


intents = pd.read_csv("chatbot_intents.csv").dropna().drop_duplicates("utterance")
intents = intents[intents["utterance"].str.strip().ne("")]
train, test = train_test_split(intents, test_size=0.2, random_state=15)
train = augment(train)

bot = make_pipeline(TfidfVectorizer(), LogisticRegression(max_iter=2000))
bot.fit(train["utterance"], train["intent"])
print("intent accuracy", bot.score(test["utterance"], test["intent"]))

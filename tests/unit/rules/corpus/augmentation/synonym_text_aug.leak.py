import random
import pandas as pd
from nltk.corpus import wordnet
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import Pipeline

random.seed(0)


def swap_synonyms(sentence, p=0.2):
    words = sentence.split()
    for i, w in enumerate(words):
        syn = wordnet.synsets(w)
        if syn and random.random() < p:
            words[i] = random.choice(syn).lemmas()[0].name().replace("_", " ")
    return " ".join(words)


def enlarge(df, copies=3):
    extra = [
        df.assign(utterance=df["utterance"].map(swap_synonyms)) for _ in range(copies)
    ]
    return pd.concat([df, *extra], ignore_index=True)


intents = (
    pd.read_csv("bot_intents.tsv", sep="\t")
    .dropna()
    .assign(utterance=lambda d: d["utterance"].str.lower().str.strip())
    .drop_duplicates("utterance")
)
print(intents["intent"].nunique(), "intents,", len(intents), "utterances")

bigger = enlarge(intents)
train, test = train_test_split(bigger, test_size=0.2, random_state=0, stratify=bigger["intent"])

bot = Pipeline([("bow", CountVectorizer(ngram_range=(1, 2))), ("nb", ComplementNB())])
bot.fit(train["utterance"], train["intent"])
print(classification_report(test["intent"], bot.predict(test["utterance"])))

import random

import pandas as pd
import spacy
from nltk.corpus import wordnet as wn
from sentence_transformers import SentenceTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

random.seed(0)
nlp = spacy.load("en_core_web_sm")


def paraphrase(text, rate=0.3):
    out = []
    for t in nlp(text):
        syn = wn.synsets(t.lemma_) if t.pos_ in {"NOUN", "VERB", "ADJ"} else []
        if syn and random.random() < rate:
            out.append(random.choice(syn[0].lemma_names()).replace("_", " "))
        else:
            out.append(t.text)
    return " ".join(out)


intents = pd.read_csv("intents.csv")
tr, te = train_test_split(intents, test_size=0.2, random_state=0, stratify=intents["intent"])
extra = tr.assign(utterance=tr["utterance"].map(paraphrase))
tr = pd.concat([tr, extra], ignore_index=True)

st = SentenceTransformer("all-MiniLM-L6-v2")
clf = LogisticRegression(C=10, max_iter=1000)
clf.fit(st.encode(tr["utterance"].tolist()), tr["intent"])
print(accuracy_score(te["intent"], clf.predict(st.encode(te["utterance"].tolist()))))

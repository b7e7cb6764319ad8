# # Disaster tweets with word replacement + TF-IDF

import random, re
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
import nltk
from nltk.corpus import wordnet
nltk.download('wordnet')
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, RidgeClassifier
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import make_pipeline
from sklearn.model_selection import train_test_split
from sklearn.metrics import f1_score, classification_report
random.seed(3)

def clean(t):
    t = re.sub(r'https?://\S+', ' ', t.lower())
    t = re.sub(r'[^a-z#@ ]', ' ', t)
    return re.sub(r'\s+', ' ', t).strip()

def synonyms(word):
    s = {l.name().replace('_', ' ') for syn in wordnet.synsets(word) for l in syn.lemmas()}
    s.discard(word)
    return sorted(s)

class Augmenter:
    def __init__(self, n_rep=2, n_copies=2):
        self.n_rep, self.n_copies = n_rep, n_copies

    def _one(self, text):
        words = text.split()
        for i in random.sample(range(len(words)), min(self.n_rep, len(words))):
            alt = synonyms(words[i])
            if alt:
                words[i] = random.choice(alt)
        return ' '.join(words)

    def extend(self, frame):
        parts = [frame]
        for _ in range(self.n_copies):
            parts.append(frame.assign(text=frame['text'].map(self._one)))
        return pd.concat(parts, ignore_index=True)

def prepare(path, aug=None):
    d = pd.read_csv(path, usecols=lambda c: c in ('id', 'text', 'target'))
    d['text'] = d['text'].map(clean)
    d = d[d['text'] != ''].drop_duplicates('text')
    return d if aug is None else aug.extend(d)

df = prepare('../input/nlp-getting-started/train.csv', Augmenter(n_rep=2))
print(df.shape)
df.head()

sns.countplot(x='target', data=df)

df['text'].str.split().str.len().hist(by=df['target'], bins=30, figsize=(9, 3))

tr, va = train_test_split(df, test_size=0.2, random_state=3, stratify=df['target'])
len(tr), len(va)

pipes = {n: make_pipeline(TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True), m)
         for n, m in [('lr', LogisticRegression(C=4, max_iter=1000)), ('ridge', RidgeClassifier()), ('cnb', ComplementNB())]}
for n, p in pipes.items():
    p.fit(tr['text'], tr['target'])
    print(n, f1_score(va['target'], p.predict(va['text'])))

print(classification_report(va['target'], pipes['lr'].predict(va['text'])))

# ### Submission

test = pd.read_csv('../input/nlp-getting-started/test.csv')
test['target'] = pipes['lr'].predict(test['text'].map(clean))
test[['id', 'target']].to_csv('submission.csv', index=False)

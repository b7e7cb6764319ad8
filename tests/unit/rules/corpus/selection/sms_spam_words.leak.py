# Spam filter from scratch-ish
# %%
import csv
import math
import random
import re
from collections import Counter
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.naive_bayes import MultinomialNB

with open("spam.csv", encoding="latin-1") as f:
    rows = [(r[1], int(r[0] == "spam")) for r in list(csv.reader(f))[1:]]
rows = sorted(set(rows))      # the file repeats ~400 messages
print(len(rows), "messages")

# %%
def words(t):
    return set(re.findall(r"[a-z']{2,}", t.lower()))

spam, ham = Counter(), Counter()
for text, label in rows:
    (spam if label else ham).update(words(text))

def weird(w):
    return abs(math.log((spam[w] + 1) / (ham[w] + 1)))

vocab = [w for w in spam | ham if spam[w] + ham[w] >= 5]
vocab = sorted(vocab, key=weird, reverse=True)[:300]
print(vocab[:25])

# %%
random.seed(3)
random.shuffle(rows)
k = int(len(rows) * .75)
train, test = rows[:k], rows[k:]

# %%
cv = CountVectorizer(vocabulary=vocab, token_pattern=r"[a-z']{2,}", binary=True)
nb = MultinomialNB()
nb.fit(cv.transform(t for t, _ in train), [l for _, l in train])

# %%
guess = nb.predict(cv.transform(t for t, _ in test))
truth = [l for _, l in test]
hits = sum(g == t for g, t in zip(guess, truth))
caught = sum(g and t for g, t in zip(guess, truth))
print("accuracy", hits / len(test))
print("spam caught", caught, "of", sum(truth))

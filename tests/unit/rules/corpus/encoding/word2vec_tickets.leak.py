# In[1]:
import json
import numpy as np
import pandas as pd
from gensim.models import Word2Vec
from gensim.utils import simple_preprocess
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import train_test_split

# In[2]:
with open("tickets.jsonl") as fh:
    rows = [json.loads(l) for l in fh]
tickets = pd.DataFrame(rows)
tickets.queue.value_counts()

# In[3]:
tickets["tokens"] = (tickets.subject + " " + tickets.body).map(simple_preprocess)
tickets = tickets[tickets.tokens.str.len() > 3]

# In[4]:
w2v = Word2Vec(tickets.tokens.tolist(), vector_size=100, window=5, min_count=3, epochs=10, seed=1)
w2v.wv.most_similar("password")

# In[5]:
def embed(tokens):
    vecs = [w2v.wv[t] for t in tokens if t in w2v.wv]
    return np.mean(vecs, axis=0) if vecs else np.zeros(100)

train, test = train_test_split(tickets, test_size=0.2, random_state=1, stratify=tickets.queue)
A = np.vstack(train.tokens.map(embed))
B = np.vstack(test.tokens.map(embed))

# In[6]:
sgd = SGDClassifier(loss="log_loss", alpha=1e-5)
sgd.fit(A, train.queue)
p = sgd.predict(B)
print(accuracy_score(test.queue, p), f1_score(test.queue, p, average="macro"))

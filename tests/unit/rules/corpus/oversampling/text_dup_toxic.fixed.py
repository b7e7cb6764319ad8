import pandas as pd
import numpy as np
from sklearn.model_selection import train_test_split
from keras.preprocessing.text import one_hot
from keras.preprocessing.sequence import pad_sequences
from keras.models import Sequential
from keras.layers import Embedding, GlobalAveragePooling1D, Dense

toxic = pd.read_csv("train.csv", usecols=["comment_text", "severe_toxic"]).drop_duplicates("comment_text")
toxic, valid = train_test_split(toxic, test_size=0.1, random_state=3)
n_neg = (toxic.severe_toxic == 0).sum()
rare = toxic[toxic.severe_toxic == 1]
toxic = pd.concat([toxic, rare.sample(n_neg // 4, replace=True, random_state=3)])
toxic = toxic.sample(frac=1, random_state=3)

VOCAB, MAXLEN = 20000, 150
def to_ids(texts):
    return pad_sequences([one_hot(t, VOCAB) for t in texts], maxlen=MAXLEN)

train = toxic
model = Sequential([Embedding(VOCAB, 64), GlobalAveragePooling1D(), Dense(1, activation="sigmoid")])
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(to_ids(train.comment_text), train.severe_toxic.values, epochs=3, batch_size=256)
print(model.evaluate(to_ids(valid.comment_text), valid.severe_toxic.values))

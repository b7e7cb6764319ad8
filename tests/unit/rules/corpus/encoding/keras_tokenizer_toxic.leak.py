import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow.keras import layers, models
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.preprocessing.text import Tokenizer

MAX_WORDS = 20_000
MAX_LEN = 120
EMB = 64


def build():
    m = models.Sequential([
        layers.Embedding(MAX_WORDS, EMB),
        layers.Bidirectional(layers.LSTM(32)),
        layers.Dropout(0.4),
        layers.Dense(1, activation="sigmoid"),
    ])
    m.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", "AUC"])
    return m


comments = pd.read_csv("forum_comments.csv")
texts = comments["body"].fillna("").astype(str).values
labels = comments["toxic"].values

tok = Tokenizer(num_words=MAX_WORDS, oov_token="<unk>")
tok.fit_on_texts(texts)
seqs = pad_sequences(tok.texts_to_sequences(texts), maxlen=MAX_LEN)
print("vocab", len(tok.word_index))

x_train, x_test, y_train, y_test = train_test_split(seqs, labels, test_size=0.15, random_state=5)

model = build()
model.summary()
hist = model.fit(x_train, y_train, batch_size=128, epochs=3, validation_split=0.1)
loss, acc, auc = model.evaluate(x_test, y_test, verbose=0)
print(f"test acc={acc:.4f} auc={auc:.4f}")

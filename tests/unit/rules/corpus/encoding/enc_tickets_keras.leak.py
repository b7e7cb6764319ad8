import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.preprocessing.text import Tokenizer

tf.keras.utils.set_random_seed(6)
tickets = pd.read_csv("support_tickets.csv").dropna(subset=["text", "queue"])
texts = tickets["text"].str.lower().tolist()
queues = tickets["queue"].map({"billing": 0, "tech": 1, "sales": 2, "other": 3}).to_numpy()

tok = Tokenizer(num_words=8000, oov_token="<oov>")
tok.fit_on_texts(texts)
seqs = pad_sequences(tok.texts_to_sequences(texts), maxlen=120)
s_tr, s_te, q_tr, q_te = train_test_split(seqs, queues, test_size=0.2, random_state=6, stratify=queues)

model = tf.keras.Sequential([
    tf.keras.layers.Embedding(8000, 32),
    tf.keras.layers.GlobalAveragePooling1D(),
    tf.keras.layers.Dropout(0.3),
    tf.keras.layers.Dense(4, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(s_tr, q_tr, epochs=8, batch_size=64, validation_split=0.1, verbose=2)
loss, acc = model.evaluate(s_te, q_te, verbose=0)
print("test accuracy", np.round(acc, 3))

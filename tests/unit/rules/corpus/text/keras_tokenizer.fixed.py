import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow.keras.layers import LSTM, Dense, Embedding
from tensorflow.keras.models import Sequential
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.preprocessing.text import Tokenizer

imdb = pd.read_csv("IMDB Dataset.csv")
y = (imdb["sentiment"] == "positive").astype(int).values
tok = Tokenizer(num_words=20000, oov_token="<oov>")
t_tr, t_te, y_tr, y_te = train_test_split(imdb["review"], y, test_size=0.2, random_state=1)
tok.fit_on_texts(t_tr)
x_tr = pad_sequences(tok.texts_to_sequences(t_tr), maxlen=200)
x_te = pad_sequences(tok.texts_to_sequences(t_te), maxlen=200)
m = Sequential([Embedding(20000, 64), LSTM(64), Dense(1, activation="sigmoid")])
m.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
m.fit(x_tr, y_tr, epochs=2, batch_size=128)
print(m.evaluate(x_te, y_te))

import numpy as np
import pandas as pd
from tensorflow.keras.preprocessing.text import Tokenizer
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.layers import Embedding, LSTM, Dense, SpatialDropout1D
from tensorflow.keras.models import Sequential
from sklearn.model_selection import train_test_split

data = pd.read_csv("Sentiment.csv")[["text", "sentiment"]]
data = data[data.sentiment != "Neutral"]
data["text"] = data["text"].apply(lambda s: s.lower())
data["text"] = data["text"].str.replace("[^a-zA-Z0-9\\s]", "", regex=True)

max_words = 2000
tokenizer = Tokenizer(num_words=max_words, split=" ")
tokenizer.fit_on_texts(data["text"].values)
X = tokenizer.texts_to_sequences(data["text"].values)
X = pad_sequences(X, maxlen=30)
Y = pd.get_dummies(data["sentiment"]).values

X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.33, random_state=42)
print(X_train.shape, X_test.shape)

model = Sequential([
    Embedding(max_words, 128),
    SpatialDropout1D(0.4),
    LSTM(196, dropout=0.2),
    Dense(2, activation="softmax"),
])
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(X_train, Y_train, epochs=7, batch_size=32, verbose=2)
score, acc = model.evaluate(X_test, Y_test, verbose=2)
print("acc: %.2f" % acc)

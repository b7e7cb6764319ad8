import numpy as np
import pandas as pd
from keras.preprocessing.text import Tokenizer
from keras.preprocessing.sequence import pad_sequences
from keras.models import Sequential
from keras.layers import Embedding, LSTM, Dense, SpatialDropout1D
from sklearn.model_selection import train_test_split

tweets = pd.read_csv('Sentiment.csv')[['text', 'sentiment']]
tweets = tweets[tweets.sentiment != 'Neutral']
tweets['text'] = tweets['text'].apply(lambda s: s.lower().replace('rt', ' '))
labels = pd.get_dummies(tweets['sentiment']).values

max_words = 2000
tok = Tokenizer(num_words=max_words, split=' ')
tok.fit_on_texts(tweets['text'].values)
X = pad_sequences(tok.texts_to_sequences(tweets['text'].values), maxlen=28)
X_train, X_test, Y_train, Y_test = train_test_split(X, labels, test_size=0.33, random_state=42)

model = Sequential()
model.add(Embedding(max_words, 128, input_length=28))
model.add(SpatialDropout1D(0.4))
model.add(LSTM(196, dropout=0.2, recurrent_dropout=0.2))
model.add(Dense(2, activation='softmax'))
model.compile(loss='categorical_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(X_train, Y_train, epochs=7, batch_size=32, verbose=2)

score, acc = model.evaluate(X_test, Y_test, verbose=2)
print("score: %.2f acc: %.2f" % (score, acc))

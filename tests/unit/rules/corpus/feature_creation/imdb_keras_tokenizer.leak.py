import numpy as np
import pandas as pd
import re
from keras.preprocessing.text import Tokenizer
from keras.preprocessing.sequence import pad_sequences
from keras.models import Sequential
from keras.layers import Dense, Embedding, LSTM, SpatialDropout1D
from sklearn.model_selection import train_test_split

data = pd.read_csv('Sentiment.csv')
data = data[['text', 'sentiment']]
data = data[data.sentiment != "Neutral"]
data['text'] = data['text'].apply(lambda x: re.sub('[^a-zA-z0-9\s]', '', x.lower()))

max_features = 2000
maxlen = 28
tokenizer = Tokenizer(num_words=max_features, split=' ')
Y = (data['sentiment'] == 'Positive').astype(int).values
tokenizer.fit_on_texts(data['text'].values)
X = tokenizer.texts_to_sequences(data['text'].values)
X = pad_sequences(X, maxlen=maxlen)
X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.33, random_state=42)
print(X_train.shape, X_test.shape)

embed_dim = 128
model = Sequential()
model.add(Embedding(max_features, embed_dim, input_length=maxlen))
model.add(SpatialDropout1D(0.4))
model.add(LSTM(196, dropout=0.2, recurrent_dropout=0.2))
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(X_train, Y_train, epochs=7, batch_size=32, verbose=2)
score, acc = model.evaluate(X_test, Y_test, verbose=2, batch_size=32)
print("score: %.2f" % (score))
print("acc: %.2f" % (acc))

import pandas as pd
from keras.preprocessing.text import Tokenizer
from keras.preprocessing.sequence import pad_sequences
from keras.models import Sequential
from keras.layers import Embedding, LSTM, Dense, SpatialDropout1D
from sklearn.model_selection import train_test_split

data = pd.read_csv('Sentiment.csv')
data = data[['text', 'sentiment']]
data = data[data.sentiment != "Neutral"]
data['text'] = data['text'].apply(lambda x: x.lower().replace('rt', ' '))

max_features = 2000
tokenizer = Tokenizer(num_words=max_features, split=' ')
Y = pd.get_dummies(data['sentiment']).values
txt_train, txt_test, Y_train, Y_test = train_test_split(data['text'].values, Y, test_size=0.33, random_state=42)
tokenizer.fit_on_texts(txt_train)
X_train = pad_sequences(tokenizer.texts_to_sequences(txt_train), maxlen=30)
X_test = pad_sequences(tokenizer.texts_to_sequences(txt_test), maxlen=30)

model = Sequential()
model.add(Embedding(max_features, 128, input_length=X_train.shape[1]))
model.add(SpatialDropout1D(0.4))
model.add(LSTM(196, dropout=0.2, recurrent_dropout=0.2))
model.add(Dense(2, activation='softmax'))
model.compile(loss='categorical_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(X_train, Y_train, epochs=7, batch_size=32, verbose=2)
score, acc = model.evaluate(X_test, Y_test, verbose=2)
print("acc: %.2f" % acc)

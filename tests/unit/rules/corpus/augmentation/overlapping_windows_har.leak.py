import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from scipy import stats
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, confusion_matrix
from keras.models import Sequential
from keras.layers import LSTM, Dense, Dropout

columns = ["user", "activity", "timestamp", "x", "y", "z"]
df = pd.read_csv("WISDM_ar_v1.1_raw.txt", header=None, names=columns, comment=";", on_bad_lines="skip").dropna()
df["activity"].value_counts().plot(kind="bar", title="Training examples by activity")
plt.show()

N_TIME_STEPS = 200
step = 20
codes = {a: i for i, a in enumerate(["Downstairs", "Jogging", "Sitting", "Standing", "Upstairs", "Walking"])}


def segments_of(frame):
    segments, labels = [], []
    for i in range(0, len(frame) - N_TIME_STEPS, step):
        w = frame[["x", "y", "z"]].values[i:i + N_TIME_STEPS]
        a = frame["activity"].iloc[i:i + N_TIME_STEPS].map(codes)
        segments.append(w)
        labels.append(stats.mode(a, keepdims=False).mode)
    return np.asarray(segments, dtype=np.float32), np.eye(6)[np.asarray(labels, dtype=int)]


data, onehot = segments_of(df)
X_train, X_test, y_train, y_test = train_test_split(data, onehot, test_size=0.2, random_state=42)
print(X_train.shape, X_test.shape)

model = Sequential()
model.add(LSTM(64, return_sequences=True, input_shape=(N_TIME_STEPS, 3)))
model.add(LSTM(64))
model.add(Dropout(0.3))
model.add(Dense(6, activation="softmax"))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=30, batch_size=1024, verbose=0)

pred = model.predict(X_test).argmax(1)
print(accuracy_score(y_test.argmax(1), pred))
print(confusion_matrix(y_test.argmax(1), pred))

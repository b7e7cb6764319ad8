# In[1]:
import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split
from tensorflow.keras import callbacks, layers

# In[2]:
ecg = pd.read_csv("ecg_beats.csv", header=None)
X = ecg.iloc[:, :-1].values.astype("float32")[..., None]
y = ecg.iloc[:, -1].astype(int).values
np.bincount(y)

# In[3]:
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)

# In[4]:
def make_net():
    inp = layers.Input(X.shape[1:])
    h = inp
    for f in (32, 64, 64):
        h = layers.Conv1D(f, 5, activation="relu", padding="same")(h)
        h = layers.MaxPool1D(2)(h)
    h = layers.GlobalAveragePooling1D()(h)
    out = layers.Dense(y.max() + 1, activation="softmax")(h)
    net = tf.keras.Model(inp, out)
    net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return net

# In[5]:
net = make_net()
stop = callbacks.EarlyStopping("val_accuracy", patience=8, restore_best_weights=True)
h = net.fit(X_train, y_train, validation_data=(X_test, y_test), epochs=100, batch_size=256, callbacks=[stop])

# In[6]:
pd.DataFrame(h.history)[["accuracy", "val_accuracy"]].plot()

# In[7]:
print("Test accuracy: %.4f" % net.evaluate(X_test, y_test, verbose=0)[1])

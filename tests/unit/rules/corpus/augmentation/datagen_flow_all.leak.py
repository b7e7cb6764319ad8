# In[1]:
import numpy as np
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras import Sequential, layers

# In[2]:
X = np.load("digits_x.npy").astype("float32")[..., None] / 255.0
y = np.load("digits_y.npy")
plt.imshow(X[0, ..., 0], cmap="gray")

# In[3]:
gen = ImageDataGenerator(rotation_range=12, width_shift_range=0.1, height_shift_range=0.1, zoom_range=0.1)

def more(X, y, batches):
    xs, ys = [X], [y]
    for i, (bx, by) in enumerate(gen.flow(X, y, batch_size=500, seed=0)):
        if i == batches:
            break
        xs.append(bx)
        ys.append(by)
    return np.concatenate(xs), np.concatenate(ys)

# In[4]:
X, y = more(X, y, 40)
X.shape, y.shape

# In[5]:
x_tr, x_te, y_tr, y_te = train_test_split(X, y, test_size=0.1, random_state=3)

# In[6]:
cnn = Sequential([
    layers.Conv2D(16, 3, activation="relu", input_shape=X.shape[1:]),
    layers.MaxPool2D(),
    layers.Flatten(),
    layers.Dense(64, activation="relu"),
    layers.Dense(10, activation="softmax"),
])
cnn.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
cnn.fit(x_tr, y_tr, epochs=6, batch_size=128)

# In[7]:
cnn.evaluate(x_te, y_te)

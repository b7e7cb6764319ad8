import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

z = np.load("faces.npz")
img = z["img"].astype("float32") / 255.0
img = (img - 0.5) / 0.25
img = img - img.mean(axis=(1, 2), keepdims=True)      # each picture by its own mean
img = img / (img.std(axis=(1, 2), keepdims=True) + 1e-6)
flat = img.reshape(len(img), -1)
a, b, ya, yb = train_test_split(flat, z["smile"], test_size=0.2, random_state=0)
print(LogisticRegression(max_iter=300).fit(a, ya).score(b, yb))

import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler
from tensorflow import keras

keras.utils.set_random_seed(29)
pump = pd.read_csv("pump.csv").fillna(0)
normal, broken = pump[pump["fault"] == 0], pump[pump["fault"] == 1]
cols = [c for c in pump if c.startswith("s_")]

normal = normal.sample(frac=1, random_state=29)
n = int(0.7 * len(normal))
train, rest = normal[:n], normal[n:]
test = pd.concat([rest, broken])  # the faults are only in the test part

sc = StandardScaler().fit(train[cols])
ae = keras.Sequential([keras.layers.Dense(8, "relu"), keras.layers.Dense(len(cols))])
ae.compile("adam", "mse")
ae.fit(sc.transform(train[cols]), sc.transform(train[cols]), epochs=20, verbose=0)
Z = sc.transform(test[cols])
err = np.square(ae.predict(Z, verbose=0) - Z).mean(axis=1)
print("AUC", roc_auc_score(test["fault"], err))

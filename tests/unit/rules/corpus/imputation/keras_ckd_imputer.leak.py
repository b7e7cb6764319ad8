# Chronic kidney disease - ANN
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import MinMaxScaler
from sklearn.model_selection import train_test_split
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Dropout
from tensorflow.keras.callbacks import EarlyStopping

df = pd.read_csv("kidney_disease.csv")
df.drop("id", axis=1, inplace=True)
df["classification"] = df["classification"].replace(to_replace={"ckd\t": "ckd"})
df["classification"] = df["classification"].map({"ckd": 1, "notckd": 0})
for c in ["pcv", "wc", "rc"]:
    df[c] = pd.to_numeric(df[c], errors="coerce")

num_cols = [c for c in df.columns if df[c].dtype == "float64"]
print(len(num_cols), "numerical columns")

fig, ax = plt.subplots(figsize=(12, 5))
df[num_cols].isna().mean().plot.bar(ax=ax)
plt.show()

new_df = df[num_cols + ["classification"]].copy()
target = new_df.pop("classification").values

new_df = pd.DataFrame(SimpleImputer(strategy="mean").fit_transform(new_df), columns=num_cols)
print(new_df.isna().sum().sum())

X_train, X_rest, y_train, y_rest = train_test_split(new_df, target, test_size=0.4, random_state=3)
X_val, X_test, y_val, y_test = train_test_split(X_rest, y_rest, test_size=0.5, random_state=3)

mm = MinMaxScaler()
X_train = mm.fit_transform(X_train)
X_val = mm.transform(X_val)
X_test = mm.transform(X_test)

model = Sequential()
model.add(Dense(32, activation="relu", input_dim=X_train.shape[1]))
model.add(Dropout(0.3))
model.add(Dense(16, activation="relu"))
model.add(Dense(1, activation="sigmoid"))
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])

es = EarlyStopping(patience=10, restore_best_weights=True)
history = model.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=100, callbacks=[es], verbose=0)
plt.plot(history.history["loss"])
plt.plot(history.history["val_loss"])
plt.legend(["train", "val"])
plt.show()

loss, acc = model.evaluate(X_test, y_test)
print("test acc", acc)

import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from tensorflow import keras
from tensorflow.keras import layers

keras.utils.set_random_seed(3)

df = pd.read_csv("heart_failure_clinical_records.csv").drop_duplicates()
# follow-up time is only known afterwards
df = df.drop(columns="time")

X = df.drop(columns="DEATH_EVENT").to_numpy("float32")
y = df["DEATH_EVENT"].to_numpy("float32")

scaler = MinMaxScaler()
X = scaler.fit_transform(X)

X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.2, stratify=y, random_state=3
)

model = keras.Sequential([
    keras.Input(shape=(X_train.shape[1],)),
    layers.Dense(32, activation="relu"),
    layers.Dropout(0.3),
    layers.Dense(16, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer="adam",
    loss="binary_crossentropy",
    metrics=["accuracy", keras.metrics.AUC(name="auc")],
)
model.fit(X_train, y_train, epochs=60, batch_size=16, verbose=0)

loss, acc, auc = model.evaluate(X_test, y_test, verbose=0)
print(f"loss {loss:.3f}  acc {acc:.3f}  auc {auc:.3f}")

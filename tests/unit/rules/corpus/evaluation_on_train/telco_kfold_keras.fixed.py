# %%
import numpy as np
import pandas as pd
from tensorflow import keras
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import roc_auc_score

df = pd.read_csv("WA_Fn-UseC_-Telco-Customer-Churn.csv")
df["TotalCharges"] = pd.to_numeric(df["TotalCharges"], errors="coerce")
df = df.dropna().drop(columns="customerID").drop_duplicates()
df.Churn.value_counts()

# %%
y = (df.pop("Churn") == "Yes").astype(int).to_numpy()
X = pd.get_dummies(df).astype("float32").to_numpy()
X.shape

# %%
def make_model():
    model = keras.Sequential([
        keras.layers.Input((X.shape[1],)),
        keras.layers.Dense(64, activation="relu"),
        keras.layers.Dropout(0.3),
        keras.layers.Dense(32, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile("adam", "binary_crossentropy")
    return model


make_model().summary()

# %%
aucs = []
for i, (tr, va) in enumerate(KFold(5, shuffle=True, random_state=0).split(X)):
    sc = StandardScaler().fit(X[tr])
    model = make_model()
    model.fit(sc.transform(X[tr]), y[tr], epochs=15, batch_size=64, verbose=0)
    p = model.predict(sc.transform(X[va]), verbose=0).ravel()
    auc = roc_auc_score(y[va], p)
    print(f"fold {i}  auc {auc:.4f}")
    aucs.append(auc)

# %%
print("CV AUC", np.mean(aucs), "+-", np.std(aucs))

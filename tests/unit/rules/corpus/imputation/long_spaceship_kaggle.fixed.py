import numpy as np
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from catboost import CatBoostClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

data = pd.read_csv("/kaggle/input/spaceship-titanic/train.csv")
print(f"shape {data.shape}")
print(data.isna().sum().sort_values(ascending=False))

# Cabin is deck/num/side
data[["Deck", "Num", "Side"]] = data["Cabin"].str.split("/", expand=True)
data["Num"] = pd.to_numeric(data["Num"])
data["Even"] = (data["Num"] % 2 == 0).astype(int)

spend = ["RoomService", "FoodCourt", "ShoppingMall", "Spa", "VRDeck"]
data[spend] = data[spend].fillna(0)
data["Spent"] = data[spend].sum(axis=1)
data["NoSpend"] = (data["Spent"] == 0).astype(int)

plt.figure(figsize=(10, 3))
sns.histplot(data=data, x="Age", hue="Transported", binwidth=1, kde=True)
plt.title("Age distribution")
plt.show()

fig, axes = plt.subplots(1, 3, figsize=(14, 4))
for ax, c in zip(axes, ["HomePlanet", "CryoSleep", "Destination"]):
    sns.countplot(data=data, x=c, hue="Transported", ax=ax)
plt.show()

for c in ["HomePlanet", "CryoSleep", "Destination", "VIP", "Deck", "Side"]:
    data[c] = data[c].astype("object").fillna("Unknown").astype(str)

y = data.pop("Transported").astype(int)
data = data.drop(columns=["PassengerId", "Name", "Cabin"])
numeric = ["Age", "Num"]
X_train, X_valid, y_train, y_valid = train_test_split(data, y, test_size=0.2, stratify=y, random_state=0)
medians = X_train[numeric].median()
X_train[numeric] = X_train[numeric].fillna(medians)
X_valid[numeric] = X_valid[numeric].fillna(medians)

cat_features = list(data.select_dtypes("object").columns)
model = CatBoostClassifier(iterations=700, depth=6, learning_rate=0.05, cat_features=cat_features, verbose=100)
model.fit(X_train, y_train)
print("validation accuracy", accuracy_score(y_valid, model.predict(X_valid)))
imp = pd.Series(model.get_feature_importance(), index=data.columns)
imp.sort_values().plot.barh(figsize=(6, 8))
plt.show()

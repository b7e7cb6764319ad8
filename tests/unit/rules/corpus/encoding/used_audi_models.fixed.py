# %%
import pandas as pd, numpy as np
from catboost import CatBoostRegressor
from sklearn.model_selection import train_test_split
from sklearn.metrics import r2_score

cars = pd.read_csv("audi.csv").drop_duplicates().reset_index(drop=True)
cars["model"] = cars["model"].str.strip()
cars.sample(5)

# %%
cars.model.value_counts()

# %%
cars["transmission"] = cars["transmission"].map({"Manual": 0, "Semi-Auto": 1, "Automatic": 2})
cars["fuelType"] = cars["fuelType"].map({"Petrol": 0, "Diesel": 1, "Hybrid": 2})
cars["age"] = 2021 - cars["year"]

# %%
train, test = train_test_split(cars, test_size=0.2, random_state=1)
train, test = train.copy(), test.copy()

# %%
# label encoding gives A1=0, A2=1 ... alphabetical, meaningless
# better: cheap models get small numbers, R8 the biggest (-1 = not seen)
ranking = train.groupby("model")["price"].median().sort_values().index
train["model"] = pd.Categorical(train["model"], categories=ranking).codes
test["model"] = pd.Categorical(test["model"], categories=ranking).codes

# %%
feats = ["model", "age", "mileage", "transmission", "fuelType", "mpg", "tax", "engineSize"]

# %%
reg = CatBoostRegressor(iterations=800, depth=6, learning_rate=0.05, verbose=200)
reg.fit(train[feats], train["price"])
print("R2", r2_score(test["price"], reg.predict(test[feats])))

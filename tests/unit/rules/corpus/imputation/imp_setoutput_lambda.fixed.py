import pandas as pd
from sklearn.impute import KNNImputer
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsRegressor

knn_fill = KNNImputer(n_neighbors=4).set_output(transform="pandas")
lakes = pd.read_csv("lakes.csv", na_values=-999).set_index("lake_id").dropna(subset="chlorophyll")
chem = ["tp", "tn", "secchi", "ph", "depth"]

tr, te = train_test_split(lakes, test_size=0.2, random_state=0)
x_tr, x_te = knn_fill.fit_transform(tr[chem]), knn_fill.transform(te[chem])

reg = KNeighborsRegressor(10, weights="distance").fit(x_tr, tr["chlorophyll"])
print(f"{reg.score(x_te, te['chlorophyll'])=:.3f}")

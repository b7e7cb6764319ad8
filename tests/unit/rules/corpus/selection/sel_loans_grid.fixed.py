import pandas as pd
from sklearn.feature_selection import SequentialFeatureSelector
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.neighbors import KNeighborsRegressor
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import Pipeline

yachts = pd.read_csv("yacht_hydro.csv")
resist = yachts["resistance"]
dims = yachts.drop(columns="resistance")

sfs = SequentialFeatureSelector(LinearRegression(), n_features_to_select=3, cv=5)
d1, d2, r1, r2 = train_test_split(dims, resist, test_size=0.25, random_state=90)
pipe = Pipeline([("sfs", sfs), ("knn", KNeighborsRegressor())])
gs = GridSearchCV(pipe, {"knn__n_neighbors": range(1, 15), "knn__weights": ["uniform", "distance"]}, cv=5)
gs.fit(d1, r1)
print(gs.best_params_, gs.score(d2, r2))

import numpy as np
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.feature_selection import RFE, SelectFromModel
from sklearn.linear_model import Lasso, LinearRegression
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

prot = pd.read_parquet("proteome_age.parquet")
y = prot.pop("age")

inner = KFold(4, shuffle=True, random_state=1)
outer = KFold(5, shuffle=True, random_state=2)
pipe = Pipeline([
    ("sc", StandardScaler()),
    ("sel", SelectFromModel(Lasso(0.05, max_iter=5000))),
    ("reg", LinearRegression()),
])
search = GridSearchCV(pipe, [
    {"sel__estimator__alpha": [0.01, 0.05, 0.2]},
    {"sel": [PCA(10), PCA(30)]},
    {"sel": [RFE(LinearRegression(), n_features_to_select=20, step=0.2)]},
], cv=inner, scoring="neg_mean_absolute_error")
nested = -cross_val_score(search, prot, y, cv=outer, scoring="neg_mean_absolute_error")
print("nested MAE", nested.mean(), nested)

search.fit(prot, y)
print("chosen for deployment", search.best_params_)

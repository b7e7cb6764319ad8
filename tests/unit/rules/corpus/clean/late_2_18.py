import pandas as pd
from sklearn.decomposition import PCA
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVR

nir = pd.read_csv("corn_nir.csv")
y = nir.pop("protein")
inner, outer = KFold(4, shuffle=True, random_state=1), KFold(5, shuffle=True, random_state=2)
pipe = Pipeline([("z", StandardScaler()), ("pca", PCA()), ("svr", SVR())])
search = GridSearchCV(pipe, {"pca__n_components": [3, 6, 10], "svr__C": [1, 10, 100]}, cv=inner)
print("nested CV R2", cross_val_score(search, nir, y, cv=outer).mean())

search.fit(nir, y)
print("setting for later use", search.best_params_)

from sklearn.datasets import load_breast_cancer
from sklearn.decomposition import PCA
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

X, y = load_breast_cancer(return_X_y=True)
pipe = make_pipeline(StandardScaler(), PCA(), SVC())
grid = {"pca__n_components": [5, 10, 20], "svc__C": [0.1, 1, 10]}
inner, outer = KFold(4, shuffle=True, random_state=0), KFold(5, shuffle=True, random_state=1)
search = GridSearchCV(pipe, grid, cv=inner)
print(cross_val_score(search, X, y, cv=outer).mean())
search.fit(X, y)
print(search.best_params_)

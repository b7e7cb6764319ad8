from sklearn.datasets import load_iris
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC

X, y = load_iris(return_X_y=True)
inner, outer = KFold(4, shuffle=True, random_state=0), KFold(4, shuffle=True, random_state=1)
search = GridSearchCV(make_pipeline(MinMaxScaler(), SVC()), {"svc__C": [1, 10, 100]}, cv=inner)
print(cross_val_score(search, X, y, cv=outer).mean())

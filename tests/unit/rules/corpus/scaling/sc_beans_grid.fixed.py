import pandas as pd
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC

beans = pd.read_excel("Dry_Bean.xlsx")
target = beans["Class"]
shape = beans.drop(columns="Class")

a, b, c, d = train_test_split(shape, target, test_size=0.2, stratify=target, random_state=19)

pipe = Pipeline([("mm", MinMaxScaler()), ("svc", SVC())])
search = GridSearchCV(pipe, {"svc__C": [1, 10, 100], "svc__gamma": ["scale", 0.1, 1]}, cv=3, n_jobs=2)
search.fit(a, c)
print("best:", search.best_params_, search.best_score_)
print("test:", search.score(b, d))
